/** Links to moments, `#t=12:04`: in the notes, in chapters and transcripts, and from other pages. */
import { current, play, plays, seek } from "./deck.js";
import { find, page, plain, consume } from "./page.js";
import { Player } from "./player.js";
import { moment } from "./time.js";
import { Transcript } from "./transcript.js";

// Links within these, such as search results, are not part of the page's content.
const OUTSIDE_CONTENT = "header, nav, footer, [role=search], [role=dialog]";

const SEARCH_FIELD = "[data-md-component=search-query], #mkdocs-search-query";

/** What the site's search was asked for, where its last result is on this page. */
let searched = { hash: "", words: "" };

/** Hands what a site's search was asked for to the transcript that its result leads to.  @param {any} element that is pressed */
function handOnWords(element) {
  const link = element.closest?.("a[href*='#t='], a[href$='#podcast-transcript']");
  const words = find(document, SEARCH_FIELD)?.value;
  if (!words || !link?.closest(`${OUTSIDE_CONTENT}, #mkdocs-search-results`)) return;
  if (isHere(link)) searched = { hash: link.hash, words };
  // Material adds words by itself, where the site wants them to be highlighted.
  else link.search ||= `?h=${encodeURIComponent(words)}`;
}

/** Whether a link leads to this page.  @param {any} link */
const isHere = ({ href }) => page(href) === page(location.href);

/** Unfolds the transcript and prepares the player for the moment in an address of this page.  @param {string} hash */
function prepareMoment(hash) {
  find(document, "podcast-transcript")?.reveal(hash, searched.hash === hash ? searched.words : undefined);
  const target = moment(hash);
  const player = Player.main();
  if (target && player && !plays(player.track)) player.begin(target);
}

/** Copies the address of a link; where there is no clipboard, as without `https`, the link leads to it.  @param {MouseEvent} event */
function copyAddress(event) {
  const link = /** @type {any} */ (event.target).closest?.("a[data-copied]");
  if (!link || !navigator.clipboard || !plain(event)) return;
  consume(event);
  navigator.clipboard.writeText(link.href).then(
    () => link.lastElementChild.textContent = link.dataset.copied,
    () => location.assign(link.href),
  );
}

export function follow() {
  // A result that is opened in another tab by the middle button is not clicked.
  document.addEventListener("auxclick", ({ target }) => handOnWords(target), true);
  document.addEventListener("click", (event) => {
    const element = /** @type {any} */ (event.target);
    handOnWords(element);
    const link = element.closest?.("a[href*='t=']");
    const target = link?.hash && plain(event) && moment(link.hash);
    if (!target) return;
    const player = isHere(link) && Player.main();
    if (player && !link.closest(OUTSIDE_CONTENT)) {
      consume(event);
      play(player.track, target.at, target.stop);
      return;
    }
    // For example, a search result for the recording that plays now.
    Transcript.moves = current && page(link.href) === page(current.page);
    if (Transcript.moves) seek(target.at, current, target.stop);
    if (player) prepareMoment(link.hash);
  }, true);

  document.addEventListener("click", copyAddress, true);
  addEventListener("hashchange", () => prepareMoment(location.hash));
}
