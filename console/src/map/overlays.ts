/** Layers that a party lays over the chart itself: read here, kept in memory, sent to nobody. */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { FileSource, PMTiles, TileType } from 'pmtiles';
import { type Bounds, boundsOf, type Point } from '../geo/shapes';

export type Why =
  | 'kind'
  | 'json'
  | 'geojson'
  | 'xml'
  | 'kml'
  | 'empty'
  | 'large'
  | 'degrees'
  | 'pmtiles'
  | 'cut'
  | 'bare';

/** Nothing of the file is drawn, and why. */
export class Unreadable extends Error {
  constructor(readonly why: Why) {
    super(why);
  }
}

interface Named {
  id: string;
  name: string;
  bounds: Bounds | undefined;
  shown: boolean;
}
export interface FeatureOverlay extends Named {
  kind: 'features';
  features: Feature[];
}
export interface TileOverlay extends Named {
  kind: 'tiles';
  archive: PMTiles;
  raster: boolean;
  from: number;
  to: number;
  /** The layers within, of vector tiles. */
  layers: string[];
}
export type Overlay = FeatureOverlay | TileOverlay;

export const MOST_MB = 64;
const PMTILES = 'PMTiles';
const RASTERS: readonly TileType[] = [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif];

let count = 0;

/** Read a file by what stands in it, whatever it is called. */
export async function readOverlay(file: File): Promise<Overlay> {
  const head = new TextDecoder().decode(await file.slice(0, PMTILES.length).arrayBuffer());
  count += 1;
  const named = { id: `overlay-${count}`, name: file.name, shown: true };
  // Tiles are read as they are wanted, so that no size is too large.
  if (head === PMTILES) return { ...named, ...(await tiles(file)) };
  if (file.size > MOST_MB * 1_000_000) throw new Unreadable('large');
  const text = await file.text();
  const start = text.trimStart()[0];
  if (start !== '{' && start !== '<' && start !== '[') throw new Unreadable('kind');
  const read = start === '<' ? await kmlFeatures(text) : geoJsonFeatures(text);
  return { ...named, kind: 'features', features: read, bounds: boundsOfAll(read) };
}

export function geoJsonFeatures(text: string): Feature[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new Unreadable('json');
  }
  try {
    return checked(featuresIn(document));
  } catch (error) {
    // Nested deeper than anything on the Earth is: whoever made it meant the page to fall over.
    if (error instanceof RangeError) throw new Unreadable('geojson');
    throw error;
  }
}

export async function kmlFeatures(text: string): Promise<Feature[]> {
  const { kml } = await import('@tmcw/togeojson');
  const document = new DOMParser().parseFromString(text, 'application/xml');
  if (document.querySelector('parsererror') !== null) throw new Unreadable('xml');
  if (document.documentElement?.localName !== 'kml') throw new Unreadable('kml');
  // A picture or a link elsewhere would have to be fetched: neither is drawn.
  const placed = kml(document).features.flatMap((one) =>
    one.geometry === null ? [] : [{ ...one, geometry: one.geometry }],
  );
  if (placed.length === 0) throw new Unreadable('kml');
  return checked(placed.filter(({ properties }) => properties?.['icon-overlay'] === undefined));
}

const GEOMETRIES = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
] as const;

function featuresIn(document: unknown): Feature[] {
  if (!isRecord(document)) throw new Unreadable('geojson');
  switch (document['type']) {
    case 'FeatureCollection': {
      const list = document['features'];
      if (!Array.isArray(list)) throw new Unreadable('geojson');
      return list.flatMap(featuresIn);
    }
    case 'Feature': {
      const { geometry, properties } = document;
      if (geometry === null) return [];
      const name = isRecord(properties) ? (properties['name'] ?? properties['title']) : undefined;
      return geometriesIn(geometry).map((one) => feature(one, name));
    }
    default:
      return geometriesIn(document).map((one) => feature(one, undefined));
  }
}

