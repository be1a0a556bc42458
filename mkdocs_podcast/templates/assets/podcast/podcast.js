/* Custom elements, so that pages swapped in by a theme come alive by themselves. */
(() => {
  if (customElements.get("podcast-player")) return;

  const WORDS = {
    play: "Play", pause: "Pause", back: "Back 15 seconds", forward: "Forward 30 seconds",
    position: "Position", speed: "Speed", of: "of", units: ["hour", "minute", "second"], plural: "s",
    resume: (time) => `Continues at ${time}`,
    error: "This audio could not be loaded.", retry: "Try again",
    close: (title) => `Close ${title}`,
    count: (found, total) => `${found} of ${total} episodes`,
    nothing: "No episode matches.", partial: "Only this page was searched.",
  };
  const SPEEDS = [0.8, 1, 1.2, 1.5, 1.75, 2];
  const ARROW = '<svg class="podcast-icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3.5A9 9 0 1 1 4 8M13 .5l-3 3 3 3"/></svg>';

  const store = (key, value) => {
    try {
      if (value == null) return localStorage.getItem(key);
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {}
  };
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const key in attributes) if (attributes[key] != null) element.setAttribute(key, attributes[key]);
    element.append(...children);
    return element;
  };
  const listen = (element, names) => names.split(" ").forEach((name) => element.addEventListener(name, element, true));
  const parts = (time) => [time / 3600, time / 60 % 60, time % 60].map(Math.floor);
  const clock = (time) => parts(time).join(":").replace(/:(?=\d\b)/g, ":0").replace(/^0:0?/, "");
  const spoken = (time) => parts(time).map((part, at) => part && `${part} ${WORDS.units[at]}${part > 1 ? WORDS.plural : ""}`)
    .filter(Boolean).join(" ") || `0 ${WORDS.units[2]}${WORDS.plural}`;
  const plain = (event) => !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button);
  const take = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };

  let current = null;

  class Player extends HTMLElement {
    connectedCallback() {
      const audio = this.audio = this.querySelector("audio");
      if (!audio || this.bar) return;
      audio.controls = false;
      this.length = Number(this.dataset.duration) || 0;
      this.place = this.dataset.key && `podcast:${this.dataset.key}`;
      this.at = this.kept = this.place && Number(store(this.place)) || 0;
      this.build();
      this.rate(store("podcast-speed"));
      if (this.at) this.status.textContent = WORDS.resume(clock(this.at));
      listen(this, "click input change keydown play pause playing waiting timeupdate loadedmetadata ended error");
      this.show();
    }

    build() {
      this.querySelector(".podcast-player__bar")?.remove();
      this.bar = make("div", { class: "podcast-player__bar" });
      this.bar.innerHTML = `<button type="button" class="podcast-play" data-do="toggle"></button>
<button type="button" class="podcast-skip" data-do="back" aria-label="${WORDS.back}">${ARROW}<span>15</span></button>
<button type="button" class="podcast-skip" data-do="forward" aria-label="${WORDS.forward}">${ARROW}<span>30</span></button>
<input type="range" class="podcast-seek" aria-label="${WORDS.position}"><span class="podcast-time"></span>
<select class="podcast-speed" aria-label="${WORDS.speed}">${SPEEDS.map((speed) => `<option value="${speed}">${speed}×</option>`).join("")}</select>`;
      [this.button, , , this.range, this.time, this.speed] = this.bar.children;
      this.status = make("p", { class: "podcast-player__status", role: "status" });
      this.audio.after(this.bar, this.status);
      const download = this.querySelector("a[download]");
      if (download) this.bar.append(download);
    }

    handleEvent(event) {
      const { type, target } = event;
      if (type === "click") this[target.closest("[data-do]")?.dataset.do]?.();
      else if (type === "keydown") this.key(event);
      else if (target === this.range) this.seek(Number(target.value));
      else if (target === this.speed) store("podcast-speed", this.rate(target.value));
      else if (type !== "error") this.follow(type);
      // A source that fails may have another one after it.
      else if (!target.nextElementSibling || target === this.audio) this.fail();
    }

    follow(type) {
      const { audio } = this;
      if (type === "play") {
        if (current !== audio) current?.pause();
        current = audio;
      }
      if (Number.isFinite(audio.duration)) this.length = audio.duration;
      if (type === "loadedmetadata" && this.at) audio.currentTime = this.at;
      else if (type === "timeupdate" && audio.readyState && !audio.seeking) this.at = audio.currentTime;
      else if (type === "playing") this.status.textContent = "";
      else if (type === "ended") this.at = 0;
      this.classList.toggle("is-waiting", type === "waiting" || (type === "play" && audio.readyState < 3));
      // Where a server cannot seek, audio falls back to its start.
      if (type === "ended" || this.at > this.kept + (type === "pause" ? 0 : 4)) {
        this.kept = this.at;
        if (this.place) store(this.place, this.at > 1 ? this.at.toFixed(1) : "");
      }
      this.show();
    }

    show() {
      const { at, length, range, button, audio } = this;
      button.ariaLabel = audio.paused ? WORDS.play : WORDS.pause;
      button.classList.toggle("is-playing", !audio.paused);
      range.max = Math.floor(length) || 1;
      range.value = at;
      range.style.setProperty("--podcast-played", `${length ? at / length * 100 : 0}%`);
      range.ariaValueText = spoken(at) + (length ? ` ${WORDS.of} ${spoken(length)}` : "");
      this.time.textContent = clock(at) + (length ? ` / ${clock(length)}` : "");
    }

    toggle() {
      const { audio } = this;
      if (!audio.paused) return audio.pause();
      if (audio.error || audio.networkState === 3) audio.load();
      audio.play().catch((error) => error.name === "NotSupportedError" && this.fail());
    }

    back() { this.seek(this.at - 15); }

    forward() { this.seek(this.at + 30); }

    seek(time) {
      this.at = Math.max(0, Math.min(time, this.length || time));
      this.kept = this.at - 5;
      if (this.audio.readyState) this.audio.currentTime = this.at;
      this.show();
    }

    rate(speed) {
      this.speed.value = SPEEDS.includes(Number(speed)) ? speed : 1;
      return this.audio.defaultPlaybackRate = this.audio.playbackRate = this.speed.value;
    }

    key(event) {
      const { key, target } = event;
      if (!plain(event) || target === this.speed) return;
      event.stopPropagation();
      if (key === " " && target.closest("button, a")) return;
      const act = {
        " ": () => this.toggle(), k: () => this.toggle(), j: () => this.back(), l: () => this.forward(),
        ArrowLeft: () => this.seek(this.at - 5), ArrowRight: () => this.seek(this.at + 5),
      }[key];
      if (!act) return;
      event.preventDefault();
      act();
    }

    fail() {
      this.audio.pause();
      this.classList.remove("is-waiting");
      this.status.replaceChildren(`${WORDS.error} `, make("button", { type: "button", "data-do": "toggle" }, WORDS.retry));
    }
  }

  class Embed extends HTMLElement {
    connectedCallback() {
      const { ratio, width, provider } = this.dataset;
      if (ratio) this.style.setProperty("--podcast-ratio", ratio);
      if (width) this.style.maxWidth = `${width}px`;
      this.facade = this.querySelector(".podcast-embed__facade");
      if (!this.facade) return;
      this.facade.querySelectorAll("[hidden]").forEach((part) => { part.hidden = false; });
      this.facade.querySelector("button").onclick = () => this.load().focus();
      try {
        const agreed = window.__md_get("__consent");
        if (agreed[provider] || agreed.podcast || agreed.embeds) this.load();
      } catch {}
    }

    load() {
      const frame = document.importNode(this.querySelector("template").content, true).firstElementChild;
      this.facade.replaceWith(frame);
      return frame;
    }
  }

  class List extends HTMLElement {
    connectedCallback() {
      this.mark();
      listen(this, "click keydown play pause");
    }

    mark() {
      this.querySelectorAll("a.podcast-play").forEach((link) => { link.role = "button"; });
    }

    handleEvent(event) {
      const { type, target } = event;
      const card = target.closest(".podcast-card");
      if (type === "play" || type === "pause") return this.sync(card, type === "play");
      const link = target.closest("a.podcast-play");
      if (!link || !plain(event) || (type === "keydown" && event.key !== " ")) return;
      take(event);
      if (link.dataset.audio) this.play(card, link.dataset);
      else this.embed(card, link);
    }

    title(card) {
      return card.querySelector("a").textContent;
    }

    sync(card, playing) {
      const link = card.querySelector("a.podcast-play");
      link.classList.toggle("is-playing", playing);
      link.ariaLabel = `${playing ? WORDS.pause : WORDS.play} ${this.title(card)}`;
    }

    play(card, { audio, key, duration }) {
      let player = card.querySelector("podcast-player");
      if (!player) {
        player = make("podcast-player", {
          class: "podcast-player", "data-key": key, "data-duration": duration,
        }, make("audio", { preload: "none" }, ...audio.split(" ").map((src) => make("source", { src }))));
        card.append(player);
      }
      player.toggle();
    }

    embed(card, link) {
      const { embed: src, name, allow, sandbox, ratio, height } = link.dataset;
      const open = card.querySelector("podcast-embed");
      link.classList.toggle("is-open", !open);
      link.dataset.label ||= link.ariaLabel;
      link.ariaLabel = open ? link.dataset.label : WORDS.close(this.title(card));
      if (open) return open.remove();
      const frame = make("iframe", {
        src, allow, sandbox, height, title: `${name}: ${this.title(card)}`,
        referrerpolicy: "strict-origin-when-cross-origin",
      });
      card.append(make("podcast-embed", {
        class: `podcast-embed podcast-embed--${ratio && "ratio"}`, "data-ratio": ratio,
      }, frame));
      frame.focus();
    }
  }

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  class Index extends HTMLElement {
    connectedCallback() {
      this.list = this.querySelector("podcast-list");
      if (!this.list || this.cards) return;
      [this.input, this.status, this.reset, this.pager] = [".podcast-filter input", ".podcast-count [role]",
        ".podcast-count button", ".podcast-pager"].map((part) => this.querySelector(part));
      this.pills = [...this.querySelectorAll("a[data-tag]")];
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
      const tags = [...card.querySelectorAll(".podcast-tags a")].map((tag) => tag.href);
      return { card, here, tags, text: fold(card.textContent), href: card.querySelector("a").href };
    }

    handleEvent(event) {
      const { type, target } = event;
      const pill = target.closest("a[data-tag]");
      if (type === "input") {
        if (target !== this.input) return;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.change(), 150);
      } else if (target === this.reset || (pill && plain(event) && !this.failed)) {
        take(event);
        this.pill = pill && pill.dataset.tag && pill !== this.pill ? pill : null;
        if (!this.pill) this.input.value = "";
        if (!pill) this.input.focus();
        this.change();
      }
    }

    async change() {
      const query = new URLSearchParams({ tag: this.pill?.dataset.tag || "", find: this.input.value.trim() });
      const search = String(query).replace(/\w+=(&|$)/g, "").replace(/&$/, "");
      try {
        history.replaceState(history.state, "", location.pathname + (search && `?${search}`));
      } catch {}
      await this.apply();
      if (this.failed && this.pill) location.assign(this.pill.href);
    }

    async apply() {
      const words = fold(this.input.value).split(/\s+/).filter(Boolean);
      const { pill } = this;
      const on = Boolean(pill || words.length);
      if (on) await (this.loading ??= this.load());
      let found = 0;
      for (const { card, here, tags, text } of this.cards) {
        card.hidden = on ? (pill && !tags.includes(pill.href)) || !words.every((word) => text.includes(word)) : !here;
        if (card.hidden) card.querySelector("audio")?.pause();
        else found += 1;
      }
      for (const one of this.pills) one.ariaCurrent = one === (pill || this.pills[0]);
      if (this.pager) this.pager.hidden = on;
      this.reset.hidden = !on;
      this.status.textContent = !on ? "" : (found ? WORDS.count(found, this.total) : WORDS.nothing)
        + (this.failed ? ` ${WORDS.partial}` : "");
    }

    async load() {
      if (this.cards.length >= this.total || !this.dataset.all) return;
      try {
        const base = new URL(this.dataset.all, document.baseURI);
        const response = await fetch(base, { mode: "same-origin" });
        if (!response.ok) throw response.status;
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        this.join([...page.querySelectorAll(".podcast-card")], base);
      } catch { this.failed = true; }
    }

    join(cards, base) {
      const known = new Map(this.cards.map((one) => [one.href, one]));
      let next = this.list.firstElementChild;
      this.cards = cards.map((card) => {
        for (const name of ["href", "src", "data-audio"]) {
          card.querySelectorAll(`[${name}]`).forEach((part) => part.setAttribute(name,
            part.getAttribute(name).split(" ").map((address) => new URL(address, base).href).join(" ")));
        }
        const one = known.get(card.querySelector("a").href) || this.read(card);
        // A card already here is passed by, not moved: it may be playing.
        if (one.card === next) next = next.nextElementSibling;
        else this.list.insertBefore(one.card, next);
        return one;
      });
      this.list.mark();
    }
  }

  customElements.define("podcast-player", Player);
  customElements.define("podcast-embed", Embed);
  customElements.define("podcast-list", List);
  customElements.define("podcast-index", Index);
})();
