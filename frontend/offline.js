/** Asks for the worker that keeps pages for when there is no network, and tells it what to keep: see `worker.js`. */

/** Seconds of a recording after which it is kept. */
const HEARD = 30;
const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
const worker = new URL("../../podcast-offline.js", src);
/** Scripts that a page loads when they are first asked for, which may be when there is no network. */
const LATER = ["episodes.js", "listener.js", "listener.css", "remote.js", "remote.css"];
const kept = new Set();

/** @param {string} kind @param {string[]} addresses */
async function keep(kind, addresses) {
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ kind, addresses: addresses.filter((address) => new URL(address).origin === location.origin) });
}

/** What this page has loaded before there was a worker. */
function keepPage() {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  /** @type {HTMLElement | null} */
  const translated = document.querySelector("[data-words]");
  const language = translated && JSON.parse(translated.dataset.words || "{}")[""];
  const later = language ? [...LATER, `words.${language}.js`] : LATER;
  keep("page", [location.href.split("#")[0], ...loaded, ...later.map((file) => new URL(file, src).href)]);
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
