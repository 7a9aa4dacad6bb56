// Draws the places of the list beside it on a map: circles whose area is the count, which merge where they would overlap
// and part when there is room. Loaded when the map is first shown; without it the list stands alone.

// --- Pure parts, which the tests and tools/outline.mjs use too.

// Half the width of the world in the projection below.
const HALF_WIDTH = 2.73539;

// The size of the world in the units of its outline: from 84° north to 58° south.
export const WORLD = { width: 4000, top: 84, bottom: -58 };

// The box of the inset in degrees, west, south, east, north; and the shape of a degree there.
export const INSET = { box: [113.8, 22.13, 114.46, 22.58], width: 1000 };

// The Natural Earth projection (Patterson, Šavrič, Jenny): sums and products only, so it gives the same bytes anywhere.
function naturalEarth(longitude, latitude) {
  const [l, p] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  const p2 = p * p;
  const p4 = p2 * p2;
  const x = l * (0.8707 + p2 * (-0.131979 + p2 * (-0.013791 + p4 * p2 * (0.003971 - 0.001529 * p2))));
  const y = p * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)));
  return [x, y];
}

const unit = WORLD.width / (2 * HALF_WIDTH);
WORLD.height = Math.ceil((naturalEarth(0, WORLD.top)[1] - naturalEarth(0, WORLD.bottom)[1]) * unit);

// A place of the world in the units of the outline.
export function project(longitude, latitude) {
  const [x, y] = naturalEarth(longitude, latitude);
  return [(x + HALF_WIDTH) * unit, (naturalEarth(0, WORLD.top)[1] - y) * unit];
}

// How much shorter a degree of longitude is than one of latitude in the middle of the inset.
const SHORTER = 0.9248;
const degree = INSET.width / (INSET.box[2] - INSET.box[0]);
INSET.height = Math.round((INSET.box[3] - INSET.box[1]) * (degree / SHORTER));

// A place of the inset in the units of its outline.
export function projectInset(longitude, latitude) {
  const [west, , , north] = INSET.box;
  return [(longitude - west) * degree, (north - latitude) * (degree / SHORTER)];
}

// Whether a place lies in the inset.
export function isInset(longitude, latitude) {
  const [west, south, east, north] = INSET.box;
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

// The radius of a circle for a count, where the area is the count and the largest count has the largest radius.
export const radius = (count, highest, largest) => largest * Math.sqrt(count / Math.max(highest, 1));

// Joins places whose circles overlap, until none do: a symbol holds the places, their sum, and stands in their middle by
// weight. The largest comes first. `places` have an id, a count and x and y in pixels.
export function merge(places, radiusOf) {
  const order = (a, b) => b.count - a.count || (a.places[0].id < b.places[0].id ? -1 : 1);
  let symbols = places.map((place) => ({ x: place.x, y: place.y, count: place.count, places: [place] }));
  for (let merged = true; merged; ) {
    merged = false;
    const kept = [];
    for (const symbol of symbols.sort(order)) {
      const near = kept.find((other) => Math.hypot(other.x - symbol.x, other.y - symbol.y) < radiusOf(other.count) + radiusOf(symbol.count));
      if (!near) {
        kept.push(symbol);
        continue;
      }
      const count = near.count + symbol.count;
      near.x = (near.x * near.count + symbol.x * symbol.count) / count;
      near.y = (near.y * near.count + symbol.y * symbol.count) / count;
      near.count = count;
      near.places = [...near.places, ...symbol.places].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
      merged = true;
    }
    symbols = kept;
  }
  return symbols.sort(order);
}

// A view of the world: the scale over the whole, and the point in the middle. Within its bounds there is no empty edge.
export function bounded({ scale, x, y }, { width, height }) {
  const within = Math.min(Math.max(scale, 1), HIGHEST);
  const half = [width / within / 2, height / within / 2];
  const clamp = (value, low, high) => (low > high ? (low + high) / 2 : Math.min(Math.max(value, low), high));
  return { scale: within, x: clamp(x, half[0], width - half[0]), y: clamp(y, half[1], height - half[1]) };
}

// How close the map can be looked at.
const HIGHEST = 48;

// The same view, closer or farther by a factor, with one point staying where it is.
export function zoomed(view, factor, [x, y], size) {
  const scale = Math.min(Math.max(view.scale * factor, 1), HIGHEST);
  const kept = view.scale / scale;
  return bounded({ scale, x: x + (view.x - x) * kept, y: y + (view.y - y) * kept }, size);
}

// The query of a link that chooses all places of a symbol, or takes them back where all are chosen; `query` is that of the
// link of one of them.
export function queryFor(query, ids, chosen) {
  const fields = new URLSearchParams(query);
  const all = ids.every((id) => chosen.has(id));
  const kept = [...chosen].filter((id) => !ids.includes(id));
  const places = (all ? kept : [...new Set([...kept, ...ids])]).sort();
  const parts = [];
  // Written as the app writes it: commas stand as they are, the place after the person and before the organization.
  const order = ["q", "category", "kind", "case", "person", "place", "org", "country"];
  if (places.length) fields.set("place", places.join(","));
  else fields.delete("place");
  const rank = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
  const keys = [...fields.keys()].map((key, position) => [rank(key), position, key]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  for (const [, , key] of keys) parts.push(`${key}=${encodeURIComponent(fields.get(key)).replaceAll("%2C", ",").replaceAll("%20", "+")}`);
  return parts.length ? `?${parts.join("&")}` : "";
}

// How wide a text is drawn, near enough to keep names apart.
const widthOf = (text) => [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? 11.5 : 6.4), 0);

const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

// Which symbols have room for their names, and where: beside the circle, on the side where nothing is in the way.
export function placeNames(symbols, { width, height }) {
  const taken = symbols.map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
  return symbols.flatMap((symbol, position) => {
    const [length, gap] = [widthOf(symbol.name), symbol.r + 3];
    const sides = [[symbol.x + gap, "start"], [symbol.x - gap - length, "end"]];
    for (const [left, side] of sides) {
      const box = [left, symbol.y - 7, left + length, symbol.y + 7];
      const free = taken.every((other, one) => one === position || !overlap(box, other));
      if (!free || box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height) continue;
      taken.push(box);
      return [{ name: symbol.name, x: side === "start" ? left : left + length, y: symbol.y, side }];
    }
    return [];
  });
}

// --- The page.

// The smallest a symbol is to point at, in pixels.
const TARGET = 12;
// The least a circle measures, so that one event is seen beside hundreds.
const SMALLEST = 3;
// How far a pointer moves before it drags.
const DRAG = 5;

const element = (name, attributes, ...children) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

const json = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};

