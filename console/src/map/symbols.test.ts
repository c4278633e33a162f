import ms from 'milsymbol';
import { describe, expect, it } from 'vitest';
import { drawSymbols, INKS } from '../../tools/symbols.mjs';
import { ACTIVITY_SYMBOLS, SITE_SYMBOLS, symbolOf } from './symbols';
import { thing } from './things.test-part';

const drawn = drawSymbols();
const SYMBOLS = Object.keys(drawn);

describe('the symbols', () => {
  it('are neutral, every one, and such as the standard has', () => {
    expect(SYMBOLS.length).toBeGreaterThan(10);
    for (const code of SYMBOLS) {
      expect(code, code).toMatch(/^10[0]4\d{2}\d{14}$/);
      const symbol = new ms.Symbol(code);
      expect(symbol.isValid(), code).toBe(true);
      expect(symbol.getMetadata().affiliation, code).toBe('Neutral');
    }
  });

  it('are nobody’s enemy under any activity or category', () => {
    const all = [...Object.values(ACTIVITY_SYMBOLS), ...Object.values(SITE_SYMBOLS)];
    for (const code of all) {
      if (code === null) continue;
      expect(SYMBOLS).toContain(code);
      // The fourth digit: 5 is suspect, 6 hostile, 3 friend; the third: 0 is reality.
      expect(code.slice(2, 4)).toBe('04');
    }
  });

  it('are drawn in colours that every light replaces, and in no other', () => {
    for (const [code, svg] of Object.entries(drawn)) {
      const colours = new Set(svg.match(/#[0-9a-f]{3,8}|rgb\([^)]*\)/gi));
      expect(
        [...colours].filter((one) => !Object.values(INKS).includes(one)),
        code,
      ).toEqual([]);
      expect(svg, code).not.toMatch(/"(red|black|white|lime|blue|yellow)"/i);
    }
  });

  it('show no launcher, no jammer and nothing that fires', () => {
    for (const activity of [
      'air-defence-activity',
      'live-firing',
      'electronic-interference',
      'laser',
    ] as const) {
      expect(symbolOf(thing({ activity }))).toBeUndefined();
    }
  });

  it('show no military sign for a place to be spared', () => {
    for (const code of Object.values(SITE_SYMBOLS)) {
      expect(code.slice(4, 6)).toBe('20');
      // 110000 to 111899 are military, industrial or worse; 112000 is a magazine of grenades.
      expect([
        '111901',
        '112300',
        '120000',
        '120105',
        '120402',
        '120701',
        '120702',
        '121004',
        '121400',
      ]).toContain(code.slice(10, 16));
    }
    expect(symbolOf(thing({ category: 'hospital', activity: 'humanitarian-site' }))).toBe(
      SITE_SYMBOLS.hospital,
    );
    expect(symbolOf(thing({ activity: null }))).toBeUndefined();
  });
});
