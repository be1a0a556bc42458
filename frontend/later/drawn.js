/** Drawn artwork in the dock, for a recording that has none of its own. */
import { drawArtwork } from "../artwork.js";
import { all, current } from "../core.js";

export function showDrawn() {
  if (!current) return;
  for (const image of all(document, "podcast-dock img")) {
    const { title } = current;
    const drawn = image.nextElementSibling;
    const isDrawn = Boolean(drawn?.matches("svg"));
    if (image.hidden === isDrawn && (!isDrawn || drawn.dataset.title === title)) continue;
    if (isDrawn) drawn.remove();
    if (!image.hidden) continue;
    image.after(drawArtwork(title));
    image.nextElementSibling.dataset.title = title;
  }
}