// Links the map's sheet, once.
const link = (path) =>
  new Promise((done, failed) => {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: path, onload: done, onerror: failed });
    document.head.append(sheet);
  });

let files;
const maps = new WeakMap();

/** Draws the map in its frame, or draws it anew after its list has changed. */
export default async function show(sheet, outlines, coordinates) {
  // The messages are those the page has loaded.
  const messages = document.querySelector('link[href$="/messages.json"]').href;
  files ??= Promise.all([json(outlines), json(coordinates), json(messages), link(sheet)]);
  try {
    const loaded = await files;
    const frame = document.querySelector("[data-map]");
    if (!frame) return;
    if (!maps.has(frame)) maps.set(frame, start(frame, ...loaded));
    maps.get(frame)();
  } catch (error) {
    files = undefined;
    throw error;
  }
}

// An element of the page.
const made = (name, properties, ...children) => {
  const one = Object.assign(document.createElement(name), properties);
  one.append(...children);
  return one;
};

// The country of the inset.
const COUNTRY = "HK";

// Puts what the script adds into a frame.
function furnish(frame, messages) {
  const list = frame.querySelector(".map-list");
  const button = ([action, sign]) => {
    const name = messages[`map.${action}`];
    const one = made("button", { className: "button", type: "button", title: name }, sign);
    one.dataset.mapAction = action;
    one.setAttribute("aria-label", name);
    return one;
  };
  const tools = made("div", { className: "map-tools" }, ...Object.entries({ closer: "+", farther: "−", whole: "○" }).map(button));
  const stage = made("div", { className: "map-stage" }, tools);
  stage.setAttribute("role", "group");
  stage.setAttribute("aria-label", messages["map.label"]);
  list.before(stage);
  list.prepend(made("h3", {}, messages["map.places"]));
  list.append(made("p", { className: "meta" }, messages["map.unplaced"]));
  list.hidden = false;
  list.querySelector(".notice").hidden = true;
  return stage;
}

// What the list says: each place with its link, name and count.
function read(frame, coordinates) {
  return [...frame.querySelectorAll("a[data-key]")].flatMap((anchor) => {
    const id = anchor.dataset.key.split(":")[1];
    const count = Number(anchor.querySelector(".count").textContent.replace(/\D/g, ""));
    if (!coordinates[id] || !count) return [];
    const name = anchor.querySelector(".label").textContent;
    return [{ id, count, name, at: coordinates[id], anchor }];
  });
}

