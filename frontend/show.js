/** All episodes of a show, from the file beside its index: see `pages/episode_data.py`, which writes it. */
import { hue, initials } from "./artwork.js";
import { absolute, all, fold } from "./core.js";
import { factsOf } from "./query.js";

/**
 * @typedef {import("./deck.js").Track} Track
 * @typedef {{ shapes: string[], around: [string, string][], lengths: string[], people: [string, number, string][], tags: [string, string][],
 *   numbers: [string, string], date: [string, string[]], episodes: any[][] }} Data
 * @typedef {ReturnType<typeof entryOf>} Entry
 */

const ADDRESSES = ["href", "src", "data-audio", "data-embed"];
const SLOT = /\ue002([^\ue003]*)\ue003/g;
/** @type {Map<string, Promise<Entry[]>>} */
const shows = new Map();

/**
 * The episodes, newest first.
 * @param {string} address of the file @param {Promise<Response | void>} [answer] where it is loading @returns {Promise<Entry[]>}
 */
export function episodesOf(address, answer) {
  if (!shows.has(address)) {
    const loading = load(address, answer || fetch(address, { mode: "same-origin" }));
    shows.set(address, loading);
    // The next attempt may succeed.
    loading.catch(() => shows.delete(address));
  }
  return shows.get(address);
}

async function load(address, answer) {
  const response = await answer;
  if (!response?.ok) throw response?.status;
  const data = await response.json();
  return data.episodes.map((row) => entryOf(data, row, address));
}

/** @param {string} pattern with `{names}` @param {Record<string, any>} values */
const put = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/**
 * An episode. Its text is made when it is searched, what its card shows when that is drawn: of a thousand, a dozen are.
 * @param {Data} data @param {any[]} row @param {string} base
 */
export function entryOf(data, row, base) {
  const [
    shape, title, pageAround, page, dateAround, day, season, number, seconds, length, people, tags,
    imageAround, image, audioAround, audio, keyAround, key, summary = "",
  ] = row;
  const whole = (index, part) => data.around[index][0] + part + data.around[index][1];
  const persons = people.flat().map((index) => data.people[index]);
  const topics = tags.map((index) => data.tags[index]);
  const names = persons.map(([name]) => name);
  const isNumbered = Number.isInteger(number);
  const numberText = () => (isNumbered ? put(data.numbers[season ? 1 : 0], { season, number }) : number);
  const dateText = () => {
    const [year, month, date] = day.split("-").map(Number);
    const [pattern, months] = data.date;
    return day && put(pattern, { day: date, month: months[month - 1], year });
  };
  /** @type {string | undefined} */
  let text;
  /** @type {string | undefined} */
  let facts;
  return {
    season, base,
    key: whole(keyAround, key),
    shape: data.shapes[shape],
    tags: topics.map(([name]) => name),
    people: names,
    // The hosts of an episode without guests are in a list of their own.
    guests: people.every(Number.isInteger) ? names : [],
    get page() {
      return absolute(whole(pageAround, page), base);
    },
    get text() {
      return text ??= fold([title, isNumbered ? "" : number, ...names, summary, ...this.tags].join(" "));
    },
    get facts() {
      return facts ??= factsOf([numberText(), dateText(), data.lengths[length]]);
    },
    get texts() {
      /** @type {Record<string, string>} */
      const texts = {
        title, summary,
        url: whole(pageAround, page),
        artwork: whole(imageAround, image),
        number: numberText(),
        date: whole(dateAround, day),
        date_text: dateText(),
        length: data.lengths[length],
        key: this.key,
        seconds: String(seconds || ""),
        // Only a recording has a key: else this is a provider's player.
        [key ? "audio" : "src"]: whole(audioAround, audio),
        initials: initials(title),
        hue: String(hue(title)),
      };
      persons.forEach(([name, around, part], place) => {
        [texts[`person${place}`], texts[`person${place}.url`]] = [name, whole(around, part)];
      });
      topics.forEach((topic, place) => {
        [texts[`tag${place}`], texts[`tag${place}.url`]] = topic;
      });
      return texts;
    },
  };
}

/** Addresses of a card, separated by spaces, in full; empty where one is not of the web.  @param {string} addresses @param {string} base */
function resolve(addresses, base) {
  try {
    const full = addresses.split(" ").map((address) => absolute(address, base));
    return full.every((address) => /^(https?:|mailto:|data:image\/)/.test(address)) ? full.join(" ") : "";
  } catch {
    return "";
  }
}

/** @type {Map<string, HTMLTemplateElement>} */
const templates = new Map();

/** The card of an episode: the server's HTML, with texts where it has slots.  @param {Entry} entry @returns {any} */
export function draw({ shape, texts, base }) {
  if (!templates.has(shape)) {
    const template = document.createElement("template");
    template.innerHTML = shape;
    templates.set(shape, template);
  }
  // It is filled in the template's document, where nothing is loaded for a slot or called wrong.
  /** @type {any} */
  const card = templates.get(shape).content.firstElementChild.cloneNode(true);
  const fill = (text) => text.replace(SLOT, (_, name) => texts[name] ?? "");
  // To set a text, even to what it was, takes a browser longer than to compare it.
  const fillNode = (node) => {
    const { name, nodeValue } = node;
    const text = ADDRESSES.includes(name) ? resolve(fill(nodeValue), base) : fill(nodeValue);
    if (text !== nodeValue) node.nodeValue = text;
  };
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) fillNode(walker.currentNode);
  for (const element of [card, ...all(card, "*")]) [...element.attributes].forEach(fillNode);
  return card;
}

/** @param {Entry} entry @param {Track} track of the same show @returns {Track} */
const trackOf = ({ texts, page, base }, { index, show }) => ({
  key: texts.key, show, index, page,
  title: texts.title,
  image: texts.artwork && absolute(texts.artwork, base),
  sources: texts.audio.split(" ").map((src) => ({ src: absolute(src, base) })),
  duration: Number(texts.seconds),
  chapters: [],
});

/** @param {Track} track @returns {Promise<Track[]>} the episodes published after it, the oldest first */
export async function tracksAfter(track) {
  const entries = await episodesOf(track.index || "");
  const position = entries.findIndex(({ key }) => key === track.key);
  const later = entries.slice(0, Math.max(position, 0)).filter(({ key }) => key);
  return later.reverse().map((entry) => trackOf(entry, track));
}
