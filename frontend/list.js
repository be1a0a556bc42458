/** Lists of episodes, whose cards play the episodes, and the index, which filters its list. */
import { Follower, plays, toggle } from "./deck.js";
import { all, Base, find, fold, setTranslations, listen, make, plain, say, consume } from "./page.js";
import { absolute, cardsOf, trackOf } from "./queue.js";

/** @param {Element} card @returns {string} */
const titleOf = (card) => find(card, "a").textContent;

export class List extends Follower {
  connectedCallback() {
    setTranslations(JSON.parse(this.dataset.words || null));
    this.live("click keydown");
  }

  handleEvent(event) {
    const { type, target } = event;
    const card = target.closest(".podcast-card");
    const link = target.closest("a.podcast-play");
    if (!link || !plain(event) || (type === "keydown" && event.key !== " ")) return;
    consume(event);
    if (link.dataset.audio) toggle(trackOf(card));
    else this.embed(card, link);
  }

  /** @param {string} [type] */
  show(type) {
    if (type === "timeupdate") return;
    for (const link of all(this, "a.podcast-play")) {
      link.role = "button";
      if (!link.dataset.audio) continue;
      const playing = plays(link.dataset);
      const title = titleOf(link.closest(".podcast-card"));
      link.classList.toggle("is-playing", playing);
      link.ariaLabel = say(playing ? "Pause {title}" : "Play {title}", { title });
    }
  }

  embed(card, link) {
    const { embed: src, name, allow, sandbox, ratio, height } = link.dataset;
    const open = find(card, "podcast-embed");
    link.classList.toggle("is-open", !open);
    [link.ariaLabel, link.dataset.label] = [link.dataset.label || say("Close {title}", { title: titleOf(card) }), link.ariaLabel];
    if (open) return open.remove();
    const frame = make("iframe", {
      src, allow, sandbox, height, title: `${name}: ${titleOf(card)}`,
      referrerpolicy: "strict-origin-when-cross-origin",
    });
    card.append(make("podcast-embed", {
      class: `podcast-embed podcast-embed--${ratio && "ratio"}`, "data-ratio": ratio,
    }, frame));
    frame.focus();
  }
}

export class Index extends Base {
  connectedCallback() {
    this.list = find(this, "podcast-list");
    if (!this.list || this.cards) return;
    [this.input, this.status, this.reset, this.pager] = [".podcast-filter input", ".podcast-count [role]",
      ".podcast-count button", ".podcast-pager"].map((part) => find(this, part));
    this.pills = all(this, "a[data-tag]");
    this.cards = [...this.list.children].map((card) => this.read(card, true));
    this.total = Number(this.dataset.total);
    listen(this, "click input");
    this.input.hidden = false;
    const state = new URLSearchParams(location.search);
    this.input.value = state.get("find");
    this.pill = this.pills.find((pill) => pill.dataset.tag && pill.dataset.tag === state.get("tag"));
    this.apply();
  }

  read(card, here) {
    const tags = all(card, ".podcast-tags a").map((tag) => tag.href);
    return { card, here, tags, text: fold(card.textContent), href: find(card, "a").href };
  }

  handleEvent(event) {
    const { type, target } = event;
    const pill = target.closest("a[data-tag]");
    if (type === "input") {
      if (target !== this.input) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.change(), 150);
    } else if (target === this.reset || (pill && plain(event) && !this.failed)) {
      consume(event);
      this.pill = pill && pill.dataset.tag && pill !== this.pill ? pill : null;
      if (!this.pill) this.input.value = "";
      if (!pill) this.input.focus();
      this.change();
    }
  }

  async change() {
    const query = Object.entries({ tag: this.pill?.dataset.tag, find: this.input.value.trim() });
    const search = String(new URLSearchParams(query.filter(([, value]) => value)));
    try {
      history.replaceState(history.state, "", location.pathname + (search && `?${search}`));
    } catch {}
    await this.apply();
    if (this.failed && this.pill) location.assign(this.pill.href);
  }

  async apply() {
    // The reader may change the filter while they load.
    if (this.pill || this.input.value) await (this.loading ??= this.load());
    const { pill, total } = this;
    const words = fold(this.input.value).trim().split(/\s+/);
    const off = !pill && !words[0];
    const fits = ({ tags, text }) => (!pill || tags.includes(pill.href)) && words.every((word) => text.includes(word));
    let count = 0;
    for (const one of this.cards) {
      one.card.hidden = !(off ? one.here : fits(one));
      if (!one.card.hidden) count += 1;
    }
    for (const one of this.pills) one.ariaCurrent = one === (pill || this.pills[0]);
    if (this.pager) this.pager.hidden = !off;
    this.reset.hidden = off;
    const found = count ? say("{count} of {total} episodes", { count, total }) : say("No episode matches.");
    this.status.textContent = off ? "" : found + (this.failed ? ` ${say("Only this page was searched.")}` : "");
  }

  async load() {
    if (this.cards.length >= this.total || !this.dataset.all) return;
    try {
      this.join(await cardsOf(absolute(this.dataset.all)));
    } catch { this.failed = true; }
  }

  join(cards) {
    const known = new Map(this.cards.map((one) => [one.href, one]));
    let next = this.list.firstElementChild;
    this.cards = cards.map((card) => {
      const one = known.get(find(card, "a").href) || this.read(card);
      // A card that is already here is not moved: it may have the focus, or a frame that would load again.
      if (one.card === next) next = next.nextElementSibling;
      else this.list.insertBefore(one.card, next);
      return one;
    });
    this.list.show();
  }
}
