/** An episode's player in its page: the controls, the chapters, and what a listener may set or share. */
import { deck } from "./deck.js";
import { language, learn, make, say, set, settings, store } from "./page.js";
import { Remote, SPEEDS } from "./remote.js";
import { clock, counted, moment } from "./time.js";
import { upNext } from "./queue.js";

/** @typedef {import("./deck.js").Track} Track */

const SLEEPS = [5, 10, 15, 20, 30, 45, 60, 90];
const SKIPS = [5, 10, 15, 20, 30, 45, 60];

/** @param {[string | number, string][]} choices @param {string} name @param {unknown} chosen */
function select(choices, name, chosen) {
  const element = make("select", { class: `podcast-${name}`, "data-set": name });
  for (const [value, text] of choices) element.add(new Option(text, String(value)));
  element.value = String(chosen);
  return element;
}

/** @param {string} text @param {HTMLElement} control */
const labelled = (text, control) => make("label", {}, make("span", {}, say(text)), control);

/** @param {string} action @param {string} text @param {Record<string, unknown>} [values] */
const word = (action, text, values) => make("button", { type: "button", "data-do": action }, say(text, values));

/** Which players can be seen: while one can, the dock need not be there for it. */
const sight = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) /** @type {any} */ (target).seen = isIntersecting;
  deck.tell("seen");
});

export class Player extends Remote {
  /** The player that links to moments in the page speak of. */
  static main = () => /** @type {Player | null} */ (document.querySelector("podcast-player[data-full], podcast-player"));

