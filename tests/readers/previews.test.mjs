// Previews, read as social networks, blogs and search engines read them: Open Graph by open-graph-scraper, oEmbed by
// unfurl.js, which finds it as a consumer does, and JSON-LD by jsonld, the processor of the specification's authors.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import jsonld from 'jsonld';
import ogs from 'open-graph-scraper';
import { unfurl } from 'unfurl.js';
import { addressedSite } from './addressed.mjs';
import { events, folders, read, text } from './site.mjs';

let site;
before(async () => (site = await addressedSite()));
after(() => site?.close());

const people = JSON.parse(read('people.json'));
const cases = JSON.parse(read('cases.json'));

// One page of each kind that has a preview, with the title it should have.
const pagesOf = tag => [
  { path: '', name: undefined },
  { path: `event/${events.at(-1).id}/`, name: text(events.at(-1).title, tag) },
  { path: `person/${people[0].id}/`, name: text(people[0].name, tag) },
  { path: `case/${cases[0].id}/`, name: text(cases[0].name, tag) },
];
const pages = folders.flatMap(({ prefix, tag }) =>
  pagesOf(tag).map(page => ({ ...page, tag, path: `${prefix}${page.path}` })),
);

test('open-graph-scraper finds title, description, address and a picture it can fetch', async () => {
  for (const { path, name, tag } of pages) {
    const { error, result } = await ogs({ html: site.read(`${path}index.html`) });
    assert.ok(!error, path);
    if (name) assert.equal(result.ogTitle, name);
    assert.ok(result.ogTitle && result.ogDescription && result.ogSiteName, path);
    assert.equal(result.ogUrl, `${site.address}${path}`);
    assert.equal(result.ogLocale, tag === 'en' ? 'en_US' : 'zh_HK');
    assert.equal(result.twitterCard, 'summary_large_image');
    const [image] = result.ogImage;
    assert.deepEqual([Number(image.width), Number(image.height), image.type], [1200, 630, 'image/png']);
    assert.ok(image.alt.length > 10, path);
    const picture = await fetch(image.url);
    assert.equal(picture.status, 200, image.url);
    const bytes = new DataView(await picture.arrayBuffer());
    assert.deepEqual([bytes.getUint32(16), bytes.getUint32(20)], [1200, 630], image.url);
    assert.ok(bytes.byteLength <= 60_000, `${image.url}: ${bytes.byteLength} bytes`);
  }
});

test('unfurl.js discovers how each page is embedded', async () => {
  for (const { path } of pages) {
    const { oEmbed, canonical_url, open_graph } = await unfurl(`${site.address}${path}`);
    assert.equal(canonical_url, `${site.address}${path}`);
    assert.equal(open_graph.url, `${site.address}${path}`);
    assert.equal(oEmbed.version, '1.0');
    assert.equal(oEmbed.type, 'rich');
    assert.ok(oEmbed.width > 0 && oEmbed.height > 0, path);
    assert.match(oEmbed.html, /^<iframe src="http:\/\/127\.0\.0\.1:\d+\/(zh-Hant\/)?(event\/[^/"]+\/)?embed\//);
    assert.equal((await fetch(oEmbed.html.match(/src="([^"]+)"/)[1])).status, 200, 'what the frame shows is there');
    assert.equal((await fetch(oEmbed.thumbnails[0].url)).status, 200);
  }
});

// schema.org's own context with what is used of it: its terms are its vocabulary's, and these name things by address.
const context = { '@vocab': 'https://schema.org/' };
for (const term of ['url', 'image', 'license', 'contentUrl', 'archivedAt', 'itemListOrder', 'item'])
  context[term] = { '@type': '@id' };
const documentLoader = async url => {
  assert.equal(url, 'https://schema.org');
  return { contextUrl: null, documentUrl: url, document: { '@context': context } };
};

async function linkedData(path) {
  const html = site.read(`${path}index.html`);
  const block = html.match(/<script type="application\/ld\+json">(.*?)<\/script>/s)[1];
  return jsonld.expand(JSON.parse(block), { base: `${site.address}${path}`, documentLoader, safe: true });
}

const schema = term => `https://schema.org/${term}`;
const valueIn = (node, term) => node[schema(term)]?.[0]['@value'];

test("jsonld understands every event, and what it says is the data's", async () => {
  for (const { prefix, tag } of folders) {
    for (const event of events) {
      const [node] = await linkedData(`${prefix}event/${event.id}/`);
      assert.deepEqual(node['@type'], [schema('Event')]);
      assert.equal(valueIn(node, 'name'), text(event.title, tag));
      const isCertain = !/[~?%]/.test(event.date);
      assert.equal(valueIn(node, 'startDate'), isCertain ? event.date : undefined, event.id);
      assert.equal(valueIn(node, 'endDate'), event.end && !/[~?%]/.test(event.end) ? event.end : undefined, event.id);
      // The page names the most direct sources first.
      const works = node[schema('subjectOf')].map(work => work[schema('url')][0]['@id']);
      assert.deepEqual(works.sort(), event.sources.map(({ url }) => url).sort(), event.id);
    }
  }
});

test('jsonld understands people, lists, the data set and the way to each page', async () => {
  const kinds = {
    '': 'WebSite',
    'data/': 'Dataset',
    'people/': 'CollectionPage',
    [`case/${cases[0].id}/`]: 'CollectionPage',
  };
  kinds[`person/${people[0].id}/`] = 'Person';
  kinds[`year/${events[0].date.slice(0, 4)}/`] = 'CollectionPage';
  for (const { prefix } of folders) {
    for (const [path, kind] of Object.entries(kinds)) {
      const nodes = await linkedData(`${prefix}${path}`);
      assert.deepEqual(nodes[0]['@type'], [schema(kind)], path);
      const list = nodes[0][schema('mainEntity')]?.[0];
      if (kind === 'CollectionPage') assert.ok(list[schema('itemListElement')].length > 0, path);
      for (const file of nodes[0][schema('distribution')] ?? []) {
        const { status } = await fetch(file[schema('contentUrl')][0]['@id']);
        assert.equal(status, 200, valueIn(file, 'name'));
      }
      assert.equal(path === 'data/', schema('distribution') in nodes[0], path);
      if (path)
        assert.ok(
          nodes.some(node => node['@type'].includes(schema('BreadcrumbList'))),
          path,
        );
    }
  }
});
