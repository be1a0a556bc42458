/** Lists of episodes, whose cards play the episodes, and the index, whose filter is in `filter.js`. */
import { Follower, plays, toggle } from "./deck.js";
import { loadExtras, loadListener } from "./extras.js";
import { absolute, all, Base, find, setTranslations, listen, make, plain, say, store, consume } from "./page.js";
import { trackOf } from "./queue.js";

export class List extends Follower {
  connectedCallback() {
    setTranslations(JSON.parse(this.dataset.words || null));
    this.live("click keydown");
    if (store("podcast-listening")) loadListener().then(({ update }) => update(), () => {});
  }

  handleEvent(event) {
    const { type, target } = event;
    const card = target.closest(".podcast-card");
    const opener = target.closest(".podcast-options");
    if (opener && type === "click") loadListener().then(({ openMenu }) => openMenu(opener, card));
    const link = target.closest("a.podcast-play");
    if (!link || !plain(event) || (type === "keydown" && event.key !== " ")) return;
    consume(event);
    if (link.dataset.audio) toggle(trackOf(card));
    else loadListener().then(({ toggleEmbed }) => toggleEmbed(card, link), () => location.assign(link.href));
  }

  /** @param {string} [type] */
  show(type) {
    if (type === "timeupdate") return;
    // Rows have the data only.
    for (const card of all(this, "[data-audio].podcast-card")) {
      if (find(card, "a.podcast-play")) continue;
      Object.assign(card.appendChild(make("a", { class: "podcast-play", href: find(card, "a").href })).dataset, card.dataset);
    }
    for (const link of all(this, "a.podcast-play")) {
      link.role = "button";
      if (!link.dataset.audio) continue;
      const playing = plays(link.dataset);
      const card = link.closest(".podcast-card");
      const title = find(card, "a").textContent;
      link.classList.toggle("is-playing", playing);
      const opener = find(card, ".podcast-options") || card.appendChild(make("button", { class: "podcast-options", "aria-expanded": "false" }));
      opener.ariaLabel = say("More: {title}", { title });
      link.ariaLabel = say(playing ? "Pause {title}" : "Play {title}", { title });
    }
  }
}

export class Index extends Base {
  connectedCallback() {
    if (this.input) return;
    this.input = find(this, ".podcast-filter input");
    if (!this.input) return;
    this.input.value = "";
    listen(this, "click focusin input");
    if (/[?&](?:find|tag|order)=/.test(location.search)) this.use();
  }

  handleEvent(event) {
    const { type, target } = event;
    if (type !== "click") return target === this.input && this.use(type);
    const pill = target.closest("a[data-tag],a[data-order]");
    if (pill ? !plain(event) || this.filter?.failed : !target.matches(".podcast-count button")) return;
    consume(event);
    this.use(type, pill || target);
  }

  /** @param {string} [type] of the event @param {HTMLAnchorElement} [target] a tag, or a button */
  async use(type, target) {
    const { all: address } = this.dataset;
    // The data loads beside the script that reads it.
    if (address) this.data ||= fetch(absolute(address), { mode: "same-origin" }).catch(() => {});
    try {
      const { Filter } = await loadExtras();
      this.filter ||= new Filter(this);
      await this.filter.use(type, target);
    } catch {
      if (target?.href) location.assign(target.href);
    }
  }
}
