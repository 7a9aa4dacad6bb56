// The timeline over its real data, asked what its readers ask: queries.json instead of the harness's planted events.
import fs from 'node:fs';
import path from 'node:path';
import { siteDir } from '../lib/common.mjs';
import { queries } from '../lib/gen.mjs';
import { build, timeline } from './vigil.mjs';

const { VIGIL_DATA, VIGIL_QUERIES } = process.env;
const own = JSON.parse(fs.readFileSync(VIGIL_QUERIES));

/** The events of the data folder. */
function realEvents() {
  const folder = path.join(VIGIL_DATA, 'events');
  return fs.readdirSync(folder).flatMap(name => JSON.parse(fs.readFileSync(path.join(folder, name))));
}

/** Puts our queries in the place of the harness's: a query finds its event when one of its titles is shown. */
function replaceQueries() {
  const titles = new Map(realEvents().map(event => [event.id, Object.values(event.title)]));
  const asked = own.queries.map(({ kind, query, event }) => {
    if (!titles.has(event)) throw new Error(`queries.json: there is no event ${event}`);
    return { kind, q: query, want: titles.get(event) };
  });
  queries.splice(0, queries.length, ...asked);
}

export default {
  ...timeline,
  name: 'vigil-real',
  note: 'the real data set with its own queries',
  // The harness opens with a word it has planted; here it is one of ours.
  search(page, query, harness) {
    return timeline.search.call(this, page, query === 'hydrofoil' ? own.opening : query, harness);
  },
  async prepare(count) {
    replaceQueries();
    return build(VIGIL_DATA, siteDir('vigil-real', count));
  },
};
