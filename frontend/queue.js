/** Cards of episodes, on this page and on others, and the episodes that follow one. */
import { current, play } from "./deck.js";
import { all, find } from "./page.js";

/** @typedef {import("./deck.js").Track} Track */

/** The full form of an address on this page.  @param {string} [address] @param {string} [base] */
export const absolute = (address = "", base = document.baseURI) => new URL(address, base).href;

/** The cards of a page of this site, with full addresses.  @param {string} address @returns {Promise<Element[]>} */
export async function cardsOf(address) {
  const response = await fetch(address, { mode: "same-origin" });
  if (!response.ok) throw response.status;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const name of ["href", "src", "data-audio"]) {
    for (const element of all(page, `.podcast-card [${name}]`)) {
      element.setAttribute(name, element.getAttribute(name).split(" ").map((part) => absolute(part, address)).join(" "));
    }
  }
  return all(page, ".podcast-card");
}

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
export async function upNext({ key, index, show }) {
  try {
    const tracks = (await cardsOf(index || "")).flatMap((card) => trackOf(card) || []);
    const position = tracks.findIndex((track) => track.key === key);
    return tracks.slice(0, Math.max(position, 0)).reverse().map((track) => ({ ...track, index, show }));
  } catch {
    // A page opened from a folder may not read another one.
    return [];
  }
}

export async function playNext() {
  const track = current;
  const [next] = await upNext(track);
  // The listener may have chosen something else meanwhile.
  if (next && track === current) play(next);
}
