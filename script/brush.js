// Choosing a span of time on the histogram, by pointer, touch and keyboard, or as dates typed freely. The app draws the bars
// and the two sliders at the ends of the span, and reads the date fields below them as EDTF (ISO 8601-2); here the use of
// the sliders is put into these fields, and what is typed there is made into EDTF.

/** How far a pointer moves before it is more than a click, in pixels. */
const CLICK_PX = 4;

/** How near a slider a mouse takes hold of it, and how near a finger, in pixels. */
const NEAR_PX = { mouse: 8, pen: 12, touch: 22 };

/** Keys that follow within this time belong to one move, which Back takes back as a whole. */
const ONE_MOVE_MS = 1000;

const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
const LEAPS = { PageDown: -1, PageUp: 1 };
const MONTHS_LEAPED = 12;
const DAYS_LEAPED = 7;

/** The last move by keys: what the sliders stand at may be drawn a frame later. */
let keyed = { time: -Infinity };

/** The drag under way. */
let drag = null;

/** The bars: the date of the first, how many, and the first and last of the span. */
function read(svg) {
  const { first, count, close } = svg.dataset;
  const value = key => Number(svg.querySelector(`[data-key=${key}]`).getAttribute('aria-valuenow'));
  return { svg, first, count: Number(count), close, from: value('span-start'), to: value('span-end') };
}

/** The date of a bar: a month or a day, as the first one is. */
export function dateAt(first, place) {
  const [year, month, day] = first.split('-').map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1 + (day ? 0 : place), day ? day + place : 1);
  return date.toISOString().slice(0, first.length);
}

/**
 * A date as it is typed, as EDTF: other marks between the numbers (`2021/3/4`, `2021年3月4日`), or the month's name
 * (`4 March 2021`). What is no date, or could be two, stays as it is: days and months before the year change places from
 * country to country.
 */
export function edtf(text, language) {
  const numbers = text.match(/\d+/g) ?? [];
  const yearPlace = numbers.findIndex(number => number.length === 4);
  const small = numbers.filter((_, place) => place !== yearPlace).map(Number);
  const named = (text.match(/\p{L}{3,}/gu) ?? []).map(word => monthNamed(word, language)).find(Boolean);
  if (named) small.unshift(named);
  const isOrdered = named || small.length < 2 || yearPlace === 0;
  if (yearPlace < 0 || !isOrdered || small.length > 2 || /[~?%]/.test(text)) return text;
  return [numbers[yearPlace], ...small.map(number => String(number).padStart(2, '0'))].join('-');
}

/** The number of the month that a word begins to name. */
function monthNamed(word, language) {
  const months = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const name = month => months.format(Date.UTC(2021, month, 1)).toLowerCase();
  return [...Array(12).keys()].find(month => name(month).startsWith(word.toLowerCase())) + 1 || 0;
}

/** Shows the events of the bars from one to another. */
function choose({ svg, first, count, close }, from, to, continues) {
  const form = svg.closest('.histogram').nextElementSibling;
  const { from: start, to: end } = form.elements;
  // The first and the last bar are no limits, unless the bars are only part of the whole time.
  start.value = from <= 0 && !close ? '' : dateAt(first, from);
  end.value = to >= count - 1 && !close ? '' : dateAt(first, to);
  form.toggleAttribute('data-live', continues);
  form.requestSubmit();
}

/** Where a key moves a slider: its new first and last bar, or nothing for other keys. */
export function moved({ first, count, from, to }, isStart, key) {
  const [own, least, most] = isStart ? [from, 0, to] : [to, from, count - 1];
  const leap = first.length > 7 ? DAYS_LEAPED : MONTHS_LEAPED;
  const wanted = { Home: least, End: most }[key]
    ?? (key in STEPS ? own + STEPS[key] : key in LEAPS ? own + leap * LEAPS[key] : NaN);
  if (Number.isNaN(wanted)) return null;
  const place = Math.min(Math.max(wanted, least), most);
  return isStart ? { from: place, to } : { from, to: place };
}

/** What a drag from one place to another chooses; places are counted in bars, with parts. */
export function dragged({ count, from, to }, hold, start, now) {
  const bar = place => Math.min(Math.max(Math.floor(place), 0), count - 1);
  if (hold === 'start') return { from: Math.min(bar(now + 0.5), to), to };
  if (hold === 'end') return { from, to: Math.max(bar(now - 0.5), from) };
  if (hold === 'span') {
    const by = Math.min(Math.max(Math.round(now - start), -from), count - 1 - to);
    return { from: from + by, to: to + by };
  }
  return { from: bar(Math.min(start, now)), to: bar(Math.max(start, now)) };
}

