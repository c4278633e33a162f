/** The voice of the console: armed by a gesture, heard until silenced, and never quietly off. */
import { CEILING_HZ, lengthOf, PATTERNS, type Severity } from './tones';

/**
 * `off`: nobody has taken the watch here, no alarm can sound. `on`: sounds are produced.
 * `blocked`: it was on, and the browser holds it back or its device plays nothing any more.
 */
export type SoundState = 'off' | 'on' | 'blocked';

/** Volume is never less while sound is armed: an alarm that is turned down to nothing is off. */
export const LEAST_VOLUME = 0.1;
const ATTACK_S = 0.008;
const AHEAD_S = 0.02;
/** A voice whose own time stands for so long plays nothing, whatever it says of itself. */
export const STALLED_MS = 1_500;
/** Outside a gesture some browsers never answer whether it may sound. */
const PATIENCE_MS = 1_000;

/** Timers, so that tests need not wait. */
export interface Timing {
  every: (ms: number, run: () => void) => () => void;
  /** Monotonic milliseconds. */
  elapsed: () => number;
}

const REAL: Timing = {
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
  elapsed: () => performance.now(),
};

/** Dispatches `change` when its state or what it repeats changes, `sounded` with each round. */
export class Sounder extends EventTarget {
  private context: AudioContext | undefined;
  private volume: GainNode | undefined;
  private meter: AnalyserNode | undefined;
  private samples: Float32Array<ArrayBuffer> | undefined;
  private readonly rounds = new Map<string, { severity: Severity; end: () => void }>();
  private playing = new Set<OscillatorNode>();
  private level = LEAST_VOLUME;
  /** The voice's own time, seconds, and when it was last seen to move, milliseconds. */
  private moved = { to: -1, at: 0 };
  private stalled = false;
  private failed = false;

  constructor(
    private readonly make: () => AudioContext = () => new AudioContext(),
    private readonly timing: Timing = REAL,
  ) {
    super();
  }

  get state(): SoundState {
    if (this.context === undefined) return 'off';
    return this.context.state === 'running' && !this.broken ? 'on' : 'blocked';
  }

  /** Whether what calls itself running plays nothing. */
  private get broken(): boolean {
    return this.stalled || this.failed;
  }

  /** What sounds again and again now. */
  get repeating(): readonly string[] {
    return [...this.rounds.keys()];
  }

  /** Begin, from within a gesture of a person; true if the browser lets it sound. */
  async arm(): Promise<boolean> {
    if (this.context === undefined && !this.build()) return false;
    this.changed();
    await this.resume();
    this.changed();
    return this.state === 'on';
  }

  /** Ask the browser to let it sound again; it may say no, or nothing, outside a gesture. */
  async resume(): Promise<void> {
    if (this.context === undefined) return;
    // What has ended, or lost its device, does not come back: another takes its place.
    if (this.context.state === 'closed' || this.broken) this.build();
    const patience = new Promise((end) => setTimeout(end, PATIENCE_MS));
    try {
      await Promise.race([this.context.resume(), patience]);
    } catch {
      // It stays blocked, which its state says.
    }
  }

  /** Look whether what says that it sounds does: call it every second. */
  check(): void {
    const { context } = this;
    if (context === undefined) return;
    const now = this.timing.elapsed();
    if (context.state !== 'running' || context.currentTime !== this.moved.to) {
      this.moved = { to: context.currentTime, at: now };
    }
    this.stall(now - this.moved.at > STALLED_MS);
  }

  private stall(so: boolean): void {
    if (this.stalled === so) return;
    this.stalled = so;
    this.changed();
  }

