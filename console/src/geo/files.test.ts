import { describe, expect, it } from 'vitest';
import type { Schema } from '../api';
import { type FileReading, readFile, readGeoJson, readKml } from './files';
import { geoJsonOf } from './geojson';

type Json = Record<string, unknown>;

function one(geometry: unknown, properties: Json = {}): FileReading {
  return readGeoJson(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', geometry, properties }],
    }),
  );
}
const SQUARE = [
  [35, 35],
  [35.01, 35],
  [35.01, 35.01],
  [35, 35],
];
const HIGH = { floor_m: 0, ceiling_m: 6000, datum: 'mean-sea-level' };
const NOON = { start: '2018-09-17T12:00:00Z', end: null };

describe('a GeoJSON file', () => {
  it('carries a notice there and back', () => {
    const interval = { start_ms: 1_537_209_540_000, end_ms: null };
    const band: Schema<'Band'> = { floor_mm: -1, ceiling_mm: 6_000_500, datum: 'pressure-1013' };
    const at = (lat_e7: number, lon_e7: number) => ({ lat_e7, lon_e7 });
    const volumes: Schema<'Volume'>[] = [
      {
        role: 'recall',
        shape: { shape: 'circle', centre: at(353000001, -1799999999), radius_mm: 5_556_001 },
        band,
        interval,
      },
      {
        role: 'transit',
        shape: { shape: 'route', points: [at(0, 0), at(100, 1), at(-200, 5)], half_width_mm: 1 },
        band,
        interval: { ...interval, end_ms: 1_537_209_600_000 },
      },
      {
        role: 'activity',
        shape: {
          shape: 'polygon',
          outer: [at(0, 0), at(10_000_000, 0), at(0, 10_000_000)],
          holes: [[at(1_000_000, 1_000_000), at(2_000_000, 1_000_000), at(1_000_000, 2_000_000)]],
        },
        band,
        interval,
      },
    ];
    const notice: Schema<'Notice'> = {
      activity: 'flight',
      emergency: false,
      period: interval,
      volumes,
      place_label: 'north Syria',
      planned_landing_ms: null,
      contact_desk: '',
      remarks: '',
      relay_scope: '',
      addressees: [],
      annexes: [],
      details: null,
    };
    const read = readGeoJson(JSON.stringify(geoJsonOf('russia', 'F1', notice)));
    expect(read.refused).toEqual([]);
    expect(read.odd).toEqual([]);
    const [found] = read.notices;
    expect(found).toMatchObject({
      party: 'russia',
      ref: 'F1',
      activity: 'flight',
      place_label: 'north Syria',
      interval,
    });
    expect(found?.volumes.map(({ from: _, written: __, ...volume }) => volume)).toEqual(volumes);
    const vague = readGeoJson(
      JSON.stringify(geoJsonOf('russia', 'F1', { ...notice, volumes: [] })),
    );
    expect(vague.notices).toMatchObject([{ place_label: 'north Syria', interval, volumes: [] }]);
    expect(vague.refused).toEqual([]);
  });

  it('makes several volumes of a MultiPolygon, and takes collections apart', () => {
    const multi = one({ type: 'MultiPolygon', coordinates: [[SQUARE], [SQUARE]] }, HIGH);
    expect(multi.notices[0]?.volumes.map((volume) => volume.shape.shape)).toEqual([
      'polygon',
      'polygon',
    ]);
    const mixed = one({
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', coordinates: [SQUARE] },
        {
          type: 'MultiPoint',
          coordinates: [
            [35, 36],
            [35, 37],
          ],
        },
      ],
    });
    expect(mixed.notices[0]?.volumes.length).toBe(1);
    expect(mixed.notices[0]?.bare.length).toBe(2);
  });

  it('makes a circle of a point only with a radius, and a route of a line only with a width', () => {
    expect(one({ type: 'Point', coordinates: [35.78, 35.53] }).notices[0]).toMatchObject({
      volumes: [],
      bare: [{ points: [{ lat_e7: 355_300_000, lon_e7: 357_800_000 }] }],
    });
    const drawn = one({ type: 'Point', coordinates: [35.78, 35.53] }, { radius_m: 1.1 });
    expect(drawn.notices[0]?.volumes[0]?.shape).toMatchObject({ radius_mm: 1100 });
    expect(
      one({
        type: 'LineString',
        coordinates: [
          [35, 35],
          [36, 35],
        ],
      }).notices[0]?.bare[0]?.points.length,
    ).toBeGreaterThan(2);
  });

  it('follows straight lines of longitude and latitude by geodesics, unless told not to', () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [0, 60],
        [9, 60],
      ],
    };
    const followed = one(line, { half_width_m: 10 }).notices[0]?.volumes[0]?.shape;
    // As many as Python takes.
    expect(followed?.shape === 'route' && followed.points.length).toBe(132);
    const plain = one(line, { half_width_m: 10, edges: 'geodesic' }).notices[0]?.volumes[0]?.shape;
    expect(plain?.shape === 'route' && plain.points.length).toBe(2);
  });

  it.each([
    ['crs', '{"type":"FeatureCollection","crs":{},"features":[]}'],
    ['empty', '{"type":"FeatureCollection","features":[]}'],
    ['not-json', '{"type":'],
    ['not-geojson', '{"type":"Topology"}'],
    ['not-geojson', '[]'],
  ])('is refused whole: %s', (code, text) => {
    expect(readGeoJson(text).refused).toMatchObject([{ from: '', code }]);
  });

  it.each([
    ['open-ring', { type: 'Polygon', coordinates: [SQUARE.slice(0, 3).concat([[36, 36]])] }, {}],
    [
      'too-few',
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 1],
            [1, 1],
            [2, 2],
            [1, 1],
          ],
        ],
      },
      {},
    ],
    ['beyond-earth', { type: 'Point', coordinates: [35, 135] }, {}],
    ['no-position', { type: 'Point', coordinates: ['35', 35] }, {}],
    ['kind', { type: 'Circle', coordinates: [35, 35] }, {}],
    ['bad-width', { type: 'Point', coordinates: [35, 35] }, { radius_m: -5 }],
    ['bad-role', { type: 'Point', coordinates: [35, 35] }, { role: 'target' }],
    ['empty', null, {}],
  ])('has a feature that is told and left out: %s', (code, geometry, properties) => {
    const read = one(geometry, properties);
    expect(read.refused).toMatchObject([{ code }]);
    expect(read.refused[0]?.from).toMatch(/^1/);
    expect(read.notices.flatMap((notice) => [...notice.volumes, ...notice.bare])).toEqual([]);
  });

  it.each([
    ['heights-not-read', { type: 'Point', coordinates: [35, 35, 100] }, {}],
    ['longitude-brought-back', { type: 'Point', coordinates: [190, 35] }, {}],
    ['no-datum', { type: 'Point', coordinates: [35, 35] }, { floor_m: 0, ceiling_m: 1 }],
    ['no-offset', { type: 'Point', coordinates: [35, 35] }, { start: '2018-09-17T12:00' }],
    ['bad-heights', { type: 'Point', coordinates: [35, 35] }, { ...HIGH, floor_m: 7000 }],
    ['bad-heights', { type: 'Point', coordinates: [35, 35] }, { ...HIGH, datum: 'ground' }],
    ['bad-time', { type: 'Point', coordinates: [35, 35] }, { start: 'noon' }],
    [
      'bad-time',
      { type: 'Point', coordinates: [35, 35] },
      { ...NOON, end: '2018-09-17T11:00:00Z' },
    ],
    ['property-not-read', { type: 'Point', coordinates: [35, 35] }, { RadiusM: 5 }],
  ])('has a feature that is odd, taken and told: %s', (code, geometry, properties) => {
    const read = one(geometry, properties);
    expect(read.odd).toMatchObject([{ code }]);
    expect(read.notices[0]?.bare.length).toBe(1);
  });

  it.each([
    [{ floor_m: 0, ceiling_m: 1.5 }, ['0m', '1.5m', '', '']],
    [{ floor_m: 0, ceiling_m: 1, datum: 'ground' }, ['0m ground', '1m ground', '', '']],
    [{ ceiling_m: 'high', datum: 'mean-sea-level' }, ['', 'high mean-sea-level', '', '']],
    [{ start: 'noon', end: '' }, ['', '', 'noon', 'none']],
    [{ start: '2018-09-17T12:00' }, ['', '', '2018-09-17T12:00 (no offset)', 'none']],
    [{ ...HIGH, ...NOON }, ['', '', '', '']],
  ])('keeps what cannot be used as it is written: %j', (properties, kept) => {
    const written = one({ type: 'Point', coordinates: [35, 35] }, properties).notices[0]?.bare[0]
      ?.written;
    expect([written?.floor, written?.ceiling, written?.start, written?.end]).toEqual(kept);
  });

  it('has its heights rounded outward to a millimetre', () => {
    const point = { type: 'Point', coordinates: [35, 35] };
    const read = one(point, { ...HIGH, floor_m: 0.0004, ceiling_m: 1.0004, radius_m: 1 });
    expect(read.notices[0]?.volumes[0]?.band).toMatchObject({ floor_mm: 0, ceiling_mm: 1001 });
  });

  it('is told apart by notice', () => {
    const feature = (notice: string) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [35, 35] },
      properties: { party: 'a', notice, ...NOON },
    });
    const read = readGeoJson(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [feature('1'), feature('2'), feature('1')],
      }),
    );
    expect(read.notices.map((notice) => [notice.ref, notice.bare.length])).toEqual([
      ['1', 2],
      ['2', 1],
    ]);
  });
});

