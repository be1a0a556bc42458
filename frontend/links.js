/** Links to moments, `#t=12:04`: in the notes, in chapters and transcripts, and from other pages. */
import { current, play, plays, seek } from "./deck.js";
import { find, page, plain, take } from "./page.js";
import { Player } from "./player.js";
import { moment } from "./time.js";

const FURNITURE = "header, nav, footer, [role=search], [role=dialog]";

/** Unfolds and makes ready what an address on this page leads to.  @param {string} hash */
function lead(hash) {
  find(document, "podcast-transcript")?.reveal(hash);
  const place = moment(hash);
  const player = Player.main();
  if (place && player && !plays(player.track)) player.begin(place);
}

export function follow() {
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
    if (player) lead(link.hash);
    // A search result, say, for what plays now.
    if (current && page(link.href) === page(current.page)) seek(place.at, current, place.stop);
  }, true);

  addEventListener("hashchange", () => lead(location.hash));
}
