/** Runs in a page before its own scripts, and keeps what happens there: a test may come to look much later. */
window.witness = {
  /** Where the audio was moved to, in seconds. */
  jumps: [],
  /** Where it was each time that it said so while it played. */
  heard: [],
  sitemaps: 0,
  /** What payloads push here when they run. */
  ran: [],
  /** Whether Material has a page swapped by now for who clicks on a link, if it is to: it has to know the sitemap first. */
  isReady() {
    const { features } = JSON.parse(document.querySelector("#__config").textContent);
    return !features.includes("navigation.instant") || this.sitemaps > 0;
  },
};

// These events do not bubble; and this hears them before the player does.
addEventListener("seeking", ({ target }) => window.witness.jumps.push(target.currentTime), true);
addEventListener("timeupdate", ({ target }) => target.paused || window.witness.heard.push(target.currentTime), true);

const { parseFromString } = DOMParser.prototype;
DOMParser.prototype.parseFromString = function (text, type) {
  if (type === "text/xml") window.witness.sitemaps += 1;
  return parseFromString.call(this, text, type);
};