const KML = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
  <NetworkLink><Link><href>http://example.org</href></Link></NetworkLink>
  <Placemark><name>Area</name><TimeSpan><begin>2018-09-17T12:00:00Z</begin></TimeSpan>
    <Polygon><outerBoundaryIs><LinearRing><coordinates>35,35,0 35.01,35,0 35.01,35.01,0 35,35,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
  <Placemark><name>Post</name><Point><coordinates>35.78,35.53,120</coordinates></Point></Placemark>
</Document></kml>`;

describe('a KML file', () => {
  it('gives shapes, says that heights are not read and what it points to elsewhere', async () => {
    const read = await readKml(KML);
    expect(read.refused).toEqual([]);
    const [notice] = read.notices;
    expect(notice?.volumes.map((one) => [one.from, one.shape.shape])).toEqual([
      ['1 (Area)', 'polygon'],
    ]);
    expect(notice?.volumes[0]?.interval?.start_ms).toBe(Date.UTC(2018, 8, 17, 12));
    expect(notice?.bare.map((one) => one.from)).toEqual(['2 (Post)']);
    expect(read.odd.map((one) => one.code)).toEqual(['network-link', 'heights-not-read']);
  });

  it('is known by what stands in it; an archive and a broken one are told', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;
    expect((await readFile(bytes(KML))).notices.length).toBe(1);
    expect((await readFile(bytes('PK\u0003\u0004'))).refused).toMatchObject([{ code: 'zipped' }]);
    expect((await readFile(bytes('<html></html>'))).refused).toMatchObject([{ code: 'not-xml' }]);
    expect((await readFile(new Uint8Array([0xff, 0xfe, 0x41]).buffer)).refused).toMatchObject([
      { code: 'not-text' },
    ]);
  });
});
