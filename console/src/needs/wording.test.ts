import { afterEach, describe, expect, it } from 'vitest';
import { preferences } from '../prefs';
import { LANGUAGES } from '../words';
import { need } from './needs.test-part';
import { due, dueMeans, missing, type Need, type NeedKind, sentence } from './wording';
import { en } from './words/en';

const MINUTE_MS = 60_000;
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
const KINDS = Object.keys(en)
  .filter((key) => key.startsWith('kind/'))
  .map((key) => key.slice('kind/'.length) as NeedKind);
const rung = (told: Partial<Need['missing'][number]>): Need['missing'][number] => ({
  party: 'russia',
  rung: 'read-back',
  differs: false,
  units: [],
  acknowledged: 0,
  passed_to: 0,
  since_ms: 0,
  ...told,
});

afterEach(() => preferences.set({ language: 'en' }));

describe('a matter in words', () => {
  it('says who must do what about which thing', () => {
    expect(plain(sentence(need({ kind: 'read-back' })))).toBe(
      'Read back notice israel/F1 of israel',
    );
    const units = [
      rung({ rung: 'unit-acknowledged', units: ['7 bde'], acknowledged: 1, passed_to: 2 }),
    ];
    expect(plain(sentence(need({ kind: 'unit', missing: units })))).toContain('7 bde');
    const theirs = need({ kind: 'overdue', mine: false, owed_by: ['israel'] });
    expect(plain(sentence(theirs))).toContain('israel/F1 of israel is overdue');
    expect(plain(sentence(need({ kind: 'overdue' })))).toContain('Your israel/F1');
  });

  it('asks for a second read-back where the first differs', () => {
    const told = need({ kind: 'read-back', missing: [rung({ differs: true })] });
    expect(sentence(told)).toContain('anew');
  });

  it('says NOT CONFIRMED with every missing rung and whose', () => {
    const told = need({
      kind: 'unconfirmed',
      missing: [
        rung({}),
        rung({
          party: 'observer',
          rung: 'unit-acknowledged',
          units: ['x'],
          acknowledged: 1,
          passed_to: 2,
        }),
      ],
    });
    const text = plain(sentence(told));
    expect(text).toContain('NOT CONFIRMED');
    expect(text).toContain('russia: read back');
    expect(text).toContain('1 of 2');
    expect(missing(told)).toHaveLength(2);
  });

  it.each(LANGUAGES)('leaves out nothing in %s, whatever the kind', (language) => {
    preferences.set({ language });
    for (const kind of KINDS) {
      const told = need({
        kind,
        against: { party: 'russia', ref: 'R1' },
        to: 'coast guard',
        missing: [rung({})],
        finding: {
          verdict: 'conflict',
          reason: 'overlap',
          first_ms: 0,
          last_ms: null,
          place: null,
          gap_mm: null,
          vertical_gap_mm: null,
        },
      });
      const text = plain(sentence(told));
      expect(text, kind).not.toMatch(/[{}]|undefined|null/);
      expect(text.length, kind).toBeGreaterThan(10);
      if (!['clock', 'disputed'].includes(kind)) expect(text, kind).toContain('israel/F1');
    }
  });

  it('says of a kind that it does not know its code and its thing', () => {
    const told = { ...need({ kind: 'query' }), kind: 'something-new' } as unknown as Need;
    expect(plain(sentence(told))).toBe('something-new: israel/F1');
  });
});

describe('time to go', () => {
  const at = (due_ms: number | null) => need({ kind: 'read-back', due_ms });
  it('counts down, then up in words', () => {
    expect(plain(due(at(5 * MINUTE_MS), MINUTE_MS))).toBe('in 4 min 00 s');
    expect(plain(due(at(0), 192_000))).toBe('due 3 min 12 s ago');
    expect(due(at(null), 0)).toBe('no time agreed');
  });

  it('says what ends then', () => {
    expect(dueMeans(need({ kind: 'pass', due_ms: 1 }), 0)).toBe('before the activity begins');
    expect(dueMeans(need({ kind: 'conflict', due_ms: 1 }), 0)).toBe('before both are there');
    expect(dueMeans(need({ kind: 'query', due_ms: null }), 0)).toBe('');
    const late = need({ kind: 'unconfirmed', due_ms: 1, missing: [rung({ rung: 'passed' })] });
    expect(dueMeans(late, 0)).toBe('before the activity begins');
    expect(dueMeans(late, 2)).toBe('the activity has begun');
    expect(dueMeans({ ...late, missing: [rung({})] }, 0)).toBe('to answer');
  });
});
