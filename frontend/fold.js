/** Text to search in: without accents and in lower case; as long as before where its letters are composed.  @param {string} text */
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").normalize().toLowerCase();