/** What a pointer takes hold of: a slider, the span, or nothing, which begins a new span. */
export function holdAt({ count, from, to }, place, near) {
  const ends = [['start', Math.abs(place - from)], ['end', Math.abs(place - to - 1)]];
  const [name, distance] = ends.sort((a, b) => a[1] - b[1])[0];
  if (distance <= near) return name;
  const isWhole = from === 0 && to === count - 1;
  return !isWhole && place > from && place < to + 1 ? 'span' : 'new';
}

function placeOf({ svg, count }, clientX) {
  const { left, width } = svg.getBoundingClientRect();
  return ((clientX - left) / width) * count;
}

function down(event) {
  const svg = event.target.closest?.('.histogram svg[data-first]');
  if (!svg || event.button !== 0 || !event.isPrimary) return;
  const bars = read(svg);
  const start = placeOf(bars, event.clientX);
  const near = ((NEAR_PX[event.pointerType] ?? NEAR_PX.touch) * bars.count) / svg.getBoundingClientRect().width;
  const hold = holdAt(bars, start, near);
  drag = { bars, figure: svg.closest('.histogram'), id: event.pointerId, x: event.clientX, start, hold, begun: false };
}

function move(event) {
  if (drag?.id !== event.pointerId) return;
  if (!drag.begun && Math.abs(event.clientX - drag.x) < CLICK_PX) return;
  if (!drag.begun) drag.figure.setPointerCapture(drag.id);
  drag.begun = true;
  drag.x = event.clientX;
  drag.frame ??= requestAnimationFrame(follow);
}

/** Once a frame: the view follows the pointer. The bars are drawn anew meanwhile, but stand where they stood. */
function follow() {
  if (!drag) return;
  drag.frame = null;
  const { bars, hold, start, last } = drag;
  const svg = drag.figure.querySelector('svg');
  const next = dragged(bars, hold, start, placeOf({ ...bars, svg }, drag.x));
  if (last ? last.from === next.from && last.to === next.to : next.from === bars.from && next.to === bars.to) return;
  drag.last = next;
  choose({ ...bars, svg }, next.from, next.to, Boolean(last));
}

function up(event) {
  if (drag?.id !== event.pointerId) return;
  if (drag.frame) follow();
  // The click that ends a drag would open the bar below it.
  if (drag.begun) {
    const stop = click => { click.preventDefault(); click.stopPropagation(); };
    addEventListener('click', stop, { capture: true, once: true });
    setTimeout(() => removeEventListener('click', stop, { capture: true }));
  }
  drag = null;
}

function key(event) {
  if (event.key === 'Escape' && drag?.last) {
    const { bars, figure } = drag;
    choose({ ...bars, svg: figure.querySelector('svg') }, bars.from, bars.to, true);
    drag = null;
    return;
  }
  const slider = event.target.closest?.('.histogram [role=slider]');
  if (!slider || event.ctrlKey || event.metaKey || event.altKey) return;
  const bars = read(slider.closest('svg'));
  const continues = event.timeStamp - keyed.time < ONE_MOVE_MS;
  const { from, to } = continues ? keyed : bars;
  const next = moved({ ...bars, from, to }, slider.dataset.key === 'span-start', event.key);
  if (!next) return;
  event.preventDefault();
  keyed = { ...next, time: event.timeStamp };
  if (next.from !== from || next.to !== to) choose(bars, next.from, next.to, continues);
}

if (globalThis.document) {
  addEventListener('pointerdown', down);
  addEventListener('pointermove', move);
  addEventListener('pointerup', up);
  addEventListener('pointercancel', event => { if (drag?.id === event.pointerId) drag = null; });
  addEventListener('keydown', key);
  const typed = event => {
    if (!event.target.matches('.timespan')) return;
    for (const field of event.target.querySelectorAll('input')) field.value = edtf(field.value, document.documentElement.lang);
  };
  addEventListener('submit', typed, { capture: true });
  // A bar is a link, and a browser would drag its address away.
  addEventListener('dragstart', event => { if (drag) event.preventDefault(); });
}
