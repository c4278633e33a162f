import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { preferences } from '../prefs';
import { Keys, keyOf } from '.';

function press(
  keys: Keys,
  key: string,
  more: KeyboardEventInit = {},
  at: EventTarget = document.body,
): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...more,
  });
  at.addEventListener('keydown', (heard) => keys.hear(heard as KeyboardEvent), { once: true });
  at.dispatchEvent(event);
  return event;
}

describe('keys', () => {
  let keys: Keys;
  beforeEach(() => {
    keys = new Keys();
    preferences.set({ keys: true });
  });
  afterEach(() => vi.restoreAllMocks());

  it('run the newest binding, and the former again once that has ended', () => {
    const heard: string[] = [];
    keys.bind({ keys: 'a', says: () => 'one', run: () => heard.push('one') });
    const end = keys.bind({ keys: 'a', says: () => 'two', run: () => heard.push('two') });
    press(keys, 'a');
    end();
    press(keys, 'a');
    expect(heard).toEqual(['two', 'one']);
    expect(keys.list().map((one) => one.says())).toEqual(['one']);
  });

  it('come in turn, within a moment', () => {
    const run = vi.fn();
    keys.bind({ keys: 'g w', says: () => '', run });
    const clock = vi.spyOn(performance, 'now').mockReturnValue(10_000);
    press(keys, 'g');
    press(keys, 'w');
    expect(run).toHaveBeenCalledTimes(1);
    press(keys, 'g');
    clock.mockReturnValue(20_000);
    press(keys, 'w');
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('leave Escape to a dialog that stands before everything', () => {
    const run = vi.fn();
    keys.bind({ keys: 'Escape', says: () => '', run });
    const dialog = document.body.appendChild(document.createElement('dialog'));
    const button = dialog.appendChild(document.createElement('button'));
    const open = vi.spyOn(dialog, 'matches').mockReturnValue(true);
    expect(press(keys, 'Escape', {}, button).defaultPrevented).toBe(false);
    expect(run).not.toHaveBeenCalled();
    open.mockReturnValue(false);
    expect(press(keys, 'Escape', {}, button).defaultPrevented).toBe(true);
    expect(run).toHaveBeenCalledTimes(1);
    dialog.remove();
  });

  it('leave a field to who writes in it, but for Escape', () => {
    const run = vi.fn();
    keys.bind({ keys: 'a', says: () => '', run }, { keys: 'Escape', says: () => '', run });
    const field = document.body.appendChild(document.createElement('input'));
    press(keys, 'a', {}, field);
    expect(run).not.toHaveBeenCalled();
    press(keys, 'Escape', {}, field);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('are off where single keys are not wanted', () => {
    const run = vi.fn();
    keys.bind({ keys: 'a', says: () => '', run });
    preferences.set({ keys: false });
    press(keys, 'a');
    press(keys, 'a', { ctrlKey: true });
    expect(run).not.toHaveBeenCalled();
  });

  it('are the same on a Russian, Hebrew or Arabic keyboard', () => {
    expect(keyOf(new KeyboardEvent('keydown', { key: 'ц', code: 'KeyW' }))).toBe('w');
    expect(keyOf(new KeyboardEvent('keydown', { key: "'", code: 'KeyW' }))).toBe('w');
    expect(keyOf(new KeyboardEvent('keydown', { key: 'Щ', code: 'KeyO', shiftKey: true }))).toBe(
      'O',
    );
    // A Latin layout that moves letters is believed.
    expect(keyOf(new KeyboardEvent('keydown', { key: 'z', code: 'KeyW' }))).toBe('z');
  });

  it('do nothing behind a dialog that lost the cursor', () => {
    const run = vi.fn();
    keys.bind({ keys: 'a', says: () => '', run });
    const host = document.body.appendChild(document.createElement('div'));
    const dialog = host
      .attachShadow({ mode: 'open' })
      .appendChild(document.createElement('dialog'));
    const modal = vi.spyOn(dialog, 'matches').mockReturnValue(true);
    press(keys, 'a');
    expect(run).not.toHaveBeenCalled();
    expect(modal).toHaveBeenCalledWith(':modal');
    host.remove();
    press(keys, 'a');
    expect(run).toHaveBeenCalledTimes(1);
  });
});
