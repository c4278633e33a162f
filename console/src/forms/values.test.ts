import { describe, expect, it } from 'vitest';
import { NotRead, readMoment, readRef, readValue, type ValueType, writeValue } from './values';

const NOW = Date.UTC(2018, 8, 17, 19, 29);
const hours = { now: NOW, ahead: false };

function why(type: ValueType, text: string): string {
  try {
    readValue(type, text, hours);
  } catch (error) {
    if (error instanceof NotRead) return error.why;
    throw error;
  }
  return 'read';
}

describe('reading what an officer typed', () => {
  it.each([
    ['3000m', 3_000_000, 'mean-sea-level'],
    ['10000 ft', 3_048_000, 'mean-sea-level'],
    // Halves go to the even, as the node rounds.
    ['0.0025m', 2, 'mean-sea-level'],
    ['0.0035m', 4, 'mean-sea-level'],
    ['0.5ft', 152, 'mean-sea-level'],
    ['-12.5m', -12_500, 'mean-sea-level'],
    ['FL100', 3_048_000, 'pressure-1013'],
    ['fl 5', 152_400, 'pressure-1013'],
    ['3km WGS84', 3_000_000, 'wgs84-ellipsoid'],
    ['3000m 1013', 3_000_000, 'pressure-1013'],
    ['٣٠٠٠m', 3_000_000, 'mean-sea-level'],
  ])('takes the height %s', (text, height_mm, datum) => {
    expect(readValue('height', text, hours)).toEqual({ type: 'height', height_mm, datum });
  });

  it.each([
    ['3000', 'form'],
    ['3000m AGL', 'no-datum'],
    ['FL12345', 'form'],
    ['3000 yd', 'form'],
    ['200000km', 'out-of-range'],
    ['-2km', 'out-of-range'],
  ])('refuses the height %s', (text, reason) => {
    expect(why('height', text)).toBe(reason);
  });

  it.each([
    ['15km', 15_000_000],
    ['8nm', 14_816_000],
    ['0.0000001km', 1],
    ['500 m', 500_000],
  ])('takes the distance %s, never less', (text, distance_mm) => {
    expect(readValue('distance', text, hours)).toEqual({ type: 'distance', distance_mm });
  });

  it.each(['15', '15 miles', '-3km', '1,5km'])('refuses the distance %s', (text) => {
    expect(why('distance', text)).toBe('form');
  });

  it('takes an hour for the nearest such moment, or for the next one', () => {
    expect(readMoment('19:07', hours)).toBe(Date.UTC(2018, 8, 17, 19, 7));
    expect(readMoment('19:07', { now: NOW, ahead: true })).toBe(Date.UTC(2018, 8, 18, 19, 7));
    expect(readMoment('00:10Z', hours)).toBe(Date.UTC(2018, 8, 18, 0, 10));
    expect(readMoment('19:29', { now: NOW, ahead: true })).toBe(NOW);
    expect(readMoment('19:29:30', hours)).toBe(NOW + 30_000);
  });

  it.each([
    ['2018-09-17T18:39Z', Date.UTC(2018, 8, 17, 18, 39)],
    ['2018-09-17 21:39+03:00', Date.UTC(2018, 8, 17, 18, 39)],
    ['2018-09-17 18:39 UTC', Date.UTC(2018, 8, 17, 18, 39)],
    ['1537211220000', 1_537_211_220_000],
    ['2018-09-17T18:39:05.250Z', Date.UTC(2018, 8, 17, 18, 39, 5, 250)],
  ])('takes the moment %s', (text, ms) => {
    expect(readMoment(text, hours)).toBe(ms);
  });

  it.each([
    ['1839', 'no-offset'],
    ['201809171839', 'no-offset'],
    ['2018-09-17T18:39', 'no-offset'],
    ['2018-02-30T18:39Z', 'form'],
    ['2018-09-17T24:01Z', 'form'],
    ['1969-12-31T23:59Z', 'out-of-range'],
    ['25:00', 'form'],
    ['tomorrow', 'form'],
  ])('refuses the moment %s and guesses nothing', (text, reason) => {
    expect(why('time', text)).toBe(reason);
  });

  it('asks which place is meant rather than guess', () => {
    expect(readValue('position', '35.53N 35.78E', hours)).toEqual({
      type: 'position',
      at: { lat_e7: 355_300_000, lon_e7: 357_800_000 },
    });
    // In French and Hebrew letters O and S change sides: no letter is taken for another.
    expect(why('position', 'somewhere')).toBe('form');
    expect(why('position', '135.5, 35.5')).toBe('out-of-range');
  });

  it('takes counts, names and references as they are', () => {
    expect(readValue('number', '١٥', hours)).toEqual({ type: 'number', number: 15 });
    expect(why('number', '1.5')).toBe('form');
    expect(why('number', '1000000001')).toBe('out-of-range');
    expect(why('callsign', '   ')).toBe('blank');
    expect(why('callsign', 'RF\u202e93610')).toBe('unseen');
    expect(why('name', 'a\nb')).toBe('one-line');
    expect(why('name', 'x'.repeat(201))).toBe('too-long');
    // Some scripts are not written rightly without joiners.
    expect(why('name', 'می\u200cروم')).toBe('read');
    expect(readRef('russia/F1')).toEqual({ party: 'russia', ref: 'F1' });
    expect(readRef('Russia/F1')).toBeUndefined();
    expect(readRef('russia')).toBeUndefined();
  });

  it('writes a value so that reading it gives the same again', () => {
    const texts: [ValueType, string][] = [
      ['height', 'FL080'],
      ['height', '3000.5m WGS84'],
      ['distance', '1.852km'],
      ['distance', '500m'],
      ['time', '2018-09-17T18:39:00Z'],
      ['position', '35.3000N 35.5300E'],
      ['notice', 'russia/F1'],
    ];
    for (const [type, text] of texts) {
      expect(writeValue(readValue(type, text, hours))).toBe(text);
    }
  });
});
