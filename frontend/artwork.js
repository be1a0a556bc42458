/** What is drawn for an episode without artwork: waves from a corner, and the initials of its title. `text/initials.py` does the same. */

/** Degrees on the wheel of hues.  @param {string} text */
export const hue = (text) => [...text].reduce((number, letter) => (number * 31 + letter.codePointAt(0)) % 360, 0);

/** @param {string} text */
export function initials(text) {
  const letters = text.split(/\s+/).map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0]).filter(Boolean);
  return [...letters.slice(0, 1), ...letters.slice(1).slice(-1)].join("").toUpperCase();
}

/** The drawn artwork.  @param {string} title @returns {any} */
export function drawArtwork(title) {
  const degrees = hue(title);
  const rings = [18, 34, 50, 66, 82].map((radius) => `<circle r="${radius}"/>`).join("");
  const holder = document.createElement("div");
  holder.innerHTML = `<svg class="podcast-art" viewBox="0 0 90 90" fill="hsl(${degrees},38%,36%)" data-turn="${degrees % 8}" aria-hidden="true"><path d="M0 0h90v90H0z"/><g>${rings}</g><text x="9" y="33"></text></svg>`;
  const drawn = /** @type {Element} */ (holder.firstElementChild);
  /** @type {Element} */ (drawn.lastElementChild).textContent = initials(title);
  return drawn;
}
