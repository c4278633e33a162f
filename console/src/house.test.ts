import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom: a room imports rooms that stand further down. `shell` alone names the
 * screens, and fetches them when they are first shown.
 */
const FLOORS = [
  ['main'],
  ['shell'],
  ['watch'],
  ['signin', 'filing', 'notice', 'notices', 'line', 'duty', 'protected', 'evening', 'verify'],
  ['alarms'],
  ['map', 'sound'],
  ['forms', 'needs'],
  ['geo', 'keys', 'parts', 'to'],
  ['field'],
  ['live', 'theme'],
  ['api', 'words'],
  ['prefs'],
];
const src = dirname(new URL(import.meta.url).pathname);
const floorOf = new Map(FLOORS.flatMap((rooms, n) => rooms.map((room) => [room, n] as const)));

function* imports(): Generator<[string, string, string]> {
  for (const name of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    const text = readFileSync(join(src, name), 'utf8');
    const room = name.split(/[/.]/)[0] ?? '';
    for (const [, dynamic, path = ''] of text.matchAll(
      /(?:from|(import)\(|import) ?'(\.[^']+)'/g,
    )) {
      const target = relative(src, resolve(src, dirname(name), path)).split(/[/.]/)[0] ?? '';
      if (target !== room && dynamic === undefined) yield [name, room, target];
    }
  }
}

describe('the house', () => {
  it('has no arrow that points up or sideways', () => {
    const wrong = [...imports()].filter(([, from, target]) => {
      const [above, below] = [floorOf.get(from), floorOf.get(target)];
      // Languages are data that preferences name; they import nothing.
      if (from === 'prefs' && target === 'words') return false;
      return above === undefined || below === undefined || above >= below;
    });
    expect(wrong).toEqual([]);
  });

  it('says in the first line of every room what it is for', () => {
    for (const room of floorOf.keys()) {
      const index = join(src, room, 'index.ts');
      let text: string;
      try {
        text = readFileSync(index, 'utf8');
      } catch {
        continue;
      }
      expect(text.startsWith('/**'), room).toBe(true);
    }
  });

  it('keeps files small and styles out of markup', () => {
    for (const name of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.startsWith('api/')) continue;
      const text = readFileSync(join(src, name), 'utf8');
      expect(text.split('\n').length, name).toBeLessThanOrEqual(450);
      if (name.endsWith('.test.ts')) continue;
      // The Content-Security-Policy takes no style attribute, and styleMap writes one at first; the
      // property goes through: `.style=${'--part: 40%'}`.
      expect(/ style=["$]/.test(text), name).toBe(false);
      expect(/innerHTML|unsafeHTML|\beval\(/.test(text), name).toBe(false);
    }
  });
});
