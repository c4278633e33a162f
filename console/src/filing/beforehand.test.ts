import { afterEach, describe, expect, it } from 'vitest';
import { field } from '../field';
import { ParleyBeforehand, type Standing } from './beforehand';
import type { Preview } from './judging';
import { say } from './words';

const NOTHING_FOUND = {
  flags: [],
  meant: [],
  conflicts: [],
  nearest: [],
  told: [],
  widened: [],
  notice: { relay_scope: '', place_label: '' },
} as unknown as Preview;

async function shown(standing: Standing): Promise<string> {
  const page = new ParleyBeforehand();
  page.preview = NOTHING_FOUND;
  page.standing = standing;
  document.body.append(page);
  await page.updateComplete;
  return page.shadowRoot?.textContent ?? '';
}

describe('before signing', () => {
  afterEach(() => document.body.replaceChildren());

  it('no conflict is said to be found only of what was judged now', async () => {
    expect(await shown('fresh')).toContain(field('verdict', 'apart'));
    for (const standing of ['asking', 'out-of-reach', 'hindered', 'problem'] as const) {
      const text = await shown(standing);
      expect(text).not.toContain(field('verdict', 'apart'));
      expect(text).toContain(say('conflicts-unknown'));
      expect(text).toContain(say('not-judged'));
    }
  });
});
