import { describe, expect, it } from 'vitest';
import type { Schema } from '../api';
import { ALL_HEIGHTS, type Around, assemble } from './assembly';
import { type Draft, type FilingKind, freshDraft } from './draft';
import { said } from './paste';

// As the page's clock gives it: no whole number.
const NOW = Date.UTC(2018, 8, 17, 18, 39, 30) + 0.25;
const AROUND: Around = { now: NOW, party: 'israel', gatheringRadius_mm: 2_000_000 };
const at = (clock: string) => Date.parse(`2018-09-17T${clock}Z`);

function made(changed: Partial<Draft>, kind: FilingKind = 'notice') {
  return assemble({ ...freshDraft(kind, ''), ref: 'N1', ...changed }, AROUND);
}

const CIRCLE: Schema<'Circle'> = {
  shape: 'circle',
  centre: { lat_e7: 355_300_000, lon_e7: 357_800_000 },
  radius_mm: 25_000_000,
};
const SHAPE = {
  id: 7,
  role: 'recall',
  shape: CIRCLE,
  floor: '',
  ceiling: '',
  datum: '',
  start: '',
  end: '',
  from: '',
} as const;

describe('heights that cannot be used', () => {
  it.each([
    ['5000', '8000 ft', '', 'from “5000” to “8000 ft”, datum not stated'],
    ['5000ft', '8000ft', '', 'from “5000ft” to “8000ft”, datum not stated'],
    ['', '8000ft', 'mean-sea-level', 'from not stated to “8000ft”, over mean-sea-level'],
    ['9km', '8km', 'wgs84-ellipsoid', 'from “9km” to “8km”, over wgs84-ellipsoid'],
    ['FL100', '9km', 'mean-sea-level', 'from “FL100” to “9km”, over mean-sea-level'],
  ] as const)('%s to %s %s go out as typed, drawn at all heights', (floor, ceiling, datum, words) => {
    const { notice, said } = made({ shapes: [SHAPE], floor, ceiling, datum });
    expect(said).toEqual([`heights as typed: ${words} (all heights drawn)`]);
    expect(notice?.remarks).toBe(said[0]);
    expect(notice?.volumes[0]?.band).toEqual(ALL_HEIGHTS);
  });

  it('of one shape are told with its number, and leave the others theirs', () => {
    const { notice, said } = made({
      shapes: [SHAPE, { ...SHAPE, id: 9, floor: '1m', ceiling: '2m' }],
      floor: 'FL100',
      ceiling: 'FL200',
      remarks: 'two jets',
    });
    expect(said).toEqual([
      'shape 2 heights as typed: from “1m” to “2m”, datum not stated (all heights drawn)',
    ]);
    expect(notice?.remarks).toBe(`${said[0]}\ntwo jets`);
    expect(notice?.volumes.map((one) => one.band.datum)).toEqual([
      'pressure-1013',
      'mean-sea-level',
    ]);
  });

  it('have the datum of all where a shape says nothing else, but not of a file that left it unsaid', () => {
    const all = { floor: '1m', ceiling: '2m', datum: 'mean-sea-level' } as const;
    const own = (datum: '' | 'unsaid') =>
      made({ ...all, shapes: [{ ...SHAPE, floor: '3m', ceiling: '4m', datum }] });
    expect(own('').troubles).toEqual([]);
    expect(own('').notice?.volumes[0]?.band.datum).toBe('mean-sea-level');
    expect(own('unsaid').troubles.map((one) => one.code)).toEqual(['no-datum']);
  });

  it('that are levels say themselves from what, whatever datum stands for all', () => {
    const all = { floor: '1m', ceiling: '2m', datum: 'mean-sea-level' } as const;
    const own = (floor: string, ceiling: string) =>
      made({ ...all, shapes: [{ ...SHAPE, floor, ceiling, datum: '' }] });
    expect(own('FL100', 'FL200').troubles).toEqual([]);
    expect(own('FL100', 'FL200').notice?.volumes[0]?.band.datum).toBe('pressure-1013');
    expect(own('FL100', '9km').troubles.map((one) => one.code)).toEqual(['level-datum']);
  });

  it('come out of a file as they are written', () => {
    const none = { floor: '', ceiling: '', start: '', end: '' };
    const part = { band: null, interval: null, from: '1' };
    const written = { floor: '0m', ceiling: '1500m', start: 'noon', end: 'none' };
    expect(said({ ...part, written })).toEqual({ ...written, datum: 'unsaid', from: '1' });
    expect(said({ ...part, written: none })).toEqual({ ...none, datum: '', from: '1' });
    const made_ = made({ shapes: [{ ...SHAPE, ...said({ ...part, written }) }], end: '20:00' });
    expect(made_.said).toEqual([
      'shape 1 heights as typed: from “0m” to “1500m”, datum not stated (all heights drawn)',
      'shape 1 start as typed: “noon” (from the start of all)',
    ]);
    expect(made_.notice?.volumes[0]?.interval.end_ms).toBeNull();
  });
});

