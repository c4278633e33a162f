import { afterEach, describe, expect, it } from 'vitest';
import { preferences } from '../prefs';
import { type Scene, sceneOf, type View } from './scene';
import { nextChange, partsOf, presence, type Thing, threadsOf } from './things';
import { at, clash, thing, volume } from './things.test-part';

const view = (given: Partial<View>): View => ({
  things: [],
  conflicts: [],
  extra: [],
  moment: 500,
  selected: new Set(),
  mine: new Set(['northland']),
  all: false,
  ...given,
});
const scene = (given: Partial<View>): Scene => sceneOf(view(given));
const BOX = {
  shape: 'box' as const,
  south_e7: 350000000,
  west_e7: 360000000,
  north_e7: 360000000,
  east_e7: 370000000,
};

afterEach(() => preferences.set({ language: 'en' }));

describe('what is there at a moment', () => {
  it('begins with its start and is gone at its end', () => {
    expect([
      presence(10, 20, 9),
      presence(10, 20, 10),
      presence(10, 20, 19),
      presence(10, 20, 20),
    ]).toEqual(['later', 'here', 'here', 'earlier']);
    expect(presence(10, null, 9e15)).toBe('here');
  });

  it('is drawn, and nothing else, unless that is wanted or chosen', () => {
    const now = thing();
    const later = thing({ volumes: [volume({ from: 900, to: 990 })] });
    expect(
      scene({ things: [now, later] }).areas.map(({ properties }) => properties.thread),
    ).toEqual([now.thread]);
    expect(
      scene({ things: [now, later], all: true }).areas.map(({ properties }) => properties.presence),
    ).toEqual(['here', 'later']);
    expect(scene({ things: [later], selected: new Set([later.thread]) }).areas.length).toBe(1);
    expect(scene({ things: [now, later] }).things).toBe(1);
  });

  it('keeps a place to be spared whatever was said of its end', () => {
    const site = thing({
      details: 'site',
      category: 'clinic',
      state: 'ended',
      volumes: [volume({ to: 100 })],
    });
    expect(partsOf(site).map(({ to, stand }) => [to, stand])).toEqual([[null, 'begun']]);
    expect(scene({ things: [site] }).areas.length).toBe(1);
  });

  it('keeps the residual hazard of what was ended, and nothing more of it', () => {
    const ended = thing({
      state: 'ended',
      volumes: [volume(), volume({ role: 'residual-hazard' })],
    });
    expect(partsOf(ended).map(({ stand }) => stand)).toEqual(['over', 'begun']);
    expect(
      partsOf(thing({ state: 'cancelled', volumes: [volume({ role: 'residual-hazard' })] }))[0]
        ?.stand,
    ).toBe('cancelled');
  });

  it('changes next when something comes or goes', () => {
    const things = [
      thing({ volumes: [volume({ from: 700, to: 800 })], start_ms: 700, end_ms: 800 }),
    ];
    expect(nextChange(things, [], 500)).toBe(700);
    expect(nextChange(things, [clash(600, null)], 500)).toBe(600);
    expect(nextChange(things, [clash(0, 550)], 500)).toBe(550);
    expect(nextChange(things, [], 800)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('what is said of it', () => {
  it('is NOT CONFIRMED until it is confirmed, on the chart and in the list', () => {
    const words = (confirmed: boolean) => {
      const made = scene({ things: [thing({ confirmed })] });
      return [made.labels[0]?.words, made.shown[0]?.words, made.areas[0]?.properties.confirmed];
    };
    const [mark, list, drawn] = words(false);
    expect(mark).toContain('NOT CONFIRMED');
    expect(list).toContain('NOT CONFIRMED');
    expect(drawn).toBe(false);
    expect(words(true)[0]).not.toContain('NOT CONFIRMED');
    expect(words(true)[2]).toBe(true);
  });

  it('names who says so and whose it is, of what another party reports', () => {
    const report = thing({
      source: 'reported',
      state: null,
      actor: null,
      activity: null,
      thread: 'concern/northland/K1',
    });
    const [mark] = scene({ things: [report] }).labels;
    expect(mark?.words).toContain('reported by northland · whose: not known');
    expect(mark?.words).toContain('reported, not announced');
    expect(mark?.words).not.toContain('CONFIRMED');
    expect(mark?.plate).toBe('reported');
    expect(partsOf(report)[0]?.stand).toBe('reported');
  });

  it('says of a region that it was named and not drawn', () => {
    const named = thing({ source: 'region', volumes: [], region: BOX, place_label: 'the north' });
    const made = scene({ things: [named] });
    expect(made.areas[0]?.properties.use).toBe('named');
    expect(made.labels[0]?.words).toContain('named, not drawn: the north');
  });

  it('lists what has no place at all: it may be anywhere', () => {
    const made = scene({
      things: [thing({ source: 'region', volumes: [], place_label: 'somewhere' })],
    });
    expect(made.areas).toEqual([]);
    expect(made.shown[0]).toMatchObject({ presence: 'here', bounds: undefined });
    expect(made.shown[0]?.words).toContain('it may be anywhere');
  });

  it('is told mine from theirs', () => {
    const made = scene({ things: [thing(), thing({ party: 'southland' })] });
    expect(made.areas.map(({ properties }) => properties.side)).toEqual(['mine', 'theirs']);
  });

  it('shows where a movement was last heard of, from that moment on', () => {
    const heard = { place: 'the bridge', at: at(35, 36), at_ms: 400 };
    const moving = thing({ details: 'movement', heard });
    const found = (moment: number) =>
      scene({ things: [moving], moment }).labels.filter(({ words }) =>
        words.includes('the bridge'),
      );
    expect(found(500)[0]?.words).toContain('last heard');
    expect(found(399)).toEqual([]);
  });

  it('is two lines from afar: whose it is, and how it stands', () => {
    const short = (given: Partial<Thing>) => scene({ things: [thing(given)] }).labels[0]?.short;
    expect(short({ ref: { party: 'northland', ref: 'N7' } })).toBe(
      'northland N7\nfiled · NOT CONFIRMED',
    );
    expect(short({ source: 'reported', state: null, actor: null })).toBe(
      'reported by northland\nwhose: not known',
    );
    expect(short({ source: 'region', volumes: [], region: BOX })).toContain('named region');
  });

  it('leaves out heights of people where nobody stated any', () => {
    const words = (details: Thing['details'], floor: number, ceiling: number) => {
      const made = scene({ things: [thing({ details, volumes: [volume({ floor, ceiling })] })] });
      return `${made.labels[0]?.words} ${made.shown[0]?.words}`;
    };
    for (const details of ['site', 'gathering', 'crossing'] as const) {
      expect(words(details, -500_000, 9_000_000)).not.toContain('AMSL');
      expect(words(details, 0, 6_000_000)).not.toContain('AMSL');
      expect(words(details, 0, 800_000)).toContain('AMSL');
    }
    expect(words(null, -500_000, 9_000_000)).toContain('AMSL');
  });

  it('is in the officer’s language', () => {
    preferences.set({ language: 'fr' });
    expect(scene({ things: [thing()] }).shown[0]?.words).toContain('NON CONFIRMÉ');
  });
});

describe('a conflict', () => {
  it('is drawn where and when the two overlap, with verdict, time and gap', () => {
    const made = scene({
      conflicts: [clash(0, 1_000, { gap_mm: 1_234_567, vertical_gap_mm: null })],
    });
    expect(made.conflicts.length).toBe(1);
    const words = made.labels[0]?.words ?? '';
    expect(words).toContain('CONFLICT');
    expect(words).toContain('00:00Z–00:00Z');
    expect(words).toContain('1234 m');
    expect(words).toContain('in height not known');
    expect(made.clashes).toBe(1);
    expect(scene({ conflicts: [clash(600, 700)] }).conflicts).toEqual([]);
  });

  it('is picked as its two sides, by the threads that things have', () => {
    expect(threadsOf(clash(0, 1).conflict)).toEqual(['notice/northland/N1', 'notice/southland/S1']);
    const { conflict } = clash(0, 1);
    expect(threadsOf({ ...conflict, b: { ...conflict.b, source: 'reported' } })[1]).toBe(
      'concern/southland/S1',
    );
  });

  it('has a mark where nothing can be drawn of it, and a line where there is no place', () => {
    const bare = { ...clash(0, 1_000), overlap: null };
    expect(scene({ conflicts: [bare] }).conflictMarks.length).toBe(1);
    const nowhere = { ...clash(0, 1_000, { place: null }), overlap: null };
    const made = scene({ conflicts: [nowhere] });
    expect(made.conflictMarks).toEqual([]);
    expect(made.shown.length).toBe(1);
  });
});

describe('what is drawn beside', () => {
  it('is a shape or a cross with its words', () => {
    const made = scene({
      extra: [
        { kind: 'draft', volumes: [volume()], label: 'my draft' },
        { kind: 'place', position: at(1, 2), label: 'here?' },
      ],
    });
    expect(made.extras.map(({ geometry, properties }) => [geometry.type, properties.kind])).toEqual(
      [
        ['MultiPolygon', 'draft'],
        ['Point', 'place'],
      ],
    );
    expect(made.labels.map(({ words }) => words)).toEqual(['my draft', 'here?']);
  });
});
