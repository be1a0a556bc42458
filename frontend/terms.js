/** The words of a query in a text. */
import { fold } from "./fold.js";

/** What parts the words of a query, and what a site's search takes for its own. */
const BETWEEN_WORDS = /[\s"'*+^~:,;!?()]+/;

/** @param {string} text @param {boolean} startsWord */
export const pattern = (text, startsWord) =>
  new RegExp((startsWord ? "(?<![\\p{L}\\p{N}])" : "") + text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"), "gu");

/** @param {string} text @param {RegExp} term */
const has = (text, term) => text.search(term) >= 0;

/**
 * Patterns for the words of a query that a text has, folded. A site's search knows other forms of a word too, so it is
 * shortened, to half of it at least, until it is found; in languages without spaces it may be within others.
 * @param {string} query @param {string} text
 */
export function termsIn(query, text) {
  const terms = [];
  for (const word of fold(query).split(BETWEEN_WORDS).filter(Boolean)) {
    const forms = Array.from({ length: Math.ceil(word.length / 2) }, (_, cut) => word.slice(0, word.length - cut));
    const patterns = [true, false].flatMap((startsWord) => forms.map((form) => pattern(form, startsWord)));
    const term = patterns.find((one) => has(text, one));
    if (term) terms.push(term);
  }
  return terms;
}

/**
 * The first line in which, with the one after it, the most of the terms are said; -1 where none is.
 * @param {string[]} lines @param {RegExp[]} terms
 */
export function lineWith(lines, terms) {
  let place = -1;
  let most = 0;
  lines.forEach((line, number) => {
    const both = `${line} ${lines[number + 1] || ""}`;
    const count = terms.filter((term) => has(both, term)).length;
    if (count > most && terms.some((term) => has(line, term))) {
      most = count;
      place = number;
    }
  });
  return place;
}

/** @typedef {{ node: Node, start: number, end: number }} Match */

/** The range of a match, made only where it is needed: a browser keeps each one up to date.  @param {Match} match */
export function rangeOf({ node, start, end }) {
  const range = new Range();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}
