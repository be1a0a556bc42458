/** Artwork that cannot be loaded gives way to drawn artwork. */
import { loadExtras } from "./extras.js";
import { all, find } from "./page.js";

const ARTWORK = ":is(.podcast-head, .podcast-show) img.podcast-art, .podcast-card > img";

/** @param {any} image */
async function replace(image) {
  const holder = image.closest(".podcast-card, .podcast-head, .podcast-show");
  const title = find(holder, "podcast-player")?.dataset.title || find(holder, "h1, h2 a, h3 a, h4 a, h5 a, h6 a")?.textContent || "";
  const { replaceImage } = await loadExtras();
  replaceImage(image, title.trim());
}

export function watchPictures() {
  document.addEventListener("error", ({ target }) => {
    if (/** @type {any} */ (target).matches?.(ARTWORK)) replace(target).catch(() => {});
  }, true);
  // Some have failed before the script ran.
  for (const image of all(document, ARTWORK)) if (image.complete && !image.naturalWidth) replace(image).catch(() => {});
}