describe('a place that cannot be used', () => {
  it('is not drawn, and is told as typed; words that may go off the line do not hold it', () => {
    const { notice, said } = made({ at: '37S 244000 3934000', radius: '25km' });
    expect(said).toEqual([
      'circle as typed: around “37S 244000 3934000”, radius “25km” (nothing drawn)',
    ]);
    expect(notice).toMatchObject({
      volumes: [],
      place_label: 'as typed, see remarks',
      remarks: said[0],
    });
    expect(made({ at: 'x', place: 'north' }).notice?.place_label).toBe('north');
    expect(made({ at: '35.53N 35.78E', radius: '25' }).said).toEqual([
      'circle as typed: around “35.53N 35.78E”, radius “25” (nothing drawn)',
    ]);
  });

  it('leaves nothing drawn beside it, which would be taken for all there is', () => {
    const { notice } = made({
      shapes: [SHAPE],
      floor: '0m',
      ceiling: '1km',
      datum: 'mean-sea-level',
      at: 'x',
    });
    expect(notice?.volumes).toEqual([]);
    expect(notice?.remarks).toMatch(/^circle as typed: around “x”/);
    expect(notice?.remarks).toMatch(
      /\nrecall circle 25km around 35\.5\d*N 0?35\.7\d*E.*, 0m to 1000m mean-sea-level$/,
    );
  });

  it('of a coarse circle is told to nobody, read or not', () => {
    for (const position of ['37S 244000 3934000', '33.31N 38.70E']) {
      for (const kind of ['site', 'gathering'] as const) {
        const { notice } = made({ at: position, radius: '40m', coarse: true }, kind);
        expect(notice?.volumes).toEqual([]);
        expect(notice?.place_label).toBe('place not stated');
        expect(JSON.stringify(notice)).not.toMatch(/244000|33\.31|3331/);
      }
    }
    expect(made({ at: 'x', radius: '40m', coarse: true }, 'site').notice?.details).toMatchObject({
      coarse_mm: null,
    });
  });

  it('that is nowhere said goes out as not stated', () => {
    expect(made({}).notice).toMatchObject({
      place_label: 'place not stated',
      remarks: 'place not stated',
    });
  });
});

describe('times that cannot be used', () => {
  const times = (start: string, end: string, landing = '') => {
    const { notice, said } = made({ place: 'x', start, end, landing });
    return { period: notice?.period, landing: notice?.planned_landing_ms, said };
  };

  it('begin now at the latest, and have no end', () => {
    expect(times('soon', 'later', 'dusk')).toEqual({
      period: { start_ms: at('18:39'), end_ms: null },
      landing: null,
      said: [
        'start as typed: “soon” (from now on)',
        'end as typed: “later” (end not known)',
        'landing as typed: “dusk”',
      ],
    });
    expect(times('soon', '45 min').period).toEqual({ start_ms: at('18:39'), end_ms: null });
    expect(times('soon', '20:00').period).toEqual({ start_ms: at('18:39'), end_ms: at('20:00') });
  });

  it('that run backward begin with the earlier', () => {
    const { period, said } = times('2018-09-17 23:00', '2018-09-17 22:00');
    expect(period).toEqual({ start_ms: at('22:00'), end_ms: null });
    expect(said).toEqual([
      'times as typed: from “2018-09-17 23:00” to “2018-09-17 22:00” (from the earlier, end not known)',
    ]);
  });
});

