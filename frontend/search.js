/** The search in a transcript, and where in it something was said that the site's search has found. */
import { all, fold, plays, say, seek } from "./core.js";
import { lineWith, pattern, rangeOf, termsIn } from "./terms.js";

/** As people speak, at least. */
const LETTERS_PER_SECOND = 12;
/** How many matches are highlighted: a browser takes a tenth of a second to draw ten thousand. */
const MOST = 500;

/**
 * Highlights what matches, where the browser can do so without changing the page.
 * @param {any[]} elements @param {RegExp[]} terms @returns {import("./terms.js").Match[]}
 */
function paint(elements, terms) {
  const matches = [];
  for (const element of elements.flatMap((one) => [one, ...all(one, "*")])) {
    for (const node of element.childNodes) {
      for (const match of terms.flatMap((term) => [...fold(node.data || "").matchAll(term)])) {
        matches.push({ node, start: match.index, end: match.index + match[0].length });
      }
    }
  }
  CSS.highlights?.set("podcast-found", new Highlight(...matches.slice(0, MOST).map(rangeOf)));
  return matches;
}

export class Search {
  /** @param {any} transcript */
  constructor(transcript) {
    this.transcript = transcript;
    this.parts = [...transcript.text.children];
    this.texts = this.parts.map((part) => fold(part.textContent));
  }

  /** Leaves the parts that have the text of the field; returns how many, and says how often they have it. */
  search() {
    const { input, count } = this.transcript;
    const wanted = fold(input.value.trim());
    const found = [];
    this.parts.forEach((part, number) => {
      const isFound = this.texts[number].includes(wanted);
      part.hidden = !isFound;
      if (isFound && wanted) found.push(part);
    });
    const matches = this.transcript.matches = paint(found, [pattern(wanted, false)]);
    // Words that lie across a link are found, and not highlighted.
    count.textContent = !wanted ? "" : say("{count} found", { count: Math.max(matches.length, found.length) });
    // What goes from one to the next is loaded with the transcript's other tools.
    this.transcript.dispatchEvent(new CustomEvent("podcast-found", { bubbles: true }));
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
   * Opens the transcript at what a site's search was asked for, and has the player start there.
   * @param {any} target what the address names @param {string} words @param {any} player
   * @param {boolean} moves whether what plays goes there, as the reader has just pressed a link to it
   */
  show(target, words, player, moves) {
    if (target === this.transcript) return this.lookFor(words);
    const line = this.lineBelow(target, words);
    if (!line) return;
    if (player && !plays(player.track)) player.begin({ at: line.at, stop: 0 });
    else if (moves) seek(line.at);
    const scroll = () => this.transcript.center(line.element);
    scroll();
    // Until the page has loaded, browsers go to the heading that the address names.
    if (document.readyState !== "complete") addEventListener("load", () => setTimeout(scroll), { once: true });
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
