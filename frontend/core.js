/** What scripts that are loaded later share with the script of the page: the state of both is here, once. */
export {
  applySettings, audio, chapterAt, current, docked, failure, forgetMarks, isCurrent, isTrack, markOf, offerInDock, play, playIn, plays, seek,
  setSleepTimer, skip, sleep, toggle, until, updateViews, views,
} from "./deck.js";
export { loadExtras, loadListener } from "./extras.js";
export {
  absolute, all, consume, find, fold, isTime, language, make, MINUTES, page, say, set, setTranslations, settings, SPEEDS, store,
} from "./page.js";
export { clock, counted, moment, placeAt, spoken } from "./time.js";
export { playNext, trackOf } from "./queue.js";
