/** The transcript: it unfolds, can be searched, and follows the recording that plays. */
import { Follower, isCurrent, markOf, play } from "./deck.js";
import { all, find, fold, say } from "./page.js";
import { Player } from "./player.js";
import { placeAt } from "./time.js";

export class Transcript extends Follower {
  connectedCallback() {
    this.details = find(this, "details");
    if (!this.lines) {
      this.text = find(this, ".podcast-transcript__text");
      this.parts = [...this.text.children];
      this.lines = all(this.text, "[data-t]").map((element) => ({ at: Number(element.dataset.t), element }));
      const tools = find(this, ".podcast-transcript__tools");
      // A transcript without times does not follow.
      [this.input, this.follows = {}] = all(tools, "input");
      this.count = find(tools, "span");
      tools.hidden = false;
    }
    this.reveal(location.hash);
    this.live("click input change wheel touchmove toggle");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    CSS.highlights?.delete("podcast-found");
  }

  /** Unfolds the transcript where an address leads into it.  @param {string} hash */
  reveal(hash) {
    const target = document.getElementById(hash.slice(1).replace(/%3A/gi, ":"));
    if (!this.contains(target)) return;
    this.details.open = true;
    const words = new URLSearchParams(location.search).get("h");
    if (target === this && words) this.lookFor(words);
  }

  /** Searches for what the site's search was asked for: all of it, or else the first of its words that is said.  @param {string} words */
  lookFor(words) {
    for (const text of [words, ...words.split(/\s+/), ""]) {
      this.input.value = text.replace(/["*+]/g, "");
      if (this.search()) return;
    }
  }

  /** Unfolds the transcript and scrolls to it. */
  open() {
    this.details.open = true;
    this.details.scrollIntoView();
    this.input.focus({ preventScroll: true });
    this.show();
  }

  /** @param {any} event */
  handleEvent({ type, target }) {
    if (type === "input" && target === this.input) this.search();
    else if (type === "wheel" || type === "touchmove") {
      // The reader scrolls away.
      if (this.text.contains(target)) this.follows.checked = false;
    } else if (type === "click") this.hear(target);
    else this.show();
  }

  /** @param {any} target */
  hear(target) {
    const line = target.closest("[data-t]");
    // Selecting text must not start playback.
    if (!line || target.closest("a") || !getSelection()?.isCollapsed) return;
    const player = Player.main();
    if (player) play(player.track, Number(line.dataset.t));
  }

  /** Leaves the parts that have the text of the field; returns how many. */
  search() {
    const wanted = fold(this.input.value.trim());
    const found = [];
    for (const part of this.parts) {
      const has = fold(part.textContent).includes(wanted);
      part.hidden = !has;
      if (has && wanted) found.push(part);
    }
    this.count.textContent = !wanted ? "" : say("{count} found", { count: found.length });
    this.paint(found, wanted);
    return found.length;
  }

  /** Highlights the matches, where the browser can do so without changing the page.  @param {any[]} parts @param {string} wanted */
  paint(parts, wanted) {
    if (!CSS.highlights) return;
    const ranges = [];
    for (const element of parts.flatMap((part) => [part, ...all(part, "*")])) {
      for (const node of element.childNodes) {
        const text = fold(node.data || "");
        for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + wanted.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("podcast-found", new Highlight(...ranges));
  }

  show() {
    const track = Player.main()?.track;
    if (!this.details.open || !isCurrent(track)) return;
    const line = this.lines[placeAt(this.lines, markOf(track).at)]?.element;
    if (line === this.line) return;
    this.line?.removeAttribute("aria-current");
    this.line = line;
    if (!line) return;
    line.ariaCurrent = "true";
    const { text } = this;
    // The reader looks around among the results of a search.
    if (!this.follows.checked || this.input.value) return;
    text.scrollTop += line.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  }
}
