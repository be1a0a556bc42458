/** Drawn artwork in the dock, for a recording that has none of its own. */
import { drawArtwork } from "../artwork.js";
import { all, current, find } from "../core.js";

export function showDrawn() {
  if (!current) return;
  for (const image of all(document, "podcast-dock img")) {
    const title = String(current.title);
    const drawn = image.nextElementSibling;
    const isDrawn = Boolean(drawn?.matches("svg"));
    if (image.hidden === isDrawn && (!isDrawn || drawn.dataset.title === title)) continue;
    if (isDrawn) drawn.remove();
    if (!image.hidden) continue;
    const artwork = drawArtwork(title);
    artwork.dataset.title = title;
    // In a button, letters would be words that its name does not have.
    if (image.closest("button")) find(artwork, "text").remove();
    image.after(artwork);
  }
}
