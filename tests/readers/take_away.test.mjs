// Events taken away: exactly those asked for, whole, in the files that are saved; and the numbers and words of a
// hand-out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Papa from 'papaparse';
import { conditionOf, dateWords, numbered, partOf, readable } from '../../script/take_away.js';
import { events, paths, read } from './site.mjs';

const rallies = events.filter(({ category }) => category === 'rally');
const ids = rallies.map(({ id }) => id);

test('a table has the rows of the events, with every line of every cell', () => {
  const table = partOf(read('events.csv'), true, ids);
  assert.ok(table.startsWith('\ufeffid,'), 'spreadsheets know its letters by the mark at its beginning');
  const { data, errors, meta } = Papa.parse(table, { header: true, skipEmptyLines: true });
  assert.deepEqual(errors, []);
  assert.equal(meta.linebreak, '\r\n');
  assert.deepEqual(
    data.map(({ id }) => id),
    ids,
  );
  assert.ok(
    rallies.some(({ sources }) => sources.length > 1),
    'some cell has several lines',
  );
  for (const [position, { source_urls }] of data.entries()) {
    assert.deepEqual(
      source_urls.split('\n'),
      rallies[position].sources.map(({ url }) => url),
    );
  }
});

test('JSON has the events', () => {
  assert.deepEqual(JSON.parse(partOf(read('events.jsonl'), false, ids)), rallies);
  assert.deepEqual(JSON.parse(partOf(read('events.jsonl'), false, [])), []);
});

test('an address has one number, whoever cites it, and the copy that anybody knows', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(url => ({ url, title: url.toUpperCase() }));
  const { notes, numbers } = numbered([[b, a], [], [a, c, { ...a, archive: 'copy' }]]);
  assert.deepEqual(numbers, [[1, 2], [], [2, 3]]);
  assert.deepEqual(
    notes.map(({ url, number, archive }) => [url, number, archive]),
    [
      ['b', 1, undefined],
      ['a', 2, 'copy'],
      ['c', 3, undefined],
    ],
  );
  assert.equal(a.archive, undefined, 'the sources stay as they are');
});

test('a link that takes a condition away names it by what its address lacks', () => {
  const of = (whole, without) => conditionOf(`http://a/?${whole}`, `http://a/?${without}`);
  assert.equal(of('q=x&category=rally,trial', 'q=x&category=trial'), 'category');
  assert.equal(of('q=x&category=rally', 'category=rally'), 'q');
  assert.equal(of('from=2020&to=2021', 'from=2020'), 'to');
});

test('a date is told as exactly as it is known', () => {
  const words = {
    2021: ['2021', '2021年'],
    '2021-02': ['February 2021', '2021年2月'],
    '2021-02-28': ['28 February 2021', '2021年2月28日'],
    '2021-02~': ['February 2021~', '2021年2月~'],
  };
  for (const [date, [english, chinese]] of Object.entries(words)) {
    assert.equal(dateWords(date, 'en-GB'), english);
    assert.equal(dateWords(date, 'zh-HK'), chinese);
  }
});

test('an address on paper can be typed and leads to the same place', () => {
  // The digits of a code may be written in either case (RFC 3986, 6.2.2.1).
  const written = url => new URL(url).href.replace(/%../g, code => code.toUpperCase());
  const same = url => assert.equal(written(readable(url)), written(url));
  assert.equal(
    readable('https://a/%E4%BA%BA%E6%A1%88%EF%BC%9F%E2%80%AEx%20y%2Fz'),
    'https://a/人案？%E2%80%AEx%20y%2Fz',
  );
  assert.equal(readable('https://a/%E4%BA'), 'https://a/%E4%BA', 'half a letter stays as it is');
  for (const { url, archive = url } of events.flatMap(({ sources }) => sources)) [url, archive].forEach(same);
});

test('the sources of every event stand in the file its date names', () => {
  const files = paths(name => /^\d{4}(-\d\d)?\.json$/.test(name)).filter(path => path.includes('/sources/'));
  const found = Object.fromEntries(files.map(path => [path.split('/').pop().slice(0, -5), JSON.parse(read(path))]));
  for (const { id, date, sources } of events) assert.deepEqual(found[date.slice(0, 7)][id], sources, id);
  assert.equal(Object.values(found).flatMap(Object.keys).length, events.length);
});
