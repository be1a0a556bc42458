/**
 * An episode that is a video: one <video> for the whole visit, which takes the place of the page's own while that plays.
 * When the reader goes on to another page, it goes to the dock, where it is only heard.
 */
import { all, audio, current, find, isCurrent, make, play, playIn, plays, say, store, views } from "../core.js";

/** Whether the listener wants captions. */
const WANTED = "podcast-captions";
const SIGNS = {
  captions: '<rect x="3" y="5" width="18" height="14" rx="2"/><path d="M11 10.5a2 2 0 1 0 0 3M17 10.5a2 2 0 1 0 0 3"/>',
  screen: '<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>',
};

/** What plays while no video does. */
const sound = audio;
const dock = find(document, "podcast-dock");
const video = make("video", { preload: "none", playsinline: "", "data-do": "toggle" });
/** @type {Set<Screen>} those on the page */
const screens = new Set();

/** @param {string} sign @param {string} label @param {() => void} act */
function makeSwitch(sign, label, act) {
  const button = make("button", { type: "button", title: label, "aria-pressed": "false" });
  button.innerHTML = `<svg class="podcast-icon" viewBox="0 0 24 24" aria-hidden="true">${SIGNS[sign]}</svg>`;
  button.onclick = act;
  return button;
}

/** Has an element play from here on.  @param {HTMLMediaElement} element */
function playWith(element) {
  if (audio === element) return;
  const { muted } = audio;
  audio.pause();
  audio.replaceChildren();
  audio.load();
  element.muted = muted;
  playIn(element);
}

/** The place on a page where a video is seen. */
class Screen extends HTMLElement {
  /** @param {any} player @param {any} still what the page has there, which never plays */
  begin(player, still) {
    this.player = player;
    this.still = still;
    this.tracks = all(still, "track");
    still.poster = player.track.image || "";
    still.dataset.do = "toggle";
    const full = makeSwitch("screen", say("Full screen"), () => this.fill());
    this.captions = makeSwitch("captions", say("Captions"), () => {
      store(WANTED, store(WANTED) ? "" : "1");
      this.showCaptions();
    });
    this.captions.hidden = !this.tracks[0];
    still.replaceWith(this);
    this.append(still, make("div", {}, this.captions, full));
    player.onfullscreenchange = () => full.ariaPressed = String(document.fullscreenElement === player);
    this.connectedCallback();
  }

  connectedCallback() {
    if (!this.player) return;
    screens.add(this);
    this.showCaptions();
    if (!isCurrent(this.player.track)) return;
    const isPlaying = plays(current);
    this.take();
    // What was only heard goes on from there.
    if (isPlaying && audio.paused) play(current);
  }

  /** The page is left: moved immediately, the video keeps playing. */
  disconnectedCallback() {
    screens.delete(this);
    this.release();
  }

  /** Plays the recording here. */
  take() {
    if (this.contains(video)) return;
    for (const screen of screens) screen.release();
    video.poster = this.still.poster;
    video.ariaLabel = this.still.ariaLabel;
    this.still.replaceWith(video);
    playWith(video);
    this.offerCaptions();
  }

  release() {
    if (!this.contains(video)) return;
    dock.append(video);
    this.prepend(this.still);
  }

  /** Captions follow the sources, which are set anew for each recording. */
  offerCaptions() {
    if (!video.firstChild) return;
    for (const track of all(video, "track")) track.remove();
    video.append(...this.tracks);
    this.showCaptions();
  }

  /** Shows the captions in the language of the page, where the listener wants any. */
  showCaptions() {
    const isOn = Boolean(store(WANTED));
    const { lang } = document.documentElement;
    const shown = this.tracks.find(({ srclang }) => srclang === lang) || this.tracks[0];
    this.captions.ariaPressed = String(isOn);
    // Chromium draws only what is turned on within the video.
    for (const { track } of this.tracks) track.mode = "disabled";
    if (isOn && shown) shown.track.mode = "showing";
  }

  /** Fills the screen with the player, or ends that. */
  fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (this.player.requestFullscreen) this.player.requestFullscreen();
    // Safari on phones fills the screen with a video only.
    else video.webkitEnterFullscreen?.();
  }
}

customElements.define("podcast-screen", Screen);
video.addEventListener("loadstart", () => {
  for (const screen of screens) if (screen.contains(video)) screen.offerCaptions();
});
views.add({
  show(type) {
    if (type !== "load") return;
    const screen = [...screens].find(({ player }) => isCurrent(player.track));
    if (screen) screen.take();
    else playWith(sound);
  },
});

/** @param {any} player @param {HTMLVideoElement} still the page's own, with the recording and its captions */
function showVideo(player, still) {
  /** @type {any} */ (make("podcast-screen", { class: "podcast-screen" })).begin(player, still);
}

/** @type {any} */ (document.currentScript).podcast = { showVideo };
export { showVideo };
