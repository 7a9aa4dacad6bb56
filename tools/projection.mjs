// The projection of the map's outlines. `crates/views/src/map/projection.rs` puts places on them by the same formulas;
// `crates/views/src/map/projected.csv` holds both to the same numbers.

// Half the width of the world in the projection below.
const HALF_WIDTH = 2.73539;

// The width of the world in the units of its outline, and its ends in degrees.
export const WORLD = { width: 4000, top: 84, bottom: -58 };

// The bounds of the inset in degrees (west, south, east, north), and its width in units.
export const INSET = { box: [113.8, 22.13, 114.46, 22.58], width: 1000 };

// The length of a degree of longitude in the middle of the inset, as a share of a degree of latitude.
const SHORTER = 0.9248;

// The Natural Earth projection (Patterson, Šavrič, Jenny): sums and products only, so it gives the same bytes anywhere.
function naturalEarth(longitude, latitude) {
  const [l, p] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  const p2 = p * p;
  const p4 = p2 * p2;
  const x = l * (0.8707 + p2 * (-0.131979 + p2 * (-0.013791 + p4 * p2 * (0.003971 - 0.001529 * p2))));
  const y = p * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)));
  return [x, y];
}

// A place of the world in the units of the outline.
export function project(longitude, latitude) {
  const unit = WORLD.width / (2 * HALF_WIDTH);
  const [x, y] = naturalEarth(longitude, latitude);
  return [(x + HALF_WIDTH) * unit, (naturalEarth(0, WORLD.top)[1] - y) * unit];
}

// A place of the inset in the units of its outline.
export function projectInset(longitude, latitude) {
  const [west, , east, north] = INSET.box;
  const degree = INSET.width / (east - west);
  return [(longitude - west) * degree, (north - latitude) * (degree / SHORTER)];
}
