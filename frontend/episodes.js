/** A script of its own, which is loaded when the reader first filters the index or asks what is next: see `extras.js`. */
import { Filter } from "./filter.js";
import { tracksAfter } from "./show.js";

export { Filter, tracksAfter };

Object.assign(document.currentScript, { podcast: { Filter, tracksAfter } });
