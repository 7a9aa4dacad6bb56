// The page of those in prison: its filters and order, and days that run on. `script/page.js` loads this for the element with
// the controls and calls it with that. The generator wrote each person's numbers in days since 1970: `data-end`, the earliest
// end, and `data-days`, those held up to the day of the data, where they may run on.

const DAY_MS = 864e5;

/** Orders people; those without a number are last. The generator's own order is that of the longest held. */
const ORDERS = {
  name: (one, other) => one.name.localeCompare(other.name, document.documentElement.lang),
  end: (one, other) => one.end - other.end,
};

/** The person of a tile. */
function read(tile) {
  const { status, end = Infinity, days } = tile.dataset;
  const name = tile.querySelector('.latin').textContent;
  return { tile, status, of: tile.dataset.case, name, end: Number(end), days: Number(days), band: tile.parentNode };
}

/** The line of the table with what a tile says as it came: its parts are named by the headings. */
function line({ tile }, headings) {
  const row = document.createElement('tr');
  headings.forEach(({ dataset }, column) => {
    const part = tile.querySelector(dataset.part);
    const cell = document.createElement(column ? 'td' : 'th');
    if (!column) cell.scope = 'row';
    if (part?.lang) cell.lang = part.lang;
    if (part) cell.append(column ? part.textContent.trim() : part.cloneNode(true));
    row.append(cell);
  });
  return row;
}

/** Lets the days of somebody run on to today, but no further than to the end of the term; after it nothing is claimed. */
function runOn({ tile, end, days }, asOf, words) {
  // By UTC, so that no day is counted that has not begun in Hong Kong.
  const today = Math.floor(Date.now() / DAY_MS);
  if (today <= asOf) return;
  if (days) {
    const number = (days + Math.min(today, end) - asOf).toLocaleString('en').replaceAll(',', words.group);
    const [before, after] = words.run.split('{n}');
    const bold = Object.assign(document.createElement('b'), { textContent: number });
    tile.querySelector('.days').replaceChildren(before, bold, after);
  }
  if (today < end) return;
  tile.querySelector('.since').append(words.dated);
  tile.append(Object.assign(document.createElement('p'), { className: 'ended', textContent: words.ended }));
}

/** Puts the tiles into the chosen order, in bands of years or all in one, and returns the people in it. */
function sort(people, bands, order) {
  bands.all ??= Object.assign(document.createElement('ul'), { className: 'wall' });
  const sorted = ORDERS[order] ? people.toSorted(ORDERS[order]) : people;
  for (const { tile, band } of sorted) (ORDERS[order] ? bands.all : band).append(tile);
  if (ORDERS[order]) bands.append(bands.all);
  else bands.all.remove();
  return sorted;
}

export default function inside(controls) {
  const page = controls.closest('section');
  const bands = page.querySelector('.bands');
  const table = page.querySelector('table');
  const people = [...bands.querySelectorAll('.tablet')].map(read);
  const headings = [...table.tHead.rows[0].cells];
  for (const person of people) person.row = line(person, headings);
  const asOf = Date.parse(document.documentElement.dataset.asOf) / DAY_MS;
  for (const person of people) runOn(person, asOf, bands.dataset);

  const told = controls.querySelector('[data-shown]');
  const chosen = name => controls.querySelector(`[name=${name}]:is(select, :checked)`).value;
  const show = () => {
    const [status, of] = [chosen('status'), chosen('case')];
    const isShown = person => (!status || person.status === status) && (!of || person.of === of);
    for (const person of people) person.tile.hidden = person.row.hidden = !isShown(person);
    for (const band of bands.querySelectorAll('.band')) band.hidden = !band.querySelector('.tablet:not([hidden])');
    told.textContent = told.dataset.shown.replace('{shown}', people.filter(isShown).length.toLocaleString());
  };
  const start = () => {
    const sorted = sort(people, bands, chosen('order'));
    table.tBodies[0].replaceChildren(...sorted.map(({ row }) => row));
    show();
  };
  controls.addEventListener('change', start);
  // A browser may have kept what was chosen before the page was loaded again.
  start();
}
