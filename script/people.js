// Sorting and grouping a table of people. The page loads this when a button with `data-sort` or `data-group` is pressed,
// and calls it with the button. Each row carries the numbers of its columns in `data-keys`, `-` where nothing is known.

/** The number of a row's column; none is told by NaN. */
const number = (row, column) => parseFloat(row.dataset.keys.split(' ')[column]);

/** Sorts the rows of each group by a column; where nothing is known stands last, whichever way it goes. */
function sort(table, column, direction) {
  const sign = direction === 'ascending' ? 1 : -1;
  for (const body of table.tBodies) {
    const rows = [...body.rows].filter(row => row.dataset.keys);
    const order = (one, other) => {
      const [a, b] = [number(one, column), number(other, column)];
      return isNaN(a) - isNaN(b) || sign * (a - b) || number(one, 0) - number(other, 0);
    };
    body.append(...rows.sort(order));
  }
}

/** Sorts by the column of a heading, or turns it round. */
function sortBy(button) {
  const [heading, table] = [button.closest('th'), button.closest('table')];
  const first = button.dataset.sort;
  const other = first === 'ascending' ? 'descending' : 'ascending';
  const direction = heading.getAttribute('aria-sort') === first ? other : first;
  for (const one of table.tHead.querySelectorAll('[aria-sort]')) one.removeAttribute('aria-sort');
  heading.setAttribute('aria-sort', direction);
  sort(table, heading.cellIndex, direction);
}

/** Puts the rows into groups of one plea or verdict each, or all together again. */
function groupBy(button) {
  const table = button.closest('.bars').querySelector('table');
  const isPressed = button.getAttribute('aria-pressed') === 'true';
  for (const one of button.parentNode.children) one.setAttribute('aria-pressed', String(one === button && !isPressed));
  const rows = [...table.tBodies].flatMap(body => [...body.rows]).filter(row => row.dataset.keys);
  const groups = new Map();
  for (const row of rows) {
    const name = isPressed ? '' : row.dataset[button.dataset.group] || table.dataset.unknown;
    groups.set(name, [...(groups.get(name) || []), row]);
  }
  for (const body of [...table.tBodies]) body.remove();
  // The largest group first, those of whom nothing is known last.
  const order = ([one, a], [other, b]) =>
    (one === table.dataset.unknown) - (other === table.dataset.unknown) || b.length - a.length;
  for (const [name, members] of [...groups].sort(order)) {
    const body = table.createTBody();
    if (name) {
      const heading = document.createElement('th');
      heading.colSpan = table.tHead.rows[0].cells.length;
      heading.scope = 'rowgroup';
      heading.textContent = `${name} · ${members.length}`;
      body.insertRow().append(heading);
    }
    body.append(...members);
  }
  const sorted = table.tHead.querySelector('[aria-sort]');
  if (sorted) sort(table, sorted.cellIndex, sorted.getAttribute('aria-sort'));
}

/** The attributes that say where a shape of a bar stands. */
const EDGES = ['x', 'x1', 'x2', 'cx'];
/** How many years are named at the most, and how far apart they may be. */
const [YEARS_NAMED, STEPS] = [7, [1, 2, 5, 10, 20]];

/** How near a year's name may come to that of the day of the data, before and after it; where that word turns to a side. */
const [CLEAR_BEFORE, CLEAR_AFTER, SIDE] = [0.18, 0.1, 0.1];

/** Draws the bars of the rows shown over the years of those rows and the day of the data alone. */
function fit(table) {
  const rows = [...table.querySelectorAll('tr[data-id]:not([hidden])')];
  if (!rows.length) return;
  table.years ??= rows[0].querySelector('.time').dataset.label.split('–').map(Number);
  const start = year => Date.UTC(year, 0, 1);
  const [first, end] = [table.years[0], table.years[1] + 1];
  const share = year => (start(year) - start(first)) / (start(end) - start(first));
  const years = Array.from({ length: end - first + 1 }, (_, after) => first + after);
  const shapes = rows.flatMap(row => [...row.querySelectorAll('.bar > :not(title, .tick)')]);
  // Time in other cases is drawn as far as there is room for it.
  const reached = shapes.filter(shape => !shape.matches('.behind')).flatMap(shape => Object.values(places(shape)));
  if (!reached.length) return;
  const [least, most] = reached.reduce(([low, high], place) => [Math.min(low, place), Math.max(high, place)], [1, 0]);
  const from = years.findLast(year => share(year) <= least) ?? first;
  const to = years.find(year => year > from && share(year) >= most) ?? end;
  const inside = value => Math.min(1, Math.max(0, (value - share(from)) / (share(to) - share(from))));
  const percent = value => `${(100 * value).toFixed(2)}%`;
  for (const shape of shapes) {
    const { right, ...edges } = places(shape);
    for (const [name, value] of Object.entries(edges)) shape.setAttribute(name, percent(inside(value)));
    if (right) shape.setAttribute('width', percent(inside(right) - inside(edges.x)));
  }
  const step = STEPS.find(step => to - from <= step * YEARS_NAMED) ?? STEPS.at(-1);
  const named = years.filter(year => year >= from && year <= to && (year - from) % step === 0);
  const ticks = named.map(year => draw('line', { class: 'tick', x1: percent(inside(share(year))), y2: '1em' }));
  for (const tick of ticks) tick.setAttribute('x2', tick.getAttribute('x1'));
  for (const row of rows) {
    for (const tick of row.querySelectorAll('.tick')) tick.remove();
    row.querySelector('.bar title').after(...ticks.map(tick => tick.cloneNode()));
    row.querySelector('.time').dataset.label = `${from}–${to - 1}`;
  }
  scale(table.querySelector('.scale'), named.map(year => [year, inside(share(year))]), inside);
}

