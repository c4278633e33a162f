/**
 * Shapes out of GeoJSON and KML files, as docs/spec/geojson.md says; what cannot be taken is told
 * feature by feature, and nothing is lost unseen.
 */
import type { Schema } from '../api';
import { followed, MOST_CORNERS, same, wrapped } from './edges';
import {
  type AsWritten,
  bandOf,
  choice,
  heightsWritten,
  intervalOf,
  isRecord,
  KNOWN,
  type Oddity,
  type Properties,
  ROLES,
  type Say,
  type Told,
  type Trouble,
  timesWritten,
  width,
} from './file-properties';
import { E7, type Position } from './utm';

export { DATUMS, type Oddity, ROLES, type Told, type Trouble } from './file-properties';

type Shape = Schema<'Circle'> | Schema<'Polygon'> | Schema<'Route'>;

/** A volume of a file; what it does not say is null, and the officer gives it. */
export interface FileVolume {
  from: string;
  role: Schema<'Role'> | null;
  shape: Shape;
  band: Schema<'Band'> | null;
  interval: Schema<'Interval'> | null;
  /** Heights and times that cannot be used; empty where they can, or where there are none. */
  written: AsWritten;
}

/** A place that becomes a circle, or a line that becomes a route, with a width the officer gives. */
export interface Bare {
  from: string;
  points: Position[];
  role: Schema<'Role'> | null;
  band: Schema<'Band'> | null;
  interval: Schema<'Interval'> | null;
  written: AsWritten;
}

/** What of a file belongs to one notice. */
export interface FileNotice {
  party: string;
  ref: string;
  activity: string;
  place_label: string;
  interval: Schema<'Interval'> | null;
  details: unknown;
  volumes: FileVolume[];
  bare: Bare[];
}

export interface FileReading {
  notices: FileNotice[];
  refused: Told<Trouble>[];
  odd: Told<Oddity>[];
}

const MOST_CHARS = 16_000_000;
const MOST_HOLES = 64;
/** Read a file by what stands in it: GeoJSON or KML. */
export async function readFile(bytes: ArrayBuffer): Promise<FileReading> {
  const nothing = (code: Trouble, detail = ''): FileReading => ({
    notices: [],
    refused: [{ from: '', code, detail }],
    odd: [],
  });
  const head = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (head[0] === 0x50 && head[1] === 0x4b) return nothing('zipped');
  if (bytes.byteLength > MOST_CHARS) return nothing('too-large');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return nothing('not-text');
  }
  return /^\s*</.test(text) ? await readKml(text) : readGeoJson(text);
}

export function readGeoJson(text: string): FileReading {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    return { notices: [], refused: [{ from: '', code: 'not-json', detail }], odd: [] };
  }
  return ofDocument(document, []);
}

export async function readKml(text: string): Promise<FileReading> {
  const { kml } = await import('@tmcw/togeojson');
  const document = new DOMParser().parseFromString(text, 'application/xml');
  const root = document.documentElement;
  if (document.querySelector('parsererror') !== null || root?.localName !== 'kml') {
    return { notices: [], refused: [{ from: '', code: 'not-xml', detail: '' }], odd: [] };
  }
  const odd: Told<Oddity>[] = [];
  for (const [name, code] of [
    ['NetworkLink', 'network-link'],
    ['GroundOverlay', 'overlay'],
    ['ScreenOverlay', 'overlay'],
    ['PhotoOverlay', 'overlay'],
  ] as const) {
    const count = document.getElementsByTagName(name).length;
    if (count > 0) odd.push({ from: '', code, detail: `${name}: ${count}` });
  }
  const read = kml(document);
  // An overlay is a picture; its frame is no area that anybody announced.
  const features = read.features.filter(
    (one) => !['groundoverlay', 'networklink'].includes(one.properties?.['@geometry-type']),
  );
  return ofDocument({ type: 'FeatureCollection', features }, odd);
}

