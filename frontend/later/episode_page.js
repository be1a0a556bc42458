/** What the page of an episode has that a card has not: its chapters, and what is said in it. */
import { all, find, moment, page } from "../core.js";

/**
 * @typedef {import("../deck.js").Track} Track
 * @typedef {{ chapters: Track["chapters"], lines: { at: number, text: string }[] }} Details
 */

/** @param {any} link of a list of chapters */
function chapterOf(link) {
  const { src, dataset } = find(link, "img") || {};
  return { at: moment(link.hash)?.at || 0, title: find(link, "span").textContent, image: dataset?.src || src };
}

/** @param {Document} shown @returns {Details} */
const read = (shown) => ({
  chapters: all(shown, ".podcast-head .podcast-chapters a:first-child").map(chapterOf),
  lines: all(shown, "podcast-transcript [data-t]").map(({ dataset, textContent }) => ({ at: Number(dataset.t), text: textContent })),
});

/** @param {string} address */
async function load(address) {
  const answer = await fetch(address, { mode: "same-origin" });
  const shown = new DOMParser().parseFromString(await answer.text(), "text/html");
  // Addresses in it are seen from there.
  shown.head.prepend(Object.assign(shown.createElement("base"), { href: address }));
  return read(shown);
}

/** @type {Map<string, Promise<Details>>} */
const known = new Map();

/** @param {Track} track @returns {Promise<Details>} */
export async function detailsOf(track) {
  const address = page(track.page);
  if (address === page(location.href)) return read(document);
  if (!known.has(address)) known.set(address, load(address));
  try {
    return await known.get(address);
  } catch {
    // A page opened from a folder may not read another one; without a network, the next attempt may succeed.
    known.delete(address);
    return { chapters: [], lines: [] };
  }
}
