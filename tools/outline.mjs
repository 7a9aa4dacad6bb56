// Writes the outlines of the map: of the world from Natural Earth 1:110m, of the inset from 1:10m (both public
// domain, from the npm package `world-atlas`), projected, cut to whole units and written as SVG path data.
//
//     node tools/outline.mjs outline.json
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { INSET, project, projectInset, WORLD } from './projection.mjs';

const require = createRequire(import.meta.url);
const { feature } = require('topojson-client');

// The rings of all land in a file.
function rings(name) {
  const atlas = JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), 'utf8'));
  const land = feature(atlas, atlas.objects.land);
  const shapes = land.type === 'FeatureCollection' ? land.features.map(one => one.geometry) : [land.geometry];
  return shapes.flatMap(shape => (shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()));
}

// What of a ring lies on one side of a line (Sutherland and Hodgman).
function clip(ring, axis, limit, side) {
  const inside = point => (point[axis] - limit) * side >= 0;
  return ring.flatMap((point, position) => {
    const before = ring.at(position - 1);
    const share = (limit - before[axis]) / (point[axis] - before[axis]);
    const crossing = () => before.map((value, one) => value + (point[one] - value) * share);
    if (inside(point)) return inside(before) ? [point] : [crossing(), point];
    return inside(before) ? [crossing()] : [];
  });
}

function clipToBox(ring, [west, south, east, north]) {
  const sides = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ];
  return sides.reduce((rest, side) => (rest.length ? clip(rest, ...side) : rest), ring);
}

// A ring of the world as the pieces it has on a map that ends at 180°: followed across that line, then cut along it.
function cut(ring) {
  let turns = 0;
  const followed = ring.map(([longitude, latitude], position) => {
    if (position > 0) turns -= Math.round((longitude - ring[position - 1][0]) / 360);
    return [longitude + 360 * turns, latitude];
  });
  const shifted = by => followed.map(([longitude, latitude]) => [longitude + by, latitude]);
  return [-360, 0, 360].map(by => clipToBox(shifted(by), [-180, WORLD.bottom, 180, WORLD.top]));
}

// Path data in whole units: each ring from its first point by steps, those of no length left out.
function path(list, to) {
  return list
    .map(ring => {
      let [x, y] = [0, 0];
      const steps = [];
      for (const point of ring) {
        const [nextX, nextY] = to(...point).map(Math.round);
        const step = [nextX - x, nextY - y];
        if (steps.length === 0 || step[0] || step[1]) steps.push(step);
        [x, y] = [nextX, nextY];
      }
      if (steps.length < 4) return '';
      const [first, ...others] = steps;
      const words = others.flat().map((value, position) => (position > 0 && value >= 0 ? ` ${value}` : `${value}`));
      return `M${first[0]} ${first[1]}l${words.join('')}z`;
    })
    .join('');
}

const world = rings('land-110m')
  .flatMap(cut)
  .filter(ring => ring.length > 3);
const inset = rings('land-10m')
  .map(ring => clipToBox(ring, INSET.box))
  .filter(ring => ring.length > 3);
writeFileSync(process.argv[2], JSON.stringify({ world: path(world, project), inset: path(inset, projectInset) }));
