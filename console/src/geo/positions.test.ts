import { describe, expect, it } from 'vitest';
import typed from '../../../vectors/positions/typed.json';
import { NOTATIONS } from '../prefs';
import { chance } from './chance.test-part';
import { type Reading, readPosition } from './positions';
import { E7, hasUtm, type Position } from './utm';
import { bare, exactly, format } from './written';

function at(reading: Reading): Position | string {
  return reading.kind === 'read'
    ? reading.at
    : reading.kind === 'either'
      ? reading.why
      : reading.why;
}
const NEAR = { lat_e7: 355_300_000, lon_e7: 357_800_000 };

/** Metres between two near places, well enough for a bound. */
function apart(a: Position, b: Position): number {
  const up = ((a.lat_e7 - b.lat_e7) / E7) * 111_700;
  let turn = Math.abs(a.lon_e7 - b.lon_e7) / E7;
  turn = Math.min(turn, 360 - turn);
  return Math.hypot(up, turn * 111_700 * Math.cos(((a.lat_e7 / E7) * Math.PI) / 180));
}

describe('reading a position', () => {
  it.each(typed.read)('reads $text as Python does', ({ text, lat_e7, lon_e7 }) => {
    expect(at(readPosition(text))).toEqual({ lat_e7, lon_e7 });
  });

  it.each(typed.refused)('reads %s as little as Python does', (text) => {
    expect(readPosition(text).kind).toBe('not-read');
  });

  it.each([
    '35,53N 35,78E',
    '35,53 с.ш. 35,78 в.д.',
    '35,53° с. ш., 35,78° в. д.',
    '35.53 С 35.78 В',
    '35.53N 35.78Е', // The last letter is Cyrillic.
    '35.53° צפון 35.78° מזרח',
    '35.53° צ׳ 35.78° מז׳',
    '٣٥٫٥٣ شمالا، ٣٥٫٧٨ شرقا',
    '35.53° ش 35.78° ق',
    '\u200f35.53°N\u200e, \u202b35.78°E\u202c',
    '35°31′48″N\u00a0035°46′48″E',
    '35-31-48N 035-46-48E',
    '35:31:48 N 35:46:48 E',
    '35 deg 31.8 min N, 35 deg 46.8 min E',
    '35.53 North, 35.78 East',
    '35,53° Nord 35,78° Est',
    'lat: 35.53, lon: 35.78',
    'WGS84 35.53N 35.78E',
    '35.53N 35.78E (WGS 84)',
    '35,53; 35,78',
    '35,53 35,78',
  ])('reads %s', (text) => {
    expect(at(readPosition(text))).toEqual(NEAR);
  });

  it.each([
    ['35.53 O 35.78 N', 'east-or-west'],
    ['35.53N 35.78O', 'east-or-west'],
    ['35.53 צ 35.78 מ', 'east-or-west'],
    ['37S 244000 3934000', 'band-or-south'],
    ['UTM 37 244000 3934000', 'no-hemisphere'],
  ])('asks what is meant by %s', (text, why) => {
    const reading = readPosition(text);
    expect(reading).toMatchObject({ kind: 'either', why });
    expect(reading.kind === 'either' && reading.candidates.length).toBe(2);
  });

  it.each([
    ['35.53N 35.78E ED50', 'other-datum'],
    ['35.53N 35.78E СК-42', 'other-datum'],
    ['35.53N 36.78N', 'one-axis'],
    ['36SYE 1234 123', 'uneven-digits'],
    ['36SYE 123', 'uneven-digits'],
    ['36SAE 12345 12345', 'no-such-square'],
    ['32XMH 12345 12345', 'no-such-zone'],
    ['61N 500000 4000000', 'no-such-zone'],
    ['37T 244000 3934000', 'no-band'],
    ['37N 24400 3934000', 'no-such-square'],
    ['35,53,35,78', 'not-understood'],
    ['35.53N 35.78E and more', 'not-understood'],
    ['  ', 'empty'],
  ])('says why it does not read %s', (text, why) => {
    expect(readPosition(text)).toMatchObject({ kind: 'not-read', why });
  });

  it('says how it read what has no letters, and that the other order fits too', () => {
    expect(readPosition('35.53 35.78')).toEqual({
      kind: 'read',
      at: NEAR,
      spelling: 'degrees',
      notes: [
        { code: 'latitude-first' },
        { code: 'either-order', other: { lat_e7: 357_800_000, lon_e7: 355_300_000 } },
      ],
    });
    expect(readPosition('35.53 135.78')).toMatchObject({ notes: [{ code: 'latitude-first' }] });
    expect(readPosition('135.78 35.53')).toMatchObject({
      kind: 'not-read',
      why: 'beyond-earth',
      meant: { lat_e7: 355_300_000, lon_e7: 1_357_800_000 },
    });
    expect(readPosition('35.53N 35.78E')).toMatchObject({ notes: [] });
  });

  it('takes the middle of a square, and says how wide it is', () => {
    const square = readPosition('36SYE 12 34');
    expect(square).toMatchObject({ notes: [{ code: 'square', metres: 1000 }] });
    const metre = readPosition('36S YE 12500 34500');
    expect(metre).toMatchObject({ notes: [] });
    expect(apart(at(square) as Position, at(metre) as Position)).toBeLessThan(1);
    expect(readPosition('36S YE 1250034500')).toEqual(metre);
    expect(readPosition('MGRS 36sye1250034500')).toEqual(metre);
  });

  it('reads UTM by band, by hemisphere and with its letters', () => {
    const wanted = at(readPosition('UTM 37 north 244000 mE 3934000 mN'));
    for (const text of [
      '37N 244000 3934000',
      '37N 244000E 3934000N',
      '37 N 244000 mE 3934000 mN',
      'UTM zone 37N E 244000 N 3934000',
      '37N 3934000N 244000E',
    ]) {
      expect(at(readPosition(text)), text).toEqual(wanted);
    }
    expect(at(readPosition('37F 244000 3934000'))).toEqual(
      at(readPosition('UTM 37 south 244000 mE 3934000 mN')),
    );
  });

  it('says that a coordinate lies outside the zone it names', () => {
    expect(readPosition('36N 900000 3934000')).toMatchObject({
      kind: 'read',
      notes: [{ code: 'outside-zone', zone: 36 }],
    });
  });
});

