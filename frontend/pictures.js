/** Artwork that cannot be loaded gives way to drawn artwork. */
import { loadExtras } from "./extras.js";
import { all, find } from "./page.js";

const ARTWORK = "img.podcast-art, .podcast-card > img, .podcast-related img";

/** @param {any} image */
async function replace(image) {
  const holder = image.closest("[role=listitem], .podcast-head, .podcast-show") || document;
  const title = find(holder, "audio")?.ariaLabel || (find(holder, "h1") || find(holder, "a"))?.textContent || "";
  const { drawArtwork } = await loadExtras();
  image.replaceWith(drawArtwork(title.trim()));
}

export function watchPictures() {
  document.addEventListener("error", ({ target }) => {
    if (/** @type {any} */ (target).matches?.(ARTWORK)) replace(target).catch(() => {});
  }, true);
  // Some have failed before the script ran.
  for (const image of all(document, ARTWORK)) if (image.complete && !image.naturalWidth) replace(image).catch(() => {});
}
