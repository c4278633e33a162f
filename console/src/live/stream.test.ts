import { beforeEach, describe, expect, it } from 'vitest';
import { CLOCK_LOOSE_MS, DEAD_MS, QUIET_MS, type Source, Stream } from './stream';

class Wire extends EventTarget implements Source {
  closed = false;
  constructor(readonly address: string) {
    super();
  }
  close(): void {
    this.closed = true;
  }
  say(kind: string, detail: unknown): void {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(detail) }));
  }
}

describe('the stream', () => {
  let now = 0;
  let set = 0;
  let wires: Wire[] = [];
  let stream: Stream;
  const last = () => wires[wires.length - 1] as Wire;

  beforeEach(() => {
    now = 0;
    set = 0;
    wires = [];
    stream = new Stream('', {
      open: (address) => {
        const wire = new Wire(address);
        wires.push(wire);
        return wire;
      },
      elapsed: () => now,
      wall: () => 1_800_000_000_000 + now + set,
    });
    stream.follow(7);
  });

  it('begins where it is told, and is alive once it has heard', () => {
    expect(last().address).toBe('/v1/events?after=7');
    expect(stream.pulse).toBe('connecting');
    last().say('beat', { now_ms: 1, wall_ms: 1, position: 7, settled: true });
    expect(stream.pulse).toBe('alive');
    stream.stop();
  });

  it('says that it is late, then dead, and opens another from where it was', () => {
    last().say('entry', { position: 9 });
    now = QUIET_MS + 1;
    stream.look();
    expect(stream.pulse).toBe('quiet');
    expect(wires).toHaveLength(1);
    now = DEAD_MS + 1;
    stream.look();
    expect(stream.pulse).toBe('dead');
    expect(wires[0]?.closed).toBe(true);
    expect(last().address).toBe('/v1/events?after=9');
    last().say('beat', { now_ms: 1, wall_ms: 1, position: 9, settled: true });
    expect(stream.pulse).toBe('alive');
    stream.stop();
  });

  it('does not overrun a node that comes back', () => {
    for (now = DEAD_MS + 1; now < DEAD_MS + 60_000; now += 1_000) stream.look();
    expect(wires.length).toBeLessThan(15);
    expect(wires.length).toBeGreaterThan(5);
    stream.stop();
  });

  it('is late, then dead, while the node beats and does not answer', () => {
    const beat = () => last().say('beat', { now_ms: 1, wall_ms: 1, position: 7, settled: true });
    beat();
    stream.unanswered = 0;
    now = QUIET_MS + 1;
    beat();
    stream.look();
    expect(stream.pulse).toBe('quiet');
    now = DEAD_MS + 1;
    beat();
    stream.look();
    expect(stream.pulse).toBe('dead');
    expect(stream.silence).toBe(DEAD_MS + 1);
    // Its stream is there, and is left alone.
    expect(wires).toHaveLength(1);
    stream.unanswered = undefined;
    stream.look();
    expect(stream.pulse).toBe('alive');
    stream.stop();
  });

  it('asks the node at once where the clock here was set, or the machine slept', () => {
    const hour = 3_600_000;
    for (const [by, opened] of [
      [hour, 2],
      [0, 3],
      [-24 * hour, 4],
      [CLOCK_LOOSE_MS - 24 * hour, 4],
    ] as const) {
      last().say('beat', { now_ms: 1, wall_ms: 1, position: 7, settled: true });
      set = by;
      now += 1_000;
      const before = wires.length;
      stream.look();
      expect(wires).toHaveLength(opened);
      // What is shown may be the present or not, until it has answered.
      expect(stream.pulse).toBe(wires.length > before ? 'connecting' : 'alive');
    }
    stream.stop();
  });

  it('ends where the session ended', () => {
    last().say('ended', { why: 'revoked' });
    expect(last().closed).toBe(true);
    expect(stream.pulse).toBe('dead');
  });
});
