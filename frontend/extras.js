/** Scripts that are loaded when they are first asked for: what readers use now and then. */
import * as core from "./core.js";
import { addTranslations, find, languageFile, make } from "./page.js";

// In a module there is no `currentScript`.
const { src } = /** @type {any} */ (document.currentScript || find(document, "script[src*='podcast/podcast.js']") || {});
/** @type {Record<string, Promise<any> | null>} */
const loading = {};

/**
 * Loads a file beside this script; where it is a script, resolves to what it exports.
 * @param {string} file @param {any} element @returns {Promise<any>}
 */
const load = (file, element) => loading[file] ||= new Promise((resolve, reject) => {
  element.core = core;
  element.onload = () => resolve(element.podcast);
  element.onerror = () => {
    loading[file] = null;
    reject();
  };
  // Themes that swap pages remove from the head what the new page does not have.
  (find(document, "podcast-dock") || document.head).append(element);
});

/** @param {string} name @returns {Promise<any>} */
const loadScript = (name) => load(name, make("script", { src: new URL(`${name}.js`, src) }));

/** What `episodes.js` exports.  @returns {Promise<typeof import("./episodes.js")>} */
export const loadExtras = () => loadScript("episodes");

/** What a script exports, with its style and its words.  @param {string} name */
async function loadLater(name) {
  const words = languageFile();
  const style = `${name}.css`;
  if (words) addTranslations(words, await loadScript(`words.${words}`).catch(() => {}));
  const link = make("link", { rel: "stylesheet", href: new URL(style, src) });
  // The script draws at once: without the style, what it adds would move the page.
  await load(style, link);
  return loadScript(name);
}

/** @returns {Promise<typeof import("./later/listener.js")>} */
export const loadListener = () => loadLater("listener");

/** @returns {Promise<typeof import("./later/remote.js")>} */
export const loadRemote = () => loadLater("remote");

/** @returns {Promise<typeof import("./video/video.js")>} */
export const loadVideo = () => loadLater("video");
