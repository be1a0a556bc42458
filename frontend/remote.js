/** The controls that players and the dock share: play, skip, seek, the time. */
import { audio, Follower, isCurrent, markOf, plays, seek, skip, toggle, applySettings, waiting } from "./deck.js";
import { loadListener } from "./extras.js";
import { all, language, make, plain, say, set, settings, SPEEDS, consume } from "./page.js";
import { clock, spoken } from "./time.js";

/** @typedef {import("./deck.js").Track} Track */

export const EVENTS = "click input change keydown focusin";
/** @param {number} time */
const inWords = (time) => spoken(time, language());
const ARROW = '<svg class="podcast-icon" viewBox="0 -1 24 24"><path d="M12 3.5A9 9 0 1 1 4 8M13 .5l-3 3 3 3"/></svg>';

/** @param {string} name @param {string} action @param {string} [inside] */
const button = (name, action, inside = "") => `<button class="podcast-${name}" data-do="${action}">${inside}</button>`;

/** Pixels between the marks of two chapters, at least. */
const CLOSEST = 6;
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) /** @type {any} */ (target.closest(".podcast-player, .podcast-dock"))?.tick();
});

export class Remote extends Follower {
  /** @type {Track | null} */
  track = null;

  /** Fills an empty bar.  @param {HTMLElement} bar */
  build(bar) {
    const arrow = `${ARROW}<span></span>`;
    bar.innerHTML = `${button("play", "toggle")}${button("back", "back", arrow)}${button("forward", "forward", arrow)}<span class="podcast-track"><input type="range" class="podcast-seek" step="any"></span><span class="podcast-time"></span>`;
    [this.button, this.back, this.forward, this.line, this.time] = bar.children;
    this.seek = this.line.firstChild;
    // It shows the time under the pointer.
    this.line.onpointerenter = () => void loadListener().catch(() => {});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.line) widths.unobserve(this.line);
    this.ticked = -1;
  }

  /** @param {any} event */
  handleEvent(event) {
    const { type, target } = event;
    if (type === "click") {
      const pressed = target.closest("[data-do]") || target;
      this.act(pressed.dataset.do, pressed);
    }
    else if (type === "keydown") this.press(event);
    else if (type === "focusin") this.describe();
    else if (target === this.seek && type === "input") seek(target.value, this.track);
    else this.choose(target);
  }

  /** @param {string | undefined} action @param {HTMLElement} _target */
  act(action, _target) {
    if (action === "toggle") toggle(this.track);
    else if (action === "back") skip(-settings.back, this.track);
    else if (action === "forward") skip(settings.forward, this.track);
  }

  /** Reacts to a select or a field of a player.  @param {any} _target */
  choose(_target) {}

  /** @param {any} event */
  press(event) {
    const { key, target } = event;
    if (!plain(event) || (target.matches("select, input") && target !== this.seek)) return;
    if (key === " " && target.closest("button, a")) return;
    const by = { j: -settings.back, l: settings.forward, ArrowLeft: -5, ArrowRight: 5 }[key];
    if (by) skip(by, this.track);
    else if (key === " " || key === "k") toggle(this.track);
    else if (key === "[" || key === "]") {
      const speed = SPEEDS[SPEEDS.indexOf(settings.speed) + (key === "]" ? 1 : -1)];
      if (speed) set("speed", speed);
      applySettings();
    }
    else if (key === "m") audio.muted = !audio.muted;
    else return;
    consume(event);
  }

  /** Describes the position of the seek bar, but not on every tick: screen readers would never stop reading. */
  describe() {
    const { at, length } = markOf(this.track);
    const values = { time: inWords(at), total: inWords(length) };
    this.seek.ariaValueText = length ? say("{time} of {total}", values) : values.time;
  }

  /** @param {string} [type] of the event that caused the update */
  show(type) {
    const { track } = this;
    if (!track) return;
    const { at, length } = markOf(track);
    const playing = plays(track);
    this.button.ariaLabel = say(playing ? "Pause" : "Play");
    this.button.classList.toggle("is-playing", playing);
    this.classList.toggle("is-waiting", isCurrent(track) && waiting);
    this.seek.max = Math.floor(length) || 1;
    this.seek.value = at;
    this.time.textContent = `${audio.muted ? "🔇 " : ""}${clock(at)}${length ? ` / ${clock(length)}` : ""}`;
    this.seek.style.setProperty("--podcast-played", `${length ? (at / length) * 100 : 0}%`);
    this.mark(at, length);
    // The first format of `Intl` takes longer to make than all else: the page answers before that.
    setTimeout(() => {
      if (type !== "timeupdate" || !this.contains(document.activeElement)) this.describe();
      if (type !== "timeupdate") this.label();
    });
  }

  /** Labels the bar, and the buttons with the lengths that the listener has set. */
  label() {
    this.seek.ariaLabel = say("Position");
    for (const [name, text] of [["back", "Back {time}"], ["forward", "Forward {time}"]]) {
      this[name].ariaLabel = say(text, { time: inWords(settings[name]) });
      this[name].lastChild.textContent = settings[name];
    }
  }

  /** Reacts to a new position.  @param {number} _at @param {number} length */
  mark(_at, length) {
    if (this.ticked === length) return;
    this.ticked = length;
    // It reports the width, which to ask for would lay the page out at once.
    widths.unobserve(this.line);
    widths.observe(this.line);
  }

  /** Marks the starts of the chapters on the bar, as far as they can be told apart. */
  tick() {
    const width = this.line.clientWidth;
    // A hidden bar has no width.
    if (!width) return;
    // The bar itself stays: it may have the focus, or be dragged.
    for (const tick of all(this.line, "i")) tick.remove();
    if (!this.ticked) return;
    let last = 0;
    for (const { at } of this.track.chapters) {
      const left = (at / this.ticked) * width;
      if (left < last + CLOSEST || left > width - CLOSEST) continue;
      last = left;
      const tick = make("i");
      tick.style.left = `${(left / width) * 100}%`;
      this.line.append(tick);
    }
  }
}
