/** What every part of the script does with a page. */

/** @param {string} name @param {Record<string, any>} [attributes] @param {(Node | string)[]} children @returns {any} */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const key in attributes) if (attributes[key] != null) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
}

/** Has an element hear, by its `handleEvent`, what happens in it.  @param {any} element @param {string} names */
export const listen = (element, names) => names.split(" ").forEach((name) => element.addEventListener(name, element, true));

/** Whether a click or a key is meant for the page and not for the browser.  @param {any} event */
export const plain = (event) => !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button);

/** @param {Event} event */
export function take(event) {
  event.preventDefault();
  event.stopPropagation();
}

/** Text to search in: without accents, in lower case.  @param {string} text */
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export const language = () => document.documentElement.lang || "en";

/** @type {Record<string, string>} */
let words = {};

/** Takes the words of the page's language from the element that has them; without, they stay English.  @param {HTMLElement} element */
export function learn({ dataset }) {
  if (dataset.words) words = JSON.parse(dataset.words);
}

export const learned = () => words;

/** A text in the page's language.  @param {string} text in English @param {Record<string, any>} [values] for its `{names}` */
export const say = (text, values) => (words[text] || text).replace(/\{(\w+)\}/g, (_, name) => values?.[name]);

/** Reads, writes or, with an empty value, removes what the browser remembers.  @param {string} key @param {string} [value] @param {string} [place] */
export function store(key, value, place = "localStorage") {
  // A browser may forbid it, or have no room.
  try {
    const storage = window[place];
    if (value == null) return storage.getItem(key);
    if (value) storage.setItem(key, value);
    else storage.removeItem(key);
  } catch {}
  return null;
}

const DEFAULTS = { speed: 1, volume: 1, back: 15, forward: 30, next: 0 };

/** What a listener has set, for all episodes. */
export const settings = { ...DEFAULTS };
try {
  const kept = JSON.parse(store("podcast-settings") || "{}");
  for (const name in DEFAULTS) if (kept[name] >= 0 && kept[name] <= 60) settings[name] = Number(kept[name]);
} catch {}

/** @param {string} name @param {number} value */
export function set(name, value) {
  settings[name] = value;
  store("podcast-settings", JSON.stringify(settings));
}
