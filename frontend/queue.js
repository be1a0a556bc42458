/** Cards of episodes, here and on other pages, and what comes after an episode. */
import { current, play } from "./deck.js";
import { all, find } from "./page.js";

/** @typedef {import("./deck.js").Track} Track */

/** An address on this page, in full.  @param {string} [address] @param {string} [base] */
export const absolute = (address = "", base = document.baseURI) => new URL(address, base).href;

/** The cards of a page of this site, with addresses that hold everywhere.  @param {string} address @returns {Promise<Element[]>} */
export async function cardsOf(address) {
  const response = await fetch(address, { mode: "same-origin" });
  if (!response.ok) throw response.status;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const name of ["href", "src", "data-audio"]) {
    for (const part of all(page, `.podcast-card [${name}]`)) {
      part.setAttribute(name, part.getAttribute(name).split(" ").map((one) => absolute(one, address)).join(" "));
    }
  }
  return all(page, ".podcast-card");
}

/** What a card tells of its recording; null where it has none to play here.  @param {any} card @returns {Track | null} */
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

/** @param {Track} track @returns {Promise<Track[]>} what was published after it, the oldest first */
export async function upNext({ key, index, show }) {
  try {
    const tracks = (await cardsOf(index || "")).flatMap((card) => trackOf(card) || []);
    const place = tracks.findIndex((one) => one.key === key);
    return tracks.slice(0, Math.max(place, 0)).reverse().map((one) => ({ ...one, index, show }));
  } catch {
    // From a folder, a page may not read another one.
    return [];
  }
}

export async function playNext() {
  const track = current;
  const [next] = await upNext(track);
  // The listener may have chosen something else meanwhile.
  if (next && track === current) play(next);
}
