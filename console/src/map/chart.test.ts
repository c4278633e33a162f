import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { graticule, scaleBars, stepFor } from './graticule';
import { layers, SOURCES } from './layers';
import { bytesOf, type Palette, paletteOf } from './palette';
import { PATTERNS, patternOf } from './patterns';
import { boxOf } from './places';
import { meets } from './profile';

const palette: Palette = paletteOf(document.documentElement);
const seen = (west: number, south: number, east: number, north: number) => ({
  west,
  south,
  east,
  north,
  zoom: 5,
  centre: [(west + east) / 2, (south + north) / 2] as [number, number],
});

describe('the layers', () => {
  it('are such as the chart takes, and ask for no font, picture or tile from anywhere', () => {
    const style = {
      version: 8 as const,
      sources: Object.fromEntries(
        SOURCES.map((name) => [
          name,
          { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } },
        ]),
      ),
      layers: layers(palette, 1.5),
    };
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
    expect(JSON.stringify(style)).not.toMatch(/https?:|glyphs|sprite/);
  });

  it('tell NOT CONFIRMED by a broken line, whatever the colours', () => {
    const line = (id: string) =>
      JSON.stringify(layers(palette).find((one) => one.id === id)?.paint ?? {});
    expect(line('area-confirmed')).not.toContain('dasharray');
    expect(line('area-unconfirmed')).toContain('dasharray');
    expect(line('area-reported')).toContain('dasharray');
  });

  it('have a pattern of its own for every use that is not a plain activity', () => {
    const inked = PATTERNS.map((name) =>
      [...patternOf(name, '#102030').data].filter((_, n) => n % 4 === 3).join(),
    );
    expect(new Set(inked).size).toBe(PATTERNS.length);
    expect([...patternOf('recall', '#102030').data.slice(0, 3)]).toEqual(bytesOf('#102030'));
  });
});

describe('the lines and bars', () => {
  it('stand at whole steps, a few in view', () => {
    const view = seen(35.1, 34.2, 37.9, 36.3);
    expect(stepFor(view)).toBe(0.5);
    const lines = graticule(view);
    expect(lines.map(({ properties }) => properties?.['words'])).toEqual(
      expect.arrayContaining(['35°30′E', '36°E', '34°30′N']),
    );
    expect(
      graticule(seen(-1, -1, 181.2, 1)).map(({ properties }) => properties?.['words']),
    ).toEqual(expect.arrayContaining(['0°', '180°']));
    expect(lines.length).toBeGreaterThan(5);
    for (const { geometry } of lines) {
      const [[lon = 0, lat = 0] = [], [lon2, lat2] = []] = geometry.coordinates;
      const fixed = lon === lon2 ? lon : lat;
      expect(lon === lon2 || lat === lat2).toBe(true);
      expect(Math.abs(fixed * 2 - Math.round(fixed * 2))).toBeLessThan(1e-9);
    }
  });

  it('tell lengths in the middle of the view', () => {
    const [km, miles] = scaleBars({ centre: [36, 60], zoom: 8 }, 110);
    // A pixel at 60 N is half of one at the equator: 40,075 km / (512 · 2⁸) / 2, nearly.
    expect(km.words).toBe('10 km');
    expect(km.px).toBeCloseTo(10_000 / 153.1, 0);
    expect(miles.words).toBe('5 NM');
    expect(km.px).toBeLessThanOrEqual(110);
  });
});

describe('the box that places are asked for', () => {
  it('is a little more than is seen, and the same after a small move', () => {
    expect(boxOf(seen(35.01, 34.01, 37, 36))).toBe(boxOf(seen(35.02, 34.02, 37.01, 36.01)));
    const [south = 0, west = 0, north = 0, east = 0] = boxOf(seen(35, 34, 37, 36))
      .split(',')
      .map(Number);
    expect(south < 34 && west < 35 && north > 36 && east > 37).toBe(true);
  });
  it('crosses the date line eastward, and is the whole where the whole is seen', () => {
    const [, west = 0, , east = 0] = boxOf(seen(178, -20, 184, -15))
      .split(',')
      .map(Number);
    expect(west).toBeGreaterThan(170);
    expect(east).toBeLessThan(-170);
    expect(boxOf(seen(-300, -80, 300, 80))).toContain('-180.0000');
  });
});

describe('two boxes', () => {
  const box = (west: number, east: number) => ({ west, east, south: 0, north: 1 });
  it('meet on whatever turn of the Earth', () => {
    expect(meets(box(181, 182), box(-180, -170))).toBe(true);
    expect(meets(box(1, 2), box(3, 4))).toBe(false);
    expect(meets(box(1, 2), { ...box(1, 2), south: 2, north: 3 })).toBe(false);
  });
});
