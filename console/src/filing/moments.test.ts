import { describe, expect, it } from 'vitest';
import { readMoment, spanOf } from './moments';
import { ar } from './words/ar';
import { en } from './words/en';
import { fr } from './words/fr';
import { he } from './words/he';
import { ru } from './words/ru';

const NOW = Date.UTC(2018, 8, 17, 18, 39, 30);
const at = (text: string, from = NOW, after?: number) => {
  const read = readMoment(text, from, after);
  return typeof read === 'string' ? read : new Date(read.ms).toISOString().slice(0, 16);
};

describe('a moment', () => {
  it.each([
    ['now', '2018-09-17T18:39'],
    ['сейчас', '2018-09-17T18:39'],
    ['in 20 min', '2018-09-17T18:59'],
    ['in 20', '2018-09-17T18:59'],
    ['+20', '2018-09-17T18:59'],
    ['20 min', '2018-09-17T18:59'],
    ['20min', '2018-09-17T18:59'],
    ['1 h 30', '2018-09-17T20:09'],
    ['1 h 30 min', '2018-09-17T20:09'],
    ['in 1.5 h', '2018-09-17T20:09'],
    ['2 days', '2018-09-19T18:39'],
    ['через 20 мин', '2018-09-17T18:59'],
    ['через 2 часа', '2018-09-17T20:39'],
    ['בעוד 20 דק׳', '2018-09-17T18:59'],
    ['بعد ٢٠ دقيقة', '2018-09-17T18:59'],
    ['dans 20 minutes', '2018-09-17T18:59'],
    ['18:40', '2018-09-17T18:40'],
    ['1840', '2018-09-17T18:40'],
    ['1840Z', '2018-09-17T18:40'],
    ['18.40', '2018-09-17T18:40'],
    ['18:40 UTC', '2018-09-17T18:40'],
    ['18:00', '2018-09-17T18:00'], // begun half an hour ago
    ['17:00', '2018-09-18T17:00'], // long past: tomorrow
    ['06:10', '2018-09-18T06:10'],
    ['171840Z', '2018-09-17T18:40'],
    ['160600Z', '2018-10-16T06:00'],
    ['310600Z', '2018-10-31T06:00'],
    ['171840ZSEP', '2018-09-17T18:40'],
    ['171840ZSEP18', '2018-09-17T18:40'],
    ['171840ZSEP2019', '2019-09-17T18:40'],
    ['2018-09-17T18:40Z', '2018-09-17T18:40'],
    ['2018-09-17 18:40', '2018-09-17T18:40'],
    ['2018-09-17T21:40+03:00', '2018-09-17T18:40'],
    ['2018-09-17T21:40:30.5+0300', '2018-09-17T18:40'],
    ['\u200f18:40', '2018-09-17T18:40'],
    ['2018-12-01', '2018-12-01T00:00'],
    ['2018-02-29', 'no-such-moment'],
    ['25:00', 'no-such-moment'],
    ['18:60', 'no-such-moment'],
    ['320600Z', 'no-such-moment'],
    ['171840ZXXX', 'no-such-moment'],
    ['310600ZFEB18', 'no-such-moment'],
    ['20', 'no-moment'],
    ['soon', 'no-moment'],
    ['20 parsecs', 'no-moment'],
    ['', 'no-moment'],
  ])('%s', (text, wanted) => {
    expect(at(text)).toBe(wanted);
  });

  it('of an end is the first after its start', () => {
    const start = Date.UTC(2018, 8, 17, 23, 0);
    expect(at('00:30', NOW, start)).toBe('2018-09-18T00:30');
    expect(at('23:00', NOW, start)).toBe('2018-09-18T23:00');
  });

  it('says which day it chose', () => {
    expect(readMoment('18:40', NOW)).toMatchObject({ day: 'today' });
    expect(readMoment('06:10', NOW)).toMatchObject({ day: 'tomorrow' });
    expect(readMoment('2018-09-17 18:40', NOW)).toMatchObject({ day: 'written' });
  });
});

describe('a span', () => {
  it.each([
    ['for 45 min', 45],
    ['1h30', 90],
    ['2 h 5 min', 125],
    ['90', undefined],
    ['+90', 90],
    ['h', undefined],
  ])('%s', (text, minutes) => {
    expect(spanOf(text)).toBe(minutes === undefined ? undefined : minutes * 60_000);
  });
});

describe('what the page itself proposes', () => {
  it.each(Object.entries({ en, ru, he, ar, fr }))('is read in %s', (_, language) => {
    expect(at(language['default-soon'])).toBe('2018-09-17T18:59');
    expect(at(language['default-now'])).toBe('2018-09-17T18:39');
  });
});
