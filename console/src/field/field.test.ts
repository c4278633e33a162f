import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { preferences } from '../prefs';
import { codesOf, field, type Kind } from '.';
import { en } from './words/en';

const PARLEY = join(dirname(new URL(import.meta.url).pathname), '../../../src/parley');

/** The codes of an enumeration of the model, read from its source. */
function codes(file: string, name: string): string[] {
  const text = readFileSync(join(PARLEY, `${file}.py`), 'utf8');
  const body =
    text.split(`class ${name}(StrEnum):`)[1]?.split('\nclass ')[0]?.split(/\n\S/)[0] ?? '';
  return [...body.matchAll(/^ {4}[A-Z_]+ = "([^"]+)"$/gm)].map((found) => found[1] ?? '');
}

const ENUMERATIONS: [Kind, string, string][] = [
  ['activity', 'model/notices', 'Activity'],
  ['state', 'picture/life', 'State'],
  ['rung', 'picture/ladder', 'Rung'],
  ['verdict', 'model/findings', 'Verdict'],
  ['reason', 'model/findings', 'Reason'],
  ['source', 'model/findings', 'Source'],
  ['role', 'model/volumes', 'Role'],
  ['datum', 'model/heights', 'Datum'],
  ['lane', 'model/line', 'Lane'],
  ['tier', 'model/line', 'Tier'],
  ['precedence', 'model/line', 'Precedence'],
  ['lane-state', 'model/line_statements', 'LineState'],
  ['working', 'picture/line_state', 'Working'],
  ['grade', 'picture/line_state', 'Grade'],
  ['query-field', 'model/line_statements', 'QueryField'],
  ['site', 'model/humanitarian', 'SiteCategory'],
  ['people', 'model/humanitarian', 'PeopleKind'],
  ['crossing', 'model/humanitarian', 'CrossingState'],
  ['service', 'model/humanitarian_statements', 'ServiceState'],
  ['movement', 'model/humanitarian_statements', 'MovementReport'],
  ['flag', 'rules/flags', 'FlagKind'],
  ['marker', 'model/phrases', 'Marker'],
  ['standing', 'model/agreements', 'Standing'],
];

describe("the field's words", () => {
  beforeEach(() => preferences.set({ language: 'en' }));

  it.each(ENUMERATIONS)('say every code of %s', (kind, file, name) => {
    const known = codes(file, name);
    expect(known.length).toBeGreaterThan(1);
    for (const code of known) expect(`${kind}/${code}` in en, `${kind}/${code}`).toBe(true);
  });

  it('name every emergency of the catalogue', () => {
    const text = readFileSync(join(PARLEY, 'phrases/catalogue/phrases.toml'), 'utf8');
    const emergencies = [...text.matchAll(/^emergency = "([^"]+)"$/gm)].map((found) => found[1]);
    expect(emergencies.length).toBeGreaterThan(5);
    for (const one of emergencies) expect(`topic/${one}` in en, one).toBe(true);
  });

  it.each([
    'rung',
    'lane',
    'tier',
    'precedence',
    'site',
    'people',
    'crossing',
  ] as const)('list the codes of %s as the model does, in its order', (kind) => {
    const [, file = '', name = ''] = ENUMERATIONS.find(([one]) => one === kind) ?? [];
    expect(codesOf(kind)).toEqual(codes(file, name));
  });

  it('show a code that is not known here as it is', () => {
    expect(field('activity', 'something-new')).toBe('something-new');
  });

  it('never permit', () => {
    const permission = /approv|denied|clear(ed|ance)|authori[sz]|grant|permit|\bsafe\b/i;
    expect(Object.values(en).filter((text) => permission.test(text))).toEqual([]);
  });
});
