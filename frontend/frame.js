/**
 * An episode's player in a frame on somebody else's page. Within the frame, this tells the page how high it is; on the
 * page, it gives the frame that height. A page believes only a frame from where this script comes from.
 */
const TYPE = "podcast-height";
const HIGHEST = 3000;
// A module is told no address of its own: it believes none but this site's frames.
const { origin: own } = new URL(/** @type {HTMLScriptElement} */ (document.currentScript)?.src || location.href);

/** @param {MessageEvent} event */
function fit({ data, source, origin }) {
  if (origin !== own || data?.type !== TYPE || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.style.height = `${Math.min(Math.ceil(data.height), HIGHEST)}px`;
  }
}

if (document.querySelector(".podcast-embedded")) {
  // Anybody may know the height, so the message names no receiver.
  const tell = () => parent.postMessage({ type: TYPE, height: document.body.offsetHeight }, "*");
  if (parent !== window) new ResizeObserver(tell).observe(document.body);
} else addEventListener("message", fit);
