/** From one chapter to the next, for the remote and the keys of a headset. */
import { current, markOf, placeAt, playNext, seek } from "../core.js";

/** Moves by a number of chapters, or to the beginning of this one; after the last one, to the next episode.  @param {number} by */
export function stepChapter(by) {
  const { chapters } = current;
  const { at } = markOf(current);
  const place = placeAt(chapters, at);
  const goal = chapters[by < 0 && at > chapters[place]?.at + 3 ? place : place + by];
  if (goal || by < 0) seek(goal?.at || 0);
  else playNext(true);
}