describe('what is said of a site or a movement', () => {
  it('goes out with what was not said named, and no marking is claimed to be none', () => {
    const { notice, said } = made({ place: 'Rukban', validUntil: 'winter' }, 'site');
    expect(notice?.details).toMatchObject({
      name: 'not stated',
      category: 'other',
      marking_daylight: 'not stated',
      marking_thermal: 'not stated',
      valid_until_ms: at('18:39'),
    });
    expect(said).toContain('kind of site not stated');
    expect(said).toContain('to be reconfirmed, as typed: “winter”');
  });

  it('keeps the check-ins that can be waited for, and tells the others', () => {
    const { notice, said } = made(
      {
        place: 'Rukban',
        start: '19:00',
        vehicles: '10-12',
        people: [
          { kind: 'patients', number: 'many' },
          { kind: 'patients', number: '5' },
        ],
        checkIns: [
          { place: 'Dumayr', at: 'x', due: '20:00' },
          { place: 'Zaza', at: '', due: 'dusk' },
          { place: 'Back', at: '', due: '2018-09-17 19:30' },
        ],
      },
      'movement',
    );
    expect(notice?.details).toMatchObject({
      vehicles: null,
      people: [{ kind: 'patients', number: null }],
      check_ins: [{ place: 'Dumayr', at: null, due_ms: at('20:00') }],
    });
    expect(said).toEqual([
      'vehicles as typed: “10-12”',
      'people: patients as typed: “many”',
      'people: patients “5” as well',
      'check-in 1 as typed: place “Dumayr”, position “x”, due “20:00”',
      'check-in 2 as typed: place “Zaza”, position not stated, due “dusk”',
      'check-in 3 as typed: place “Back”, position not stated, due “2018-09-17 19:30”',
    ]);
  });

  it('of a gathering has no words to go in, and says that they are lost', () => {
    const { notice, said, lost } = made({ place: 'Damascus', population: 'many' }, 'gathering');
    expect(notice).toMatchObject({ remarks: '', details: { people: null } });
    expect([said, lost]).toEqual([[], true]);
    expect(made({ place: 'x', remarks: 'a feast' }, 'gathering').notice).toBeUndefined();
  });
});

describe('words', () => {
  it('that are too long go out as far as there is room, which is said', () => {
    const place = made({ place: `north ${'x'.repeat(300)}` });
    expect(place.notice?.place_label).toHaveLength(200);
    expect(place.notice?.remarks).toContain('x'.repeat(300));
    expect(place.lost).toBe(false);
    const long = made({ place: 'north', end: 'later', remarks: '😀'.repeat(3_000) });
    expect(long.notice?.remarks.length).toBeLessThanOrEqual(4_000);
    expect(long.notice?.remarks).toMatch(/^end as typed: “later”.*\n😀.*😀…$/u);
    expect(long.lost).toBe(true);
    expect(long.troubles.map((one) => one.field)).toContain('remarks');
    expect(made({ place: 'north', end: 'x'.repeat(201) }).lost).toBe(true);
  });

  it('hold nothing that nobody sees or that the node would refuse', () => {
    const { notice } = made({
      place: 'north',
      end: '\u202elater\u0000\t\u2028on',
      remarks: 'a\r\nb\u0007',
    });
    expect(notice?.remarks).toBe('end as typed: “later on” (end not known)\na\nb');
  });

  it('that are no reference become what is left of them', () => {
    expect(made({ place: 'x', ref: 'a b/7' })).toMatchObject({
      ref: 'a-b-7',
      said: ['reference as typed: “a b/7”'],
    });
    expect(made({ place: 'x', ref: 'ב' }).ref).toMatch(/^N-[a-z0-9]+$/);
  });
});
