// The recipes of docs/deploy.md in the servers that Debian has, at the root of a host and below a path: what the
// document demands of a host, and for each file the same headers that public/_headers has for it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { run, servers } from './servers.mjs';
import { dist, paths } from './site.mjs';

const bytesOf = file => readFileSync(path.join(dist, file));
const files = paths(name => !/\.(br|gz)$/.test(name) && name !== '_headers');
const some = pattern => files.find(file => pattern.test(file)) ?? assert.fail(`the site has no ${pattern}`);

// The address of a file: pages have that of their folder.
const addressOf = file => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

// The rules of `_headers`: a pattern of addresses, and headers by their names in small letters.
const rules = [];
for (const line of readFileSync(path.join(dist, '_headers'), 'utf8').split('\n')) {
  const [, name, value] = /^ {2}([^:]+): (.*)$/.exec(line) ?? [];
  if (line.startsWith('/')) {
    const pattern = line
      .replace(/[.+()]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll(/:\w+/g, '[^/]+');
    rules.push({ pattern: new RegExp(`^${pattern}$`), headers: {} });
  }
  if (name) rules.at(-1).headers[name.toLowerCase()] = value;
}
const ruled = (address, name) =>
  rules.filter(rule => rule.pattern.test(address) && name in rule.headers).at(-1)?.headers[name];

const IMMUTABLE = 'public, max-age=31536000, immutable';

// Types that servers call by several names.
const TYPES = {
  css: /^text\/css; ?charset=utf-8$/i,
  csv: /^text\/csv(; ?charset=utf-8)?$/i,
  html: /^text\/html; ?charset=utf-8$/i,
  ics: /^text\/calendar(; ?charset=utf-8)?$/i,
  js: /^(text|application)\/javascript(; ?charset=utf-8)?$/i,
  json: /^application\/json(; ?charset=utf-8)?$/i,
  jsonl: /^application\/jsonl(; ?charset=utf-8)?$/i,
  png: /^image\/png$/,
  svg: /^image\/svg\+xml(; ?charset=utf-8)?$/i,
  txt: /^text\/plain; ?charset=utf-8$/i,
  wasm: /^application\/wasm$/,
  webmanifest: /^application\/manifest\+json(; ?charset=utf-8)?$/i,
  xml: /^(application|text)\/(atom\+)?xml(; ?charset=utf-8)?$/i,
};

function hasPrivacy({ headers }, address) {
  assert.equal(headers['referrer-policy'], 'no-referrer', address);
  assert.equal(headers['x-content-type-options'], 'nosniff', address);
  assert.equal(headers['x-dns-prefetch-control'], 'off', address);
  assert.match(headers['permissions-policy'], /camera=\(\)/, address);
  assert.equal(headers['x-frame-options'], undefined, address);
  assert.equal(headers['content-security-policy'], undefined, `${address}: pages have their own`);
}

// Each file has its type and, in every encoding, its bytes as the site has them.
async function sendsFiles(get) {
  const endings = [...Object.keys(TYPES)].filter(ending => files.some(file => file.endsWith(`.${ending}`)));
  for (const ending of endings) {
    const file = ending === 'html' ? 'about/index.html' : some(new RegExp(`\\.${ending}$`));
    const address = addressOf(file);
    for (const [encoding, end] of [
      ['br', '.br'],
      ['gzip', '.gz'],
      ['identity', ''],
    ]) {
      const isThere = end === '' || paths(name => name === path.basename(file + end)).includes(file + end);
      const answer = await get(address, { 'accept-encoding': encoding });
      const told = `${address} as ${encoding}`;
      assert.equal(answer.status, 200, told);
      assert.match(answer.headers['content-type'], TYPES[ending], told);
      assert.equal(answer.headers['content-encoding'], isThere && end ? encoding : undefined, told);
      assert.ok(answer.body.equals(bytesOf(isThere ? file + end : file)), `${told}: other bytes`);
      if (isThere && end) assert.match(answer.headers.vary ?? '', /accept-encoding/i, told);
      hasPrivacy(answer, told);
    }
  }
}

// A folder without its last slash leads to itself, on the same host.
async function leadsToFolders(get, site) {
  for (const [address, folder] of [
    ['/about', '/about/'],
    ['/zh-Hant', '/zh-Hant/'],
  ]) {
    const { status, headers } = await get(address, { host: '127.0.0.1' });
    assert.ok([301, 302, 307, 308].includes(status), `${address}: ${status}`);
    assert.equal(new URL(headers.location, `http://127.0.0.1${site}${address}`).pathname, `${site}${folder}`);
  }
}

// The page for unknown addresses is that of the language, and no cache keeps it.
async function hasLostPages(get) {
  const edition = some(/^data\/[0-9a-f]{8,}\/manifest\.json$/).replace('manifest.json', 'nothing.json');
  for (const [address, page] of [
    ['/nothing/', '404.html'],
    ['/nothing.csv', '404.html'],
    ['/nothing.js', '404.html'],
    ['/page-0000000000.js', '404.html'],
    [`/${edition}`, '404.html'],
    ['/_headers', '404.html'],
    ['/zh-Hant/nothing/', 'zh-Hant/404.html'],
  ]) {
    const { status, headers, body } = await get(address);
    assert.equal(status, 404, address);
    assert.ok(body.equals(bytesOf(page)), `${address}: not ${page}`);
    assert.match(headers['content-type'], TYPES.html, address);
    assert.ok([undefined, 'no-cache'].includes(headers['cache-control']), `${address}: ${headers['cache-control']}`);
    hasPrivacy({ headers }, address);
  }
}

// A page from a cache is asked for again and not sent again.
async function asksAgain(get) {
  const { headers } = await get('/about/');
  assert.ok(headers.etag ?? headers['last-modified'], 'neither ETag nor Last-Modified');
  const asked = headers.etag ? { 'if-none-match': headers.etag } : { 'if-modified-since': headers['last-modified'] };
  const again = await get('/about/', asked);
  assert.equal(again.status, 304);
  assert.equal(again.headers['cache-control'], 'no-cache');
}

// Files of the root, and of each folder, depth and ending a few.
const counts = new Map();
const samples = files.filter(file => {
  const [first, ...rest] = file.split('/');
  const kind = rest.length ? `${first} ${rest[0].slice(0, 2)} ${rest.length} ${path.extname(file)}` : file;
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts.get(kind) <= 3;
});

// What may be kept and what other sites may read. A recipe may open more files that are no pages than `_headers` does.
async function obeysRules(get) {
  const faults = [];
  for (const file of samples) {
    const address = addressOf(file);
    const { status, headers } = await get(encodeURI(address));
    const kept = ruled(address, 'cache-control') ?? 'no-cache';
    const open = ruled(address, 'access-control-allow-origin');
    const given = headers['access-control-allow-origin'];
    if (status !== 200) faults.push(`${address}: ${status}`);
    if (headers['cache-control'] !== kept) faults.push(`${address}: ${headers['cache-control']}, not ${kept}`);
    if (given !== open && (open || file.endsWith('.html'))) faults.push(`${address}: open to ${given}, not ${open}`);
  }
  assert.deepEqual(faults.slice(0, 20), [], `${faults.length} faults`);
  assert.equal(ruled('/data/0123456789/manifest.json', 'cache-control'), IMMUTABLE, 'the rules are read');
}

test('public/_headers has a rule for every page of the site', () => {
  const isPage = file => file.endsWith('index.html') && ruled(addressOf(file), 'cache-control') !== 'no-cache';
  assert.deepEqual(files.filter(isPage).slice(0, 20), []);
});

for (const name of Object.keys(servers)) {
  for (const site of ['', '/some/site']) {
    test(`${name} serves the site ${site ? 'below a path' : 'at the root'} by its recipe`, async () => {
      await run(name, site, async get => {
        await sendsFiles(get);
        await leadsToFolders(get, site);
        await hasLostPages(get);
        await asksAgain(get);
        await obeysRules(get);
      });
    });
  }
}
