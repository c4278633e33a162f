import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../forms';
import { LANGUAGES } from '../../words';
import { inLanguage } from '../words';
import { compose, faultOf, matching, type Phrase, type Row } from './phrase';
import { renderValue, sentence, signed } from './sentence';

const CATALOGUE = join(
  dirname(new URL(import.meta.url).pathname),
  '../../../../src/parley/phrases/catalogue',
);

function row(code: string, more: Partial<Row> = {}): Row {
  return {
    code,
    marker: 'QUESTION',
    text: 'Lost. Callsign: {callsign}. Since: {time}. Position: {position}. And now?',
    parameters: ['callsign', 'time', 'position'],
    types: ['callsign', 'time', 'position'],
    required: [],
    emergency: null,
    reviewed: true,
    mark: '',
    direction: 'ltr',
    note: '',
    ...more,
  };
}

const LOST = row('SAR-LOST-ASK');
const STANDBY = row('LINK-STANDBY', {
  text: 'Please stand by until {until}.',
  parameters: ['until'],
  types: ['time'],
  required: ['until'],
});
const callsign: Value = { type: 'callsign', callsign: 'RF-93610' };
const time: Value = { type: 'time', at_ms: 1_537_211_220_000 };
const position: Value = { type: 'position', at: { lat_e7: 353_000_000, lon_e7: 355_300_000 } };

function text(phrase: Phrase, one: Row | undefined): string {
  return sentence(phrase, one, 'en', 'decimal')
    .map((part) => part.text)
    .join('');
}

describe('filling a phrase', () => {
  it('puts values in the order of the catalogue and leaves out what is not known', () => {
    const made = compose(
      LOST,
      new Map<string, Value>([
        ['position', position],
        ['callsign', callsign],
      ]),
    );
    expect(made.parameters.map((one) => one.name)).toEqual(['callsign', 'position']);
    expect(text(made, LOST)).toBe(
      'Lost. Callsign: RF-93610. Since: not known. Position: 35.30N 35.53E WGS84. And now?',
    );
  });

  it('refuses what the node refuses', () => {
    const rows = [LOST, STANDBY];
    const said = (parameters: Phrase['parameters'], code = 'SAR-LOST-ASK') =>
      faultOf({ catalogue: 'phrases/0', code, parameters }, rows)?.what;
    expect(said([])).toBeUndefined();
    expect(said([], 'SAR-LOST')).toBe('code');
    expect(said([{ name: 'height', value: time }])).toBe('stranger');
    expect(said([{ name: 'time', value: callsign }])).toBe('type');
    expect(said([], 'LINK-STANDBY')).toBe('missing');
    expect(
      said([
        { name: 'time', value: time },
        { name: 'callsign', value: callsign },
      ]),
    ).toBe('order');
    expect(faultOf({ catalogue: 'phrases/1', code: 'X', parameters: [] }, rows)?.what).toBe(
      'catalogue',
    );
  });

  it('shows every value of a phrase that was received, whatever is amiss', () => {
    const strange: Phrase = {
      catalogue: 'phrases/0',
      code: 'SAR-LOST-ASK',
      parameters: [
        { name: 'callsign', value: callsign },
        { name: 'height', value: { type: 'height', height_mm: 3_048_000, datum: 'pressure-1013' } },
      ],
    };
    expect(text(strange, LOST)).toContain(
      '[height: FL100, 3048 m (10000 ft) pressure altitude, 1013.25 hPa]',
    );
    expect(text(strange, undefined)).toBe(
      'SAR-LOST-ASK (phrases/0); callsign: RF-93610; height: FL100',
    );
  });

  it('writes what is signed in no language', () => {
    const made = compose(
      LOST,
      new Map<string, Value>([
        ['time', time],
        ['position', position],
      ]),
    );
    expect(signed(made)).toBe(
      'SAR-LOST-ASK (phrases/0): time=2018-09-17T19:07:00Z; position=35.3000N 35.5300E',
    );
  });

  it('writes values as every reader of the catalogue has them', () => {
    const far: Value = { type: 'distance', distance_mm: 15_000_000 };
    expect(renderValue(far, 'en', 'decimal')).toBe('15 km (8.10 NM)');
    expect(renderValue(time, 'he', 'decimal')).toBe('2018-09-17 19:07 UTC');
    expect(renderValue({ type: 'distance', distance_mm: 500_000 }, 'ru', 'dms')).toBe(
      '500 м (0.27 мор. мили)',
    );
  });
});

describe('finding a phrase', () => {
  const rows = [
    row('ACT-ASK', { text: 'Ваша ли это деятельность?' }),
    row('EMG-SAR', { text: 'הערבים', emergency: 'search' }),
    LOST,
    row('SAR-OFFER', { text: 'Nous offrons une aide à la recherche.' }),
  ];

  it.each([
    ['деятель', 'ACT-ASK'],
    ['ВАША', 'ACT-ASK'],
    ['sar', 'SAR-LOST-ASK'],
    ['offrons aide', 'SAR-OFFER'],
    ['ａｉｄｅ a la', 'SAR-OFFER'],
    ['הֶערבים', 'EMG-SAR'],
  ])('takes %s in the language it is in, or the code', (typed, code) => {
    expect(matching(rows, typed)[0]?.code).toBe(code);
  });

  it('shows all where nothing is typed, and none where nothing has the words', () => {
    expect(matching(rows, ' ')).toHaveLength(4);
    expect(matching(rows, 'xyz')).toHaveLength(0);
  });
});

describe('the words for units and heights', () => {
  it.each([...LANGUAGES])('are those of the catalogue in %s', (language) => {
    const toml = readFileSync(join(CATALOGUE, `${language}.toml`), 'utf8');
    const of = (key: string) => new RegExp(`^${key} = "(.*)"$`, 'm').exec(toml)?.[1];
    for (const unit of ['metre', 'foot', 'kilometre', 'nautical-mile'] as const) {
      expect(inLanguage(language, `unit-${unit}`)).toBe(of(unit));
    }
    for (const datum of ['mean-sea-level', 'wgs84-ellipsoid', 'pressure-1013'] as const) {
      expect(inLanguage(language, `over-${datum}`).replace('’', "'")).toBe(of(datum));
    }
    expect(inLanguage(language, 'not-known')).toBe(of('not_known'));
  });

  it('name every blank of the catalogue', () => {
    const toml = readFileSync(join(CATALOGUE, 'phrases.toml'), 'utf8');
    const names = new Set([...toml.matchAll(/\{ name = "([a-z]+)"/g)].map((found) => found[1]));
    expect(names.size).toBeGreaterThan(10);
    for (const name of names) {
      expect(inLanguage('en', `blank-${name}` as Parameters<typeof inLanguage>[1])).toBeTruthy();
    }
  });
});
