/** The transcript: it unfolds, can be searched, and follows the recording that plays. */
import { Follower, isCurrent, markOf, play } from "./deck.js";
import { loadExtras, loadRemote } from "./extras.js";
import { all, find, isPreview } from "./page.js";
import { Player } from "./player.js";
import { placeAt } from "./time.js";

/** @param {Element} element */
function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

export class Transcript extends Follower {
  /** Whether the reader has just pressed a link to the recording that plays, which moves for it. */
  static moves = false;

  connectedCallback() {
    if (isPreview(this)) return;
    this.details = find(this, "details");
    if (!this.lines) {
      this.text = find(this, ".podcast-transcript__text");
      this.lines = all(this.text, "[data-t]").map((element) => ({ at: Number(element.dataset.t), element }));
      const tools = find(this, ".podcast-transcript__tools");
      // A transcript without times does not follow.
      [this.input, this.follows = {}] = all(tools, "input");
      this.count = find(tools, "span");
      tools.hidden = false;
    }
    this.reveal(location.hash);
    this.live("click input change toggle");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    CSS.highlights?.delete("podcast-found");
  }

  /**
   * Unfolds the transcript where an address leads into it, at what a site's search was asked for.
   * @param {string} hash @param {string | null} [words]
   */
  reveal(hash, words = new URLSearchParams(location.search).get("h")) {
    const target = document.getElementById(hash.slice(1).replace(/%3A/gi, ":"));
    if (!this.contains(target)) return;
    this.details.open = true;
    if (words) this.showWords(target, words).catch(() => {});
  }

  /** @param {any} target @param {string} words */
  async showWords(target, words) {
    const { moves } = Transcript;
    Transcript.moves = false;
    (await this.searcher()).show(target, words, Player.main(), moves);
  }

  /** @returns {Promise<import("./search.js").Search>} */
  async searcher() {
    const { Search } = await loadExtras();
    return this.found ||= new Search(this);
  }

  /** Unfolds the transcript and scrolls to it. */
  open() {
    this.details.open = true;
    this.details.scrollIntoView();
    this.input.focus({ preventScroll: true });
    this.show();
    if (this.line) this.center(this.line);
  }

  /** Scrolls to a line, and again when the lines around it are drawn, which have their heights only then.  @param {any} line */
  center(line, times = 5) {
    // Themes that scroll smoothly would not arrive before the next attempt.
    line.scrollIntoView({ block: "center", behavior: "instant" });
    if (times) requestAnimationFrame(() => this.center(line, times - 1));
  }

  /** @param {any} event */
  handleEvent(event) {
    const { type, target } = event;
    // Words that are selected can be shared.
    if (type === "toggle") loadRemote().catch(() => {});
    if (target === this.input && type === "input") this.searcher().then((search) => search.search(), () => {});
    else if (type === "click") this.hear(target);
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

  show() {
    const player = Player.main();
    const track = player?.track;
    if (!this.details.open || !isCurrent(track)) return;
    const line = this.lines[placeAt(this.lines, markOf(track).at)]?.element;
    if (line === this.line) return;
    // Whoever is elsewhere on the page, or at the player, stays there.
    const isAtPlayer = player.seen && player.contains(document.activeElement);
    const isRead = !isAtPlayer && this.line && isInView(this.line);
    this.line?.removeAttribute("aria-current");
    this.line = line;
    if (!line) return;
    line.ariaCurrent = "true";
    // Among the results of a search, the reader looks around.
    if (isRead && this.follows.checked && !this.input.value) this.center(line);
  }
}
