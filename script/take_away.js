// Takes the events of a page away: as a file that is saved, or on paper. The page loads this when it is asked for, after the
// app has put the events of a view into the region `taken`: the ids for a file, the rows for paper. Elsewhere the rows that
// stand in the page are those printed. What fails is told by the page, which calls this again on request.

// --- Pure parts, which the tests use too.

/**
 * The part of a file that tells of some events. An event is a row of the table, which ends with both letters of a line end
 * (a list in a cell has one of them), or a line of JSON; either begins with the event's id.
 */
export function partOf(all, isTable, ids) {
  const wanted = new Set(ids);
  const isWanted = row => wanted.has(row.replace('{"id":"', '').split(/[,"]/, 1)[0]);
  const rows = all.split(isTable ? '\r\n' : '\n');
  if (isTable) return `${[rows[0], ...rows.slice(1).filter(isWanted)].join('\r\n')}\r\n`;
  return `[\n${rows.filter(isWanted).join(',\n')}\n]\n`;
}

/**
 * One number for each address, in the order in which the events cite them: the sources by number, and the numbers of each
 * event. A copy that one event knows of is told for all.
 */
export function numbered(lists) {
  const notes = new Map();
  const numbers = lists.map(sources => {
    const own = sources.map(source => {
      const note = notes.get(source.url) ?? { ...source, number: notes.size + 1 };
      note.archive ??= source.archive;
      notes.set(source.url, note);
      return note.number;
    });
    return [...new Set(own)];
  });
  return { notes: [...notes.values()], numbers };
}

/** The part of a query that one address has more of than another: which condition a link takes away. */
export function conditionOf(whole, without) {
  const [more, less] = [whole, without].map(address => new URL(address).searchParams);
  return [...more.keys()].find(key => more.get(key) !== less.get(key));
}

/** A date of the data in words, as exactly as it is; what it is not sure of stays behind it. */
export function dateWords(date, language) {
  const [, text, doubt] = /^([\d-]+)(.*)$/.exec(date);
  const exact = ['year', 'month', 'day'].slice(0, text.split('-').length);
  const style = { year: 'numeric', month: 'long', day: 'numeric' };
  const options = Object.fromEntries(exact.map(part => [part, style[part]]));
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(text)) + doubt;
}

/** An address as it can be read and typed: letters, digits and Chinese marks as they are, all else in codes. */
export function readable(url) {
  return url.replace(/(%[89A-F][\dA-F])+/gi, coded => {
    try {
      const letters = [...decodeURIComponent(coded)];
      return letters.map(letter => (/[\p{L}\p{N}\u3001-\u303f\uff01-\uff60]/u.test(letter) ? letter : encodeURIComponent(letter))).join('');
    } catch {
      return coded;
    }
  });
}

// --- The page.

// How long nothing is said, in milliseconds.
const SLOW = 500;

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

async function ask(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** Saves the events whose ids stand in a list. */
async function save(list) {
  const { kind } = list.dataset;
  const answer = await ask(kind === 'csv' ? 'events.csv' : 'events.jsonl');
  // The mark at the beginning of the table, by which spreadsheets know its letters, is kept.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
  const part = partOf(text, kind === 'csv', list.textContent.trim().split('\n'));
  const href = URL.createObjectURL(new Blob([part]));
  element('a', { href, download: `events.${kind}` }).click();
  list.remove();
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** The sources of each row's event. Those of a month, or a day, are one file. */
async function sourcesOf(rows, folder, letters) {
  const dates = rows.map(row => find('time', row).dateTime.slice(0, letters));
  const paths = [...new Set(dates)].map(date => `${folder}${date}.json`);
  const files = await Promise.all(paths.map(async path => (await ask(path)).json()));
  const sources = Object.assign({}, ...files);
  return rows.map(({ dataset: { event } }) => {
    if (!sources[event]) throw new Error(`${event} has no sources`);
    return sources[event];
  });
}

/** What a number stands for. */
function noteLine(note, language, archived) {
  const meta = [note.publisher, note.date && dateWords(note.date, language)].filter(Boolean).join(' · ');
  const line = element('li', { value: note.number }, element('cite', { lang: note.lang }, note.title), ` · ${meta}`);
  line.append(element('span', { className: 'address' }, readable(note.url)));
  if (note.archive) line.append(element('span', { className: 'address' }, `${archived}: ${readable(note.archive)}`));
  return line;
}

/** The address of the page as the app writes it, without what it does not know. */
const here = () => find('a.skip').href.split('#')[0];

/** Says what the view is: its conditions by their names, how many events, in which order. */
function describe(head, list) {
  const conditions = all('[data-region="chips"] a.chip').map(chip => [conditionOf(here(), chip.href), chip.firstChild.textContent]);
  for (const line of all('[data-keys]', head)) {
    const keys = line.dataset.keys.split(' ');
    const words = conditions.filter(([key]) => keys.includes(key)).map(([, text]) => text);
    // Any of several values will do; the two ends of a span belong together.
    const either = new Intl.ListFormat(document.documentElement.lang, { type: 'disjunction' });
    find('dd', line).textContent = keys.length > 1 ? words.join(' ') : either.format(words);
    if (!words.length) line.remove();
  }
  if (conditions.length) find('[data-all]', head).remove();
  for (const [place, region] of [['[data-count]', 'count'], ['[data-order]', 'orders']]) {
    const told = find(`[data-region="${region}"]`);
    find(place, head).textContent = (find('[aria-current]', told) ?? told).textContent;
  }
  if (!('cut' in list.dataset)) find('[data-cut]', head).remove();
  for (const notice of all('[data-region="notices"] .notice')) {
    const copy = notice.cloneNode(true);
    for (const action of all('button, a ~ a', copy)) action.remove();
    head.append(copy);
  }
}

/** The address of what is printed: as the site knows it, else as it is served. */
function permalink(foot) {
  const known = foot?.textContent.trim();
  return known ? known + new URL(here()).search : here();
}

/** Takes the last hand-out away. */
let clear = () => {};

/** Prints the events of a list, or those of the page, with their sources. */
async function print(list, folder, letters) {
  clear();
  const main = find('main');
  const rows = all('.row', list ?? main);
  const { notes, numbers } = numbered(await sourcesOf(rows, folder, letters));
  const frame = find('template[data-hand-out]', main);
  const { lang } = frame.dataset;
  const { children: parts } = frame.content.cloneNode(true);
  const [end, head] = [...parts].reverse();
  const [places, title] = [find('ol', end), find('h2', end)];
  const marks = rows.map((row, position) => {
    const words = `${places.dataset.cited} ${numbers[position].join(', ')}`;
    const mark = element('span', { className: 'marks print-only' }, words);
    find('.meta', row).append(mark);
    return mark;
  });
  places.append(...notes.map(note => noteLine(note, lang, places.dataset.archived)));
  if (!notes.length) [places, title].forEach(part => part.remove());
  const date = new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format();
  const imprint = find('.imprint', end);
  imprint.textContent = imprint.textContent.replace('{date}', date);
  const foot = find('.foot .address');
  const [address, sent] = [permalink(foot), foot?.textContent];
  if (foot) foot.textContent = address;
  const region = list?.parentNode;
  if (list) {
    describe(head, list);
    list.before(head);
    region.dataset.filled = '';
  }
  (region ?? main).append(end);
  clear = () => {
    clear = () => {};
    if (foot) foot.textContent = sent;
    // The app may have put another list into the region by now, which stays.
    for (const part of [...marks, end, head, list]) part?.remove();
    if (region) delete region.dataset.filled;
  };
  leave();
  window.print();
}

/**
 * Lets the hand-out stay until the reader turns to the page again: some browsers draw it anew after they say it is printed,
 * when another size of paper is chosen.
 */
function leave() {
  const stop = new AbortController();
  const acts = ['pointerdown', 'keydown', 'wheel', 'popstate'];
  const go = () => {
    stop.abort();
    clear();
  };
  const wait = () => acts.forEach(act => addEventListener(act, go, { capture: true, signal: stop.signal }));
  addEventListener('afterprint', wait, { once: true });
}

/** Takes away what is asked for. */
export default async function takeAway(folder, letters) {
  const say = (selector, isSaid) => all(selector).forEach(line => (line.hidden = !isSaid));
  say('[data-take-failed]', false);
  const late = setTimeout(say, SLOW, '[data-taking]', true);
  try {
    const list = find('[data-region="taken"] > [data-kind]');
    if (list && list.dataset.kind !== 'print') await save(list);
    // An event that is opened above the list is printed as it stands.
    else if (find('dialog[open]')) window.print();
    else await print(list, folder, letters);
  } finally {
    clearTimeout(late);
    say('[data-taking]', false);
  }
}
