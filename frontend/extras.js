/** What readers use now and then: a script of its own, which is loaded when it is first asked for. */
import { find, make } from "./page.js";

// In a module there is no `currentScript`.
const { src } = /** @type {any} */ (document.currentScript || find(document, "script[src*='podcast/podcast.js']") || {});
/** @type {Promise<any> | null} */
let loading = null;

/** What `episodes.js` exports.  @returns {Promise<typeof import("./episodes.js")>} */
export const loadExtras = () => loading ||= new Promise((resolve, reject) => {
  const script = make("script", { src: new URL("episodes.js", src) });
  script.onload = () => resolve(script.podcast);
  script.onerror = () => {
    loading = null;
    reject();
  };
  document.head.append(script);
});
