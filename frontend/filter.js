/** The filter of the index: which episodes fit, and their cards, a piece at a time. */
import { absolute, all, find, fold, make, say, setTranslations } from "./core.js";
import { asksForField, factsOf, testsOf } from "./query.js";
import { draw, episodesOf } from "./show.js";

/** How many cards are shown at once: what a window shows of a list, so that no letter has to wait for more. */
const WINDOW = 12;
/** How many are shown a moment later, and how many more each time. */
const PIECE = 50;
/** Milliseconds without a key after which there are that many, the address follows, and the count is announced. */
const PAUSE = 150;

/** An episode, as far as its card on the page describes it.  @param {any} card */
function read(card) {
  const copy = card.cloneNode(true);
  // People may have numbers in their names, as the facts have.
  const facts = all(copy, ".podcast-meta > :not(b)").filter(({ textContent }) => /\d/.test(textContent));
  for (const fact of facts) fact.remove();
  return {
    card,
    page: find(card, "a").href,
    tags: all(card, ".podcast-tags a").map((tag) => tag.textContent),
    text: fold(copy.textContent),
    facts: factsOf(facts.map(({ textContent }) => textContent)),
  };
}

/** A copy of a card below a heading of its group, for a list without such headings.  @param {any} card */
function withoutGroup(card) {
  const copy = card.cloneNode(true);
  const heading = find(copy, "h3");
  heading?.replaceWith(make("h2", {}, ...heading.childNodes));
  return copy;
}

export class Filter {
  /** Whether only the episodes of this page are known. */
  failed = false;
  /** @type {Promise<void> | null} */
  loading = null;

  /** @param {any} index */
  constructor(index) {
    this.index = index;
    /** Seasons or years, each with a list of its own: what fits is in another list in their place. */
    this.groups = all(index, ".podcast-group");
    this.list = this.groups.length ? this.addList() : find(index, ":scope > podcast-list");
    this.input = find(index, ".podcast-filter input");
    this.status = find(index, ".podcast-count [role]");
    this.reset = find(index, ".podcast-count button");
    this.pager = find(index, ".podcast-pager");
    setTranslations(JSON.parse(this.list.dataset.words || null));
    this.pills = all(index, "a[data-tag]");
    this.switch = find(index, "a[data-order]");
    /** The order that the list does not have: `oldest` or `newest` first. */
    this.order = this.switch?.dataset.order;
    this.total = Number(index.dataset.total);
    /** The cards of the page. */
    this.here = [...this.list.children];
    /** @type {any[]} */
    this.entries = [];
    /** @type {Map<string, any>} the cards that are there already, by their pages */
    this.cards = new Map(this.here.map((card) => [find(card, "a").href, card]));
    this.latest = find(index, ".podcast-latest");
    if (!index.dataset.all) this.readPage();
    this.off = true;
    /** @type {any[] | undefined} what fits */
    this.found = undefined;
    this.next = make("button", { type: "button" }, say("Show more"));
    this.more = make("p", { class: "podcast-count", hidden: "" }, this.next);
    this.list.after(this.more);
    this.path = location.pathname;
    const state = new URLSearchParams(location.search);
    this.input.value ||= state.get("find");
    const tag = state.get("tag");
    this.pill = tag && this.pills.find((pill) => pill.dataset.tag === tag);
    this.reversed = state.get("order") === this.order;
    /** How many are shown at least, once the reader has stopped typing. */
    this.least = Math.max(PIECE, Number(state.get("shown")) || 0);
    this.explain();
    this.apply().then(() => this.settle());
  }

  /** Says what the field understands, while nothing is in it. */
  explain() {
    const hint = make("p", { class: "podcast-hint", id: "podcast-hint" }, say("Also: season:2, guest:ana, tag:radio, or “exact words”"));
    this.input.after(hint);
    this.input.setAttribute("aria-describedby", hint.id);
  }

  /** Takes the episodes of the page, as their cards describe them, for all that there are. */
  readPage() {
    const cards = this.groups.length ? all(this.index, ".podcast-group .podcast-card").map(withoutGroup) : [...this.here];
    if (this.latest) cards.unshift(find(this.latest, ".podcast-card").cloneNode(true));
    this.entries = cards.map(read);
    for (const { page, card } of this.entries) this.cards.set(page, card);
  }

  /** @param {any} entry */
  cardOf(entry) {
    const { page } = entry;
    if (!this.cards.has(page)) this.cards.set(page, draw(entry));
    return this.cards.get(page);
  }

  /** An empty list like those of the groups, after them. */
  addList() {
    const last = this.groups[this.groups.length - 1];
    const list = find(last, "podcast-list").cloneNode();
    last.after(list);
    return list;
  }