/** Writes the names of years above the bars, clear of the day of the data. */
function scale(line, years, inside) {
  const day = line.querySelector('.as-of');
  const now = inside(places(day).x);
  const side = now > 1 - SIDE ? 'end' : now < SIDE ? 'start' : 'middle';
  day.setAttribute('x', `${(100 * now).toFixed(2)}%`);
  day.setAttribute('text-anchor', side);
  const isClear = at => at < 0.94 && (at < now - CLEAR_BEFORE || at > now + CLEAR_AFTER);
  const word = ([year, at]) =>
    Object.assign(draw('text', { x: `${(100 * at).toFixed(2)}%`, y: '.9em' }), { textContent: String(year) });
  line.replaceChildren(...years.filter(([, at]) => isClear(at)).map(word), day);
}

/** Where a shape stands over the whole time, as it came: its edges, and the right one of what has a width. */
function places(shape) {
  if (shape.places) return shape.places;
  const at = name => parseFloat(shape.getAttribute(name)) / 100;
  const edges = EDGES.filter(name => shape.getAttribute(name)?.endsWith('%'));
  shape.places = Object.fromEntries(edges.map(name => [name, at(name)]));
  if (shape.getAttribute('width')?.endsWith('%')) shape.places.right = shape.places.x + at('width');
  return shape.places;
}

/** A new shape of a drawing. */
function draw(name, attributes) {
  const shape = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
  return shape;
}

/**
 * Shows the time of the people in the frame's list: of those chosen, or else of all. The list names the case whose table is
 * shown; without one it is the table of everybody. Tables are files in the folder `tables` or beside it, their rules come
 * from `sheet`.
 */
export async function bars(tables, sheet) {
  const frame = document.querySelector('[data-bars]');
  if (!frame) return;
  const { case: id, whole } = frame.querySelector('[data-case]')?.dataset ?? {};
  const path = id ? `${tables}/${id}.html` : `${tables}.html`;
  // The first call comes before the people are listed.
  const isListed = Boolean(frame.loading);
  if (frame.path !== path) Object.assign(frame, { path, loading: load(frame, path, sheet) });
  const table = await frame.loading.catch(error => {
    if (frame.path === path) frame.path = frame.loading = null;
    throw error;
  });
  // Another case may have been chosen meanwhile.
  if (!isListed || frame.path !== path) return;
  if (frame.querySelector('.bars') !== table) {
    frame.querySelector('.bars')?.remove();
    frame.append(table);
  }
  const links = [...frame.querySelectorAll('[data-region=held] a')];
  const chosen = links.filter(link => link.ariaCurrent);
  const people = new Set((chosen.length ? chosen : links).map(link => link.dataset.key.split(':')[1]));
  for (const row of table.querySelectorAll('tr[data-id]')) row.hidden = whole == null && !people.has(row.dataset.id);
  const isEmpty = !table.querySelector('tr[data-id]:not([hidden])');
  if (!isEmpty) fit(table.querySelector('table'));
  table.hidden = isEmpty;
  frame.querySelector('.empty').hidden = !isEmpty;
  frame.querySelector('.skeleton').hidden = true;
  for (const fallback of frame.querySelectorAll('[data-fallback]')) fallback.hidden = true;
}

/** The table in a file; an empty one where a case has no time to draw. */
async function load(frame, path, sheet) {
  frame.styled ??= new Promise(done => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet });
    link.onload = link.onerror = done;
    frame.prepend(link);
  });
  const [answer] = await Promise.all([fetch(path), frame.styled]);
  if (!answer.ok) throw new Error(path);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return page.querySelector('.bars') ?? Object.assign(document.createElement('div'), { className: 'bars' });
}

/** Does what a button asks for. */
export default function people(button) {
  return button.dataset.group ? groupBy(button) : sortBy(button);
}
