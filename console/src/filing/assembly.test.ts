import { describe, expect, it } from 'vitest';
import type { Schema } from '../api';
import { type Around, assemble } from './assembly';
import { type Draft, draftOf, type FilingKind, freshDraft } from './draft';

const NOW = Date.UTC(2018, 8, 17, 18, 39, 30);
const AROUND: Around = { now: NOW, party: 'israel', gatheringRadius_mm: 2_000_000 };
const at = (clock: string) => Date.parse(`2018-09-17T${clock}Z`);

function typed(changed: Partial<Draft>, kind: FilingKind = 'notice'): Draft {
  return { ...freshDraft(kind, 'the duty desk'), ref: 'N1', ...changed };
}
const made = (draft: Draft) => assemble(draft, AROUND);
const troubles = (draft: Draft) => made(draft).troubles.map((one) => `${one.field} ${one.code}`);

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

describe('a notice', () => {
  it('needs a place in words and nothing else', () => {
    const draft = typed({ place: ' north \u200fSyria ', start: '18:40' });
    expect(made(draft).troubles).toEqual([]);
    expect(made(draft).notice).toEqual({
      activity: 'flight',
      emergency: false,
      period: { start_ms: at('18:40'), end_ms: null },
      volumes: [],
      place_label: 'north Syria',
      planned_landing_ms: null,
      contact_desk: 'the duty desk',
      remarks: '',
      relay_scope: '',
      addressees: [],
      annexes: [],
      details: null,
    });
    expect(troubles(typed({ place: '' }))).toEqual(['place no-place']);
    expect(made(typed({ place: '' })).notice?.place_label).toBe('place not stated');
  });

  it('takes its end as a moment, as a span from its start, or as not known', () => {
    const end = (text: string) =>
      made(typed({ place: 'x', start: '23:00', end: text })).notice?.period.end_ms;
    expect(end('00:30')).toBe(Date.parse('2018-09-18T00:30Z'));
    expect(end('45 min')).toBe(at('23:45'));
    expect(end('not known')).toBeNull();
    expect(end('none')).toBeNull();
    expect(end('')).toBeNull();
    expect(
      troubles(typed({ place: 'x', start: '2018-09-17 23:00', end: '2018-09-17 22:00' })),
    ).toEqual(['end end-before-start']);
    expect(troubles(typed({ place: 'x', start: 'soon', end: 'later' }))).toEqual([
      'start no-moment',
      'end no-moment',
    ]);
  });

  it('gives every volume its own role, and its own heights and times where they differ', () => {
    const draft = typed({
      start: '18:40',
      end: '19:40',
      floor: '0m',
      ceiling: 'FL200',
      datum: 'pressure-1013',
      shapes: [
        SHAPE,
        {
          ...SHAPE,
          id: 8,
          role: 'activity',
          floor: '100m',
          ceiling: '200m',
          datum: 'wgs84-ellipsoid',
          start: '18:50',
          end: 'none',
        },
      ],
    });
    const { notice, troubles: found } = made(draft);
    expect(found).toEqual([]);
    expect(notice?.volumes).toEqual([
      {
        role: 'recall',
        shape: CIRCLE,
        band: { floor_mm: 0, ceiling_mm: 6_096_000, datum: 'pressure-1013' },
        interval: { start_ms: at('18:40'), end_ms: at('19:40') },
      },
      {
        role: 'activity',
        shape: CIRCLE,
        band: { floor_mm: 100_000, ceiling_mm: 200_000, datum: 'wgs84-ellipsoid' },
        interval: { start_ms: at('18:50'), end_ms: null },
      },
    ]);
  });

  it('says it where heights are not given, and never guesses a datum', () => {
    const open = made(typed({ shapes: [SHAPE] }));
    expect(open.notice?.volumes[0]?.band).toEqual({
      floor_mm: -1_000_000,
      ceiling_mm: 100_000_000,
      datum: 'mean-sea-level',
    });
    expect(open.remarks).toEqual([{ code: 'heights-open' }]);
    const ground = made(typed({ shapes: [SHAPE] }, 'movement'));
    expect(ground.notice?.volumes[0]?.band).toEqual({
      floor_mm: -500_000,
      ceiling_mm: 9_000_000,
      datum: 'mean-sea-level',
    });
    expect(ground.remarks).toEqual([{ code: 'heights-not-given' }]);
    const heights = (floor: string, ceiling: string, datum: Draft['datum'] = '') =>
      troubles(typed({ shapes: [SHAPE], floor, ceiling, datum }));
    expect(heights('0m', '6000m')).toEqual(['datum no-datum']);
    expect(heights('FL100', 'FL200')).toEqual([]);
    expect(heights('FL100', '6000m', 'mean-sea-level')).toEqual(['datum level-datum']);
    expect(heights('GND', '6000m', 'pressure-1013')).toEqual(['datum level-datum']);
    expect(heights('GND', '6000m', 'mean-sea-level')).toEqual([]);
    expect(heights('', '6000m', 'mean-sea-level')).toEqual(['floor half-heights']);
    expect(heights('7000m', '6000m', 'mean-sea-level')).toEqual(['ceiling floor-above-ceiling']);
    expect(heights('low', '6000', 'mean-sea-level')).toEqual([
      'floor no-height',
      'ceiling no-height',
    ]);
    expect(troubles(typed({ shapes: [{ ...SHAPE, floor: '1m', ceiling: '2m' }] }))).toEqual([
      'shape-7-datum no-datum',
    ]);
  });

  it('draws a circle around a typed position, and doubts one that can mean two', () => {
    const drawn = made(typed({ at: '35.53N 35.78E', radius: '25km' }));
    expect(drawn.notice?.volumes[0]?.shape).toEqual(CIRCLE);
    expect(troubles(typed({ at: '35.53N 35.78E' }))).toEqual(['radius no-radius']);
    expect(troubles(typed({ place: 'x', at: '37S 244000 3934000', radius: '1km' }))).toEqual([
      'at position',
    ]);
    expect(troubles(typed({ place: 'x', at: '35.53N 35.78E', radius: '1' }))).toEqual([
      'radius no-length',
    ]);
  });

  it('keeps words within their bounds, and a reference a reference', () => {
    expect(troubles(typed({ place: 'x'.repeat(201), ref: 'a b' }))).toEqual([
      'place too-long',
      'ref bad-ref',
    ]);
  });
});