function ofDocument(document: unknown, odd: Told<Oddity>[]): FileReading {
  const reading: FileReading = { notices: [], refused: [], odd };
  const whole = (code: Trouble, detail = '') => {
    reading.refused.push({ from: '', code, detail });
    return reading;
  };
  if (!isRecord(document)) return whole('not-geojson');
  const list = document['type'] === 'Feature' ? [document] : document['features'];
  if (document['type'] !== 'Feature' && document['type'] !== 'FeatureCollection') {
    return whole('not-geojson', String(document['type'] ?? ''));
  }
  if ('crs' in document) return whole('crs');
  if (!Array.isArray(list)) return whole('not-geojson');
  if (list.length === 0) return whole('empty');
  list.forEach((feature: unknown, n) => {
    const properties =
      isRecord(feature) && isRecord(feature['properties']) ? feature['properties'] : {};
    const name = [properties['name'], properties['place_label'], properties['notice']].find(
      (one): one is string => typeof one === 'string' && one !== '',
    );
    const from = `${n + 1}${name === undefined ? '' : ` (${name.slice(0, 60)})`}`;
    const say: Say = {
      refuse: (code, detail = '') => reading.refused.push({ from, code, detail }),
      odd: (code, detail = '') => {
        const again = reading.odd.some(
          (one) => one.from === from && one.code === code && one.detail === detail,
        );
        if (!again) reading.odd.push({ from, code, detail });
      },
    };
    if (!isRecord(feature) || feature['type'] !== 'Feature') say.refuse('no-feature');
    else ofFeature(reading, feature['geometry'], properties, from, say);
  });
  return reading;
}

function ofFeature(
  reading: FileReading,
  geometry: unknown,
  properties: Properties,
  from: string,
  say: Say,
): void {
  for (const name of Object.keys(properties)) {
    const plain = name.toLowerCase().replace(/[^a-z]/g, '');
    const meant = [...KNOWN].find((one) => one.replaceAll('_', '') === plain);
    if (meant !== undefined && !KNOWN.has(name))
      say.odd('property-not-read', `${name} (${meant}?)`);
  }
  const role = choice(properties['role'], ROLES);
  if (role === undefined) {
    say.refuse('bad-role', String(properties['role']));
    return;
  }
  const band = bandOf(properties, say);
  const interval = intervalOf(properties, say);
  const notice = noticeOf(reading, properties, interval);
  const written = {
    ...(band === null ? heightsWritten(properties) : { floor: '', ceiling: '' }),
    ...(interval === null ? timesWritten(properties) : { start: '', end: '' }),
  };
  const common = { from, role, band, interval, written };
  if (geometry === null || geometry === undefined) {
    if (notice.place_label === '') say.refuse('empty');
    return;
  }
  for (const [kind, coordinates] of parts(geometry, say)) {
    const shape = shapeOf(kind, coordinates, properties, say);
    if (shape === undefined) continue;
    if (Array.isArray(shape)) notice.bare.push({ ...common, points: shape });
    else notice.volumes.push({ ...common, shape });
  }
}

/** A geometry's simple parts, those within collections too. */
function parts(geometry: unknown, say: Say): (readonly [string, unknown])[] {
  if (!isRecord(geometry)) {
    say.refuse('kind');
    return [];
  }
  const kind = String(geometry['type']);
  const coordinates = geometry['coordinates'];
  if (kind === 'GeometryCollection' && Array.isArray(geometry['geometries'])) {
    return geometry['geometries'].flatMap((one: unknown) => parts(one, say));
  }
  if (kind.startsWith('Multi') && Array.isArray(coordinates)) {
    return coordinates.map((one: unknown) => [kind.slice(5), one] as const);
  }
  return [[kind, coordinates]];
}

