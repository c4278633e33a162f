/** A notice as GeoJSON, one feature a volume, as docs/spec/geojson.md has it: reads back the same. */
import type { Schema } from '../api';
import { E7, type Position } from './utm';

type Json = Record<string, unknown>;

/** The volumes of a notice, or its place in words; annexes and remarks stay behind. */
export function geoJsonOf(party: string, ref: string, notice: Schema<'Notice'>): Json {
  const about = {
    party,
    notice: ref,
    activity: notice.activity,
    ...(notice.place_label === '' ? {} : { place_label: notice.place_label }),
  };
  const features: Json[] =
    notice.volumes.length === 0
      ? [feature(null, { ...about, ...times(notice.period) })]
      : notice.volumes.map((volume) =>
          feature(geometry(volume.shape), {
            ...about,
            role: volume.role,
            ...width(volume.shape),
            floor_m: volume.band.floor_mm / 1000,
            ceiling_m: volume.band.ceiling_mm / 1000,
            datum: volume.band.datum,
            edges: 'geodesic',
            ...times(volume.interval),
          }),
        );
  return { type: 'FeatureCollection', features };
}

function feature(geometry: Json | null, properties: Json): Json {
  return { type: 'Feature', geometry, properties };
}

function times(interval: Schema<'Interval'>): Json {
  const text = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');
  return {
    start: text(interval.start_ms),
    end: interval.end_ms === null ? null : text(interval.end_ms),
  };
}

function width(shape: Schema<'Volume'>['shape']): Json {
  if (shape.shape === 'circle') return { radius_m: shape.radius_mm / 1000 };
  return shape.shape === 'route' ? { half_width_m: shape.half_width_mm / 1000 } : {};
}

function geometry(shape: Schema<'Volume'>['shape']): Json {
  switch (shape.shape) {
    case 'circle':
      return { type: 'Point', coordinates: pair(shape.centre) };
    case 'route':
      return { type: 'LineString', coordinates: shape.points.map(pair) };
    case 'polygon':
      return { type: 'Polygon', coordinates: [shape.outer, ...shape.holes].map(closed) };
  }
}

function closed(ring: Position[]): number[][] {
  return [...ring, ...ring.slice(0, 1)].map(pair);
}

function pair(at: Position): number[] {
  return [at.lon_e7 / E7, at.lat_e7 / E7];
}
