// Tables, read by Papa Parse: with what the Data page says of them, the rows are the data again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Papa from 'papaparse';
import { folders, paths, read } from './site.mjs';

function rows(path) {
  const content = read(path);
  assert.ok(content.startsWith('\ufeff'), `${path} has no byte order mark`);
  const { data, errors, meta } = Papa.parse(content, { header: true, skipEmptyLines: true });
  assert.deepEqual(errors, [], path);
  assert.equal(meta.linebreak, '\r\n');
  return data.map(row => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, plain(cell)])));
}

// Without the apostrophe that keeps a spreadsheet from taking a text for a formula.
const plain = cell => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
const list = cell => (cell === '' ? [] : cell.split('\n'));
const filled = fields =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value?.length || (value && typeof value === 'object' && !Array.isArray(value)) || typeof value === 'number',
    ),
  );
const texts = (row, name) => filled(Object.fromEntries(folders.map(({ tag }) => [tag, row[`${name}_${tag}`]])));

// Columns in step, as a list of objects.
function inStep(row, columns, length) {
  const lines = Object.entries(columns).map(([column, field]) => [field, list(row[column])]);
  return Array.from({ length }, (_, at) =>
    filled(Object.fromEntries(lines.map(([field, values]) => [field, values[at] ?? '']))),
  );
}

const sources = row => {
  const columns = {
    source_titles: 'title',
    source_publishers: 'publisher',
    source_urls: 'url',
    source_dates: 'date',
    source_languages: 'lang',
    source_archives: 'archive',
  };
  return inStep(row, columns, list(row.source_urls).length);
};

// `held:2021-02-28/2021-03-05 elsewhere:2021-12-13/[2024-11-19]june-4-vigil-2020`.
const stretches = cell =>
  cell
    .split(' ')
    .filter(Boolean)
    .map(text => {
      const [, state, from, to, seen, other] = text.match(/^([a-z]+):([^/]+)\/([\d~?%-]*?)(?:\[(.+)\])?([a-z].*)?$/);
      return filled({ state, from, to, seen: seen ?? '', case: other ?? '' });
    });

test('events', () => {
  const events = rows('events.csv').map(row =>
    filled({
      ...Object.fromEntries(
        ['id', 'date', 'end', 'category', 'kind', 'place', 'updated'].map(name => [name, row[name]]),
      ),
      title: texts(row, 'title'),
      summary: texts(row, 'summary'),
      people: list(row.people),
      orgs: list(row.orgs),
      cases: list(row.cases),
      former_ids: list(row.former_ids),
      sources: sources(row),
    }),
  );
  assert.deepEqual(events, JSON.parse(read('events.json')));
});

const dates = [
  'pleaded',
  'wanted',
  'arrested',
  'charged',
  'judged',
  'sentenced',
  'released',
  'transferred',
  'release_due',
];
/** The fields of a case, by the columns that list them. */
const facts = {
  cases: 'case',
  pleas: 'plea',
  verdicts: 'verdict',
  ...Object.fromEntries(
    ['sentence_months', 'consecutive_to', 'fined', 'suspended', 'custody', ...dates].map(name => [name, name]),
  ),
};

test('people, and what became of them', () => {
  const known = JSON.parse(read('people.json'));
  const people = rows('people.csv').map((row, at) => {
    const cases = inStep(row, facts, list(row.cases).length).map((fact, at) => {
      const inLanguages = name =>
        filled(Object.fromEntries(folders.map(({ tag }) => [tag, list(row[`${name}_${tag}`])[at] ?? ''])));
      const marks = ['fined', 'suspended'].filter(name => fact[name]).map(name => [name, fact[name] === 'true']);
      return {
        ...filled({ ...fact, charge: inLanguages('charges'), custody: stretches(fact.custody ?? '') }),
        ...(Object.keys(inLanguages('notes')).length > 0 && { note: inLanguages('notes') }),
        ...(fact.sentence_months && { sentence_months: Number(fact.sentence_months) }),
        ...Object.fromEntries(marks),
      };
    });
    // Why somebody with a case is named follows from the case, and where they stand from all of it.
    assert.ok(row.role, row.id);
    assert.equal(Boolean(row.status), cases.length > 0, row.id);
    assert.equal(Boolean(row.status_told), cases.length > 0, row.id);
    return filled({
      id: row.id,
      former_ids: list(row.former_ids),
      name: texts(row, 'name'),
      aliases: list(row.aliases),
      role: cases.length > 0 ? known[at].role : row.role,
      died: row.died,
      description: texts(row, 'description'),
      cases,
      sources: sources(row),
    });
  });
  assert.deepEqual(people, known);
});

test('cases, places and organizations', () => {
  const named = row => ({ id: row.id, name: texts(row, 'name'), aliases: list(row.aliases) });
  const cases = rows('cases.csv').map(row =>
    filled({
      ...named(row),
      former_ids: list(row.former_ids),
      description: texts(row, 'description'),
      since: row.since,
      steps: list(row.steps),
      sources: sources(row),
    }),
  );
  assert.deepEqual(cases, JSON.parse(read('cases.json')));
  const places = rows('places.csv').map(row =>
    filled({ ...named(row), within: row.within, country: row.country, lat: Number(row.lat), lon: Number(row.lon) }),
  );
  assert.deepEqual(places, JSON.parse(read('places.json')));
  const orgs = rows('orgs.csv').map(row => filled({ ...named(row), url: row.url }));
  assert.deepEqual(orgs, JSON.parse(read('orgs.json')));
});

test('JSON Lines say the same', () => {
  for (const path of paths(name => name.endsWith('.jsonl'))) {
    const lines = read(path)
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    assert.deepEqual(lines, JSON.parse(read(path.replace('.jsonl', '.json'))), path);
  }
});