describe('a site', () => {
  const SITE: Partial<Draft> = {
    name: 'Rukban clinic',
    category: 'clinic',
    markingDay: '',
    markingThermal: 'none seen',
    validUntil: '2018-12-01',
    at: '33.31N 38.70E',
    radius: '200m',
    start: 'now',
  };

  it('asks for what has to be said, none being an answer', () => {
    expect(troubles(typed({ place: 'Rukban' }, 'site'))).toEqual([
      'category needed',
      'marking-day needed-or-none',
      'marking-thermal needed-or-none',
      'valid-until needed',
      'name needed',
    ]);
    expect(troubles(typed(SITE, 'site'))).toEqual([]);
  });

  it('carries services, people as a range with basis, and when it is to be reconfirmed', () => {
    const { notice } = made(
      typed(
        {
          ...SITE,
          services: 'primary care\n\nvaccination',
          population: '50000-60000',
          populationBasis: 'an estimate',
          populationAsOf: '2018-09-01',
        },
        'site',
      ),
    );
    expect(notice?.details).toEqual({
      about: 'site',
      name: 'Rukban clinic',
      category: 'clinic',
      services: ['primary care', 'vaccination'],
      population: {
        number: { low: 50_000, high: 60_000 },
        as_of_ms: Date.UTC(2018, 8, 1),
        basis: 'an estimate',
      },
      marking_daylight: '',
      marking_thermal: 'none seen',
      contact_annex: null,
      valid_until_ms: Date.UTC(2018, 11, 1),
      coarse_mm: null,
    });
  });

  it('that is coarse tells its true position nowhere', () => {
    const { notice, remarks } = made(typed({ ...SITE, coarse: true, radius: '5km' }, 'site'));
    const [volume] = notice?.volumes ?? [];
    expect(volume?.shape).toMatchObject({ shape: 'circle', radius_mm: 5_000_000 });
    expect(JSON.stringify(notice)).not.toContain('333100000');
    expect(JSON.stringify(notice)).not.toContain('387000000');
    expect(notice?.details).toMatchObject({ coarse_mm: 5_000_000 });
    expect(remarks.map((one) => one.code)).toContain('coarse');
    expect(troubles(typed({ ...SITE, coarse: true, radius: '400m' }, 'site'))).toEqual([
      'radius coarse-too-small',
    ]);
  });
});

describe('a movement, a crossing, a gathering', () => {
  it('says who moves, with what, and where it is to be heard from', () => {
    const draft = typed(
      {
        place: 'Rukban',
        origin: 'Damascus',
        destination: 'Rukban',
        vehicles: '12',
        people: [
          { kind: 'relief-staff', number: '40' },
          { kind: 'patients', number: '' },
        ],
        checkIns: [
          { place: 'Dumayr', at: '33.64N36.69E', due: '20:00' },
          { place: 'Zaza', at: '', due: '2018-09-17 22:00' },
        ],
        start: '19:00',
      },
      'movement',
    );
    expect(made(draft).troubles).toEqual([]);
    expect(made(draft).notice?.details).toMatchObject({
      vehicles: 12,
      people: [
        { kind: 'relief-staff', number: { low: 40, high: 40 } },
        { kind: 'patients', number: null },
      ],
      check_ins: [
        { place: 'Dumayr', at: { lat_e7: 336_400_000, lon_e7: 366_900_000 }, due_ms: at('20:00') },
        { place: 'Zaza', at: null, due_ms: at('22:00') },
      ],
    });
    expect(troubles({ ...draft, checkIns: [...draft.checkIns].reverse() })).toEqual([
      'check-ins order',
    ]);
    expect(troubles({ ...draft, vehicles: '10-12' })).toEqual(['vehicles no-number']);
    expect(
      troubles({ ...draft, people: [...draft.people, { kind: 'patients', number: '' }] }),
    ).toEqual(['people twice']);
  });

  it('of people who gather is coarse, as large as agreed, and says no reason', () => {
    const draft = typed({ at: '33.51N 36.29E', place: 'Damascus' }, 'gathering');
    expect(made(draft).notice?.volumes[0]?.shape).toMatchObject({ radius_mm: 2_000_000 });
    expect(made(draft).notice?.details).toEqual({
      about: 'gathering',
      organiser: 'israel',
      people: null,
    });
    expect(troubles({ ...draft, radius: '1km' })).toEqual(['radius coarse-too-small']);
    expect(troubles({ ...draft, remarks: 'a feast' })).toEqual(['remarks reason-of-gathering']);
  });
});

