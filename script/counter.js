// Lets the days of somebody in prison run on in the frame of a counter, from the day of the data to the reader's today. It
// stops at the earliest end of the term; from that day on the frame says that the term may have ended.
(() => {
  const now = new Date();
  const dayOf = (iso) => Date.parse(iso) / 864e5;
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5;
  for (const number of document.querySelectorAll('[data-until]')) {
    const { days, asOf, until, group } = number.dataset;
    const more = Math.min(today, dayOf(until)) - dayOf(asOf);
    if (more <= 0) continue;
    number.textContent = String(Number(days) + more).replace(/\B(?=(\d{3})+$)/g, group);
    document.querySelector('[data-counted]').hidden = false;
  }
  for (const note of document.querySelectorAll('[data-from]')) note.hidden = today < dayOf(note.dataset.from);
})();
