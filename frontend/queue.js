/** Recordings of cards, and the episodes that follow one. */
import { current, play } from "./deck.js";
import { loadExtras } from "./extras.js";
import { absolute, find } from "./page.js";

/** @typedef {import("./deck.js").Track} Track */

/** The recording of a card; null where it has none that can be played here.  @param {any} card @returns {Track | null} */
export function trackOf(card) {
  const { audio, key, duration } = find(card, ".podcast-play")?.dataset || {};
  if (!audio) return null;
  const { show, index } = card.closest("[data-index]")?.dataset || {};
  const { href, textContent } = find(card, "a");
  return {
    key, show, title: textContent, page: href,
    image: find(card, "img")?.src,
    index: index && absolute(index),
    sources: audio.split(" ").map((src) => ({ src: absolute(src) })),
    duration: Number(duration) || 0,
    chapters: [],
  };
}

/** @param {Track} track @returns {Promise<Track[]>} the episodes published after it, the oldest first */
export async function upNext(track) {
  try {
    return await (await loadExtras()).tracksAfter(track);
  } catch {
    // A page opened from a folder may not read another file.
    return [];
  }
}

export async function playNext() {
  const track = current;
  const [next] = await upNext(track);
  // The listener may have chosen something else meanwhile.
  if (next && track === current) play(next);
}
