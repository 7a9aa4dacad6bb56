// Filtering and ordering the lists of people and cases, and the events of a case. The page loads this when something is typed
// into a box with `data-filter` or a button with `data-arrange` is pressed, and calls it with that.

/** A text as it is compared: without case, accents and the difference between forms of a letter. */
const folded = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Leaves of the list below the box what contains each typed word, and tells how much that is. */
export function filter(box) {
  const words = folded(box.value).split(/\s+/).filter(Boolean);
  const list = document.querySelector('[data-filtered]');
  let shown = 0;
  for (const section of list.querySelectorAll('section')) {
    const rows = [...section.querySelectorAll('li')];
    for (const row of rows) {
      row.words ??= folded(row.textContent);
      row.hidden = !words.every(word => row.words.includes(word));
    }
    const left = rows.filter(row => !row.hidden).length;
    section.hidden = !left;
    // Letters lead nowhere when those they lead to are hidden.
    for (const letters of section.querySelectorAll('nav')) letters.hidden = words.length > 0;
    shown += left;
  }
  list.querySelector('[data-none]').hidden = shown > 0;
  const number = shown.toLocaleString(document.documentElement.lang);
  box.parentNode.querySelector('output').value = words.length ? box.dataset.filter.replace('{shown}', number) : '';
}

/** The numbers of a case: people behind bars, the year of its last event, people, events. */
const keys = row => row.dataset.keys.split(' ').map(Number);

const name = row => row.querySelector('h3').textContent;

/** By the numbers in these places, the largest first. */
const by = (...places) => (one, other) =>
  places.reduce((order, place) => order || keys(other)[place] - keys(one)[place], 0);

const orders = {
  prison: by(0, 2, 3),
  newest: by(1, 0, 2),
  largest: by(2, 3),
  name: (one, other) => name(one).localeCompare(name(other), document.documentElement.lang),
};

/** Orders each list of the page as a button says. */
export function order(button) {
  const isPressed = button.getAttribute('aria-pressed') === 'true';
  if (isPressed) return;
  for (const one of button.parentNode.children) one.setAttribute('aria-pressed', String(one === button));
  for (const list of document.querySelectorAll('[data-ordered]')) {
    const rows = [...list.children];
    // Events have no numbers to go by: the other order is the present one turned round.
    const isOfEvents = !rows[0].dataset.keys;
    list.append(...(isOfEvents ? rows.reverse() : rows.sort(orders[button.dataset.arrange])));
  }
}
