// The W3C's Nu HTML checker over a page of each kind, in both languages: no error.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { dist, events, folders, read } from './site.mjs';

// The path of the checker, a Java archive.
const checker = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

// What is not held against a page: a property of SVG 2 that the checker's style rules do not know, and the search
// field with its list of suggestions, which is a combobox by the pattern of WAI-ARIA; the checker wants such a field
// to be of type text.
const allowed = [
  /“vector-effect”: Property “vector-effect” doesn't exist/,
  /^Bad value “search” for attribute “type” on element “input”/,
];

const fixed = ['people/', 'cases/', 'numbers/', 'country/hk/', 'about/', 'data/', 'glossary/', 'follow/'];

test('the Nu HTML checker finds no error in a page of each kind', () => {
  execFileSync('java', ['-version'], { stdio: 'pipe' });
  const id = file => JSON.parse(read(file))[0].id;
  const kinds = [
    '',
    `event/${events[0].id}/`,
    `person/${id('people.json')}/`,
    `case/${id('cases.json')}/`,
    `year/${events[0].date.slice(0, 4)}/`,
  ];
  const posters = [kinds[1], kinds[3]].map(page => `${page}poster/`);
  const counted = ['', 'case/hk47/', 'person/gwyneth-ho/', 'person/claudia-mo/'].map(about => `embed/counter/${about}`);
  const framed = ['embed/', `${kinds[1]}embed/`, ...counted, 'embed/card/gwyneth-ho/', 'embed/card/claudia-mo/'];
  // The page at an address that an event had before, and its embed.
  const moved = events.flatMap(({ former_ids }) => former_ids ?? []).slice(0, 1);
  const old = moved.flatMap(former => [`event/${former}/`, `event/${former}/embed/`]);
  const all = [...kinds, ...posters, ...framed, ...old, ...fixed];
  const files = folders.flatMap(({ prefix }) => [
    ...all.map(page => `${prefix}${page}index.html`),
    `${prefix}404.html`,
  ]);
  files.push(...folders.map(({ tag }) => `vigil-${tag}.html`));
  const options = ['-jar', checker, '--format', 'json', '--errors-only', '--exit-zero-always'];
  const { stderr, status } = spawnSync('java', [...options, ...files.map(file => path.join(dist, file))], {
    encoding: 'utf8',
    timeout: 300_000,
  });
  assert.equal(status, 0, stderr);
  const errors = JSON.parse(stderr).messages.filter(({ message }) => !allowed.some(known => known.test(message)));
  assert.deepEqual(
    errors.map(({ url, message, extract }) => `${url}: ${message} ${extract ?? ''}`),
    [],
  );
});
