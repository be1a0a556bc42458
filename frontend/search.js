/** The search in a transcript, and where in it something was said that the site's search has found. */
import { all, fold, say } from "./page.js";

/** What parts the words of a query, and what a site's search takes for its own. */
const BETWEEN_WORDS = /[\s"'*+^~:,;!?()]+/;

/** As people speak, at least. */
const LETTERS_PER_SECOND = 12;

/** @param {string} text @param {boolean} startsWord */
const pattern = (text, startsWord) =>
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

/** Highlights what matches, where the browser can do so without changing the page.  @param {any[]} elements @param {RegExp[]} terms */
function paint(elements, terms) {
  if (!CSS.highlights) return;
  const ranges = [];
  for (const element of elements.flatMap((one) => [one, ...all(one, "*")])) {
    for (const node of element.childNodes) {
      for (const match of terms.flatMap((term) => [...fold(node.data || "").matchAll(term)])) {
        const range = new Range();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set("podcast-found", new Highlight(...ranges));
}

export class Search {
  /** @param {any} transcript */
  constructor(transcript) {
    this.transcript = transcript;
    this.parts = [...transcript.text.children];
    this.texts = this.parts.map((part) => fold(part.textContent));
  }

  /** Leaves the parts that have the text of the field; returns how many. */
  search() {
    const { input, count } = this.transcript;
    const wanted = fold(input.value.trim());
    const found = [];
    this.parts.forEach((part, number) => {
      const isFound = this.texts[number].includes(wanted);
      if (part.hidden === isFound) part.hidden = !isFound;
      if (isFound && wanted) found.push(part);
    });
    count.textContent = !wanted ? "" : say("{count} found", { count: found.length });
    paint(found, [pattern(wanted, false)]);
    return found.length;
  }

  /** Searches for what the site's search was asked for: all of it, or else the first of its words that is said.  @param {string} words */
  lookFor(words) {
    for (const text of [words, ...words.split(/\s+/), ""]) {
      this.transcript.input.value = text.replace(/["*+]/g, "");
      if (this.search()) return;
    }
  }

  /**
   * The line below a heading in which the words are said, highlighted, and the time of the words.
   * @param {Element} heading @param {string} words @returns {{ at: number, element: any } | undefined}
   */
  lineBelow(heading, words) {
    const first = this.parts.indexOf(heading) + 1;
    const next = this.parts.findIndex((part, number) => number >= first && part.matches("h1, h2, h3, h4, h5, h6"));
    const passage = this.parts.slice(first, next < 0 ? undefined : next);
    const said = passage.flatMap((part) => all(part, "[data-t]"));
    const texts = said.map((element) => fold(element.textContent));
    const terms = termsIn(words, texts.join(" "));
    const place = lineWith(texts, terms);
    const element = said[place];
    if (!element) return undefined;
    paint(passage, terms);
    const at = Number(element.dataset.t);
    const { lines } = this.transcript;
    const end = lines.find((line) => line.at > at)?.at ?? at;
    // The next line may follow after a silence.
    const length = Math.min(end - at, texts[place].length / LETTERS_PER_SECOND);
    const before = Math.min(...terms.map((term) => texts[place].search(term)).filter((index) => index >= 0));
    // Within a long line, time passes with its letters; a little earlier, as nobody speaks that evenly.
    const passed = length > 10 ? (length * before) / texts[place].length - 4 : 0;
    return { at: at + Math.max(0, passed), element };
  }
}
