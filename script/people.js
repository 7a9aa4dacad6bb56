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

/**
 * Shows the time of the people in the frame's list: of those chosen, or else of all. The table comes from `path`, its
 * rules from `sheet`, both once.
 */
export async function bars(path, sheet) {
  const frame = document.querySelector('[data-bars]');
  if (!frame) return;
  frame.loading ??= load(frame, path, sheet);
  await frame.loading;
  const links = [...frame.querySelectorAll('[data-region=held] a')];
  const chosen = links.filter(link => link.ariaCurrent);
  const people = new Set((chosen.length ? chosen : links).map(link => link.dataset.key.split(':')[1]));
  for (const row of frame.querySelectorAll('tr[data-id]')) row.hidden = !people.has(row.dataset.id);
  frame.querySelector('.bars').hidden = people.size === 0;
}

async function load(frame, path, sheet) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(path);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet });
  const styled = new Promise(done => (link.onload = link.onerror = done));
  frame.prepend(link);
  await styled;
  frame.append(page.querySelector('.bars'));
}

/** Does what a button asks for. */
export default function people(button) {
  return button.dataset.group ? groupBy(button) : sortBy(button);
}