  /** @param {string} [type] of an event @param {any} [target] a tag, or a button */
  async use(type, target) {
    clearTimeout(this.timer);
    if (target === this.next) return this.showMore();
    if (type === "focusin") return void (await this.load());
    if (type) this.least = PIECE;
    if (type === "input") {
      const applied = this.apply();
      this.timer = setTimeout(() => {
        this.settle();
        // The episodes may still be loading when the reader has stopped typing.
        applied.then(() => this.settle());
      }, PAUSE);
      return applied;
    }
    if (!target) return;
    if (target === this.switch) {
      this.reversed = !this.reversed;
      await this.apply();
      this.settle();
      if (this.failed) location.assign(target.href);
      return;
    }
    const pill = target.dataset.tag && target !== this.pill ? target : null;
    this.pill = pill;
    if (!pill) {
      this.input.value = "";
      this.reversed = false;
    }
    if (target === this.reset) this.input.focus();
    await this.apply();
    this.settle();
    if (this.failed && pill) location.assign(pill.href);
  }

  /** Finds what fits, and shows the first of it. */
  async apply() {
    const isOn = () => this.pill || this.input.value.trim() || this.reversed;
    // The reader may change the filter while they load.
    if (isOn()) await this.load();
    const { pill } = this;
    const tests = testsOf(this.input.value);
    const tag = pill?.firstChild.textContent.trim();
    const fits = (entry) => (!tag || entry.tags.includes(tag)) && tests.every((test) => test(entry));
    const wasOff = this.off;
    this.off = !isOn();
    const before = this.found;
    this.found = this.off ? [] : this.entries.filter(fits);
    if (this.reversed) this.found.reverse();
    const isSame = this.found.length === before?.length && this.found.every((entry, place) => entry === before[place]);
    if (this.off !== wasOff || !isSame) this.draw(WINDOW);
    for (const one of this.pills) one.ariaCurrent = String(one === (pill || this.pills[0]));
    for (const part of [...this.groups, this.latest, this.pager]) if (part) part.hidden = !this.off;
    if (this.switch) this.switch.ariaCurrent = String(this.reversed);
    this.reset.hidden = this.off;
  }

  /** Puts the cards of the first entries into the list, and takes out those of others.  @param {number} count */
  draw(count) {
    this.shown = count;
    const shown = this.found.slice(0, this.shown);
    const cards = this.off ? this.here : shown.map((entry) => this.cardOf(entry));
    const wanted = new Set(cards);
    for (const card of [...this.list.children]) if (!wanted.has(card) && !this.here.includes(card)) card.remove();
    for (const card of this.here) card.hidden = !wanted.has(card);
    let next = this.list.firstElementChild;
    for (const card of cards) {
      while (next?.hidden) next = next.nextElementSibling;
      // A card that is already here is not moved: it may have the focus, or a frame that would load again.
      if (card === next) next = next.nextElementSibling;
      else this.list.insertBefore(card, next);
    }
    // An empty list would be announced.
    this.list.hidden = !cards.length;
    this.more.hidden = count < PIECE || count >= this.found.length;
    this.list.show();
  }

  showMore() {
    const first = this.found[this.shown];
    this.least = this.shown + PIECE;
    this.draw(this.least);
    this.settle();
    find(this.cardOf(first), "a").focus();
  }

  /** Writes the filter into the address of the page. */
  writeAddress() {
    /** @type {Record<string, any>} */
    const values = { tag: this.pill?.dataset.tag, find: this.input.value.trim(), order: this.reversed && this.order };
    // Who comes back finds as many as before.
    if (!this.off && this.least > PIECE) values.shown = this.least;
    const search = String(new URLSearchParams(Object.entries(values).filter(([, value]) => value)));
    const query = search && `?${search}`;
    try {
      // A browser lays the page out for it.
      if (query !== location.search) history.replaceState(history.state, "", this.path + query);
    } catch {}
  }

  /** Completes the first piece, and has the address and the count follow the filter. */
  settle() {
    // The reader may have gone on to another page, whose address this would change. A theme that swaps pages
    // changes the address first.
    if (!this.index.isConnected || location.pathname !== this.path) return;
    this.writeAddress();
    if (!this.found) return;
    if (this.shown < this.least) this.draw(this.least);
    const count = this.found.length;
    const found = count ? say("{count} of {total} episodes", { count, total: this.total }) : say("No episode matches.");
    this.status.textContent = this.off ? "" : found + (this.failed ? ` ${say("Only this page was searched.")}` : "");
  }

  /** Reads all episodes, once; where the page has them all, only what their cards do not say, when it is asked for. */
  load() {
    const address = this.index.dataset.all || (asksForField(this.input.value) && this.list.dataset.index);
    if (address) return this.loading ||= this.read(address);
  }

  /** @param {string} address */
  async read(address) {
    try {
      const entries = await episodesOf(absolute(address), this.index.data);
      this.entries = entries.filter((entry) => this.index.dataset.all || this.cards.has(entry.page));
      // The file has the newest first.
      if (this.order === "newest") this.entries.reverse();
    } catch {
      this.failed = true;
      this.readPage();
    }
  }
}
