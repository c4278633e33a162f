/** Parallels and meridians at whole steps of degrees and minutes, and the bar that tells lengths. */
import type { Feature, LineString } from 'geojson';
import { between } from '../geo/geodesic';
import type { Bounds } from '../geo/shapes';

const STEPS_DEG = [30, 20, 10, 5, 2, 1, 0.5, 1 / 3, 1 / 6, 1 / 12, 1 / 30, 1 / 60];
const FEWEST = 3;
const MOST_LINES = 40;
const CHART_END = 85;

/** The coarsest step of which at least three lines cross the view, and not too many. */
export function stepFor(bounds: Bounds): number {
  const extent = Math.min(bounds.east - bounds.west, 2 * (bounds.north - bounds.south));
  const wide = bounds.east - bounds.west;
  const bearable = STEPS_DEG.filter((step) => wide / step < MOST_LINES);
  return bearable.find((step) => extent / step >= FEWEST) ?? bearable.at(-1) ?? 30;
}

/** Every line with what it stands for, such as `35°30′N`. */
export function graticule(bounds: Bounds): Feature<LineString>[] {
  const step = stepFor(bounds);
  const south = Math.max(-CHART_END, bounds.south);
  const north = Math.min(CHART_END, bounds.north);
  const meridians = multiples(bounds.west, bounds.east, step).map((lon) =>
    line(
      [
        [lon, south],
        [lon, north],
      ],
      degrees(lon - 360 * Math.round(lon / 360), 'E', 'W'),
    ),
  );
  const parallels = multiples(south, north, step).map((lat) =>
    line(
      [
        [bounds.west, lat],
        [bounds.east, lat],
      ],
      degrees(lat, 'N', 'S'),
    ),
  );
  return [...meridians, ...parallels];
}

function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  const count = Math.min(MOST_LINES, Math.max(0, Math.floor(to / step) - first + 1));
  return Array.from({ length: count }, (_, n) => (first + n) * step);
}

function line(coordinates: number[][], words: string): Feature<LineString> {
  return { type: 'Feature', properties: { words }, geometry: { type: 'LineString', coordinates } };
}

/** Degrees and whole minutes: no line stands between. */
function degrees(value: number, plus: string, minus: string): string {
  const minutes = Math.round(Math.abs(value) * 60);
  const rest = minutes % 60;
  const part = rest === 0 ? '' : `${String(rest).padStart(2, '0')}′`;
  const side = minutes % (180 * 60) === 0 ? '' : value < 0 ? minus : plus;
  return `${Math.floor(minutes / 60)}°${part}${side}`;
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
