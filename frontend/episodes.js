/** A script of its own, which is loaded when the reader first filters the index, searches a transcript or asks what is next: see `extras.js`. */
import { drawArtwork } from "./artwork.js";
import { Filter } from "./filter.js";
import { Search } from "./search.js";
import { tracksAfter } from "./show.js";

export { Filter, Search, drawArtwork, tracksAfter };

Object.assign(document.currentScript, { podcast: { Filter, Search, drawArtwork, tracksAfter } });
