import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LEAST_VOLUME, Sounder, STALLED_MS } from './sounder';
import { CEILING_HZ, lengthOf, PATTERNS, SEVERITIES, type Severity, severityOf } from './tones';

interface Played {
  hz: number;
  from: number;
  to: number;
}

class Parameter {
  value = 0;
  readonly points: [number, number][] = [];
  setValueAtTime(value: number, at: number): void {
    this.points.push([value, at]);
  }
  linearRampToValueAtTime(value: number, at: number): void {
    this.points.push([value, at]);
  }
}

class Part extends EventTarget {
  gain = new Parameter();
  frequency = new Parameter();
  type = '';
  fftSize = 4;
  from = 0;
  readonly to: Part[] = [];
  constructor(private readonly played?: Played[]) {
    super();
  }
  connect(other: Part): void {
    this.to.push(other);
  }
  disconnect(): void {}
  start(at: number): void {
    this.from = at;
  }
  stop(at?: number): void {
    if (at !== undefined) this.played?.push({ hz: this.frequency.value, from: this.from, to: at });
  }
  getFloatTimeDomainData(into: Float32Array): void {
    into.fill(0.5);
  }
}

class Context extends EventTarget {
  state = 'suspended';
  currentTime = 5;
  allowed: boolean | 'silent' = true;
  readonly played: Played[] = [];
  readonly gains: Part[] = [];
  readonly filters: Part[] = [];
  destination = new Part();
  createGain(): Part {
    const made = new Part();
    this.gains.push(made);
    return made;
  }
  createBiquadFilter(): Part {
    const made = new Part();
    this.filters.push(made);
    return made;
  }
  createAnalyser(): Part {
    return new Part();
  }
  createOscillator(): Part {
    return new Part(this.played);
  }
  async resume(): Promise<void> {
    if (this.allowed === 'silent') await new Promise(() => {});
    if (!this.allowed) throw new DOMException('not allowed');
    this.turn('running');
  }
  async close(): Promise<void> {
    this.state = 'closed';
  }
  turn(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

describe('the sounder', () => {
  let context: Context;
  let sounder: Sounder;
  let ticking: { ms: number; run: () => void; ended: boolean }[];
  let made: Context[];
  let now: number;

  beforeEach(() => {
    context = new Context();
    ticking = [];
    made = [];
    now = 0;
    const make = () => {
      const next = made.length === 0 ? context : new Context();
      made.push(next);
      return next as unknown as AudioContext;
    };
    sounder = new Sounder(make, {
      elapsed: () => now,
      every: (ms, run) => {
        const one = { ms, run, ended: false };
        ticking.push(one);
        return () => {
          one.ended = true;
        };
      },
    });
  });

  it('makes no sound before it is armed, and says so', () => {
    expect(sounder.state).toBe('off');
    expect(sounder.sound('priority')).toBe(false);
    expect(context.played).toEqual([]);
  });

  it('sounds once armed: the very notes of the pattern, from now on', async () => {
    expect(await sounder.arm()).toBe(true);
    expect(sounder.sound('priority')).toBe(true);
    const { notes } = PATTERNS.priority;
    expect(context.played.map((one) => one.hz)).toEqual(notes.map((note) => note.hz));
    const first = context.played[0];
    expect(first?.from).toBeGreaterThan(context.currentTime);
    expect((first?.to ?? 0) - (first?.from ?? 0)).toBeCloseTo(notes[0]?.for ?? 0);
    expect(context.filters[0]?.frequency.value).toBe(CEILING_HZ);
  });

  it('repeats flash until it is silenced, and an immediate one not', async () => {
    await sounder.arm();
    sounder.sound('immediate', 'one');
    expect(ticking).toHaveLength(0);
    sounder.sound('flash', 'two');
    sounder.sound('flash', 'two');
    expect(ticking.map((one) => one.ms)).toEqual([2_400]);
    const before = context.played.length;
    ticking[0]?.run();
    expect(context.played.length).toBe(before + PATTERNS.flash.notes.length);
    sounder.silence('one');
    expect(sounder.repeating).toEqual(['two']);
    sounder.silence('two');
    expect(ticking[0]?.ended).toBe(true);
    expect(sounder.repeating).toEqual([]);
  });

  it('is heard as soon as it can be, where a flash came before the gesture', async () => {
    expect(sounder.sound('flash', 'early')).toBe(false);
    await sounder.arm();
    ticking[0]?.run();
    expect(context.played.length).toBe(PATTERNS.flash.notes.length);
  });

  it('says that the browser holds it back, at once and later', async () => {
    let told = 0;
    sounder.addEventListener('change', () => {
      told += 1;
    });
    context.allowed = false;
    expect(await sounder.arm()).toBe(false);
    expect(sounder.state).toBe('blocked');
    context.allowed = true;
    expect(await sounder.arm()).toBe(true);
    const before = told;
    context.turn('suspended');
    expect(sounder.state).toBe('blocked');
    expect(told).toBeGreaterThan(before);
    expect(sounder.sound('flash')).toBe(false);
  });

  it('says that it is blocked though the browser never answers whether it may sound', async () => {
    vi.useFakeTimers();
    context.allowed = 'silent';
    let told = 0;
    sounder.addEventListener('change', () => {
      told += 1;
    });
    const armed = sounder.arm();
    expect(sounder.state).toBe('blocked');
    expect(told).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await armed).toBe(false);
    vi.useRealTimers();
  });

  it('says that its device plays nothing, and takes another on the next gesture', async () => {
    await sounder.arm();
    sounder.check();
    now += STALLED_MS + 1;
    context.currentTime += 1;
    sounder.check();
    expect(sounder.state).toBe('on');
    now += STALLED_MS + 1;
    sounder.check();
    expect(sounder.state).toBe('blocked');
    expect(sounder.sound('flash')).toBe(false);
    await sounder.resume();
    expect(made).toHaveLength(2);
    expect(context.state).toBe('closed');
    expect(sounder.state).toBe('on');
    ticking[0]?.run();
    expect(made[1]?.played.length).toBe(PATTERNS.flash.notes.length);
  });

  it('says that its device is lost, and that its voice was closed', async () => {
    await sounder.arm();
    context.dispatchEvent(new Event('error'));
    context.currentTime += 1;
    sounder.check();
    expect(sounder.state).toBe('blocked');
    await sounder.arm();
    expect(sounder.state).toBe('on');
    made[1]?.turn('closed');
    expect(sounder.state).toBe('blocked');
    await sounder.arm();
    expect(made).toHaveLength(3);
    expect(sounder.state).toBe('on');
  });

  it('is never turned down to nothing', async () => {
    sounder.setVolume(0);
    await sounder.arm();
    expect(context.gains[0]?.gain.value).toBe(LEAST_VOLUME);
    sounder.setVolume(0.8);
    expect(context.gains[0]?.gain.value).toBe(0.8);
  });

  it('measures what is produced', async () => {
    expect(sounder.energy()).toBe(0);
    await sounder.arm();
    expect(sounder.energy()).toBeCloseTo(0.5);
  });
});

describe('tones', () => {
  it('are below 2 kHz and no two sound alike in rhythm', () => {
    const rhythms = new Set<string>();
    for (const one of SEVERITIES) {
      const { notes } = PATTERNS[one];
      for (const note of notes) expect(note.hz).toBeLessThan(CEILING_HZ / 2);
      rhythms.add(notes.map((note) => note.for.toFixed(2)).join(' '));
    }
    expect(rhythms.size).toBe(SEVERITIES.length);
  });

  it('end before they begin anew', () => {
    for (const one of SEVERITIES) {
      const { every } = PATTERNS[one];
      if (every !== null) expect(lengthOf(PATTERNS[one])).toBeLessThan(every);
    }
  });

  it('go with a precedence, the unknown one not with the least', () => {
    const wanted: Record<string, Severity> = {
      flash: 'flash',
      immediate: 'immediate',
      priority: 'priority',
      routine: 'priority',
      'something-new': 'immediate',
    };
    for (const [precedence, severity] of Object.entries(wanted)) {
      expect(severityOf(precedence)).toBe(severity);
    }
  });
});
