// The map's own arithmetic, and the outlines and coordinates it draws.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  bounded,
  INSET,
  isInset,
  merge,
  placeNames,
  project,
  projectInset,
  queryFor,
  radius,
  WORLD,
  zoomed,
} from '../../script/map.js';
import { paths, read } from './site.mjs';

const place = (id, count, x, y) => ({ id, count, x, y });
const close = (a, b) => assert.ok(Math.abs(a - b) < 1e-6, `${a} is not ${b}`);

test('the world is drawn from edge to edge', () => {
  close(project(-180, 0)[0] / WORLD.width, 0);
  assert.ok(Math.abs(project(180, 0)[0] - WORLD.width) < 0.01);
  close(project(0, 0)[0], WORLD.width / 2);
  close(project(0, WORLD.top)[1], 0);
  assert.ok(Math.abs(project(0, WORLD.bottom)[1] - WORLD.height) <= 1);
  assert.ok(project(10, 50)[1] < project(10, -20)[1], 'north is up');
});

test('the inset holds Hong Kong and nothing of Taipei', () => {
  assert.ok(isInset(114.17, 22.28) && !isInset(121.5, 25));
  assert.deepEqual(projectInset(INSET.box[0], INSET.box[3]), [0, 0]);
  assert.deepEqual(projectInset(INSET.box[2], INSET.box[1]).map(Math.round), [INSET.width, INSET.height]);
});

test('the area of a circle is its count', () => {
  close(radius(4, 100, 40) ** 2 * 25, radius(100, 100, 40) ** 2);
});

test('circles that overlap become one, in the middle by weight, and nothing is lost', () => {
  const places = [place('a', 9, 0, 0), place('b', 1, 10, 0), place('c', 4, 100, 0)];
  const symbols = merge(places, () => 8);
  assert.deepEqual(
    symbols.map(({ x, y, count, places }) => [x, y, count, places.map(({ id }) => id)]),
    [
      [1, 0, 10, ['a', 'b']],
      [100, 0, 4, ['c']],
    ],
  );
});

test('merged circles overlap none, whatever the places', () => {
  // A small generator of numbers, the same every time.
  let seed = 7;
  const next = limit => {
    seed = (seed * 48271) % 2147483647;
    return seed % limit;
  };
  for (let round = 0; round < 60; round += 1) {
    const places = Array.from({ length: 1 + next(60) }, (_, id) => place(`p${id}`, 1 + next(40), next(800), next(350)));
    const radiusOf = count => radius(count, 200, 40);
    const symbols = merge(places, radiusOf);
    const ids = symbols.flatMap(symbol => symbol.places.map(({ id }) => id));
    assert.deepEqual(ids.sort(), places.map(({ id }) => id).sort());
    for (const [position, a] of symbols.entries()) {
      assert.equal(
        a.count,
        a.places.reduce((sum, { count }) => sum + count, 0),
      );
      for (const b of symbols.slice(position + 1)) {
        assert.ok(a.count >= b.count, 'the largest comes first');
        assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= radiusOf(a.count) + radiusOf(b.count) - 1e-9);
      }
    }
  }
});

test('closer, a point stays where it is, and no edge of the world comes into view', () => {
  const size = { width: 4000, height: 1752 };
  const at = [3000, 700];
  const view = zoomed({ scale: 1, x: 2000, y: 876 }, 4, at, size);
  assert.equal(view.scale, 4);
  close((at[0] - view.x) * 4, at[0] - 2000);
  close((at[1] - view.y) * 4, at[1] - 876);
  assert.deepEqual(zoomed(view, 1 / 1000, at, size), { scale: 1, x: 2000, y: 876 });
  assert.deepEqual(bounded({ scale: 2, x: -50, y: 9000 }, size), { scale: 2, x: 1000, y: 1314 });
});

test('names stand where there is room', () => {
  const size = { width: 200, height: 100 };
  const symbols = [
    { x: 60, y: 50, r: 10, name: 'Taipei' },
    { x: 180, y: 50, r: 4, name: 'Tokyo' },
    { x: 70, y: 58, r: 4, name: 'Keelung, a long way off' },
  ];
  assert.deepEqual(
    placeNames(symbols, size).map(({ name, side }) => [name, side]),
    [
      ['Taipei', 'end'],
      ['Tokyo', 'end'],
    ],
  );
});

test("a symbol's link chooses all its places, and takes all back where all are chosen", () => {
  assert.equal(
    queryFor('?category=rally&place=bonn&view=map', ['bonn', 'aachen'], new Set()),
    '?category=rally&place=aachen,bonn&view=map',
  );
  assert.equal(
    queryFor('?place=bonn,rome&from=2020&view=map', ['bonn', 'aachen'], new Set(['rome'])),
    '?place=aachen,bonn,rome&from=2020&view=map',
  );
  assert.equal(
    queryFor('?q=a+b&place=rome&view=map', ['bonn', 'aachen'], new Set(['aachen', 'bonn', 'rome'])),
    '?q=a+b&place=rome&view=map',
  );
  assert.equal(queryFor('?view=map', ['bonn'], new Set(['bonn'])), '?view=map');
});

test('every place of the data has its coordinates, and the outlines are paths', () => {
  const [file] = paths(name => name === 'places.json').filter(path => path.startsWith('data/'));
  const places = JSON.parse(read(file));
  assert.deepEqual(
    Object.keys(places).sort(),
    JSON.parse(read('places.json'))
      .map(({ id }) => id)
      .sort(),
  );
  const [outline] = paths(name => /^outline-.*\.json$/.test(name));
  const { world, inset } = JSON.parse(read(outline));
  for (const path of [world, inset]) assert.match(path, /^(M-?\d+ -?\d+l[-\d ]+z)+$/);
});
