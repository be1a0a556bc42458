/** Asks for the worker that keeps pages for when there is no network, and tells it what to keep: see `worker.js`. */

/** Seconds of a recording after which it is kept. */
const HEARD = 30;
const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
const worker = new URL("../../podcast-offline.js", src);
const kept = new Set();

/** @param {string} kind @param {string[]} addresses */
async function keep(kind, addresses) {
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ kind, addresses: addresses.filter((address) => new URL(address).origin === location.origin) });
}

/** What this page has loaded before there was a worker. */
function keepPage() {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  keep("page", [location.href.split("#")[0], ...loaded]);
}

/** @param {any} event */
function keepRecording({ target }) {
  const { currentSrc, currentTime, paused } = target;
  if (paused || currentTime < HEARD || !/^http/.test(currentSrc) || kept.has(currentSrc)) return;
  kept.add(currentSrc);
  keep("recording", [currentSrc]);
}

if (navigator.serviceWorker) {
  // It is refused where the page is not encrypted: then the site is as it was.
  navigator.serviceWorker.register(worker).then(() => {
    if (document.readyState === "complete") keepPage();
    else addEventListener("load", keepPage);
    document.addEventListener("timeupdate", keepRecording, true);
  }, () => {});
}

// A module, for the types.
export {};
