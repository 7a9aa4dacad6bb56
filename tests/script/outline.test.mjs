// The outlines of the map, which `tools/projection.mjs` projects, and the coordinates of its places.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { project, projectInset } from '../../tools/projection.mjs';
import { paths, read } from '../readers/site.mjs';

test('the outlines are projected as the map projects its places', () => {
  const table = readFileSync(new URL('../../crates/views/src/map/projected.csv', import.meta.url), 'utf8');
  for (const line of table.trim().split('\n').slice(1)) {
    const [name, outline, longitude, latitude, x, y] = line.split(',');
    const at = (outline === 'inset' ? projectInset : project)(Number(longitude), Number(latitude));
    assert.deepEqual(
      at.map(value => value.toFixed(2)),
      [x, y],
      name,
    );
  }
});

/** The JSON of a file of the edition, without its seal, the last line. */
const sealed = file => JSON.parse(read(file).replace(/\n[0-9a-f]{16}$/, ''));

test('every place of the data has its coordinates, and the outlines are paths', () => {
  const files = paths(name => name === 'map.json');
  assert.equal(files.length, 2);
  for (const file of files) {
    const { places } = sealed(file);
    assert.deepEqual(
      Object.keys(places).sort(),
      JSON.parse(read('places.json'))
        .map(({ id }) => id)
        .sort(),
    );
  }
  const [outline] = paths(name => /^outline-.*\.json$/.test(name));
  const { world, inset } = sealed(outline);
  for (const path of [world, inset]) assert.match(path, /^(M-?\d+ -?\d+l[-\d ]+z)+$/);
});
