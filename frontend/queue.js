/** Recordings of cards, and the episodes that follow one. */
import { audio, close, current, play } from "./deck.js";
import { loadListener } from "./extras.js";
import { absolute, find } from "./page.js";

/** @typedef {import("./deck.js").Track} Track */

/** The recording of a card; null where it has none that can be played here.  @param {any} card @returns {Track | null} */
export function trackOf(card) {
  const { audio: addresses, key, duration } = find(card, ".podcast-play")?.dataset || {};
  if (!addresses) return null;
  const { show, index } = card.closest("[data-index]")?.dataset || {};
  const { href, textContent } = find(card, "a");
  return {
    key, show, title: textContent, page: href,
    image: find(card, "img")?.src,
    index: index && absolute(index),
    sources: addresses.split(" ").map((src) => ({ src: absolute(src) })),
    duration: Number(duration || find(card, "data")?.value) || 0,
    chapters: [],
  };
}

/** Plays the first episode of the listener's queue; where it is empty, the next one of the show if that is wanted.  @param {unknown} isNextWanted */
export async function playNext(isNextWanted) {
  const track = current;
  const { takeNext } = await loadListener();
  const next = await takeNext(track, isNextWanted);
  // The listener may have chosen something else meanwhile.
  if (track !== current) return;
  if (next) play(next);
  else if (audio.ended) close();
}
