/**
 * The map under load: moving tracks in one source, and the record's own things at many moments.
 *
 * Not part of the console; `node bench/run.mjs` builds it, opens it and prints what it measures.
 */
import '../src/theme/tokens.css';
import type { Feature } from 'geojson';
import type { GeoJSONSource } from 'maplibre-gl';
import { Chart } from '../src/map/chart';
import { sceneOf } from '../src/map/scene';
import { at, clash, thing, volume } from '../src/map/things.test-part';

const TRACKS = 3_000;
const host = document.createElement('div');
host.className = 'chart';
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  'html, body { margin: 0; block-size: 100%; } .chart { position: relative; inline-size: 100vw; block-size: 100vh; overflow: hidden; } canvas { position: absolute; }',
);
document.adoptedStyleSheets = [sheet];
document.body.append(host);

/** Seeded, so that every run draws the same. */
let seed = 7;
const random = () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

const tracks = Array.from({ length: TRACKS }, (_, n) => ({
  name: `T${n}`,
  lon: 30 + random() * 12,
  lat: 30 + random() * 8,
  east: (random() - 0.5) * 0.02,
  north: (random() - 0.5) * 0.02,
}));

function moved(): Feature[] {
  return tracks.map((track) => {
    track.lon += track.east;
    track.lat += track.north;
    if (track.lon < 30 || track.lon > 42) track.east = -track.east;
    if (track.lat < 30 || track.lat > 38) track.north = -track.north;
    return {
      type: 'Feature',
      properties: { name: track.name },
      geometry: { type: 'Point', coordinates: [track.lon, track.lat] },
    };
  });
}

const things = Array.from({ length: 500 }, (_, n) =>
  thing({
    party: n % 2 === 0 ? 'northland' : 'southland',
    volumes: [
      volume({
        from: n * 60_000,
        to: n * 60_000 + 7_200_000,
        shape: { shape: 'circle', centre: at(30 + random() * 8, 30 + random() * 12), radius_mm: 8e6 },
      }),
    ],
  }),
);
const conflicts = Array.from({ length: 50 }, (_, n) => clash(n * 600_000, n * 600_000 + 3_600_000));
const view = (moment: number) =>
  sceneOf({ things, conflicts, extra: [], moment, selected: new Set(), mine: new Set(['northland']), all: false });

const chart = new Chart(host, { map: 'bench' });
const ready = new Promise<void>((done) => chart.addEventListener('drawn', () => done(), { once: true }));

function loaded(source: string): Promise<void> {
  return new Promise((done) => {
    const look = (event: { sourceId?: string; isSourceLoaded?: boolean }) => {
      if (event.sourceId !== source || event.isSourceLoaded !== true) return;
      chart.map.off('sourcedata', look);
      done();
    };
    chart.map.on('sourcedata', look);
  });
}

async function begin(): Promise<void> {
  await ready;
  await chart.draw(view(5_000_000));
  chart.map.jumpTo({ center: [36, 34], zoom: 6 });
  chart.map.addSource('tracks', { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, maxzoom: 8, buffer: 16 });
  chart.map.addLayer({
    id: 'tracks',
    type: 'circle',
    source: 'tracks',
    paint: { 'circle-radius': 3, 'circle-color': '#ffffff', 'circle-stroke-width': 1 },
  });
}
const begun = begin();

function put(): void {
  chart.map.getSource<GeoJSONSource>('tracks')?.setData({ type: 'FeatureCollection', features: moved() });
}

/** Frames and updates while tracks move so many times a second. */
async function run(hertz: number, seconds: number) {
  await begun;
  const frames: number[] = [];
  const calls: number[] = [];
  const lags: number[] = [];
  let going = true;
  let last = performance.now();
  const frame = (now: number) => {
    frames.push(now - last);
    last = now;
    if (going) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const end = performance.now() + seconds * 1_000;
  let next = performance.now();
  while (performance.now() < end) {
    const before = performance.now();
    const done = loaded('tracks');
    put();
    calls.push(performance.now() - before);
    await done;
    lags.push(performance.now() - before);
    next = Math.max(next + 1_000 / hertz, performance.now());
    await new Promise((go) => setTimeout(go, next - performance.now()));
  }
  going = false;
  return { updates: lags.length / seconds, frames: of(frames), call_ms: of(calls), drawn_ms: of(lags) };
}

/** So many updates as fast as they are taken: what stays in memory is asked for from outside. */
async function many(count: number): Promise<void> {
  await begun;
  for (let n = 0; n < count; n += 1) {
    const done = loaded('tracks');
    put();
    await done;
  }
}

/** The record's own things at many moments, as the slider shows them. */
async function slide(count: number) {
  await begun;
  const made: number[] = [];
  const drawn: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const before = performance.now();
    const scene = view(n * 300_000);
    made.push(performance.now() - before);
    const done = loaded('areas');
    await chart.draw(scene);
    await done;
    drawn.push(performance.now() - before);
  }
  return { things: things.length, scene_ms: of(made), drawn_ms: of(drawn) };
}

function of(values: number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const part = (share: number) => Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1));
  return { count: values.length, median: part(0.5), p95: part(0.95), most: part(1) };
}

Object.assign(globalThis, { bench: { begun, run, many, slide } });
