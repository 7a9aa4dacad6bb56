// Atom feeds, read by two feed parsers: every one is a feed, and says what the data says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed as parseForReaders } from '@rowanmanning/feed-parser';
import { parseAtomFeed } from 'feedsmith';
import { events, eventsById, folders, paths, read, text } from './site.mjs';

const all = paths(name => name === 'feed.xml');
// The feed of changes of status is about people, all others are about events.
const isOfChanges = path => path.endsWith('inside/feed.xml');
const feeds = all.filter(path => !isOfChanges(path));

// What an Atom text says.
const said = content => content?.value ?? content;

// The event an entry links to.
const eventOf = entry => {
  const page = entry.links.find(link => link.rel === 'alternate').href;
  return eventsById.get(page.split('/').at(-2));
};

test('there is a feed for all and for each category, case and person, in both languages', () => {
  const { length: cases } = JSON.parse(read('cases.json'));
  const { length: people } = JSON.parse(read('people.json'));
  assert.equal(feeds.length, 2 * (1 + 5 + cases + people));
});

test("feedsmith reads every feed, and its entries are the data's", () => {
  const ids = new Set();
  for (const path of feeds) {
    const { prefix, tag } = folders.find(({ prefix }) => prefix && path.startsWith(prefix)) ?? folders[0];
    const folder = path.slice(prefix.length, -'feed.xml'.length);
    const feed = parseAtomFeed(read(path));
    assert.ok(said(feed.title) && feed.updated && feed.authors[0].name, path);
    assert.ok(!ids.has(feed.id), `${path}: the id is another feed's`);
    ids.add(feed.id);
    const entries = feed.entries ?? [];
    const expected = events.filter(event => belongs(event, folder));
    assert.equal(entries.length, Math.min(expected.length, folder ? 50 : 200), path);
    for (const entry of entries) {
      const event = eventOf(entry);
      assert.ok(expected.includes(event), `${path}: ${entry.id}`);
      assert.equal(said(entry.title), text(event.title, tag));
      assert.equal(said(entry.summary), text(event.summary, tag));
      const sources = entry.links.filter(link => link.rel === 'via').map(link => link.href);
      assert.deepEqual(
        sources,
        event.sources.map(source => source.url),
      );
      assert.match(entry.id, /^urn:uuid:[0-9a-f-]{36}$/);
      for (const { url } of event.sources)
        assert.ok(said(entry.content).includes(url.replaceAll('&', '&amp;').split("'")[0]), url);
    }
    const changes = entries.map(entry => entry.updated);
    assert.deepEqual(changes, changes.toSorted().toReversed(), `${path} is not in the order of changes`);
    assert.equal(new Set(entries.map(entry => entry.id)).size, entries.length);
  }
});

const belongs = (event, folder) => {
  const [family, id] = folder.split('/');
  const values = { '': [''], category: [event.category], case: event.cases ?? [], person: event.people ?? [] };
  return values[family].includes(id ?? '');
};

test('feed-parser reads the feeds as a feed reader does', () => {
  for (const { prefix, tag } of folders) {
    const feed = parseForReaders(read(`${prefix}feed.xml`));
    assert.equal(feed.meta.type, 'atom');
    assert.equal(feed.language, tag);
    assert.equal(feed.items.length, Math.min(200, events.length));
    for (const item of feed.items) {
      assert.ok(item.title && item.description && item.url && item.updated instanceof Date, item.id);
    }
  }
});

test('feedsmith and feed-parser read the changes of status, the newest first, each leading to its person', () => {
  const people = new Map(JSON.parse(read('people.json')).map(person => [person.id, person]));
  assert.equal(all.filter(isOfChanges).length, folders.length);
  for (const { prefix, tag } of folders) {
    const xml = read(`${prefix}inside/feed.xml`);
    const { entries } = parseAtomFeed(xml);
    assert.equal(entries.length, 100);
    for (const entry of entries) {
      const page = entry.links.find(link => link.rel === 'alternate').href;
      const person = people.get(page.split('/').at(-2));
      assert.ok(said(entry.title).startsWith(text(person.name, tag)), said(entry.title));
      assert.match(entry.id, /^urn:uuid:[0-9a-f-]{36}$/);
      assert.ok(said(entry.summary).length > 10, entry.id);
    }
    const days = entries.map(entry => entry.updated);
    assert.deepEqual(days, days.toSorted().toReversed());
    assert.equal(new Set(entries.map(entry => entry.id)).size, entries.length);
    const feed = parseForReaders(xml);
    assert.deepEqual([feed.meta.type, feed.language, feed.items.length], ['atom', tag, 100]);
  }
});
