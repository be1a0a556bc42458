/** What the field of the index is asked for: words, "phrases", and fields such as `season:3`. */
import { fold } from "./fold.js";

/**
 * @typedef {{ text: string, facts: string[][], tags: string[], season?: number, guests?: string[], people?: string[] }} Episode
 *   with the words of its number, of its date and of its length
 * @typedef {(episode: Episode) => boolean} Test
 */

const PART = /(\w+):(?=\s|$)|(?:(\w+):)?(?:"([^"]*)"?|([^\s"]+))/g;

/** The words and the numbers of a text.  @param {string} text @returns {string[]} */
export const wordsOf = (text) => fold(text).match(/\d+|\p{L}+/gu) || [];

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
 * Whether one of the facts has a word of a query: a number as a whole, and the beginning of a word beside what is next to
 * it in the query. By itself, "sea" would find each "Season 1, episode 3", and "mar" each day in March.
 * @param {string[][]} facts @param {string[]} query @param {number} place
 */
function states(facts, query, place) {
  const [wanted, before, after] = [query[place], query[place - 1], query[place + 1]];
  if (/\d/.test(wanted)) return facts.some((words) => words.includes(wanted));
  const fits = (word, number, words) => word.startsWith(wanted)
    && (words.slice(0, number).includes(before) || words.slice(number).includes(after));
  return facts.some((words) => words.some(fits));
}

/** Tests that an episode has to pass; none where nothing is asked for.  @param {string} query @returns {Test[]} */
export function testsOf(query) {
  const tests = [];
  const words = wordsOf(plain(query));
  let place = 0;
  for (const [part, begun, field, phrase, word] of plain(query).matchAll(PART)) {
    const places = wordsOf(part).map(() => place++);
    const wanted = fold(phrase ?? word ?? "").trim();
    const test = FIELDS[(field || begun)?.toLowerCase()];
    // A field that there is not is a word with a colon in it, and one without a value is still being typed.
    const text = fold(part).replaceAll('"', "").trim();
    if (test && wanted) tests.push(test(wanted));
    else if (text && !test) {
      tests.push((episode) => episode.text.includes(text) || (places.length > 0 && places.every((one) => states(episode.facts, words, one))));
    }
  }
  return tests;
}

/** Whether a query asks for more than the card of an episode says.  @param {string} query */
export const asksForField = (query) => new RegExp(`\\b(${Object.keys(FIELDS).join("|")}):`, "i").test(plain(query));
