/** Links to moments, `#t=12:04`: in the notes, in chapters and transcripts, and from other pages. */
import { deck } from "./deck.js";
import { plain, take } from "./page.js";
import { Player } from "./player.js";
import { moment } from "./time.js";

const FURNITURE = "header, nav, footer, [role=search], [role=dialog]";

/** @param {string} address */
const page = (address) => address.split(/[?#]/)[0];

export function follow() {
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a[href*='t=']");
    const place = link instanceof HTMLAnchorElement && plain(event) && moment(link.hash);
    if (!place) return;
    const player = page(link.href) === page(location.href) && Player.main();
    if (player && !link.closest(FURNITURE)) {
      take(event);
      deck.play(player.track);
      deck.seek(place.at, player.track, place.stop);
    } else if (player && !deck.plays(player.track)) player.begin(place);
    // A search result, say, for what plays now.
    else if (deck.track && page(link.href) === page(deck.track.page)) deck.seek(place.at, deck.track, place.stop);
  }, true);

  addEventListener("hashchange", () => {
    const place = moment(location.hash);
    const player = Player.main();
    if (place && player && !deck.plays(player.track)) player.begin(place);
  });
}
