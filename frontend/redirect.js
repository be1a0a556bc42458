/** On a page at an episode's earlier address: goes to the present one, with what follows the address. */
const { address } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
location.replace(`${address}${location.search}${location.hash}`);
