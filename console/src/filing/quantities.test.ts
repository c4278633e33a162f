import { describe, expect, it } from 'vitest';
import { heightText, lengthText, readHeight, readLength, readRange } from './quantities';

const mm = (read: ReturnType<typeof readHeight>) => (typeof read === 'string' ? read : read.mm);

describe('a length', () => {
  it.each([
    ['500m', 500_000],
    ['500 m', 500_000],
    ['15km', 15_000_000],
    ['3nm', 5_556_000],
    ['1.5 km', 1_500_000],
    ['1,5 км', 1_500_000],
    ['5 קמ', 5_000_000],
    ['٥ كم', 5_000_000],
    ['1ft', 305],
    ['0.0001m', 1],
    ['500', 'no-length'],
    ['-5m', 'no-length'],
    ['5 miles', 'no-length'],
    ['0m', 'beyond'],
    ['2001km', 'beyond'],
  ])('%s', (text, wanted) => {
    expect(readLength(text)).toBe(wanted);
  });
});

describe('a height', () => {
  it('is rounded outward', () => {
    expect(mm(readHeight('1ft', 'floor'))).toBe(304);
    expect(mm(readHeight('1ft', 'ceiling'))).toBe(305);
    expect(mm(readHeight('-1ft', 'floor'))).toBe(-305);
    expect(mm(readHeight('-1ft', 'ceiling'))).toBe(-304);
    expect(mm(readHeight('20000 ft', 'ceiling'))).toBe(6_096_000);
    expect(mm(readHeight('6000m', 'floor'))).toBe(6_000_000);
    expect(mm(readHeight('-1.00005m', 'ceiling'))).toBe(-1_000);
    expect(mm(readHeight('-1.00005m', 'floor'))).toBe(-1_001);
  });
  it('may be a flight level, or the ground', () => {
    expect(readHeight('FL250', 'ceiling')).toEqual({ mm: 7_620_000, level: true, ground: false });
    expect(readHeight('fl 95', 'floor')).toEqual({ mm: 2_895_600, level: true, ground: false });
    expect(readHeight('GND', 'floor')).toEqual({ mm: -500_000, level: false, ground: true });
    expect(readHeight('SFC', 'ceiling')).toEqual({ mm: 9_000_000, level: false, ground: true });
  });
  it.each([
    ['6000', 'no-height'],
    ['3nm', 'no-height'],
    ['high', 'no-height'],
    ['-2km', 'beyond'],
    ['200000km', 'beyond'],
  ])('is not %s', (text, why) => {
    expect(readHeight(text, 'floor')).toBe(why);
  });
  it('and a length are written as they are read', () => {
    expect(heightText(7_620_000, 'pressure-1013')).toBe('FL250');
    expect(heightText(6_096_001, 'mean-sea-level')).toBe('6096.001m');
    for (const length of [1, 500_000, 5_000_000, 5_556_001, 1_500_000]) {
      expect(readLength(lengthText(length))).toBe(length);
    }
  });
});

describe('a number of people', () => {
  it.each([
    ['60000', { low: 60_000, high: 60_000 }],
    ['50000-60000', { low: 50_000, high: 60_000 }],
    ['50 000 – 60 000', { low: 50_000, high: 60_000 }],
    ['50,000', { low: 50_000, high: 50_000 }],
    ['60000-50000', 'low-high'],
    ['many', 'no-number'],
    ['2000000000', 'beyond'],
  ])('%s', (text, wanted) => {
    expect(readRange(text)).toEqual(wanted);
  });
});
