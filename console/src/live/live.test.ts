import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Api } from '../api';
import { Live } from './live';
import { type Source, Stream } from './stream';

class Wire extends EventTarget implements Source {
  close(): void {}
}

describe('what is looked at', () => {
  let wire: Wire;
  let live: Live;
  let asked: string[];
  const say = (kind: string, detail: unknown) =>
    wire.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(detail) }));

  beforeEach(async () => {
    vi.useFakeTimers();
    wire = new Wire();
    asked = [];
    const answers: Record<string, unknown> = {
      '/v1/me': { party: 'north', role: 'officer', label: 'desk' },
      '/v1/node': { exercise_clock: false },
      '/v1/agreements': [{ agreement: 'a', terms: { members: [] } }],
    };
    const api = new Api('', async (input) => {
      asked.push(String(input));
      const body = JSON.stringify(answers[String(input)] ?? []);
      return new Response(body, { headers: { 'content-type': 'application/json' } });
    });
    live = new Live(api, new Stream('', { open: () => wire, elapsed: () => performance.now() }));
    await live.begin();
  });
  afterEach(() => {
    live.stream.stop();
    vi.useRealTimers();
  });

  const times = () => asked.filter((one) => one.endsWith('/notices')).length;

  it('is asked for again once what was said will have been cosigned, for that sends no event', async () => {
    live.resource('notice.list').watch(() => {});
    await vi.advanceTimersByTimeAsync(10);
    expect(times()).toBe(1);
    say('entry', { position: 1 });
    await vi.advanceTimersByTimeAsync(500);
    const soon = times();
    expect(soon).toBeGreaterThan(1);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(times()).toBe(soon + 2);
  });

  it('is looked at now and then though nothing is said', async () => {
    live.resource('notice.list').watch(() => {});
    await vi.advanceTimersByTimeAsync(10);
    const before = times();
    for (let n = 0; n < 12; n += 1) {
      say('beat', { now_ms: n, wall_ms: n, position: 0, settled: true });
      await vi.advanceTimersByTimeAsync(5_000);
    }
    expect(times() - before).toBeGreaterThanOrEqual(2);
    expect(times() - before).toBeLessThan(5);
  });
});
