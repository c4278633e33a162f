import { describe, expect, it } from 'vitest';
import { geoJsonFeatures, kmlFeatures, readOverlay, Unreadable, type Why } from './overlays';

const point = (lon: number, lat: number) => ({
  type: 'Feature',
  properties: { name: 'Post 7', secret: 'x' },
  geometry: { type: 'Point', coordinates: [lon, lat] },
});
const collection = (...features: unknown[]) =>
  JSON.stringify({ type: 'FeatureCollection', features });
const file = (text: string | Uint8Array<ArrayBuffer>, name = 'f') => new File([text], name);

async function why(text: string | Uint8Array<ArrayBuffer>): Promise<Why> {
  try {
    await readOverlay(file(text));
  } catch (error) {
    if (error instanceof Unreadable) return error.why;
    throw error;
  }
  throw new Error('it was read');
}

const kml = (within: string) =>
  `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${within}</Document></kml>`;
const POST =
  '<Placemark><name>Post 7</name><Point><coordinates>36.9,35.4,0</coordinates></Point></Placemark>';

describe('a GeoJSON layer', () => {
  it('is read with its names and nothing else', () => {
    expect(geoJsonFeatures(collection(point(36, 35)))[0]?.properties).toEqual({ name: 'Post 7' });
  });
  it('may be one geometry, or a collection of some', () => {
    const both = {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [1, 2] },
        {
          type: 'LineString',
          coordinates: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
    };
    expect(geoJsonFeatures(JSON.stringify(both)).length).toBe(2);
  });
  it('says where it lies', async () => {
    const read = await readOverlay(file(collection(point(36, 35), point(38, 33))));
    expect(read.bounds).toEqual({ west: 36, south: 33, east: 38, north: 35 });
  });
});

describe('a KML layer', () => {
  it('is read with its names, and fetches nothing', async () => {
    const link = '<NetworkLink><Link><href>http://example.org/a.kml</href></Link></NetworkLink>';
    const read = await kmlFeatures(kml(POST + link));
    expect(read.map(({ properties, geometry }) => [properties, geometry.type])).toEqual([
      [{ name: 'Post 7' }, 'Point'],
    ]);
  });
});

/** The least archive of version 3: one tile, nothing packed. */
function archive(type: number, metadata: object): Uint8Array<ArrayBuffer> {
  const directory = [1, 0, 1, 4, 1];
  const told = [...new TextEncoder().encode(JSON.stringify(metadata))];
  const bytes = new Uint8Array(127 + directory.length + told.length + 4);
  const head = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('PMTiles'));
  bytes[7] = 3;
  const after = 127 + directory.length;
  for (const [n, value] of [
    127,
    directory.length,
    after,
    told.length,
    0,
    0,
    after + told.length,
    4,
    1,
    1,
    1,
  ].entries()) {
    head.setUint32(8 + n * 8, value, true);
  }
  bytes.set([1, 1, 1, type, 0, 5], 96);
  for (const [n, degrees] of [35, 33, 37, 36].entries())
    head.setInt32(102 + n * 4, degrees * 1e7, true);
  bytes.set(directory, 127);
  bytes.set(told, after);
  return bytes;
}

describe('a PMTiles archive', () => {
  it('is read in place, with its zooms, its bounds and its layers', async () => {
    const read = await readOverlay(
      file(archive(1, { vector_layers: [{ id: 'roads' }, { id: 'water' }] })),
    );
    expect(read).toMatchObject({
      kind: 'tiles',
      raster: false,
      from: 0,
      to: 5,
      layers: ['roads', 'water'],
      bounds: { west: 35, south: 33, east: 37, north: 36 },
    });
  });

  it('may be pictures, and is not taken where its tiles are of no known kind', async () => {
    expect(await readOverlay(file(archive(2, {})))).toMatchObject({ raster: true, layers: [] });
    expect(await why(archive(0, {}))).toBe('pmtiles');
  });

  it('is not taken where its end is missing, nor where nothing of it could be drawn', async () => {
    const whole = archive(2, {});
    expect(await why(whole.slice(0, -2))).toBe('cut');
    expect(await why(archive(1, {}))).toBe('bare');
  });
});

describe('what cannot be read', () => {
  it.each([
    ['hello', 'kind'],
    ['PK\u0003\u0004', 'kind'],
    ['{"type":', 'json'],
    ['{"type":"Topology"}', 'geojson'],
    ['[1,2]', 'geojson'],
    [collection(), 'empty'],
    [collection({ type: 'Feature', properties: {}, geometry: null }), 'empty'],
    [collection(point(500_000, 4_000_000)), 'degrees'],
    [
      collection({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Polygon', coordinates: [1, 2] },
      }),
      'geojson',
    ],
    [
      collection({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Point', coordinates: ['a', 'b'] },
      }),
      'geojson',
    ],
    [kml(''), 'kml'],
    ['<html><body></body></html>', 'kml'],
    ['PMTiles and then nothing', 'pmtiles'],
  ] as [string, Why][])('%s is told as %s', async (text, expected) => {
    expect(await why(text)).toBe(expected);
  });

  it('is what nests deeper than a page can follow, too', async () => {
    const many = 200_000;
    const deep = {
      collections: '{"type":"FeatureCollection","features":['.repeat(many) + ']}'.repeat(many),
      geometries: '{"type":"GeometryCollection","geometries":['.repeat(many) + ']}'.repeat(many),
      numbers: `{"type":"LineString","coordinates":[[35,35],${'['.repeat(many)}${']'.repeat(many)}]}`,
    };
    for (const text of Object.values(deep)) expect(['geojson', 'json']).toContain(await why(text));
  });
});
