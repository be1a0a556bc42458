/** The bar at the bottom of the window: the recording that plays, while the page shows another one. */
import { audio, chapterAt, close, current, docked, failure, isCurrent, markOf, note, views } from "./deck.js";
import { loadListener, loadRemote } from "./extras.js";
import { make, say } from "./page.js";
import { EVENTS, Remote } from "./remote.js";

export class Dock extends Remote {
  connectedCallback() {
    if (this.bar) return;
    this.art = make("img", { alt: "" });
    this.link = make("a", { href: "#" });
    this.chapter = make("span");
    this.bar = make("div", { class: "podcast-dock__bar" });
    this.build(this.bar);
    this.shut = make("button", { class: "podcast-close", "data-do": "close" });
    this.opener = make("button", { class: "podcast-expand", "data-do": "expand", "aria-expanded": "false" }, this.art);
    this.append(this.opener, make("p", {}, this.link, this.chapter), this.bar, this.shut, audio);
    this.live(EVENTS);
  }

  /** Some themes replace the whole <body>: moved immediately, the audio keeps playing. */
  disconnectedCallback() {
    if (!this.isConnected) document.body.append(this);
  }

  /** @param {string | undefined} action @param {HTMLElement} target */
  act(action, target) {
    if (action === "close") close();
    else if (action === "expand") loadRemote().then(({ toggleRemote }) => toggleRemote(this), () => {});
    else super.act(action, target);
  }

  /** @param {string} [type] */
  show(type) {
    const isSeen = [...views].some((view) => view.seen && isCurrent(view.track));
    this.hidden = !docked || isSeen;
    document.body.toggleAttribute("data-podcast-docked", !this.hidden);
    if (!current) return;
    if (this.track !== current) {
      this.track = current;
      this.ticked = 0;
      this.link.textContent = current.title;
      this.link.href = current.page;
      // It draws what has no artwork.
      if (!current.image) loadListener().catch(() => {});
    }
    super.show(type);
    const { title, image } = chapterAt(current, markOf(current).at) || {};
    const message = failure || note;
    this.chapter.ariaLive = message ? "polite" : "off";
    this.chapter.textContent = message || title || current.show;
    // A chapter's image may be on another server, which is not contacted before the audio is.
    const src = (audio.firstChild && image) || current.image || "";
    this.art.hidden = !src;
    if (this.art.src !== src) this.art.src = src;
  }

  label() {
    super.label();
    this.ariaLabel = say("Playing: {title}", this.track);
    this.opener.ariaLabel = say("Player");
    this.shut.ariaLabel = say("Close the player");
  }
}
