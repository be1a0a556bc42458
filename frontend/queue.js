/** What comes after an episode: the later ones on the index, in order. */
import { deck } from "./deck.js";

/** @typedef {import("./deck.js").Track} Track */

/** What a card tells of its recording; null where it has none to play here.  @param {Element} card @param {string} [base] @returns {Track | null} */
export function trackOf(card, base = document.baseURI) {
  const play = /** @type {HTMLElement | null} */ (card.querySelector(".podcast-play[data-audio]"));
  const link = /** @type {HTMLAnchorElement | null} */ (card.querySelector("a"));
  if (!play || !link) return null;
  const { audio = "", key = "", duration } = play.dataset;
  const address = (/** @type {string | null | undefined} */ one) => (one ? new URL(one, base).href : undefined);
  return {
    key,
    title: link.textContent || "",
    page: address(link.getAttribute("href")) || "",
    image: address(card.querySelector("img")?.getAttribute("src")),
    show: /** @type {HTMLElement | null} */ (card.closest("[data-show]"))?.dataset.show,
    index: address(/** @type {HTMLElement | null} */ (card.closest("[data-index]"))?.dataset.index),
    sources: audio.split(" ").map((src) => ({ src: new URL(src, base).href })),
    duration: Number(duration) || 0,
    chapters: [],
  };
}

/** @type {Map<string, Promise<Track[]>>} */
const indexes = new Map();

/** @param {string} index @returns {Promise<Track[]>} every episode of an index, newest first */
function read(index) {
  if (!indexes.has(index)) {
    indexes.set(index, (async () => {
      try {
        const response = await fetch(index, { mode: "same-origin" });
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        return [...page.querySelectorAll(".podcast-card")].flatMap((card) => trackOf(card, index) || []);
      } catch {
        indexes.delete(index);
        return [];
      }
    })());
  }
  return /** @type {Promise<Track[]>} */ (indexes.get(index));
}

/** @param {Track} track @returns {Promise<Track[]>} what was published after it, the oldest first */
export async function upNext({ key, index }) {
  const tracks = index ? await read(index) : [];
  const place = tracks.findIndex((one) => one.key === key);
  return tracks.slice(0, Math.max(place, 0)).reverse().map((one) => ({ ...one, index }));
}

deck.following = async () => {
  const { track } = deck;
  const [next] = track ? await upNext(track) : [];
  // The listener may have chosen something else meanwhile.
  if (next && track === deck.track) deck.play(next);
};
