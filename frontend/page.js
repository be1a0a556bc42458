/** What all parts of the script need: elements, events, translations, storage, settings. */

/** @param {string} name @param {Record<string, any>} [attributes] @param {(Node | string)[]} children @returns {any} */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const key in attributes) if (attributes[key] != null) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
}

/** The first element that matches.  @param {ParentNode} root @param {string} selector @returns {any} */
export const find = (root, selector) => root.querySelector(selector);

/** @param {ParentNode} root @param {string} selector @returns {any[]} */
export const all = (root, selector) => [...root.querySelectorAll(selector)];

/**
 * The base class of the custom elements: their properties depend on the markup of the page.
 * @type {{ new (): HTMLElement & Record<string, any>, prototype: HTMLElement & Record<string, any> }}
 */
export const Base = HTMLElement;

/** Whether an element is in the preview of a page that Material shows at a link to it.  @param {Element} element */
export const isPreview = (element) => element.closest(".md-tooltip2");

/** Sends events within an element to its `handleEvent`.  @param {any} element @param {string} names */
export const listen = (element, names) => names.split(" ").forEach((name) => element.addEventListener(name, element, true));

/** The full form of an address on this page.  @param {string} [address] @param {string} [base] */
export const absolute = (address = "", base = document.baseURI) => new URL(address, base).href;

/** Whether a click or a key is meant for the page, not for the browser.  @param {any} event */
export const plain = (event) => !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button);

/** An address without its query and its fragment.  @param {string} address */
export const page = (address) => address.split(/[?#]/)[0];

/** @param {Event} event */
export function consume(event) {
  event.preventDefault();
  event.stopPropagation();
}

export { fold } from "./fold.js";

/** @type {Record<string, string>} the texts in the language of the page, by the English ones */
export let translations = {};

/** @param {Record<string, string>} words */
export function setTranslations(words) {
  translations = words || {};
}

/** @type {Record<string, Record<string, string>>} the texts of scripts that are loaded later, by the name of their file */
const laterTranslations = {};

/** The name of the file with the texts of scripts that are loaded later; nothing in English. */
export const languageFile = () => translations[""];

/** @param {string} file @param {Record<string, string>} words */
export function addTranslations(file, words) {
  laterTranslations[file] = words;
}

/** The language of the translations for `Intl`: the themes of MkDocs itself write `de_AT`. */
export const language = () => (translations.Play ? document.documentElement.lang.replace(/_/g, "-") : "en");

/** A text in the language of the page.  @param {string} text in English @param {Record<string, any>} [values] for its `{names}` */
export const say = (text, values) =>
  `${translations[text] || laterTranslations[languageFile()]?.[text] || text}`.replace(/\{(\w+)\}/g, (_, name) => values?.[name]);

/** The key in the browser's storage that says that a tab has put something into its own. */
const OF_TAB = "podcast-tab";

/**
 * Reads, writes or, with an empty value, removes a value that the browser stores, or the tab only.
 * @param {string} key @param {string} [value] @param {any} [ofTab]
 */
export function store(key, value, ofTab) {
  // Storage may be forbidden or full.
  try {
    let storage = localStorage;
    if (ofTab) {
      // To open a tab's storage keeps a page waiting, for nothing where no tab has stored anything.
      if (!value && !storage[OF_TAB]) return;
      storage[OF_TAB] = 1;
      storage = sessionStorage;
    }
    if (value == null) return storage[key];
    if (value) storage[key] = value;
    else delete storage[key];
  } catch {}
}

/** @param {any} value */
export const isTime = (value) => Number.isFinite(value) && value >= 0;

/** The speeds, and the minutes of the sleep timer, that a listener can choose. */
export const SPEEDS = Array.from({ length: 26 }, (_, step) => (step + 5) / 10);
export const MINUTES = [5, 10, 15, 20, 30, 45, 60, 90];

/** The settings of the listener for all episodes. */
export const settings = { speed: 1, volume: 1, back: 15, forward: 30, next: 0 };
const LIMITS = { speed: [0.5, 3], volume: [0, 1], back: [5, 60], forward: [5, 60], next: [0, 1] };

/** Restores the stored settings. */
export function loadSettings() {
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

/** @param {string} name @param {number} value */
export function set(name, value) {
  settings[name] = value;
  store("podcast-settings", JSON.stringify(settings));
}
