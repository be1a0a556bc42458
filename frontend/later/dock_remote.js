/** The dock as a full remote: artwork, chapters, what is said now, speed, sleep timer, volume, other devices, and what is next. */
import {
  all, applySettings, audio, chapterAt, clock, current, docked, isCurrent, loadListener, make, markOf, MINUTES, placeAt, say, seek, set, settings,
  setSleepTimer, sleep, SPEEDS, until, updateViews, views,
} from "../core.js";
import { boost, canBoost, isBoosted } from "./boost.js";
import { select, signButton } from "./buttons.js";
import { detailsOf } from "./episode_page.js";
import { showShare } from "./share.js";

/** @typedef {import("../deck.js").Track} Track */

/** @param {number} by */
const step = (by) => loadListener().then(({ stepChapter }) => stepChapter(by));

/** @type {Remote | null} */
let remote = null;

class Remote {
  /** @param {any} dock */
  constructor(dock) {
    this.dock = dock;
    /** Ends what it asks the audio, which stays. */
    this.closing = new AbortController();
    this.art = make("img", { class: "podcast-remote__art", alt: "" });
    this.title = make("a", { class: "podcast-remote__title" });
    this.chapter = make("p", { class: "podcast-remote__chapter" });
    this.said = make("p", { class: "podcast-remote__said" });
    this.chapters = make("ol", { class: "podcast-remote__chapters", "aria-label": say("Chapters") });
    this.next = make("div", { class: "podcast-next" });
    this.status = make("p", { role: "status" });
    this.share = make("div", { class: "podcast-remote__share" });
    this.tools = this.drawTools();
    this.panel = make(
      "div", { class: "podcast-remote", role: "group", "aria-label": say("Player") },
      make("div", { class: "podcast-remote__now" }, this.art, make("div", {}, this.title, this.chapter, this.said)),
      this.tools, this.chapters, this.share, this.status,
      make("section", {}, make("h2", {}, say("Up next")), this.next),
    );
    dock.onkeydown = ({ key }) => {
      // The value is not returned: `false` would keep the browser from acting on every other key.
      if (key === "Escape") close();
    };
    dock.append(this.panel);
    views.add(this);
    this.show();
    // Drawn artwork is another view's.
    updateViews();
  }

  drawTools() {
    this.before = signButton("previous", say("Previous chapter"), () => step(-1));
    this.after = signButton("next", say("Next chapter"), () => step(1));
    this.speed = select(say("Speed"), SPEEDS.map((speed) => [speed, `${speed}×`]), (value) => {
      set("speed", Number(value));
      applySettings();
    });
    this.sleep = select(say("Sleep timer"), [
      ["", say("Sleep timer")], ...MINUTES.map((count) => /** @type {[any, string]} */ ([count, say("{count} min", { count })])),
      ["chapter", say("End of chapter")], ["episode", say("End of episode")],
    ], setSleepTimer);
    this.countdown = make("span", { class: "podcast-remote__countdown" });
    this.volume = make("input", { type: "range", min: 0, max: 1, step: 0.05, "aria-label": say("Volume") });
    this.volume.oninput = () => {
      set("volume", Number(this.volume.value));
      audio.muted = false;
      applySettings();
    };
    this.louder = make("input", { type: "checkbox" });
    this.louder.onchange = () => boost(this.louder.checked);
    this.boost = make("label", {}, this.louder, say("Boost"));
    return make(
      "div", { class: "podcast-remote__tools" }, this.before, this.after, this.speed, this.sleep, this.countdown,
      make("label", {}, say("Volume"), this.volume), this.boost, ...this.devices(),
    );
  }

  /** Buttons for other devices, which are there where the browser has found one. */
  devices() {
    const cast = signButton("cast", say("Play on another device"), () => audio.remote.prompt().catch(() => {}));
    const airplay = signButton("airplay", "AirPlay", () => /** @type {any} */ (audio).webkitShowPlaybackTargetPicker());
    cast.hidden = airplay.hidden = true;
    if ("webkitShowPlaybackTargetPicker" in audio) {
      audio.addEventListener("webkitplaybacktargetavailabilitychanged", (/** @type {any} */ { availability }) => {
        airplay.hidden = availability !== "available";
      }, { signal: this.closing.signal });
    } else {
      audio.remote?.watchAvailability((isAvailable) => {
        cast.hidden = !isAvailable;
      }).catch(() => {});
    }
    return [cast, airplay];
  }

  /** Shows another track.  @param {Track} track */
  async begin(track) {
    this.track = track;
    this.title.textContent = track.title;
    this.title.href = track.page;
    this.lines = [];
    this.drawChapters();
    showShare(this.share, track, this.status);
    loadListener().then(({ showQueue }) => showQueue(this.next, track));
    const { chapters, lines } = await detailsOf(track);
    if (this.track !== track) return;
    this.lines = lines;
    if (!track.chapters[0] && chapters[0]) {
      track.chapters = chapters;
      // Its ticks are drawn anew.
      this.dock.ticked = 0;
      this.drawChapters();
    }
    this.dock.show();
    this.show();
  }

  drawChapters() {
    const { track } = this;
    this.place = -2;
    this.chapters.hidden = this.before.hidden = this.after.hidden = !track.chapters[0];
    this.chapters.replaceChildren(...track.chapters.map(({ at, title }) => {
      const button = make("button", { type: "button" }, make("time", {}, clock(at)), title);
      button.onclick = () => seek(at, track);
      return make("li", {}, button);
    }));
  }

  show() {
    if (!docked || !current || this.dock.hidden) return close(true);
    if (!isCurrent(this.track)) this.begin(current);
    const { at } = markOf(current);
    const chapter = chapterAt(current, at);
    const src = chapter?.image || current.image || "";
    this.art.hidden = !src;
    if (this.art.src !== src) this.art.src = src;
    this.chapter.textContent = chapter?.title || current.show;
    this.showSettings();
    this.said.textContent = this.lines[placeAt(this.lines, at)]?.text || "";
    this.markChapter(placeAt(current.chapters, at));
  }

  showSettings() {
    this.speed.value = settings.speed;
    this.volume.value = settings.volume;
    this.sleep.value = sleep;
    this.countdown.textContent = sleep && until ? clock(Math.max(0, (until - Date.now()) / 1000)) : "";
    this.boost.hidden = !canBoost();
    this.louder.checked = isBoosted();
  }

  /** @param {number} place */
  markChapter(place) {
    if (this.place === place) return;
    this.place = place;
    all(this.chapters, "button").forEach((button, number) => {
      button.ariaCurrent = number === place ? "true" : null;
    });
    const button = this.chapters.children[place];
    if (button) this.chapters.scrollTop = button.offsetTop - this.chapters.clientHeight / 3;
  }
}

/** @param {boolean} [keepsFocus] */
function close(keepsFocus) {
  if (!remote) return;
  const { dock, panel } = remote;
  views.delete(remote);
  remote.closing.abort();
  audio.remote?.cancelWatchAvailability().catch(() => {});
  panel.remove();
  remote = null;
  const { opener } = dock;
  opener.ariaExpanded = "false";
  if (!keepsFocus) opener.focus();
}

/** Opens the dock, or closes it.  @param {any} dock */
export function toggleRemote(dock) {
  if (remote) return close();
  remote = new Remote(dock);
  dock.opener.ariaExpanded = "true";
}
