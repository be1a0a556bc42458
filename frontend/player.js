/** An episode's player on a page: the controls, the chapters, the settings and the links to share. */
import { audio, close, current, docked, failure, isCurrent, markOf, note, offerInDock, play, plays, setSleepTimer, seek, sleep, updateViews, applySettings } from "./deck.js";
import { loadListener, loadRemote, loadVideo } from "./extras.js";
import { absolute, all, find, isPreview, language, MINUTES, setTranslations, make, page, say, set, settings, SPEEDS } from "./page.js";
import { EVENTS, Remote } from "./remote.js";
import { clock, counted, moment, placeAt } from "./time.js";

/** @typedef {import("./deck.js").Track} Track */

/** @param {HTMLSelectElement} select @param {[any, string][]} entries */
const addOptions = (select, entries) => select.append(...entries.map(([value, text]) => make("option", { value }, text)));

/** @param {number[]} numbers @param {string} unit @returns {[number, string][]} */
const lengths = (numbers, unit) => numbers.map((number) => [number, counted(number, unit, language())]);

/** Which players are in view: the dock is not needed for them. */
const sight = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) /** @type {any} */ (target).seen = isIntersecting;
  updateViews("seen");
});

export class Player extends Remote {
  said = "";

  /** The player of the page's episode, to which links to moments on the page refer. */
  static main = () => /** @type {Player} */ (all(document, ".podcast-head podcast-player").find((player) => player.track));

  connectedCallback() {
    const native = find(this, "audio, video");
    if (!native) return;
    native.controls = false;
    if (isPreview(this)) return;
    this.seen = true;
    sight.observe(this);
    if (!this.bar) this.start(native);
    this.live(EVENTS);
  }

