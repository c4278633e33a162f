import { beforeEach, describe, expect, it } from 'vitest';
import { DEAD_MS, QUIET_MS, type Source, Stream } from './stream';

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
  let wires: Wire[] = [];
  let stream: Stream;
  const last = () => wires[wires.length - 1] as Wire;

  beforeEach(() => {
    now = 0;
    wires = [];
    stream = new Stream('', {
      open: (address) => {
        const wire = new Wire(address);
        wires.push(wire);
        return wire;
      },
      elapsed: () => now,
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

  it('ends where the session ended', () => {
    last().say('ended', { why: 'revoked' });
    expect(last().closed).toBe(true);
    expect(stream.pulse).toBe('dead');
  });
});
