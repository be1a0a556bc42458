/** What is drawn for an episode without artwork: waves from a corner, and the initials of its title. `text/initials.py` does the same. */

/** Degrees on the wheel of hues.  @param {string} text */
export const hue = (text) => [...text].reduce((number, letter) => (number * 31 + letter.codePointAt(0)) % 360, 0);

/** @param {string} text */
export function initials(text) {
  const letters = text.split(/\s+/).map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0]).filter(Boolean);
  return [...letters.slice(0, 1), ...letters.slice(1).slice(-1)].join("").toUpperCase();
}

/** The drawn artwork; the hue turns its waves as well, and widens them.  @param {string} title @returns {any} */
export function drawArtwork(title) {
  const degrees = hue(title);
  const rings = [1, 2, 3, 4, 5].map((ring) => `<circle r="${ring * 14}"/>`).join("");
  const holder = document.createElement("div");
  holder.innerHTML = `<svg class="podcast-art" viewBox="0 0 90 90" fill="hsl(${degrees},38%,36%)" aria-hidden="true"><circle r="140"/><g transform="rotate(${degrees} 45 45) scale(1.${degrees})">${rings}</g><text x="9" y="33"></text></svg>`;
  const drawn = /** @type {Element} */ (holder.firstElementChild);
  /** @type {Element} */ (drawn.lastElementChild).textContent = initials(title);
  return drawn;
}
