// Tables, read by Papa Parse: with what the Data page says of them, the rows are the data again.
import assert from "node:assert/strict";
import { test } from "node:test";
import Papa from "papaparse";
import { folders, paths, read } from "./site.mjs";

function rows(path) {
  const content = read(path);
  assert.ok(content.startsWith("\ufeff"), `${path} has no byte order mark`);
  const { data, errors, meta } = Papa.parse(content, { header: true, skipEmptyLines: true });
  assert.deepEqual(errors, [], path);
  assert.equal(meta.linebreak, "\r\n");
  return data.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, plain(cell)])));
}

// Without the apostrophe that keeps a spreadsheet from taking a text for a formula.
const plain = (cell) => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
const list = (cell) => (cell === "" ? [] : cell.split("\n"));
const filled = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value?.length || (value && typeof value === "object" && !Array.isArray(value)) || typeof value === "number"));
const texts = (row, name) => filled(Object.fromEntries(folders.map(({ tag }) => [tag, row[`${name}_${tag}`]])));

// Columns in step, as a list of objects.
function inStep(row, columns, length) {
  const lines = Object.entries(columns).map(([column, field]) => [field, list(row[column])]);
  return Array.from({ length }, (_, at) => filled(Object.fromEntries(lines.map(([field, values]) => [field, values[at] ?? ""]))));
}

const sources = (row) => {
  const columns = {
    source_titles: "title",
    source_publishers: "publisher",
    source_urls: "url",
    source_dates: "date",
    source_languages: "lang",
    source_archives: "archive",
  };
  return inStep(row, columns, list(row.source_urls).length);
};

test("events", () => {
  const events = rows("events.csv").map((row) =>
    filled({
      ...Object.fromEntries(["id", "date", "end", "category", "kind", "place", "updated"].map((name) => [name, row[name]])),
      title: texts(row, "title"),
      summary: texts(row, "summary"),
      people: list(row.people),
      orgs: list(row.orgs),
      cases: list(row.cases),
      sources: sources(row),
    }),
  );
  assert.deepEqual(events, JSON.parse(read("events.json")));
});

test("people, and what became of them", () => {
  const facts = {
    cases: "case",
    charges: "charge",
    pleas: "plea",
    verdicts: "verdict",
    sentence_months: "sentence_months",
    arrested: "arrested",
    charged: "charged",
    sentenced: "sentenced",
    released: "released",
    notes: "note",
  };
  const people = rows("people.csv").map((row) => {
    const cases = inStep(row, facts, list(row.cases).length);
    for (const fact of cases) if (fact.sentence_months) fact.sentence_months = Number(fact.sentence_months);
    return filled({
      id: row.id,
      name: texts(row, "name"),
      aliases: list(row.aliases),
      description: texts(row, "description"),
      cases,
      sources: sources(row),
    });
  });
  assert.deepEqual(people, JSON.parse(read("people.json")));
});

test("cases, places and organizations", () => {
  const named = (row) => ({ id: row.id, name: texts(row, "name"), aliases: list(row.aliases) });
  const cases = rows("cases.csv").map((row) => filled({ ...named(row), description: texts(row, "description"), sources: sources(row) }));
  assert.deepEqual(cases, JSON.parse(read("cases.json")));
  const places = rows("places.csv").map((row) =>
    filled({ ...named(row), country: row.country, lat: Number(row.lat), lon: Number(row.lon) }),
  );
  assert.deepEqual(places, JSON.parse(read("places.json")));
  const orgs = rows("orgs.csv").map((row) => filled({ ...named(row), url: row.url }));
  assert.deepEqual(orgs, JSON.parse(read("orgs.json")));
});

test("JSON Lines say the same", () => {
  for (const path of paths((name) => name.endsWith(".jsonl"))) {
    const lines = read(path).trimEnd().split("\n").map((line) => JSON.parse(line));
    assert.deepEqual(lines, JSON.parse(read(path.replace(".jsonl", ".json"))), path);
  }
});