const NOTHING = { troubles: [], said: [], lost: false, remarks: [] };

describe('a draft of a notice', () => {
  const period = { start_ms: at('18:40'), end_ms: at('19:40') };
  const band: Schema<'Band'> = { floor_mm: 0, ceiling_mm: 6_096_000, datum: 'pressure-1013' };
  const notice: Schema<'Notice'> = {
    activity: 'flight',
    emergency: true,
    period,
    volumes: [
      { role: 'activity', shape: CIRCLE, band, interval: period },
      {
        role: 'recall',
        shape: CIRCLE,
        band: { ...band, floor_mm: 1 },
        interval: { start_ms: at('18:45'), end_ms: null },
      },
    ],
    place_label: 'north Syria',
    planned_landing_ms: at('20:00'),
    contact_desk: 'desk',
    remarks: 'r',
    relay_scope: 's',
    addressees: ['russia'],
    annexes: [],
    details: null,
  };
  const again = (shift: number) =>
    made({ ...draftOf(notice, shift, 'dms'), ref: 'N2', amends: null });

  it('says the very same again', () => {
    expect(again(0)).toEqual({ notice, ...NOTHING, ref: 'N2' });
  });

  it('that amends keeps the annexes, and the contact of a site', () => {
    const annex = {
      title: 'contact',
      media_type: 'text/plain',
      size: 1,
      commitment: 'ab'.repeat(32),
      recipients: [],
    };
    const site: Schema<'Site'> = {
      about: 'site',
      name: 'a clinic',
      category: 'clinic',
      services: ['primary care'],
      population: { number: { low: 1, high: 2 }, as_of_ms: NOW, basis: 'counted' },
      marking_daylight: '',
      marking_thermal: 'none',
      contact_annex: annex.commitment,
      valid_until_ms: at('20:00'),
      coarse_mm: 25_000_000,
    };
    const before: Schema<'Notice'> = {
      ...notice,
      activity: 'humanitarian-site',
      planned_landing_ms: null,
      annexes: [annex],
      details: site,
    };
    const ref = { party: 'israel', ref: 'S1' };
    const draft = { ...draftOf(before, 0, 'utm'), ref: 'S1', amends: { ref, before } };
    expect(made(draft)).toEqual({ notice: before, ...NOTHING, ref: 'S1' });
  });

  it('of a movement, moved in time, takes its check-ins along', () => {
    const movement: Schema<'Movement'> = {
      about: 'movement',
      purpose: 'medicine',
      origin: 'Damascus',
      destination: 'Rukban',
      vehicles: 12,
      markings: 'white',
      people: [{ kind: 'patients', number: null }],
      guarantor: '',
      check_ins: [{ place: 'Dumayr', at: { lat_e7: 1, lon_e7: -2 }, due_ms: at('19:00') }],
    };
    const before: Schema<'Notice'> = {
      ...notice,
      activity: 'medical-evacuation',
      details: movement,
    };
    const draft = { ...draftOf(before, 60_000, 'mgrs'), ref: 'M2', amends: null };
    expect(made(draft).notice?.details).toEqual({
      ...movement,
      check_ins: [{ ...movement.check_ins[0], due_ms: at('19:01') }],
    });
  });

  it('moved in time is the like of it, later', () => {
    const later = again(60_000).notice;
    expect(later?.period).toEqual({ start_ms: at('18:41'), end_ms: at('19:41') });
    expect(later?.volumes.map((one) => one.interval.start_ms)).toEqual([at('18:41'), at('18:46')]);
    expect(later?.planned_landing_ms).toBe(at('20:01'));
  });

  it('moves what begins and ends with it along when its times are changed', () => {
    const draft = { ...draftOf(notice, 0, 'dms'), ref: 'N2', amends: null, end: '19:50' };
    expect(made(draft).notice?.volumes.map((one) => one.interval.end_ms)).toEqual([
      at('19:50'),
      null,
    ]);
  });
});
