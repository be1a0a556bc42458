/** What the script of the page shares with a script that is loaded later: see `build_assets.mjs`. */
export const sharedCore = /** @type {any} */ (document.currentScript).core;
