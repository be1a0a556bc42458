/** What the field of the index is asked for: words, "phrases", and fields such as `season:3`. */
import { fold } from "./fold.js";

/**
 * @typedef {{ text: string, tags: string[], season?: number, guests?: string[], people?: string[] }} Episode
 * @typedef {(episode: Episode) => boolean} Test
 */

const PART = /(\w+):(?=\s|$)|(?:(\w+):)?(?:"([^"]*)"?|([^\s"]+))/g;

/** @param {string[] | undefined} names @param {string} wanted */
const named = (names, wanted) => !!names?.some((name) => fold(name).includes(wanted));

/** @type {Record<string, (wanted: string) => Test>} */
const FIELDS = {
  season: (wanted) => ({ season }) => String(season) === wanted,
  guest: (wanted) => ({ guests }) => named(guests, wanted),
  person: (wanted) => ({ people }) => named(people, wanted),
  tag: (wanted) => ({ tags }) => named(tags, wanted),
};

/** Tests that an episode has to pass; none where nothing is asked for.  @param {string} query @returns {Test[]} */
export function testsOf(query) {
  const tests = [];
  // Phones put typographic quotes.
  for (const [part, begun, field, phrase, word] of query.replace(/[“”„«»]/g, '"').matchAll(PART)) {
    const wanted = fold(phrase ?? word ?? "").trim();
    const test = FIELDS[(field || begun)?.toLowerCase()];
    // A field that there is not is a word with a colon in it, and one without a value is still being typed.
    const text = fold(part).replaceAll('"', "").trim();
    if (test && wanted) tests.push(test(wanted));
    else if (text && !test) tests.push((episode) => episode.text.includes(text));
  }
  return tests;
}

/** Whether a query asks for more than the card of an episode says.  @param {string} query */
export const asksForField = (query) => new RegExp(`\\b(${Object.keys(FIELDS).join("|")}):`, "i").test(query);
