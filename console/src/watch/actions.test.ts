import { describe, expect, it } from 'vitest';
import { need } from '../needs/needs.test-part';
import { ACTIONS, actionsFor, fresh, hourAfter, LETTERS, unitsIn, wish } from './actions';

const entered = { ...fresh(need({ kind: 'pass' }), 1_000.4), words: ' as heard ' };

describe('actions', () => {
  it('have a letter each, none of which the list needs for itself', () => {
    const letters = ACTIONS.map((one) => LETTERS[one]);
    expect(new Set(letters).size).toBe(ACTIONS.length);
    for (const taken of ['j', 'k', 'o', 'g', 'M', 'L', '?', '/'])
      expect(letters).not.toContain(taken);
  });

  it('are offered for the matters that they settle, and reconfirming for own sites alone', () => {
    expect(actionsFor(need({ kind: 'acknowledge' }))).toEqual(['acknowledge', 'stand-by']);
    expect(actionsFor(need({ kind: 'expiring' }))).toEqual(['reconfirm']);
    expect(actionsFor(need({ kind: 'expiring', mine: false }))).toEqual([]);
    expect(actionsFor(need({ kind: 'unconfirmed' }))).toEqual([]);
    expect(actionsFor(need({ kind: 'awaited-acknowledgement' }))).toEqual([]);
  });

  it('state about the very version or message that was shown', () => {
    const leaf = 'cd'.repeat(32);
    const about = need({ kind: 'acknowledge', leaf, about: { party: 'israel', ref: 'K1' } });
    const made = wish('acknowledge', about, entered, 'ru');
    expect(made?.path).toEqual({ party: 'israel', ref: 'K1' });
    expect(made?.body).toEqual({
      message: leaf,
      said: {
        phrase: { catalogue: 'phrases/0', code: 'LINK-RECEIVED', parameters: [] },
        words: 'as heard',
        language: 'ru',
        quotes: [],
      },
    });
    expect(wish('enter', { ...about, kind: 'enter' }, entered, 'ru')?.body).toEqual({
      version: leaf,
    });
  });

  it('stand by until a moment, which acknowledges nothing of itself', () => {
    // The wire takes whole milliseconds; the clock here runs in parts of them.
    expect(entered.until_ms).toBe(301_000);
    const made = wish(
      'stand-by',
      need({ kind: 'acknowledge' }),
      { ...entered, until_ms: 7, words: '' },
      'en',
    );
    expect(JSON.stringify(made?.body)).toContain('"code":"LINK-STANDBY"');
    expect(JSON.stringify(made?.body)).toContain('"at_ms":7');
  });

  it('relay to the name that the relay is owed to, within the words shown', () => {
    const owed = need({ kind: 'relay', to: 'syria-ad' });
    const made = wish(
      'relay',
      owed,
      { ...entered, scope: ' the coast ', stage: 'acknowledged' },
      'en',
    );
    expect(made?.body).toMatchObject({ to: 'syria-ad', scope: 'the coast', stage: 'acknowledged' });
  });

  it('name nothing where there is nothing to name', () => {
    expect(wish('enter', need({ kind: 'clock', about: null }), entered, 'en')).toBeUndefined();
  });
});

describe('what is typed', () => {
  it('are units, one a line, each once', () => {
    expect(unitsIn(' 7 bde ,, naval base;7 bde')).toEqual(['7 bde', 'naval base']);
    expect(unitsIn('لواء 7، القاعدة')).toEqual(['لواء 7', 'القاعدة']);
  });

  it('is an hour from the test on, over midnight too', () => {
    const at = Date.parse('2018-09-17T23:50:30Z');
    expect(hourAfter('23:55', at)).toBe(Date.parse('2018-09-17T23:55:00Z'));
    expect(hourAfter('0:10', at)).toBe(Date.parse('2018-09-18T00:10:00Z'));
    expect(hourAfter('23:50', at)).toBe(Date.parse('2018-09-17T23:50:00Z'));
    expect(hourAfter('2350Z', at)).toBe(Date.parse('2018-09-17T23:50:00Z'));
    expect(hourAfter('24:10', at)).toBeUndefined();
    expect(hourAfter('soon', at)).toBeUndefined();
  });
});
