/**
 * The page that shows an episode in a frame on another site. The address names the episode: its player is taken from its
 * own page, which has to be one of this site.
 */
import { absolute, all, find, make } from "./page.js";

const root = absolute(document.body.dataset.root);
// Servers may take these for slashes.
const HIDDEN_SLASH = /%2f|%5c/i;
const ADDRESSES = ["href", "src", "data-src", "data-image"];
const UNSAFE = "script, style, link, base, meta, iframe, object, embed, form, template";
// What the player's own colours follow from; see `podcast.css`.
const COLOUR = /^--(podcast-(on-)?accent|md-accent-)/;

/** @param {string} address */
const isOfSite = (address) => address.startsWith(root) && !HIDDEN_SLASH.test(address);

/** The text at an address of this site.  @param {string} address */
async function read(address) {
  // In a frame in a sandbox this is no request to the same origin.
  const response = await fetch(address, { credentials: "omit" });
  if (!response.ok || !isOfSite(response.url)) throw response.status;
  return response.text();
}

/** A copy of an element of another page, without what runs or loads anything.  @param {Element} original @param {string} base */
function copy(original, base) {
  const element = document.importNode(original, true);
  for (const part of all(element, UNSAFE)) part.remove();
  for (const part of [element, ...all(element, "*")]) {
    for (const { name, value } of [...part.attributes]) {
      if (/^on|^s(tyle|rcset)$|:/.test(name)) part.removeAttribute(name);
      // A link to a moment stays on this page.
      if (!ADDRESSES.includes(name) || value.startsWith("#")) continue;
      const address = absolute(value, base);
      if (/^https?:/.test(address)) part.setAttribute(name, address);
      else part.removeAttribute(name);
    }
  }
  return element;
}

/** The player of the page's episode: under its title, or among those in the notes.  @param {Document} page */
function playerOf(page) {
  const head = find(page, ".podcast-head");
  const players = all(page, "podcast-player");
  return find(page, ".podcast-head podcast-player") || players.find(({ dataset }) => dataset.key === head?.dataset.key);
}

/** @param {Document} page @param {string} address */
function show(page, address) {
  const original = playerOf(page);
  if (!original) return;
  const main = find(document, "main");
  const holder = find(main, ".podcast-head__player");
  const chapters = find(page, ".podcast-head .podcast-chapters");
  const date = find(page, ".podcast-head time");
  const art = find(page, ".podcast-head .podcast-art");
  main.dataset.page = address;
  document.title = find(main, "h1 a").textContent = find(original, "audio").ariaLabel;
  if (date) find(main, ".podcast-meta").append(copy(date, address));
  if (art) find(main, ".podcast-art").replaceWith(copy(art, address));
  const details = find(holder, "details");
  details.hidden = !chapters;
  if (chapters) details.append(copy(chapters, address));
  const code = find(page, ".podcast-head [data-frame]");
  if (code) find(holder, "[data-frame]").dataset.frame = code.dataset.frame;
  // The script of the player starts with it: the rest is there by now.
  find(holder, ".podcast-embedded__link").replaceWith(make("section", {
    class: "podcast-listen", "aria-label": original.parentElement.ariaLabel,
  }, copy(original, address)));
}

/** Gives the page the accent that the site has, and nothing else of its style sheets.  @param {Document} page @param {string} address */
async function colour(page, address) {
  const palettes = [page.body, ...all(page, "[data-md-color-media]")];
  const palette = palettes.findLast(({ dataset }) => dataset.mdColorAccent && matchMedia(dataset.mdColorMedia || "all").matches);
  Object.assign(document.body.dataset, palette && { mdColorAccent: palette.dataset.mdColorAccent, mdColorScheme: palette.dataset.mdColorScheme });
  const theme = all(page, "link[href*='/palette.']").map((link) => absolute(link.getAttribute("href"), address));
  const own = document.body.dataset.styles.split(" ").filter(Boolean).map((style) => absolute(style));
  const colours = new CSSStyleSheet();
  document.adoptedStyleSheets.push(colours);
  for (const style of [...theme, ...own].filter(isOfSite)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await read(style));
    for (const { selectorText, style: rules } of /** @type {any[]} */ ([...sheet.cssRules])) {
      for (const name of rules || []) {
        if (COLOUR.test(name)) colours.insertRule(`${selectorText} { ${name}: ${rules.getPropertyValue(name)} }`, colours.cssRules.length);
      }
    }
  }
}

async function start() {
  const episode = new URLSearchParams(location.search).get("episode");
  const address = episode && absolute(episode, root);
  if (!address || !isOfSite(address)) return;
  for (const link of all(document, "h1 a, .podcast-embedded__link a")) link.href = address;
  const page = new DOMParser().parseFromString(await read(address), "text/html");
  show(page, address);
  await colour(page, address);
}

// What is left is a link to the episode.
start().catch(() => {});
