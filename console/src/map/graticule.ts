/** Parallels and meridians at whole steps of degrees and minutes, and the bar that tells lengths. */
import type { Feature, LineString } from 'geojson';
import { between } from '../geo/geodesic';
import type { Bounds } from '../geo/shapes';

const STEPS_DEG = [30, 20, 10, 5, 2, 1, 0.5, 1 / 3, 1 / 6, 1 / 12, 1 / 30, 1 / 60];
const FEWEST = 3;
const MOST_LINES = 40;
const CHART_END = 85;

/** The coarsest step of which at least three lines cross the view. */
export function stepFor(bounds: Bounds): number {
  const extent = Math.min(bounds.east - bounds.west, 2 * (bounds.north - bounds.south));
  return STEPS_DEG.find((step) => extent / step >= FEWEST) ?? 1 / 60;
}

export function graticule(bounds: Bounds, _zoom: number): Feature<LineString>[] {
  const step = stepFor(bounds);
  const south = Math.max(-CHART_END, bounds.south);
  const north = Math.min(CHART_END, bounds.north);
  const meridians = multiples(bounds.west, bounds.east, step).map((lon) =>
    line([
      [lon, south],
      [lon, north],
    ]),
  );
  const parallels = multiples(south, north, step).map((lat) =>
    line([
      [bounds.west, lat],
      [bounds.east, lat],
    ]),
  );
  return [...meridians, ...parallels];
}

function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  const count = Math.min(MOST_LINES, Math.max(0, Math.floor(to / step) - first + 1));
  return Array.from({ length: count }, (_, n) => (first + n) * step);
}

function line(coordinates: number[][]): Feature<LineString> {
  return { type: 'Feature', properties: null, geometry: { type: 'LineString', coordinates } };
}

export interface Bar {
  px: number;
  words: string;
}
const METRES_A_MILE = 1_852;

/** Bars for kilometres and nautical miles, at most so long, true in the middle of the view. */
export function scaleBars(
  view: { centre: readonly [number, number]; zoom: number },
  mostPx: number,
): [Bar, Bar] {
  const degreesAPx = 360 / (512 * 2 ** view.zoom);
  const [lon, lat] = view.centre;
  const metresAPx = between({ lat, lon }, { lat, lon: lon + degreesAPx }).metres;
  const most = metresAPx * mostPx;
  const km = nice(most / 1_000);
  const miles = nice(most / METRES_A_MILE);
  return [
    { px: (km * 1_000) / metresAPx, words: km < 1 ? `${km * 1_000} m` : `${km} km` },
    { px: (miles * METRES_A_MILE) / metresAPx, words: `${miles} NM` },
  ];
}

/** 1, 2 or 5 times a power of ten, not above. */
function nice(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const digit = [5, 2, 1].find((one) => one * power <= most) ?? 1;
  return Number((digit * power).toPrecision(1));
}
