import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Api } from '../api';
import { Live } from './live';
import { type Source, Stream } from './stream';

class Wire extends EventTarget implements Source {
  close(): void {}
}

const NODE_MS = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

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
      '/v1/session': { session: null, wall_ms: NODE_MS },
      '/v1/agreements': [{ agreement: 'a', terms: { members: [] } }],
    };
    const api = new Api('', async (input) => {
      asked.push(String(input));
      const body = JSON.stringify(answers[String(input)] ?? []);
      return new Response(body, { headers: { 'content-type': 'application/json' } });
    });
    live = new Live(
      api,
      new Stream('', {
        open: () => wire,
        elapsed: () => performance.now(),
        wall: () => Date.now(),
      }),
    );
    await live.begin();
  });
  afterEach(() => {
    live.stream.stop();
    vi.useRealTimers();
  });

  const times = (of = '/notices') => asked.filter((one) => one.endsWith(of)).length;

  it('is asked for once when an entry comes, and not again by a timer', async () => {
    live.resource('notice.list').watch(() => {});
    await vi.advanceTimersByTimeAsync(10);
    expect(times()).toBe(1);
    say('entry', { position: 1 });
    await vi.advanceTimersByTimeAsync(500);
    expect(times()).toBe(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(times()).toBe(2);
  });

  it('is asked for again when a peer is proven to hold more, if it shows deliveries', async () => {
    say('beat', { now_ms: 1, wall_ms: 1, position: 0, settled: true });
    await vi.advanceTimersByTimeAsync(500);
    live.resource('notice.list').watch(() => {});
    live.resource('query.list').watch(() => {});
    await vi.advanceTimersByTimeAsync(10);
    const covered = { agreement: 'a', party: 'north', by: 'south', size: 2 };
    for (let n = 0; n < 20; n += 1) say('covered', covered);
    await vi.advanceTimersByTimeAsync(500);
    expect(times()).toBe(2);
    expect(times('/queries')).toBe(1);
    // What comes in the same moment as an entry takes nothing from it.
    say('covered', covered);
    say('entry', { position: 2 });
    await vi.advanceTimersByTimeAsync(500);
    expect(times()).toBe(3);
    expect(times('/queries')).toBe(2);
  });

  it('is held no longer once nobody looks', async () => {
    const held = live.resource('notice.list');
    const end = held.watch(() => {});
    live.resource('query.list').watch(() => {});
    await vi.advanceTimersByTimeAsync(10);
    end();
    expect(live.resource('notice.list')).toBe(held);
    say('entry', { position: 1 });
    await vi.advanceTimersByTimeAsync(500);
    expect(times()).toBe(1);
    expect(times('/queries')).toBe(2);
    expect(live.resource('notice.list')).not.toBe(held);
  });

  it('is asked for again when the stream was opened anew, however short the gap was', async () => {
    live.resource('query.list').watch(() => {});
    await vi.advanceTimersByTimeAsync(10);
    wire.dispatchEvent(new Event('open'));
    await vi.advanceTimersByTimeAsync(500);
    expect(times('/queries')).toBe(2);
  });

  it('counts as silence while it is asked for and not answered, though the node beats', async () => {
    const ask = vi.spyOn(live.api, 'ask').mockImplementation(() => new Promise(() => {}));
    const end = live.resource('notice.list').watch(() => {});
    for (let n = 0; n < 4; n += 1) {
      say('beat', { now_ms: n, wall_ms: n, position: 0, settled: true });
      await vi.advanceTimersByTimeAsync(5_000);
    }
    expect(live.stream.pulse).toBe('dead');
    // Nobody looks at it any more: what else is shown is the present.
    end();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(live.stream.pulse).toBe('alive');
    ask.mockRestore();
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

  it('has the time of the node before the first beat, and whatever this machine says', async () => {
    expect(live.now()).toBe(NODE_MS);
    vi.setSystemTime(Date.now() + 24 * HOUR);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(live.now()).toBe(NODE_MS + 2_000);
    say('beat', { now_ms: NODE_MS + 5_000, wall_ms: NODE_MS + 5_000, position: 0, settled: true });
    vi.setSystemTime(Date.now() - 48 * HOUR);
    await vi.advanceTimersByTimeAsync(500);
    expect(live.now()).toBe(NODE_MS + 5_500);
    expect(live.wall()).toBe(NODE_MS + 5_500);
  });

  it('was missed where this machine slept, and not where its clock was set', async () => {
    const slept: number[] = [];
    live.addEventListener('slept', (event) => slept.push((event as CustomEvent<number>).detail));
    const beat = (ms: number) => {
      const at = NODE_MS + ms;
      say('beat', { now_ms: at, wall_ms: at, position: 0, settled: true });
    };
    beat(0);
    vi.setSystemTime(Date.now() + HOUR);
    beat(1_000);
    vi.setSystemTime(Date.now() - 2 * HOUR);
    beat(2_000);
    expect(slept).toEqual([]);
    vi.setSystemTime(Date.now() + HOUR);
    beat(2_000 + HOUR);
    expect(slept).toEqual([HOUR]);
  });
});
