/** The line at the foot of the window: what plays, while the page shows something else. */
import { deck, unfinished, views } from "./deck.js";
import { learn, make, say } from "./page.js";
import { Remote } from "./remote.js";

export class Dock extends Remote {
  connectedCallback() {
    if (this.bar) return;
    this.art = make("img", { alt: "" });
    this.link = make("a");
    this.chapter = make("span");
    this.bar = make("div", { class: "podcast-dock__bar" });
    this.build(this.bar);
    this.shut = make("button", { type: "button", class: "podcast-close", "data-do": "close" });
    this.append(this.art, make("p", {}, this.link, this.chapter), this.bar, this.shut, deck.audio);
    this.role = "region";
    this.live();
  }

  /** @param {string | undefined} action @param {HTMLElement} target */
  act(action, target) {
    if (action === "close") deck.close();
    else super.act(action, target);
  }

  /** @param {string} [type] */
  show(type) {
    const { track, docked } = deck;
    this.hidden = !track || !docked || [...views].some((view) => /** @type {any} */ (view).seen && deck.has(/** @type {any} */ (view).track));
    document.body.classList.toggle("podcast-docked", !this.hidden);
    if (!track) return;
    if (this.track !== track) this.take(track);
    super.show(type);
    const chapter = deck.chapter(track, deck.mark(track).at);
    const text = deck.failure || chapter?.title || track.show || "";
    if (this.chapter.textContent !== text) this.chapter.textContent = text;
    const image = chapter?.image || track.image || "";
    this.art.hidden = !image;
    if (image && this.art.src !== image) this.art.src = image;
  }

  /** @param {import("./deck.js").Track} track */
  take(track) {
    this.track = track;
    this.ticked = 0;
    this.link.textContent = track.title;
    this.link.href = track.page;
    this.ariaLabel = say("Playing: {title}", { title: track.title });
    this.shut.ariaLabel = say("Close the player");
  }
}

/** Puts the dock there, with what was unfinished when the page was loaded anew. */
export function dock() {
  const left = unfinished();
  if (left) {
    deck.track = left.track;
    deck.docked = true;
    learn(/** @type {any} */ ({ dataset: { words: JSON.stringify(left.words) } }));
  }
  document.body.append(make("podcast-dock", { class: "podcast-dock" }));
}