describe('writing a position', () => {
  it.each([
    ['decimal', '35.53N 35.78E WGS84'],
    ['dms', '35°31\'48"N 035°46\'48"E WGS84'],
    ['dmm', "35°31.8'N 035°46.8'E WGS84"],
    ['mgrs', '36SYE 52065 35375 WGS84'],
    ['utm', 'UTM 36 north 752065 mE 3935376 mN WGS84'],
  ] as const)('in %s says the datum', (notation, text) => {
    expect(format(NEAR.lat_e7, NEAR.lon_e7, notation)).toBe(text);
  });

  it('carries minutes and seconds over', () => {
    expect(bare(359_999_999, -9_999_999, 'dms')).toBe('36°00\'00"N 001°00\'00"W');
    expect(bare(359_999_999, -9_999_999, 'dmm')).toBe("36°00'N 001°00'W");
    expect(bare(350_013_889, 0, 'dms')).toBe('35°00\'05"N 000°00\'00"E');
  });

  it('writes degrees where there is no UTM', () => {
    expect(bare(850_000_000, 0, 'mgrs')).toBe('85.00N 0.00E');
    expect(bare(-850_000_000, 0, 'utm')).toBe('85.00S 0.00E');
  });

  const LIMITS = { decimal: 0.8, dms: 2.2, dmm: 1.4, mgrs: 0.75, utm: 0.75 } as const;
  it.each(NOTATIONS)('in %s is read back to its precision, wherever on the Earth', (notation) => {
    const next = chance(notation.length);
    for (let n = 0; n < 3_000; n += 1) {
      const polar = n % 10 === 0;
      const place = {
        lat_e7: Math.round(
          (polar ? (next() < 0.5 ? -1 : 1) * (80 + 10 * next()) : 180 * next() - 90) * E7,
        ),
        lon_e7: Math.round((360 * next() - 180) * E7),
      };
      const text = format(place.lat_e7, place.lon_e7, notation);
      const read = readPosition(text);
      expect(read.kind, `${text} ${JSON.stringify(place)}`).toBe('read');
      if (read.kind !== 'read') continue;
      const grid = notation === 'mgrs' || notation === 'utm';
      const limit = LIMITS[grid && !hasUtm(place) ? 'decimal' : notation];
      expect(apart(read.at, place), `${text} ${JSON.stringify(place)}`).toBeLessThan(limit);
      if (hasUtm(place))
        expect(read.notes.filter((one) => one.code !== 'outside-zone')).toEqual([]);
    }
  });

  it.each(NOTATIONS)('in %s, exactly, gives the very position', (notation) => {
    const next = chance(7);
    for (let n = 0; n < 2_000; n += 1) {
      const place = {
        lat_e7: Math.round((180 * next() - 90) * E7),
        lon_e7: Math.round((360 * next() - 180) * E7),
      };
      const text = exactly(place.lat_e7, place.lon_e7, notation);
      expect(apart(at(readPosition(text)) as Position, place), text).toBeLessThan(0.012);
      if (notation === 'decimal' || notation === 'dms' || notation === 'dmm') {
        expect(at(readPosition(text)), text).toEqual(place);
      }
    }
  });
});