  /** @param {any} native */
  start(native) {
    setTranslations(JSON.parse(this.dataset.words || null));
    this.root = this.closest(".podcast-head") || this;
    this.track = this.read(native);
    const { chapters, key } = this.track;
    this.full = this.root !== this;
    this.frame(native);
    if (native.poster != null) loadVideo().then(({ showVideo }) => showVideo(this, native), () => {});
    if (isCurrent(this.track)) Object.assign(current, { chapters, index: this.track.index });
    const place = this.full && moment(location.hash);
    if (!plays(this.track)) {
      const { at } = markOf(this.track);
      if (key && at) this.tell("Continues at {time}", at);
      if (place) this.begin(place);
    }
    // The reader may have pressed play before the script ran.
    if (!native.paused) {
      play(this.track, native.currentTime);
      native.pause();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    sight.unobserve(this);
    if (docked === this.track) close();
  }

  /** The recording as the page describes it.  @param {any} native @returns {Track} */
  read(native) {
    const { key = "", duration, image } = this.dataset;
    const { show, index } = this.root.dataset;
    this.links = all(this.root, ".podcast-chapters a:first-child");
    const chapters = this.links.map((link) => {
      const { src, dataset } = find(link, "img") || {};
      return { at: moment(link.hash)?.at || 0, title: find(link, "span").textContent, image: dataset?.src || src };
    });
    return {
      key, title: native.ariaLabel || "", show, chapters,
      duration: Number(duration) || 0,
      page: find(this, ".podcast-player__title a")?.href || this.root.dataset.page || page(location.href),
      image: image || find(this.root, "img.podcast-art")?.src,
      index: index && absolute(index),
      sources: all(native, "source").map(({ src, type }) => ({ src, type })),
    };
  }

  /** @param {any} native */
  frame(native) {
    this.bar = make("div", { class: "podcast-player__bar" });
    this.build(this.bar);
    const speed = make("select", { "data-set": "speed", "aria-label": say("Speed") });
    addOptions(speed, SPEEDS.map((value) => [value, `${value}×`]));
    this.status = make("p", { class: "podcast-player__status", role: "status" });
    this.now = make("p", { class: "podcast-player__now" });
    this.bar.append(this.status, this.now, speed);
    native.after(this.bar);
    const extra = this.full && find(this.root, ".podcast-player__extra");
    const download = find(this, "a[download]") || "";
    if (extra) {
      extra.hidden = false;
      this.bar.after(extra);
      this.bar.append(extra.firstElementChild);
      extra.lastElementChild.append(download);
      setTimeout(() => this.fill());
    } else this.bar.append(download);
  }

  /** Fills the timer of the episode's own player. */
  fill() {
    const timer = find(this, "[data-set=sleep]");
    addOptions(timer, [["", timer.ariaLabel], ...lengths(MINUTES, "minute")]);
    if (this.track.chapters[0]) addOptions(timer, [["chapter", say("End of chapter")]]);
    addOptions(timer, [["episode", say("End of episode")]]);
    timer.value = sleep;
  }

  /** Prepares the moment or the quote in an address.  @param {{ at: number, stop: number }} moment */
  begin({ at, stop }) {
    // The recording is shorter.
    if (at >= (markOf(this.track).length || Infinity)) return;
    offerInDock(this.track);
    seek(at, this.track, stop);
    this.tell(stop ? "Clip from {time} to {end}" : "Starts at {time}", at, stop);
  }

  /** @param {string} text @param {number} at @param {number} [end] */
  tell(text, at, end = 0) {
    this.status.textContent = say(text, { time: clock(at), end: clock(end) });
  }

  /** @param {string | undefined} action @param {any} target */
  act(action, target) {
    // The button that was pressed disappears.
    if (action && this.status.contains(target)) this.button.focus();
    if (action === "panel") this.open(target);
    else if (action === "transcript") find(document, "podcast-transcript").open();
    else super.act(action, target);
  }

  /** @param {any} field */
  choose(field) {
    const { dataset, type, value, checked } = field;
    if (dataset.set === "sleep") setSleepTimer(value);
    else if (dataset.set) {
      set(dataset.set, Number(type === "checkbox" ? checked : value));
      if (dataset.set === "volume") audio.muted = false;
      applySettings();
    }
  }

  /** @param {HTMLElement} opener */
  open(opener) {
    const panels = all(this, ".podcast-panel");
    all(this, "[aria-expanded]").forEach((one, number) => {
      const open = one === opener && one.ariaExpanded !== "true";
      one.ariaExpanded = String(open);
      panels[number].hidden = !open;
      if (open && !number) loadRemote().then(({ showShare }) => showShare(panels[0], this.track, this.status), () => {});
      if (open && number) loadListener().then(({ showSettings }) => showSettings(panels[1], this.track), () => {});
    });
  }

  /** @param {string} [type] */
  show(type) {
    super.show(type);
    if (type === "timeupdate") return;
    // Images of chapters on other servers are loaded only when the episode plays.
    if (plays(this.track)) for (const image of all(this.root, "img[data-src]")) image.src ||= image.dataset.src;
    for (const field of all(this, "[data-set]")) {
      const { set: name } = field.dataset;
      if (name === "next") field.checked = settings.next;
      else field.value = name === "sleep" ? sleep : settings[name];
    }
    if (isCurrent(this.track)) this.announce(failure || note, type);
  }

  /** @param {string} words @param {string} type of the event that caused them */
  announce(words, type) {
    // Nothing is announced twice.
    if (words === this.said && type !== "playing") return;
    this.said = words;
    if (this.status.contains(document.activeElement)) this.button.focus();
    this.status.textContent = words;
    if (!failure) return;
    const download = find(this, "a[download]")?.cloneNode(true) || "";
    this.status.append(" ", make("button", { "data-do": "toggle" }, say("Try again")), " ", download);
  }

  /** @param {number} at @param {number} length */
  mark(at, length) {
    super.mark(at, length);
    const { chapters } = this.track;
    const place = at ? placeAt(chapters, at) : -1;
    if (place === this.place) return;
    this.place = place;
    this.now.textContent = chapters[place]?.title || "";
    this.links.forEach((link, number) => {
      link.ariaCurrent = number === place ? "true" : null;
    });
  }
}
