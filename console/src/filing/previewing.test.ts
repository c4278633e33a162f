import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Schema } from '../api';
import { live } from '../live';
import type { Preview } from './judging';
import { Previewing } from './previewing';

const notice = (label: string) => ({ place_label: label }) as unknown as Schema<'Notice'>;

describe('what the node judged', () => {
  beforeEach(() => {
    const agreed = { agreement: 'a' } as unknown as typeof live.agreement;
    vi.spyOn(live, 'agreement', 'get').mockReturnValue(agreed);
    vi.spyOn(live.api, 'ask').mockImplementation((async (
      _: string,
      one: { body: { notice: Schema<'Notice'> } },
    ) => ({ notice: one.body.notice })) as unknown as typeof live.api.ask);
  });

  afterEach(() => vi.restoreAllMocks());

  it('is told in a last look of what is signed alone', async () => {
    const previewing = new Previewing();
    const judged = new Promise((done) => previewing.addEventListener('change', done));
    previewing.now(notice('north'));
    await judged;
    const north: Partial<Preview> = { notice: notice('north') };
    expect(previewing.told(notice('north'), true)).toEqual(north);
    expect(previewing.told(notice('a ridge'), true)).toBeUndefined();
    // Beside the form it stays meanwhile, and is said to be of before.
    expect(previewing.told(notice('a ridge'), false)).toEqual(north);
  });
});
