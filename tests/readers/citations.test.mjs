// Citation files, read by the parsers of Citation.js as a reference manager reads them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { addressedSite } from './addressed.mjs';
import { events, folders, text } from './site.mjs';

let site;
before(async () => (site = await addressedSite()));
after(() => site?.close());

const forms = { 'cite.bib': '@biblatex/text', 'cite.ris': '@ris/file', 'cite.json': '@csl/list+object' };

function parsed(file) {
  const [, form] = Object.entries(forms).find(([name]) => file.endsWith(name));
  const content = site.read(file);
  const { data } = new Cite(file.endsWith('.json') ? JSON.parse(content) : content, { forceType: form });
  assert.equal(data.length, 1, file);
  return data[0];
}

test('Citation.js reads title, address and edition of events from all three files, and no day of access', () => {
  for (const { prefix, tag } of folders) {
    // Each parser reads one of three: they take their time.
    for (const event of events.filter((_, number) => number % 3 === 0)) {
      for (const name of Object.keys(forms)) {
        const file = `${prefix}event/${event.id}/${name}`;
        const work = parsed(file);
        assert.equal(work.title, text(event.title, tag), file);
        assert.equal(work.URL, `${site.address}${prefix}event/${event.id}/`, file);
        assert.equal(work.type, 'webpage', file);
        assert.equal(work.issued['date-parts'][0].length, 3, file);
        assert.equal(work.accessed, undefined, file);
        assert.match(site.read(file), /\b[0-9a-f]{10}\b/, file);
      }
    }
  }
});

test('Citation.js reads the data set as data, and writes it in a style of its own', () => {
  for (const name of Object.keys(forms)) {
    const work = parsed(`data/${name}`);
    assert.equal(work.type, 'dataset', name);
    assert.ok(work.issued && work.URL === `${site.address}data/`, name);
    const apa = new Cite(work).format('bibliography', { template: 'apa' });
    assert.ok(apa.includes(work.title) && apa.includes(work.URL), apa);
  }
});
