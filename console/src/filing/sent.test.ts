import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Sending } from './sending';
import { ParleySent } from './sent';

async function shown(since: number): Promise<string> {
  const page = new ParleySent();
  page.sending = Object.assign(new EventTarget(), {
    state: 'under-way',
    since,
    tries: 1,
    filesThere: undefined,
  }) as unknown as Sending;
  document.body.append(page);
  await page.updateComplete;
  return page.shadowRoot?.textContent ?? '';
}

describe('what is under way', () => {
  afterEach(() => {
    document.body.replaceChildren();
    vi.useRealTimers();
  });

  it('is said not to be known on record as soon as it takes long', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 100_000 });
    expect(await shown(99_000)).not.toContain('Not known to be on record');
    expect(await shown(90_000)).toContain('Not known to be on record for');
  });
});