  /** @returns False in a browser without a voice: the mark stays what it was. */
  private build(): boolean {
    let context: AudioContext;
    try {
      context = this.make();
    } catch {
      return false;
    }
    const before = this.context;
    before?.removeEventListener('statechange', this.changed);
    if (before !== undefined && before.state !== 'closed') void before.close().catch(() => {});
    this.playing.clear();
    this.context = context;
    this.moved = { to: -1, at: this.timing.elapsed() };
    this.stalled = false;
    this.failed = false;
    this.volume = context.createGain();
    this.volume.gain.value = this.level;
    const low = context.createBiquadFilter();
    low.type = 'lowpass';
    low.frequency.value = CEILING_HZ;
    this.meter = context.createAnalyser();
    this.samples = new Float32Array(new ArrayBuffer(this.meter.fftSize * 4));
    this.volume.connect(low);
    low.connect(this.meter);
    this.meter.connect(context.destination);
    context.addEventListener('statechange', this.changed);
    // Its device is gone, or never came.
    context.addEventListener('error', () => {
      if (this.context !== context) return;
      this.failed = true;
      this.changed();
    });
    return true;
  }

  /** 0 to 1; never below the least that can be heard. */
  setVolume(volume: number): void {
    this.level = Math.min(1, Math.max(LEAST_VOLUME, volume));
    if (this.volume !== undefined) this.volume.gain.value = this.level;
  }

  /**
   * Sound once; one that repeats goes on under this name until it is silenced.
   *
   * @returns Whether a sound was produced: false says that nobody can have heard it.
   */
  sound(severity: Severity, name: string = severity): boolean {
    const { every } = PATTERNS[severity];
    // What repeats is kept while it cannot be heard, and is heard once it can.
    if (every !== null && !this.rounds.has(name)) {
      const end = this.timing.every(every * 1_000, () => this.round(severity));
      this.rounds.set(name, { severity, end });
      this.changed();
    }
    return this.round(severity);
  }

  /** Sound one round, also of what would repeat. */
  once(severity: Severity): boolean {
    return this.round(severity);
  }

  /** Stop what repeats under this name. */
  silence(name: string): void {
    const found = this.rounds.get(name);
    if (found === undefined) return;
    found.end();
    this.rounds.delete(name);
    this.changed();
  }

  /** Stop everything that sounds, now. */
  silenceAll(): void {
    for (const name of this.repeating) this.silence(name);
    for (const one of this.playing) one.stop();
    this.playing.clear();
  }

  /** How strong the sound is at this moment, root mean square: above 0 only if it is produced. */
  energy(): number {
    if (this.meter === undefined || this.samples === undefined) return 0;
    this.meter.getFloatTimeDomainData(this.samples);
    let sum = 0;
    for (const one of this.samples) sum += one * one;
    return Math.sqrt(sum / this.samples.length);
  }

  private round(severity: Severity): boolean {
    const { context, volume } = this;
    if (context === undefined || volume === undefined || this.state !== 'on') return false;
    const begin = context.currentTime + AHEAD_S;
    for (const note of PATTERNS[severity].notes) {
      const voice = context.createOscillator();
      // A square wave carries its loudness low; what is shrill of it the filter takes away.
      voice.type = 'square';
      voice.frequency.value = note.hz;
      const shape = context.createGain();
      const [from, to] = [begin + note.at, begin + note.at + note.for];
      shape.gain.setValueAtTime(0, from);
      shape.gain.linearRampToValueAtTime(1, from + ATTACK_S);
      shape.gain.setValueAtTime(1, to - ATTACK_S);
      shape.gain.linearRampToValueAtTime(0, to);
      voice.connect(shape);
      shape.connect(volume);
      voice.start(from);
      voice.stop(to);
      this.playing.add(voice);
      voice.addEventListener('ended', () => {
        this.playing.delete(voice);
        shape.disconnect();
      });
    }
    const detail = { severity, seconds: lengthOf(PATTERNS[severity]) };
    this.dispatchEvent(new CustomEvent('sounded', { detail }));
    return true;
  }

  private readonly changed = (): void => {
    this.dispatchEvent(new Event('change'));
  };
}
