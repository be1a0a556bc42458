/** What the field of the index is asked for: words, "phrases", and fields such as `season:3`. */
import { fold } from "./fold.js";

/**
 * @typedef {{ text: string, facts: string, tags: string[], season?: number, guests?: string[], people?: string[] }} Episode
 *   whose facts are its number, its date and its length
 * @typedef {(episode: Episode) => boolean} Test
 */

const PART = /(\w+):(?=\s|$)|(?:(\w+):)?(?:"([^"]*)"?|([^\s"]+))/g;

/** The words and the numbers of a text.  @param {string} text @returns {string[]} */
const wordsOf = (text) => fold(text).match(/\d+|\p{L}+/gu) || [];

/** ` season 3 episode 12 | 14 mar 2026 `  @param {string[]} texts */
export const factsOf = (texts) => texts.map((text) => ` ${wordsOf(text).join(" ")} `).join("|");

/** @param {string[] | undefined} names @param {string} wanted */
const named = (names, wanted) => !!names?.some((name) => fold(name).includes(wanted));

/** @type {Record<string, (wanted: string) => Test>} */
const FIELDS = {
  season: (wanted) => ({ season, text }) => String(season) === wanted || text.includes(`season ${wanted}`),
  guest: (wanted) => ({ guests }) => named(guests, wanted),
  person: (wanted) => ({ people }) => named(people, wanted),
  tag: (wanted) => ({ tags }) => named(tags, wanted),
};

/** A query as it is read.  @param {string} query */
const plain = (query) => query
  // Phones put typographic quotes.
  .replace(/[“”„«»]/g, '"').replace(/\bseason (\d+),?/gi, "season:$1");

/**
 * What finds a word of a query in facts: a number as a whole, and the beginning of a word beside the number that is next to
 * it in the query, in the same order. By itself, "sea" would find each "Season 1, episode 3", and "mar" each day in March.
 * @param {string[]} query @param {number} place
 */
function factPattern(query, place) {
  const [before, word, after] = [query[place - 1], query[place], query[place + 1]];
  const pattern = /\d/.test(word) ? ` ${word} ` : ` ${before}(?<=\\d)( \\d+)* ${word}| ${word}\\p{L}*( \\d+)* (?=\\d)${after} `;
  return new RegExp(pattern, "u");
}

/** Tests that an episode has to pass; none where nothing is asked for.  @param {string} query @returns {Test[]} */
export function testsOf(query) {
  const tests = [];
  const words = wordsOf(plain(query));
  let place = 0;
  for (const [part, begun, field, phrase, word] of plain(query).matchAll(PART)) {
    const stated = wordsOf(part).map(() => factPattern(words, place++));
    const wanted = fold(phrase ?? word ?? "").trim();
    const test = FIELDS[(field || begun)?.toLowerCase()];
    // A field that there is not is a word with a colon in it, and one without a value is still being typed.
    const text = fold(part).replaceAll('"', "").trim();
    if (test && wanted) tests.push(test(wanted));
    else if (text && !test) {
      tests.push((episode) => episode.text.includes(text) || (stated.length > 0 && stated.every((one) => one.test(episode.facts))));
    }
  }
  return tests;
}

/** Whether a query asks for more than the card of an episode says.  @param {string} query */
export const asksForField = (query) => new RegExp(`\\b(${Object.keys(FIELDS).join("|")}):`, "i").test(plain(query));
