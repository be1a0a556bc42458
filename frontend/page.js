/** What every part of the script does with a page. */

/** @param {string} name @param {Record<string, any>} [attributes] @param {(Node | string)[]} children @returns {any} */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const key in attributes) if (attributes[key] != null) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
}

/** The first element that fits.  @param {ParentNode} root @param {string} selector @returns {any} */
export const find = (root, selector) => root.querySelector(selector);

/** @param {ParentNode} root @param {string} selector @returns {any[]} */
export const all = (root, selector) => [...root.querySelectorAll(selector)];

/**
 * What the custom elements are: with parts of their own, which a page's markup decides on.
 * @type {{ new (): HTMLElement & Record<string, any>, prototype: HTMLElement & Record<string, any> }}
 */
export const Base = HTMLElement;

/** Has an element hear, by its `handleEvent`, what happens in it.  @param {any} element @param {string} names */
export const listen = (element, names) => names.split(" ").forEach((name) => element.addEventListener(name, element, true));

/** Whether a click or a key is meant for the page and not for the browser.  @param {any} event */
export const plain = (event) => !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button);

/** An address without what leads to a place on its page, or marks words there.  @param {string} address */
export const page = (address) => address.split(/[?#]/)[0];

/** @param {Event} event */
export function take(event) {
  event.preventDefault();
  event.stopPropagation();
}

/** Text to search in: without accents, in lower case, and as long as it was where its letters are whole.  @param {string} text */
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").normalize().toLowerCase();

/** @type {Record<string, string>} the words of the page's language; without, they stay English */
export let learned = {};

/** @param {Record<string, string>} words */
export function learn(words) {
  learned = words || {};
}

/** The language of these words, as `Intl` takes it: MkDocs' own themes write `de_AT`. */
export const language = () => (learned.Play ? document.documentElement.lang.replace(/_/g, "-") : "en");

/** A text in the page's language.  @param {string} text in English @param {Record<string, any>} [values] for its `{names}` */
export const say = (text, values) => `${learned[text] || text}`.replace(/\{(\w+)\}/g, (_, name) => values?.[name]);

/** Reads, writes or, with an empty value, removes what the browser remembers.  @param {string} key @param {string} [value] @param {string} [place] */
export function store(key, value, place = "localStorage") {
  // A browser may forbid it, or have no room.
  try {
    const storage = window[place];
    if (value == null) return storage[key];
    if (value) storage[key] = value;
    else delete storage[key];
  } catch {}
}

/** @param {any} value */
export const isTime = (value) => Number.isFinite(value) && value >= 0;

/** What a listener has set, for all episodes. */
export const settings = { speed: 1, volume: 1, back: 15, forward: 30, next: 0 };
const LIMITS = { speed: [0.5, 3], volume: [0, 1], back: [5, 60], forward: [5, 60], next: [0, 1] };

/** Takes up what the browser remembers of it. */
export function recall() {
  try {
    const stored = JSON.parse(store("podcast-settings"));
    for (const name in LIMITS) {
      const value = stored[name];
      const [least, most] = LIMITS[name];
      if (isTime(value) && value >= least && value <= most) settings[name] = value;
    }
  } catch {
    store("podcast-settings", "");
  }
}
recall();

/** @param {string} name @param {number} value */
export function set(name, value) {
  settings[name] = value;
  store("podcast-settings", JSON.stringify(settings));
}
