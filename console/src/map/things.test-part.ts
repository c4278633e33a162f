/** Things to be drawn, for the tests of this room. */
import type { MapConflict, Thing, Volume } from './things';

export const at = (lat: number, lon: number) => ({
  lat_e7: Math.round(lat * 1e7),
  lon_e7: Math.round(lon * 1e7),
});

export function volume(
  given: {
    role?: Volume['role'];
    from?: number;
    to?: number | null;
    floor?: number;
    ceiling?: number;
    datum?: Volume['band']['datum'];
    shape?: Volume['shape'];
  } = {},
): Volume {
  return {
    role: given.role ?? 'activity',
    shape: given.shape ?? { shape: 'circle', centre: at(35.5, 36), radius_mm: 5_000_000 },
    band: {
      floor_mm: given.floor ?? 0,
      ceiling_mm: given.ceiling ?? 1_000_000,
      datum: given.datum ?? 'mean-sea-level',
    },
    interval: { start_ms: given.from ?? 0, end_ms: given.to === undefined ? 1_000 : given.to },
  };
}

let count = 0;

/** A notice of `northland`, filed, of one circle from 0 to 1 s unless it is said otherwise. */
export function thing(given: Partial<Thing> = {}): Thing {
  count += 1;
  const ref = given.ref ?? { party: given.party ?? 'northland', ref: `N${count}` };
  return {
    ref,
    thread: `notice/${ref.party}/${ref.ref}`,
    source: 'announced',
    party: ref.party,
    actor: ref.party,
    about: null,
    activity: 'flight',
    emergency: false,
    details: null,
    name: '',
    category: null,
    state: 'filed',
    confirmed: false,
    missing: [],
    late_ms: 0,
    place_label: '',
    start_ms: 0,
    end_ms: 1_000,
    filed_ms: 0,
    version: `version-${count}`,
    flags: [],
    volumes: [volume()],
    deviations: [],
    region: null,
    coarse_mm: null,
    heard: null,
    valid_until_ms: null,
    deviates_ms: null,
    ...given,
  };
}

/** A conflict of northland N1 and southland S1. */
export function clash(
  first_ms: number,
  last_ms: number | null,
  given: Partial<MapConflict['conflict']['finding']> = {},
): MapConflict {
  const side = (party: string, ref: string) => ({
    subject: { party, ref },
    source: 'announced' as const,
    role: 'activity',
    volume: 0,
  });
  return {
    conflict: {
      a: side('northland', 'N1'),
      b: side('southland', 'S1'),
      finding: {
        verdict: 'conflict',
        reason: 'overlap',
        first_ms,
        last_ms,
        place: at(35.5, 36),
        gap_mm: 0,
        vertical_gap_mm: 0,
        ...given,
      },
      also: [],
    },
    overlap: [
      { shape: 'polygon', outer: [at(35.4, 35.9), at(35.4, 36.1), at(35.6, 36)], holes: [] },
    ],
  };
}