  connectedCallback() {
    const native = this.querySelector("audio");
    if (!native || this.bar) return this.bar && this.live();
    learn(this);
    this.root = this.closest(".podcast-head") || this;
    this.track = this.read(native);
    const { chapters, key } = this.track;
    this.full = this.root !== this;
    this.toggleAttribute("data-full", this.full);
    native.controls = false;
    this.frame(native);
    this.seen = true;
    sight.observe(this);
    if (deck.has(this.track) && deck.track) Object.assign(deck.track, { chapters, index: this.track.index });
    const place = this.full && moment(location.hash);
    if (place && !deck.plays(this.track)) this.begin(place);
    else if (key && !deck.has(this.track)) this.offer();
    this.live();
    if (!native.paused) {
      deck.play(this.track, native.currentTime);
      native.pause();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    sight.unobserve(this);
  }

  /** What the page tells of the recording.  @param {HTMLAudioElement} native @returns {Track} */
  read(native) {
    const { key = "", title = "", duration, image } = this.dataset;
    const { show, index } = this.root.dataset;
    this.links = /** @type {HTMLAnchorElement[]} */ ([...this.root.querySelectorAll(".podcast-chapters a:first-child")]);
    const chapters = this.links.map((link) => ({
      at: moment(link.hash)?.at ?? 0,
      title: link.querySelector("span")?.textContent || "",
      image: link.querySelector("img")?.src,
    }));
    const page = /** @type {HTMLAnchorElement | null} */ (this.querySelector(".podcast-player__title a"));
    return {
      key, title, show, chapters,
      duration: Number(duration) || 0,
      page: page?.href || this.root.dataset.page || location.href.split("#")[0],
      image: image || this.root.querySelector("img")?.src,
      index: index && new URL(index, document.baseURI).href,
      sources: [...native.querySelectorAll("source")].map(({ src, type }) => (type ? { src, type } : { src })),
    };
  }

  /** @param {HTMLAudioElement} native */
  frame(native) {
    this.bar = make("div", { class: "podcast-player__bar" });
    this.build(this.bar);
    this.speed = select(SPEEDS.map((speed) => [speed, `${speed}×`]), "speed", settings.speed);
    this.speed.ariaLabel = say("Speed");
    this.status = make("p", { class: "podcast-player__status", role: "status" });
    this.bar.append(this.speed);
    const download = /** @type {HTMLAnchorElement | null} */ (this.querySelector("a[download]"));
    native.after(this.bar);
    if (this.full) this.extend(download);
    else if (download) this.bar.append(download);
    this.append(this.status);
  }

  /** The second line.  @param {HTMLAnchorElement | null} download */
  extend(download) {
    this.now = make("p", { class: "podcast-player__now" });
    const ends = [["chapter", say("End of chapter")], ["episode", say("End of episode")]].slice(this.links?.length ? 0 : 1);
    const minutes = SLEEPS.map((number) => [number, counted(number, "minute", language())]);
    this.sleep = select([["", say("Sleep timer")], ...minutes, ...ends], "sleep", deck.sleep.kind);
    this.sleep.ariaLabel = say("Sleep timer");
    this.more = make("div", { class: "podcast-player__more" }, this.now);
    const transcript = document.querySelector(".podcast-transcript");
    if (transcript) this.more.append(word("transcript", "Transcript"));
    this.more.append(this.sleep);
    for (const [panel, text] of [["share", "Share"], ["next", "Up next"], ["settings", "Settings"]]) {
      if (panel === "next" && !this.track?.index) continue;
      const opener = word("panel", text);
      opener.dataset.panel = panel;
      opener.ariaExpanded = "false";
      this.more.append(opener);
    }
    if (download) this.more.append(download);
    this.bar.after(this.more);
  }

  /** Stands ready at the moment, or the quote, that an address leads to.  @param {{ at: number, stop: number }} place */
  begin({ at, stop }) {
    deck.seek(at, this.track, stop);
    this.tell("Starts at {time}", at);
  }

  offer() {
    const { at } = deck.mark(/** @type {Track} */ (this.track));
    if (at) this.tell("Continues at {time}", at);
  }

  /** @param {string} text @param {number} at */
  tell(text, at) {
    this.status.textContent = say(text, { time: clock(at) });
  }

  /** @param {string | undefined} action @param {HTMLElement} target */
  act(action, target) {
    const track = /** @type {Track} */ (this.track);
    if (action === "panel") this.open(/** @type {HTMLElement} */ (target.closest("[data-panel]")));
    else if (action === "transcript") {
      const transcript = /** @type {any} */ (document.querySelector("podcast-transcript"));
      transcript.open();
    } else if (action === "copy") this.copy(track.page);
    else if (action === "moment") this.copy(`${track.page}#t=${clock(deck.mark(track).at)}`);
    else if (action === "embed") this.copy(this.root.dataset.snippet);
    else super.act(action, target);
  }

  /** @param {any} target */
  choose(target) {
    const { set: name } = target.dataset;
    if (!name) return;
    const { value, checked } = target;
    if (name === "sleep") return deck.rest(value);
    set(name, target.type === "checkbox" ? Number(checked) : Number(value));
    if (name === "volume") deck.audio.muted = false;
    deck.tune();
    deck.tell("settings");
  }

  /** @param {HTMLElement} opener */
  open(opener) {
    const open = opener.ariaExpanded !== "true";
    for (const one of this.more.querySelectorAll("[data-panel]")) one.ariaExpanded = String(open && one === opener);
    this.panel?.remove();
    this.panel = null;
    if (!open) return;
    this.panel = make("div", { class: "podcast-panel", role: "group", "aria-label": opener.textContent });
    this.panel.append(...this[`panel_${opener.dataset.panel}`]());
    this.more.after(this.panel);
  }

  panel_share() {
    const { at } = deck.mark(/** @type {Track} */ (this.track));
    return [
      word("moment", "Copy link to {time}", { time: clock(at) }), word("copy", "Copy link"),
      ...(this.root.dataset.snippet ? [word("embed", "Copy code to embed")] : []),
    ];
  }

  panel_settings() {
    const volume = make("input", { type: "range", min: 0, max: 1, step: 0.05, value: settings.volume, "data-set": "volume" });
    const lengths = SKIPS.map((skip) => [skip, counted(skip, "second", language())]);
    return [
      labelled("Volume", volume),
      labelled("Skip back", select(lengths, "back", settings.back)),
      labelled("Skip forward", select(lengths, "forward", settings.forward)),
    ];
  }

  panel_next() {
    const goesOn = make("input", { type: "checkbox", "data-set": "next" });
    goesOn.checked = Boolean(settings.next);
    const list = make("div", { role: "status" }, "…");
    upNext(/** @type {Track} */ (this.track)).then((tracks) => {
      list.replaceChildren(...tracks.slice(0, 5).map((track) => {
        const one = make("button", { type: "button" }, track.title);
        one.onclick = () => deck.play(track);
        return one;
      }));
      if (!tracks.length) list.textContent = say("No later episode.");
    });
    return [labelled("Play on by itself", goesOn), list];
  }

  /** @param {string} [text] */
  async copy(text = "") {
    try {
      await navigator.clipboard.writeText(text);
      this.status.textContent = say("Copied: {text}", { text });
    } catch {
      // From a folder, or where it is forbidden: to be copied by hand.
      this.status.textContent = text;
    }
  }

  /** @param {string} [type] */
  show(type) {
    super.show(type);
    const track = /** @type {Track} */ (this.track);
    if (deck.has(track) && type !== "timeupdate" && type !== "seen") this.report(type);
    if (type === "settings") this.speed.value = settings.speed;
    const opener = this.panel?.querySelector("[data-do=moment]");
    const { at } = deck.mark(track);
    if (opener) opener.textContent = say("Copy link to {time}", { time: clock(at) });
    if (this.sleep) this.countDown();
  }

  /** @param {string} [type] */
  report(type) {
    if (deck.failure) {
      const download = this.querySelector("a[download]")?.cloneNode(true) || "";
      this.status.replaceChildren(deck.failure, " ", word("toggle", "Try again"), " ", download);
    } else if (type === "playing" || deck.note) this.status.textContent = deck.note;
  }

  countDown() {
    const { kind, until } = deck.sleep;
    this.sleep.value = kind;
    const left = Number(kind) && Math.ceil((until - Date.now()) / 60000);
    if (left === this.left) return;
    const { selectedIndex, options } = this.sleep;
    if (this.left) for (const option of options) if (Number(option.value)) option.text = counted(Number(option.value), "minute", language());
    if (left) options[selectedIndex].text = say("Sleep in {time}", { time: counted(left, "minute", language()) });
    this.left = left;
  }

  /** @param {number} at @param {number} length */
  mark(at, length) {
    super.mark(at, length);
    if (!this.full) return;
    const chapter = deck.chapter(/** @type {Track} */ (this.track), at);
    if (this.now.dataset.chapter === chapter?.title) return;
    this.now.dataset.chapter = chapter?.title || "";
    this.now.replaceChildren(...(chapter ? [make("strong", {}, chapter.title)] : []));
    const place = chapter ? this.track.chapters.indexOf(chapter) : -1;
    this.links.forEach((link, number) => {
      link.ariaCurrent = number === place ? "true" : null;
    });
  }
}
