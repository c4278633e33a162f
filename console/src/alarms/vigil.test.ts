import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NodeOutOfReach } from '../api';
import { type AlarmNews, live } from '../live';
import { need } from '../needs/needs.test-part';
import { sounder } from '../sound';
import { Vigil } from './vigil';

const news: AlarmNews = {
  agreement: '',
  party: 'russia',
  cause: 'message',
  about: { party: 'israel', ref: 'K1' },
  words: '',
  thread: 'call/israel/K1',
  desk: 'duty desk',
  tier: 'duty-officer',
  precedence: 'flash',
  due_ms: null,
  against: null,
};
const alarm = (changed: Partial<AlarmNews> = {}) =>
  live.dispatchEvent(new CustomEvent('alarm', { detail: { ...news, ...changed } }));
const stands = (vigil: Vigil) => vigil.guard.standing.map(({ fault }) => fault);

describe('the vigil', () => {
  let vigil: Vigil;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(live.api, 'ask').mockRejectedValue(new NodeOutOfReach('gone'));
    live.stream.pulse = 'alive';
    vigil = new Vigil();
    vigil.begin();
  });
  afterEach(() => {
    vigil.end();
    live.me = undefined;
    sounder.silenceAll();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('sounds a flash until it is silenced, which leaves it standing', () => {
    alarm();
    expect(sounder.repeating).toHaveLength(1);
    vigil.silence();
    expect(sounder.repeating).toEqual([]);
    expect(vigil.heard.silenced).toHaveLength(1);
    expect(vigil.first?.thread).toBe('call/israel/K1');
  });

  it('stops what was dealt with at another desk, and nothing else', () => {
    alarm();
    alarm({ thread: 'call/israel/K2' });
    const open = need({ kind: 'acknowledge', thread: 'call/israel/K1' });
    vigil.settle([open]);
    vigil.settle([]);
    expect(vigil.heard.loud.map((one) => one.thread)).toEqual(['call/israel/K2']);
    expect(sounder.repeating).toHaveLength(1);
  });

  it('sounds while the line is dead, marks the page as old, and ends both when it is back', async () => {
    live.stream.pulse = 'dead';
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stands(vigil)).toEqual(['dead']);
    expect(sounder.repeating).toEqual(['fault dead']);
    expect(document.documentElement.hasAttribute('data-stale')).toBe(true);
    await vi.advanceTimersByTimeAsync(2_000);
    // The node was asked whether it is there, and said nothing.
    expect(stands(vigil)).toEqual(['away']);
    expect(document.title).toContain('NODE AWAY');
    live.stream.pulse = 'alive';
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stands(vigil)).toEqual([]);
    expect(sounder.repeating).toEqual([]);
    expect(document.documentElement.hasAttribute('data-stale')).toBe(false);
    expect(vigil.backs.map((one) => one.fault)).toEqual(['away']);
  });

  it('goes on showing a fault that was silenced', async () => {
    live.stream.pulse = 'dead';
    await vi.advanceTimersByTimeAsync(1_000);
    vigil.silence();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(stands(vigil)).toHaveLength(1);
    expect(sounder.repeating.filter((one) => one === 'fault dead')).toEqual([]);
  });

  it('says that one is signed out, who was in', async () => {
    live.dispatchEvent(new CustomEvent('signed-out', { detail: 'no-token' }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stands(vigil)).toEqual([]);
    live.me = { party: 'russia', role: 'officer', label: 'duty desk' };
    live.dispatchEvent(new CustomEvent('signed-out', { detail: 'ended' }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stands(vigil)).toEqual(['session-ended']);
  });

  it('shows through the system, if wanted and out of sight, not a word of what', async () => {
    const shown: string[] = [];
    vi.stubGlobal(
      'Notification',
      class {
        static permission = 'granted';
        constructor(title: string) {
          shown.push(title);
        }
      },
    );
    const { preferences } = await import('../prefs');
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    alarm();
    expect(shown).toEqual([]);
    preferences.set({ notify: true });
    alarm();
    expect(shown).toEqual(['Parley: FLASH']);
    preferences.set({ notify: false });
    vi.unstubAllGlobals();
  });
});
