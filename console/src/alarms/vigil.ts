/** The one watch over the stream, the node, the clocks, the session and this tab; it sounds alarms. */
import { NodeOutOfReach, Problem, type Schema } from '../api';
import { field } from '../field';
import { type AlarmNews, type Beat, live } from '../live';
import { gravity, joined } from '../needs';
import { preferences } from '../prefs';
import { type Severity, severityOf, sounder } from '../sound';
import { ofAlerts, ofNeeds } from './fetched';
import { type Fault, Guard, SILENCE } from './guard';
import { Heard, type Told } from './heard';
import { type Gravest, show } from './title';
import { say } from './words';

const TICK_MS = 1_000;
const HEALTH_MS = 5_000;
const SESSION_MS = 60_000;
/** How long it is said that something is back. */
const BACK_FOR_MS = 120_000;

/** Faults that sound again and again until they are silenced or over; the others sound once. */
const INSISTENT: ReadonlySet<Fault> = new Set([
  'away',
  'dead',
  'session-ended',
  'clock-stands',
  'clock-back',
]);

/** After these it is asked what was missed. */
export const MISSING: ReadonlySet<Fault> = new Set([...SILENCE, 'session-ended', 'held-back']);

export interface Back {
  fault: Fault;
  forMs: number;
  /** Monotonic milliseconds. */
  at: number;
  /** How many alarms were missed meanwhile; undefined until it is known. */
  missed: number | undefined;
}

/** Dispatches `change` whenever something else is to be shown. */
export class Vigil extends EventTarget {
  readonly heard = new Heard();
  readonly guard = new Guard();
  /** What was over lately. */
  backs: Back[] = [];
  /** By the node's clock, the last moment of which what is shown is known to be true. */
  asOf: number | undefined;
  private answers: boolean | undefined;
  private askedAt = Number.NEGATIVE_INFINITY;
  private sessionEnds: number | null = null;
  private sessionAskedAt = Number.NEGATIVE_INFINITY;
  private signedOut = false;
  private stepped = false;
  private begun: string | undefined;
  private needs: readonly Schema<'Need'>[] = [];
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly endings: (() => void)[] = [];

  /** Begin to watch; once for the life of the page. */
  begin(): void {
    if (this.timer !== undefined) return;
    this.on(live, 'alarm', (event) => this.alarm((event as CustomEvent<AlarmNews>).detail));
    this.on(live, 'beat', (event) => this.beat((event as CustomEvent<Beat>).detail));
    this.on(live, 'signed-out', () => {
      // Who was never in has not been signed out.
      this.signedOut = live.me !== undefined;
      this.tick();
    });
    this.on(live, 'change', () => this.someone());
    this.on(live, 'slept', (event) =>
      this.over('held-back', (event as CustomEvent<number>).detail, performance.now()),
    );
    this.on(document, 'visibilitychange', () => this.tick());
    this.on(sounder, 'change', () => this.changed());
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.someone();
  }

  /** Watch no longer. */
  end(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    for (const end of this.endings.splice(0)) end();
  }

  private on(target: EventTarget, kind: string, hear: (event: Event) => void): void {
    target.addEventListener(kind, hear);
    this.endings.push(() => target.removeEventListener(kind, hear));
  }

  /** Stop every sound here. It acknowledges nothing, and what stands is shown all the same. */
  silence(): void {
    this.heard.silence();
    this.backs = [];
    sounder.silenceAll();
    this.changed();
  }

  /** Until the session ends, milliseconds, by the clock of the node's machine. */
  get sessionLeft(): number {
    return this.sessionEnds === null ? 0 : this.sessionEnds - live.wall();
  }

  /** The alarm to open first: the gravest that was not silenced, or the newest that was. */
  get first(): Told | undefined {
    return this.heard.loud[0] ?? this.heard.silenced[0];
  }

  /** Somebody is signed in, or another agreement is looked at. */
  private someone(): void {
    const me = live.me;
    const agreement = live.agreement?.agreement;
    if (me === undefined || agreement === undefined) return;
    this.signedOut = live.stream.pulse === 'dead' && this.signedOut;
    this.sessionAskedAt = Number.NEGATIVE_INFINITY;
    const name = `${me.party} ${agreement}`;
    if (this.begun === name) return;
    if (this.begun?.split(' ')[0] !== me.party) this.heard.clear();
    this.begun = name;
    void live.api.ask('node.show').then(
      (node) => {
        this.stepped = node.exercise_clock;
      },
      () => {},
    );
    void this.fetch(null);
  }

  private alarm(news: AlarmNews): void {
    if (this.heard.hear(news, live.now())) this.ring(news);
    this.tell(news);
    this.changed();
  }

  private beat(beat: Beat): void {
    this.guard.beat(beat.now_ms, performance.now());
    // A node that beats and does not answer leaves what is shown as old as it was.
    if (live.stream.pulse === 'alive') this.asOf = beat.now_ms;
    this.signedOut = false;
  }

  private ring(told: Told): void {
    const alarm = this.heard.loud.find((one) => one.thread === told.thread);
    sounder.sound(severityOf(told.precedence), alarm?.key);
  }

