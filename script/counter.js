// @ts-check
// Adds the days from the day of the data to the reader's today to the days of a person in prison, in the frame of a
// counter. Stops at the earliest end of the term; from that day on the frame shows that the term may have ended.
(() => {
  /** @param {string | undefined} iso */
  const dayOf = iso => Date.parse(iso ?? '') / 864e5;
  /** @param {string} selector */
  const all = selector => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5;
  for (const number of all('[data-until]')) {
    const { days, asOf, until, group = '' } = number.dataset;
    const more = Math.min(today, dayOf(until)) - dayOf(asOf);
    if (!(more > 0)) continue;
    number.textContent = String(Number(days) + more).replace(/\B(?=(\d{3})+$)/g, group);
    for (const note of all('[data-counted]')) note.hidden = false;
  }
  for (const note of all('[data-from]')) note.hidden = today < dayOf(note.dataset.from);
})();