// Brings a frame to life; what it gives draws the map after its list.
function start(frame, outline, coordinates, messages) {
  const stage = furnish(frame, messages);
  const wording = { more: messages["map.more"], inset: messages[`country.${COUNTRY}`] };
  const world = element("svg", { class: "world" });
  const inset = element("svg", { class: "inset" });
  stage.append(world, inset, made("p", { className: "inset-name" }, wording.inset));
  const size = { width: WORLD.width, height: WORLD.height };
  const state = { view: { scale: 1, x: size.width / 2, y: size.height / 2 }, places: [], pixels: 1 };

  const draw = () => {
    const width = stage.clientWidth;
    if (!width) return;
    const largest = Math.min(Math.max(width * 0.04, 14), 36);
    // What stands together when the world is seen whole gives the measure, which therefore stays while it parts.
    const whole = spots(state.places, (at) => project(...at).map((value) => (value * width) / size.width));
    const highest = merge(whole, () => largest / 3)[0]?.count ?? 1;
    const radiusOf = (count) => Math.max(radius(count, highest, largest), SMALLEST);
    const { view } = state;
    state.pixels = (width / size.width) * view.scale;
    const height = (width * size.height) / size.width;
    const to = (at) => project(...at).map((value, axis) => (value - (axis ? view.y : view.x)) * state.pixels + (axis ? height : width) / 2);
    const move = `translate(${width / 2} ${height / 2}) scale(${state.pixels}) translate(${-view.x} ${-view.y})`;
    paint(world, { width, height }, outline.world, move, spots(state.places, to), radiusOf, wording);
    const inside = state.places.filter(({ at }) => isInset(...at));
    const insetWidth = inset.clientWidth || width;
    const scale = insetWidth / INSET.width;
    const insetTo = (at) => projectInset(...at).map((value) => value * scale);
    const box = { width: insetWidth, height: INSET.height * scale };
    paint(inset, box, outline.inset, `scale(${scale})`, spots(inside, insetTo), radiusOf, { more: wording.more });
    stage.toggleAttribute("data-closer", view.scale > 1);
    for (const [action, end] of [["farther", 1], ["whole", 1], ["closer", HIGHEST]]) {
      frame.querySelector(`[data-map-action="${action}"]`).disabled = view.scale === end;
    }
  };

  const look = (view) => {
    state.view = bounded(view, size);
    draw();
  };
  const zoom = (factor, at) => look(zoomed(state.view, factor, at ?? [state.view.x, state.view.y], size));
  const pan = (x, y) => look({ ...state.view, x: state.view.x + x / state.pixels, y: state.view.y + y / state.pixels });
  // The point of the world under a point of the window.
  const pointed = ({ clientX, clientY }) => {
    const box = world.getBoundingClientRect();
    return [state.view.x + (clientX - box.left - box.width / 2) / state.pixels, state.view.y + (clientY - box.top - box.height / 2) / state.pixels];
  };
  // By keys and buttons the map comes closer to the symbol that has the focus.
  const middle = () => {
    const circle = world.contains(document.activeElement) ? document.activeElement.querySelector(".place") : null;
    const box = circle?.getBoundingClientRect();
    return box && pointed({ clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 });
  };
  const act = { closer: () => zoom(2, middle()), farther: () => zoom(1 / 2, middle()), whole: () => zoom(1 / HIGHEST) };
  frame.addEventListener("click", (event) => act[event.target.closest("[data-map-action]")?.dataset.mapAction]?.());
  listenToKeys(stage, world, { pan, act });
  listenToPointers(world, { zoom, pan, pointed, atEnd: (closer) => state.view.scale === (closer ? HIGHEST : 1) });
  world.addEventListener("focusin", ({ target }) => {
    const circle = target.querySelector?.(".place")?.getBoundingClientRect();
    const box = world.getBoundingClientRect();
    if (!circle || (circle.left >= box.left && circle.right <= box.right && circle.top >= box.top && circle.bottom <= box.bottom)) return;
    const [x, y] = [circle.left + circle.width / 2, circle.top + circle.height / 2];
    pan(x - box.left - box.width / 2, y - box.top - box.height / 2);
  });
  new ResizeObserver(draw).observe(stage);
  return () => {
    state.places = read(frame, coordinates);
    draw();
  };
}

// The places with where they are drawn.
const spots = (places, to) =>
  places.map((place) => {
    const [x, y] = to(place.at);
    return { ...place, x, y };
  });