function geometriesIn(value: unknown): Geometry[] {
  if (!isRecord(value)) throw new Unreadable('geojson');
  const { type, coordinates, geometries } = value;
  if (type === 'GeometryCollection' && Array.isArray(geometries)) {
    return geometries.flatMap(geometriesIn);
  }
  const known = GEOMETRIES.find((one) => one === type);
  if (known === undefined || !Array.isArray(coordinates)) throw new Unreadable('geojson');
  if (depth(coordinates) !== DEPTHS[known]) throw new Unreadable('geojson');
  return [{ type: known, coordinates } as Geometry];
}

const DEPTHS = {
  Point: 1,
  MultiPoint: 2,
  LineString: 2,
  MultiLineString: 3,
  Polygon: 3,
  MultiPolygon: 4,
} as const;

function depth(value: unknown): number {
  let [found, inner] = [0, value];
  while (Array.isArray(inner)) {
    found += 1;
    inner = inner[0];
  }
  return found;
}

function feature(geometry: Geometry, name: unknown): Feature {
  return {
    type: 'Feature',
    properties: { name: typeof name === 'string' ? name : '' },
    geometry,
  };
}

/** Only what lies on the Earth in degrees: metres of some grid would be drawn anywhere. */
function checked(features: Feature[]): Feature[] {
  if (features.length === 0) throw new Unreadable('empty');
  let any = false;
  for (const position of positionsOf({ type: 'FeatureCollection', features })) {
    const [lon, lat] = position;
    any = true;
    if (typeof lon !== 'number' || typeof lat !== 'number') throw new Unreadable('geojson');
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 360)) throw new Unreadable('degrees');
  }
  if (!any) throw new Unreadable('empty');
  return features.map((one) =>
    feature(one.geometry, one.properties?.['name'] ?? one.properties?.['title']),
  );
}

function* positionsOf({ features }: FeatureCollection): Generator<Position> {
  for (const { geometry } of features) {
    if (geometry.type !== 'GeometryCollection') yield* within(geometry.coordinates);
    else
      for (const one of geometry.geometries)
        yield* positionsOf({ type: 'FeatureCollection', features: [feature(one, '')] });
  }
}

function* within(coordinates: unknown): Generator<Position> {
  if (!Array.isArray(coordinates)) throw new Unreadable('geojson');
  if (coordinates.length === 0) return;
  if (Array.isArray(coordinates[0])) for (const one of coordinates) yield* within(one);
  else yield coordinates as Position;
}

function boundsOfAll(features: Feature[]): Bounds | undefined {
  const points: Point[] = [];
  for (const [lon = 0, lat = 0] of positionsOf({ type: 'FeatureCollection', features })) {
    points.push([lon, lat]);
  }
  return boundsOf(points);
}

async function tiles(file: File): Promise<Omit<TileOverlay, 'id' | 'name' | 'shown'>> {
  const archive = new PMTiles(new FileSource(file));
  try {
    const header = await archive.getHeader();
    const raster = RASTERS.includes(header.tileType);
    if (!raster && header.tileType !== TileType.Mvt) throw new Unreadable('pmtiles');
    const end = header.tileDataOffset + (header.tileDataLength ?? 0);
    if (end > file.size) throw new Unreadable('cut');
    const layers = raster ? [] : vectorLayers(await archive.getMetadata());
    if (!raster && layers.length === 0) throw new Unreadable('bare');
    return {
      kind: 'tiles',
      archive,
      raster,
      from: header.minZoom,
      to: header.maxZoom,
      layers,
      bounds: {
        west: header.minLon,
        south: header.minLat,
        east: header.maxLon,
        north: header.maxLat,
      },
    };
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('pmtiles'); // The library says of a damaged archive whatever it stumbles on.
  }
}

function vectorLayers(metadata: unknown): string[] {
  const list = isRecord(metadata) ? metadata['vector_layers'] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) =>
    isRecord(one) && typeof one['id'] === 'string' ? [one['id']] : [],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