/** A shape; the bare points of what lacks its width; nothing where it cannot be taken. */
function shapeOf(
  kind: string,
  coordinates: unknown,
  properties: Properties,
  say: Say,
): Shape | Position[] | undefined {
  const geodesic = properties['edges'] === 'geodesic';
  if (kind === 'Point') {
    const centre = place(coordinates, say);
    const radius_mm = width(properties['radius_m'], say);
    if (centre === undefined || radius_mm === undefined) return undefined;
    return radius_mm === null ? [centre] : { shape: 'circle', centre, radius_mm };
  }
  if (kind === 'LineString') {
    const points = chain(coordinates, say, geodesic, MOST_CORNERS, 2);
    const half_width_mm = width(properties['half_width_m'], say);
    if (points === undefined || half_width_mm === undefined) return undefined;
    return half_width_mm === null ? points : { shape: 'route', points, half_width_mm };
  }
  if (kind === 'Polygon' && Array.isArray(coordinates)) {
    if (coordinates.length > MOST_HOLES + 1) return void say.refuse('too-many');
    const rings = coordinates.map((one: unknown) => ring(one, say, geodesic));
    const [outer, ...holes] = rings;
    if (outer === undefined || holes.includes(undefined)) {
      if (coordinates.length === 0) say.refuse('too-few');
      return undefined;
    }
    return { shape: 'polygon', outer, holes: holes.filter((one) => one !== undefined) };
  }
  return void say.refuse('kind', kind.slice(0, 40));
}

function ring(value: unknown, say: Say, geodesic: boolean): Position[] | undefined {
  const points = chain(value, say, geodesic, MOST_CORNERS + 1, 4);
  if (points === undefined) return undefined;
  if (!same(points[0] ?? { lat_e7: Number.NaN, lon_e7: 0 }, points.at(-1))) {
    return void say.refuse('open-ring');
  }
  return points.slice(0, -1);
}

function chain(
  value: unknown,
  say: Say,
  geodesic: boolean,
  most: number,
  least: number,
): Position[] | undefined {
  if (!Array.isArray(value)) return void say.refuse('no-position');
  const points: Position[] = [];
  for (const one of value) {
    const at = place(one, say);
    if (at === undefined) return undefined;
    if (!same(at, points.at(-1))) points.push(at);
  }
  if (points.length < least) return void say.refuse('too-few');
  if (points.length > most) return void say.refuse('too-many', String(points.length));
  if (geodesic) return points;
  const found = followed(points, most);
  if (found.within_m !== null) say.odd('followed-loosely', `${found.within_m} m`);
  return found.points;
}

function place(value: unknown, say: Say): Position | undefined {
  if (!Array.isArray(value) || value.length < 2 || !value.every((one) => Number.isFinite(one))) {
    return void say.refuse('no-position', JSON.stringify(value)?.slice(0, 60));
  }
  if (value.length > 2 && value[2] !== 0) say.odd('heights-not-read');
  const [lon, lat] = value as number[];
  const lon_e7 = Math.round((lon ?? 0) * E7);
  const lat_e7 = Math.round((lat ?? 0) * E7);
  if (Math.abs(lat_e7) > 90 * E7 || Math.abs(lon_e7) > 540 * E7) {
    return void say.refuse('beyond-earth', `[${lon}, ${lat}]`);
  }
  if (Math.abs(lon_e7) <= 180 * E7) return { lat_e7, lon_e7 };
  say.odd('longitude-brought-back');
  return { lat_e7, lon_e7: wrapped(lon_e7) };
}

function noticeOf(
  reading: FileReading,
  properties: Properties,
  interval: Schema<'Interval'> | null,
): FileNotice {
  const words = (name: string) => (typeof properties[name] === 'string' ? properties[name] : '');
  const [party, ref] = [words('party'), words('notice')];
  let found = reading.notices.find((one) => one.party === party && one.ref === ref);
  if (found === undefined) {
    found = {
      party,
      ref,
      activity: '',
      place_label: '',
      interval: null,
      details: null,
      volumes: [],
      bare: [],
    };
    reading.notices.push(found);
  }
  found.activity ||= words('activity');
  found.place_label ||= words('place_label');
  found.details ??= properties['details'] ?? null;
  found.interval = joined(found.interval, interval);
  return found;
}

/** All the time of both; an end that is not known of either is not known of both. */
function joined(
  a: Schema<'Interval'> | null,
  b: Schema<'Interval'> | null,
): Schema<'Interval'> | null {
  if (a === null || b === null) return a ?? b;
  return {
    start_ms: Math.min(a.start_ms, b.start_ms),
    end_ms: a.end_ms === null || b.end_ms === null ? null : Math.max(a.end_ms, b.end_ms),
  };
}
