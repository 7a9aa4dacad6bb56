// Calendars, read by ical.js, the library of Thunderbird: days, ends, ids and anniversaries are the data's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { events, eventsById, folders, paths, read, text } from './site.mjs';

const parse = path => new ICAL.Component(ICAL.parse(read(path)));
const components = calendar => calendar.getAllSubcomponents('vevent').map(component => new ICAL.Event(component));
const hasDays = event => [event.date, event.end ?? event.date].every(date => /^\d{4}-\d\d-\d\d[~?%]?$/.test(date));
const dayAfter = day => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const withDays = events.filter(hasDays);

test('every calendar is read, in lines of at most 75 octets that end in CRLF', () => {
  const calendars = paths(name => name.endsWith('.ics'));
  assert.ok(calendars.length > 2 * withDays.length);
  for (const path of calendars) {
    const content = read(path);
    assert.ok(content.endsWith('END:VCALENDAR\r\n'), path);
    for (const line of content.split('\r\n')) {
      assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line), `${path}: ${line}`);
    }
    const calendar = parse(path);
    assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
    const ids = components(calendar).map(event => event.uid);
    assert.equal(new Set(ids).size, ids.length, `${path}: an id stands twice`);
  }
});

test('the calendar of all has every event whose days are known, and counts the others', () => {
  for (const { prefix, tag } of folders) {
    const calendar = parse(`${prefix}calendar.ics`);
    const found = components(calendar);
    assert.equal(found.length, withDays.length);
    found.forEach((found, at) => {
      const event = withDays[at];
      assert.equal(found.summary, text(event.title, tag));
      assert.ok(found.startDate.isDate && found.endDate.isDate, 'whole days');
      assert.equal(found.startDate.toString(), event.date.slice(0, 10));
      assert.equal(
        found.endDate.toString(),
        dayAfter((event.end ?? event.date).slice(0, 10)),
        'the end is the day after',
      );
      assert.ok(found.description.includes(text(event.summary, tag)));
      for (const source of event.sources) assert.ok(found.description.includes(source.url), source.url);
    });
    const description = calendar.getFirstPropertyValue('x-wr-caldesc');
    const leftOut = events.length - withDays.length;
    assert.ok(leftOut === 0 || description.includes(String(leftOut)), description);
  }
});

test('an event has the same id in its own file and in every calendar', () => {
  const ids = new Map(components(parse('calendar.ics')).map((event, at) => [withDays[at].id, event.uid]));
  for (const { prefix } of folders) {
    for (const event of withDays) {
      const [own] = components(parse(`${prefix}event/${event.id}/event.ics`));
      assert.equal(own.uid, ids.get(event.id));
    }
    for (const path of paths(name => name === 'calendar.ics').filter(path => path.startsWith(`${prefix}case/`))) {
      const inCase = events.filter(event => event.cases?.includes(path.split('/').at(-2)) && hasDays(event));
      assert.deepEqual(
        components(parse(path)).map(event => event.uid),
        inCase.map(event => ids.get(event.id)),
      );
    }
  }
});

test('anniversaries come again every year on their day', () => {
  const found = components(parse('anniversaries.ics'));
  assert.equal(found.length, withDays.length);
  found.forEach((found, at) => {
    const first = withDays[at].date.slice(0, 10);
    const occurrences = found.iterator();
    for (let year = Number(first.slice(0, 4)); year < Number(first.slice(0, 4)) + 30; year += 1) {
      const leap = new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29;
      const day = first.endsWith('-02-29') && !leap ? '02-28' : first.slice(5);
      assert.equal(occurrences.next().toString(), `${year}-${day}`, first);
    }
  });
});

test('the last of February comes every year', () => {
  // The data may have no such day; the rule is the one the generator writes for it.
  const start = ICAL.Time.fromDateString('2020-02-29');
  const occurrences = ICAL.Recur.fromString('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1').iterator(start);
  const days = Array.from({ length: 5 }, () => occurrences.next().toString());
  assert.deepEqual(days, ['2020-02-29', '2021-02-28', '2022-02-28', '2023-02-28', '2024-02-29']);
});

test("the event pages' links lead to calendars of their events", () => {
  for (const id of eventsById.keys()) {
    const linked = read(`event/${id}/index.html`).includes(`href="event/${id}/event.ics"`);
    assert.equal(linked, hasDays(eventsById.get(id)), id);
  }
});
