/**
 * An episode's player in a frame on another site's page. Within the frame, this script sends the height of its content
 * to the page; on the page, it gives the frame that height. A page accepts heights only from the origin of this script.
 */
const TYPE = "podcast-height";
const MAX_HEIGHT = 3000;
// In a module there is no `currentScript`: it then accepts only heights from the frames of this site.
const { origin: trusted } = new URL(/** @type {HTMLScriptElement} */ (document.currentScript)?.src || location.href);

/** @param {MessageEvent} event */
function fit({ data, source, origin }) {
  if (origin !== trusted || data?.type !== TYPE || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.style.height = `${Math.min(Math.ceil(data.height), MAX_HEIGHT)}px`;
  }
}

if (document.querySelector(".podcast-embedded")) {
  // The height is no secret, so the message is not limited to one origin.
  const sendHeight = () => parent.postMessage({ type: TYPE, height: document.body.offsetHeight }, "*");
  if (parent !== window) new ResizeObserver(sendHeight).observe(document.body);
} else addEventListener("message", fit);
