/** Links to moments, `#t=12:04`: in the notes, in chapters and transcripts, and from other pages. */
import { current, play, plays, seek } from "./deck.js";
import { find, plain, take } from "./page.js";
import { Player } from "./player.js";
import { moment } from "./time.js";

const FURNITURE = "header, nav, footer, [role=search], [role=dialog]";

/** @param {string} address */
const page = (address) => address.split(/[?#]/)[0];

export function follow() {
  /** Unfolds what a search has found on this page.  @param {string} hash */
  const reveal = (hash) => find(document, "podcast-transcript")?.reveal(hash);

  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a[href*='t=']");
    const place = link instanceof HTMLAnchorElement && plain(event) && moment(link.hash);
    if (!place) return;
    const player = page(link.href) === page(location.href) && Player.main();
    if (player && !link.closest(FURNITURE)) {
      take(event);
      play(player.track, place.at, place.stop);
      return;
    }
    if (player) reveal(link.hash);
    if (player && !plays(player.track)) player.begin(place);
    // A search result, say, for what plays now.
    else if (current && page(link.href) === page(current.page)) seek(place.at, current, place.stop);
  }, true);

  addEventListener("hashchange", () => {
    const place = moment(location.hash);
    const player = Player.main();
    reveal(location.hash);
    if (place && player && !plays(player.track)) player.begin(place);
  });
}
