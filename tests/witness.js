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
  /** Whether this is what is highlighted in the part of the transcript that the window shows.  @param {string} word */
  sees(word) {
    const box = document.querySelector(".podcast-transcript__text").getBoundingClientRect();
    const marks = [...CSS.highlights.get("podcast-found") || []];
    const seen = marks.filter((mark) => {
      const { top, bottom, height } = mark.getBoundingClientRect();
      return height && top >= Math.max(box.top, 0) && bottom <= Math.min(box.bottom, innerHeight);
    });
    return seen.map(String).join() === word;
  },
  /** What is wrong with the dock at this width of the window: parts that overlap, are cut off or missing. */
  faultsOfDock() {
    const dock = document.querySelector("podcast-dock");
    const parts = [...dock.querySelectorAll("p, button, .podcast-track, .podcast-time")];
    const boxes = parts.map((part) => [part.classList[0] || part.localName, part.getBoundingClientRect()])
      .filter(([, { width }]) => width);
    const faults = document.documentElement.scrollWidth > innerWidth ? ["page"] : [];
    for (const [name, box] of boxes) {
      if (box.left < 0 || box.right > innerWidth || box.bottom > innerHeight) faults.push(name);
      // The bar may be the upper edge, of which the buttons keep clear.
      for (const [other, { left, right, top, bottom }] of boxes) {
        const across = Math.min(box.right, right) - Math.max(box.left, left);
        const down = Math.min(box.bottom, bottom) - Math.max(box.top, top);
        if (other < name && across > 0.5 && down > 0.5) faults.push(`${name} on ${other}`);
      }
    }
    if (boxes.find(([name]) => name === "p")[1].width < 60) faults.push("title");
    const names = boxes.map(([name]) => name);
    for (const name of ["podcast-play", "podcast-back", "podcast-forward", "podcast-track"]) {
      if (!names.includes(name)) faults.push(`no ${name}`);
    }
    return faults;
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