  /** To whoever looks elsewhere, if they want it: that something sounds, and not a word of what. */
  private tell(told: Told): void {
    if (!preferences.notify || !document.hidden) return;
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
    new Notification(`Parley: ${field('precedence', told.precedence)}`, { tag: 'parley' });
  }

  private tick(): void {
    const elapsed = performance.now();
    this.ask(elapsed);
    const changes = this.guard.look({
      elapsed,
      pulse: live.stream.pulse,
      silence: live.stream.silence,
      answers: this.answers,
      clockAhead: live.clockAhead,
      stepped: this.stepped,
      sessionLeft: this.sessionEnds === null ? null : this.sessionEnds - live.wall(),
      signedOut: this.signedOut,
      sound: sounder.state,
    });
    for (const fault of changes.began) {
      if (INSISTENT.has(fault)) sounder.sound('dead', `fault ${fault}`);
      else sounder.once('dead');
    }
    for (const { fault, forMs, over } of changes.ended) {
      sounder.silence(`fault ${fault}`);
      if (over) this.over(fault, forMs, elapsed);
    }
    this.backs = this.backs.filter((one) => elapsed - one.at < BACK_FOR_MS);
    document.documentElement.toggleAttribute('data-stale', this.guard.blind);
    this.draw();
    this.changed();
  }

  private over(fault: Fault, forMs: number, elapsed: number): void {
    const back: Back = { fault, forMs, at: elapsed, missed: undefined };
    this.backs = [back, ...this.backs.filter((one) => one.fault !== fault)];
    if (fault !== 'sound-blocked') sounder.sound('back');
    if (!MISSING.has(fault)) return;
    void this.fetch(live.now() - forMs - 2 * HEALTH_MS).then((missed) => {
      back.missed = missed;
      this.changed();
    });
  }

  /** Questions that the stream does not answer: whether the node is there, when the session ends. */
  private ask(elapsed: number): void {
    if (live.stream.pulse !== 'dead') this.answers = undefined;
    else if (!this.signedOut && elapsed - this.askedAt > HEALTH_MS) {
      this.askedAt = elapsed;
      live.api.ask('node.health', { signal: AbortSignal.timeout(HEALTH_MS) }).then(
        () => {
          this.answers = true;
        },
        (error) => {
          this.answers = !(error instanceof NodeOutOfReach);
        },
      );
    }
    if (live.me === undefined || live.stream.pulse !== 'alive') return;
    if (elapsed - this.sessionAskedAt < SESSION_MS) return;
    this.sessionAskedAt = elapsed;
    live.api.ask('session.show').then(
      ({ session }) => {
        const kept = session === null || session.kept_by !== null;
        this.sessionEnds = kept ? null : session.expires_ms;
      },
      () => {},
    );
  }

  /**
   * Ask the record for what nobody heard here: from a moment on, or as a watch begins.
   *
   * @returns How many alarms that were.
   */
  private async fetch(since: number | null): Promise<number | undefined> {
    const agreement = live.agreement?.agreement;
    const me = live.me?.party;
    if (agreement === undefined || me === undefined) return undefined;
    try {
      const path = { path: { agreement } };
      const needs = await live.api.ask('duty.needs', path);
      const found = ofNeeds(needs, agreement, since);
      if (since !== null) {
        const alerts = await live.api.ask('alert.list', path);
        found.push(...ofAlerts(alerts, needs, me, agreement, since));
      }
      const fresh = found.filter(({ told, at }) => this.heard.hear(told, at, true));
      const gravest = fresh.toSorted(
        (a, b) => gravity(b.told.precedence) - gravity(a.told.precedence),
      )[0];
      for (const { told } of fresh) if (told.precedence === 'flash') this.ring(told);
      // One sound for many that were missed; each flash goes on for itself.
      if (gravest !== undefined && gravest.told.precedence !== 'flash') this.ring(gravest.told);
      this.settle(needs);
      return fresh.length;
    } catch (error) {
      if (error instanceof Problem || error instanceof NodeOutOfReach) return undefined;
      throw error;
    }
  }

  /** What needs a person now, as the bar follows it: ends alarms that were dealt with. */
  settle(needs: readonly Schema<'Need'>[]): void {
    this.needs = needs;
    const agreement = live.agreement?.agreement ?? '';
    for (const key of this.heard.settle(agreement, needs)) sounder.silence(key);
  }

  private draw(): void {
    const fault = this.guard.standing[0]?.fault;
    const loud = this.heard.loud[0];
    const mine = joined(this.needs).filter((one) => one.need.mine).length;
    let gravest: Gravest = 'none';
    let word = '';
    if (fault !== undefined) {
      gravest = 'fault';
      word = say(`title-${fault}`);
    } else if (loud !== undefined) {
      const severity: Severity = severityOf(loud.precedence);
      gravest = severity === 'flash' || severity === 'immediate' ? severity : 'priority';
      word = field('precedence', loud.precedence);
    }
    show(live.me === undefined ? 0 : mine, gravest, word);
  }

  private changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

export const vigil = new Vigil();