// Draws land, symbols and names. What had the focus keeps it, also within another symbol.
function paint(svg, size, land, move, places, radiusOf, wording) {
  const focused = svg.contains(document.activeElement) ? document.activeElement.dataset.ids.split(" ")[0] : null;
  // Fingers need room between what they point at.
  const least = matchMedia("(pointer: coarse)").matches ? TARGET : 0;
  const symbols = merge(places, (count) => Math.max(radiusOf(count), least)).map((symbol) => ({ ...symbol, r: radiusOf(symbol.count), ...words(symbol, wording) }));
  const chosen = chosenOf(places[0]);
  const links = symbols.map((symbol) => symbolLink(symbol, chosen));
  const seen = symbols.filter(({ x, y }) => x >= 0 && y >= 0 && x <= size.width && y <= size.height);
  const names = placeNames(seen, size).map(({ name, x, y, side }) => element("text", { x, y, "text-anchor": side }, name));
  svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  svg.replaceChildren(element("path", { class: "land", d: land, transform: move }), ...links, element("g", { class: "names", "aria-hidden": "true" }, ...names));
  if (focused) links.find((one) => one.dataset.ids.split(" ").includes(focused))?.focus({ preventScroll: true });
}

// The chosen places: those of a place's link, which chooses that place or takes it back.
function chosenOf(place) {
  const chosen = new Set(place && new URL(place.anchor.href).searchParams.get("place")?.split(","));
  if (place && !chosen.delete(place.id)) chosen.add(place.id);
  return chosen;
}

// What a symbol is called: its greatest place, and how many others it holds. On the world the places of the inset go by its
// name.
function words(symbol, { more, inset }) {
  const inside = symbol.places.filter(({ at }) => inset && isInset(...at));
  const [first, ...others] = inside.length > 1 ? symbol.places.filter((place) => place === inside[0] || !inside.includes(place)) : symbol.places;
  const called = inside.length > 1 && first === inside[0] ? inset : first.name;
  const name = others.length ? more.replace("{name}", called).replace("{n}", others.length) : called;
  return { name, detail: symbol.places.slice(0, 12).map((place) => `${place.name} ${place.count}`).join("\n") };
}

function symbolLink({ x, y, r, count, name, detail, places }, chosen) {
  const [{ anchor }] = places;
  const ids = places.map((place) => place.id);
  const address = new URL(anchor.href);
  const href = ids.length > 1 ? `${anchor.getAttribute("href").split("?")[0]}${queryFor(address.search, ids, chosen)}` : anchor.getAttribute("href");
  const current = ids.some((id) => chosen.has(id)) ? "true" : null;
  return element(
    "a",
    { href, class: "symbol", "aria-label": `${name}: ${count}`, "aria-current": current, "data-ids": ids.join(" "), "data-count": count },
    element("circle", { class: "hit", cx: x, cy: y, r: Math.max(r, TARGET) }),
    element("circle", { class: "place", cx: x, cy: y, r }),
    element("title", {}, detail),
  );
}

function listenToKeys(stage, world, { pan, act }) {
  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = world.clientWidth / 8;
    const keys = {
      "+": () => act.closer(), "=": () => act.closer(), "-": () => act.farther(), 0: () => act.whole(),
      ArrowLeft: () => pan(-step, 0), ArrowRight: () => pan(step, 0), ArrowUp: () => pan(0, -step), ArrowDown: () => pan(0, step),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}

function listenToPointers(world, { zoom, pan, pointed, atEnd }) {
  const pointers = new Map();
  let dragged = false;
  const spread = () => {
    const [a, b] = [...pointers.values()];
    return { length: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
  };
  world.addEventListener("wheel", (event) => {
    // Where nothing more is to be seen closer or farther, the page scrolls on.
    if (!event.deltaY || atEnd(event.deltaY < 0)) return;
    event.preventDefault();
    zoom(2 ** (-Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY) / 240, 1)), pointed(event));
  }, { passive: false });
  world.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (pointers.size === 0) dragged = false;
    pointers.set(event.pointerId, event);
  });
  world.addEventListener("pointermove", (event) => {
    const last = pointers.get(event.pointerId);
    if (!last) return;
    const before = pointers.size === 2 ? spread() : null;
    if (!dragged && pointers.size === 1 && Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY) < DRAG) return;
    if (!dragged) {
      dragged = true;
      world.setPointerCapture(event.pointerId);
    }
    pointers.set(event.pointerId, event);
    if (!before) return pan(last.clientX - event.clientX, last.clientY - event.clientY);
    const after = spread();
    zoom(after.length / Math.max(before.length, 1), pointed(before));
    pan(before.clientX - after.clientX, before.clientY - after.clientY);
  });
  for (const end of ["pointerup", "pointercancel"]) world.addEventListener(end, (event) => pointers.delete(event.pointerId));
  world.addEventListener("pointerleave", (event) => !dragged && pointers.delete(event.pointerId));
  world.addEventListener("dragstart", (event) => event.preventDefault());
  world.addEventListener("click", (event) => {
    if (!dragged) return;
    event.preventDefault();
    event.stopPropagation();
    dragged = false;
  }, true);
}
