/**
 * The land of the Earth, packed when the console is built (docs/adr/0122).
 *
 * Natural Earth's 1:10,000,000 land out of `world-atlas`, without a border anywhere: whole numbers,
 * each ring as steps from point to point, small steps in one byte. `src/map/land.ts` unpacks it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { feature } from 'topojson-client';

/** Steps a degree; a step is at most 0.4 km, what the source itself was rounded to east and west. */
const STEPS = { lon: 99_999 / 360, lat: 300 };
/** Steps: about 200 m, of a source that is true to a kilometre or so. */
const STRAY = 0.5;
/** Steps: at most 8 km; what is drawn at once, until the whole is there. */
const COARSE_STRAY = 20;
/** Steps across: an island of less than some 30 km waits for the whole. */
const COARSE_LEAST = 80;
const NAMES = ['parley:land', 'parley:land-coarse'];

/** @param {number[][][][]} polygons rings of longitude and latitude */
export function pack(polygons) {
  return packed(polygons, STRAY);
}

/** The same land in an eighth of the bytes: no small island, and a shore that strays 8 km more. */
export function packCoarse(polygons) {
  const large = polygons.map((rings) => rings.filter(isLarge));
  return packed(
    large.filter(([outer]) => outer !== undefined),
    COARSE_STRAY,
  );
}

function isLarge(ring) {
  const exact = inSteps(ring);
  const across = [0, 1].map((axis) => {
    const all = exact.map((point) => point[axis]);
    return all.reduce((a, b) => Math.max(a, b)) - all.reduce((a, b) => Math.min(a, b));
  });
  return Math.max(...across) >= COARSE_LEAST;
}

function packed(polygons, stray) {
  const [counts, east, north] = [bytes(), bytes(), bytes()];
  counts.put(polygons.length);
  let [x0, y0] = [0, 0];
  for (const rings of polygons) {
    counts.put(rings.length);
    for (const ring of rings) {
      const points = steps(ring, stray);
      counts.put(points.length);
      let [x, y] = [x0, y0];
      for (const [toX, toY] of points) {
        east.put(toX - x);
        north.put(toY - y);
        [x, y] = [toX, toY];
      }
      [x0, y0] = points[0] ?? [x0, y0];
    }
  }
  const head = bytes();
  for (const part of [counts, east, north]) head.put(part.all.length);
  return Buffer.from([...head.all, ...counts.all, ...east.all, ...north.all]);
}

/** The corners in whole steps that matter; the last, which is the first, is left out. */
function steps(ring, stray) {
  const exact = inSteps(ring);
  const some = simpler(exact, stray);
  const rounded = (some.length < 4 ? exact : some).map(([x, y]) => [Math.round(x), Math.round(y)]);
  return rounded.slice(0, -1).filter((point, n) => {
    const before = rounded[n - 1];
    return before === undefined || before[0] !== point[0] || before[1] !== point[1];
  });
}

function inSteps(ring) {
  return ring.map(([lon, lat]) => [(lon + 180) * STEPS.lon, (lat + 90) * STEPS.lat]);
}

/** Without corners that stray less than `stray` from the line between others (Douglas and Peucker). */
function simpler(ring, stray) {
  const kept = new Set([0, ring.length - 1]);
  const across = furthest(ring, 0, ring.length - 1).at;
  kept.add(across);
  const parts = [
    [0, across],
    [across, ring.length - 1],
  ];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const { at, by } = furthest(ring, part[0], part[1]);
    if (by <= stray) continue;
    kept.add(at);
    parts.push([part[0], at], [at, part[1]]);
  }
  return ring.filter((_, n) => kept.has(n));
}

function furthest(ring, from, to) {
  const [[ax, ay], [bx, by]] = [ring[from], ring[to]];
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const found = { at: from, by: -1 };
  for (let n = from + 1; n < to; n += 1) {
    const [x, y] = ring[n];
    const part = squared === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / squared;
    const on = Math.min(1, Math.max(0, part));
    const off = Math.hypot(x - ax - on * dx, y - ay - on * dy);
    if (off > found.by) Object.assign(found, { at: n, by: off });
  }
  return found;
}

function bytes() {
  const all = [];
  return {
    all,
    put(value) {
      let rest = value < 0 ? -value * 2 - 1 : value * 2;
      while (rest > 127) {
        all.push((rest % 128) + 128);
        rest = Math.floor(rest / 128);
      }
      all.push(rest);
    },
  };
}

/** Every piece of land of the source. */
export function landOfTheEarth() {
  const path = createRequire(import.meta.url).resolve('world-atlas/land-10m.json');
  const topology = JSON.parse(readFileSync(path, 'utf8'));
  return feature(topology, topology.objects.land)
    .features.flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    )
    .map((rings) => rings.map(unbroken));
}

/**
 * A ring whose steps are short ways: the source writes 180° now as 180, now as -180, and what goes
 * from one to the other would be drawn as a line around the Earth.
 */
function unbroken(ring) {
  let turned = 0;
  const whole = ring.map(([lon, lat], n) => {
    const before = n === 0 ? lon : ring[n - 1][0];
    if (lon - before > 180) turned -= 360;
    else if (before - lon > 180) turned += 360;
    return [lon + turned, lat];
  });
  // Around the pole there is no way back: that edge lies beyond what a map of this kind shows.
  if (turned !== 0) return [...ring.slice(0, -1), [180, -90], [-180, -90], ring[0]];
  const lons = whole.map(([lon]) => lon);
  const middle = (extreme(lons, Math.min) + extreme(lons, Math.max)) / 2;
  const by = middle < -180 ? 360 : middle > 180 ? -360 : 0;
  return whole.map(([lon, lat]) => [lon + by, lat]);
}

const extreme = (all, pick) => all.reduce((found, one) => pick(found, one));

/** `import address from 'parley:land'`, or `parley:land-coarse`: packed once, assets like any other. */
export function land() {
  const folder = join(import.meta.dirname, '../node_modules/.parley');
  const known = (id) => NAMES.find((name) => id === `\0${name}`);
  const fileOf = (name) => join(folder, `${name.split(':')[1]}.bin`);
  return {
    name: 'parley:land',
    buildStart() {
      mkdirSync(folder, { recursive: true });
      const whole = landOfTheEarth();
      const [fine, coarse] = NAMES;
      writeFileSync(fileOf(fine), pack(whole));
      writeFileSync(fileOf(coarse), packCoarse(whole));
    },
    resolveId: (id) => (NAMES.includes(id) ? `\0${id}` : undefined),
    load: (id) =>
      known(id) === undefined ? undefined : `export { default } from '${fileOf(known(id))}?url';`,
  };
}
