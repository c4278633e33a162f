/** The situation as this console holds it: one session, one agreement in view, many resources. */
import { type Answer, Api, type Operation, type Schema } from '../api';
import { preferences } from '../prefs';
import { Resource } from './resource';
import { type Beat, type EntryNews, type Pulse, Stream } from './stream';

const GATHER_MS = 120;
/** What is due, late or over changes with the clock alone, of which no event tells. */
const LOOK_AGAIN_BEATS = 6;
/** What changes when a peer is proven to hold more: deliveries, rungs, and what waits for them. */
const SHOWS_DELIVERY: ReadonlySet<string> = new Set([
  'notice.list',
  'notice.show',
  'notice.disclosures',
  'call.show',
  'line.state',
  'line.tests',
  'line.weeks',
  'duty.needs',
  'duty.open',
  'map.show',
] satisfies Operation[]);
/** A machine that stood still for longer may have missed what sounds at once. */
const SLEPT_MS = 8_000;

/** What stands in an operation's path beside the agreement. */
type Within = Record<string, string>;

/**
 * Dispatches `change` (who is signed in, which agreement), `entry`, `alarm`, `pulse`, `beat`,
 * `signed-out`, and `slept` where this machine stood still while the node went on: for how long.
 */
export class Live extends EventTarget {
  readonly stream: Stream;
  me: Schema<'Me'> | undefined;
  agreements: Schema<'AgreementView'>[] = [];
  beat: Beat | undefined;
  /** What the node's clock and its machine's said, and when by the two clocks here. */
  private told: { now_ms: number; wall_ms: number; elapsed: number; here: number } | undefined;
  private exercise = false;
  private readonly resources = new Map<string, Resource<unknown>>();
  /** What is to be asked anew in a moment: everything, or what shows deliveries. */
  private wanted: 'all' | 'deliveries' = 'deliveries';
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private beatsHeard = 0;

  constructor(
    readonly api = new Api(),
    stream = new Stream(),
  ) {
    super();
    this.stream = stream;
    api.signedOut = () => this.endSession('no-token');
    stream.addEventListener('entry', (event) =>
      this.entryCame((event as CustomEvent<EntryNews>).detail),
    );
    stream.addEventListener('alarm', (event) => this.pass(event as CustomEvent));
    stream.addEventListener('covered', () => this.gather('deliveries'));
    stream.addEventListener('opened', () => this.stale());
    stream.addEventListener('look', () => this.ask());
    // Timers of a page that was out of sight are late: whoever looks again sees what is.
    for (const kind of ['visibilitychange', 'resume']) {
      document.addEventListener(kind, () => this.seen());
    }
    stream.addEventListener('beat', (event) => this.beats((event as CustomEvent<Beat>).detail));
    stream.addEventListener('ended', () => this.endSession('ended'));
    stream.addEventListener('pulse', (event) => {
      // Whatever was missed while the stream was away is asked for whole.
      if ((event as CustomEvent<Pulse>).detail === 'alive') this.stale();
      this.pass(event as CustomEvent);
    });
  }

  /**
   * Learn who is signed in, and begin to follow.
   *
   * @throws Problem if nobody is.
   */
  async begin(): Promise<void> {
    const here = await this.api.ask('session.show');
    this.api.session = here.session?.session ?? '';
    const [me, node, agreements] = await Promise.all([
      this.api.ask('node.me'),
      this.api.ask('node.show'),
      this.api.ask('agreement.list'),
    ]);
    this.exercise = node.exercise_clock;
    // The first beat may be long in coming; this machine's clock is nobody's to go by.
    const now_ms = this.exercise ? (await this.api.ask('exercise.show')).now_ms : here.wall_ms;
    if (this.beat === undefined) this.tell(now_ms, here.wall_ms);
    this.agreements = agreements;
    const again = this.me !== undefined && this.me.party === me.party;
    this.me = me;
    if (!again) this.resources.clear();
    this.stream.follow(this.stream.position);
    this.dispatchEvent(new Event('change'));
  }

  /** The agreement in view: the one last chosen, or the first; undefined where there is none. */
  get agreement(): Schema<'AgreementView'> | undefined {
    return (
      this.agreements.find((one) => one.agreement === preferences.agreement) ?? this.agreements[0]
    );
  }

  /** Whether the node's clock is an exercise's, set by a driver: a demonstration, a drill. */
  get driven(): boolean {
    return this.exercise;
  }

  /** What a party is called in the agreement in view; its short name where it is not in it. */
  nameOf(party: string): string {
    const members = this.agreement?.terms.members ?? [];
    return members.find((one) => one.party === party)?.name ?? party;
  }

  choose(agreement: string): void {
    preferences.set({ agreement });
    this.dispatchEvent(new Event('change'));
  }

  /** The node's time now, UTC milliseconds: by its last beat and the time since. */
  now(): number {
    if (this.told === undefined) return Date.now();
    // An exercise's clock stands still between the steps of its driver.
    if (this.exercise) return this.told.now_ms;
    return this.told.now_ms + (performance.now() - this.told.elapsed);
  }

  /** The time of the node's machine now, UTC milliseconds: by it sessions end. */
  wall(): number {
    if (this.told === undefined) return Date.now();
    return this.told.wall_ms + (performance.now() - this.told.elapsed);
  }

  /** By how much this machine's clock is ahead of the node's machine, in milliseconds. */
  get clockAhead(): number {
    return Date.now() - this.wall();
  }

  /** A resource about the agreement in view. `path` names what else stands in its path. */
  resource<N extends Operation>(
    name: N,
    path: Within = {},
    query: Record<string, string | number | undefined> = {},
  ): Resource<Answer<N>> {
    const agreement = this.agreement?.agreement ?? '';
    const asked = { path: { agreement, ...path }, query } as unknown as NonNullable<
      Parameters<typeof this.api.ask<N>>[1]
    >;
    const address = this.api.address(name, asked);
    const found = this.resources.get(address);
    if (found !== undefined) return found as Resource<Answer<N>>;
    const made = new Resource<Answer<N>>(
      address,
      () => this.api.ask(name, asked),
      SHOWS_DELIVERY.has(name),
    );
    this.resources.set(address, made as Resource<unknown>);
    return made;
  }

  /** Make a statement about the agreement in view, then look at everything anew. */
  async state<N extends Operation>(
    name: N,
    path: Within,
    body: unknown,
    key?: string,
  ): Promise<Answer<N>> {
    const agreement = this.agreement?.agreement ?? '';
    const asked = { path: { agreement, ...path }, body, ...(key === undefined ? {} : { key }) };
    const answer = await this.api.state(
      name,
      asked as unknown as Parameters<typeof this.api.state<N>>[1],
    );
    this.stale();
    return answer;
  }

  /** Ask anew for whatever somebody looks at, once for all that comes within a moment. */
  stale(): void {
    this.gather('all');
  }

  private gather(what: 'all' | 'deliveries'): void {
    if (what === 'all') this.wanted = 'all';
    if (this.gathering !== undefined) return;
    this.gathering = setTimeout(() => this.gathered(), GATHER_MS);
  }

  private gathered(): void {
    clearTimeout(this.gathering);
    this.gathering = undefined;
    const all = this.wanted === 'all';
    this.wanted = 'deliveries';
    for (const [address, resource] of this.resources) {
      // Nobody looks: a later look begins afresh.
      if (!resource.watched) this.resources.delete(address);
      else if (all || resource.showsDelivery) void resource.refresh();
    }
  }

  /** Somebody looks at this page again. */
  private seen(): void {
    if (document.visibilityState !== 'visible' || this.me === undefined) return;
    this.stream.look();
    this.wanted = 'all';
    this.gathered();
  }

  /** Tell the stream what waits for an answer. */
  private ask(): void {
    const since = [...this.resources.values()].flatMap((one) =>
      one.watched && one.unanswered !== undefined ? [one.unanswered] : [],
    );
    this.stream.unanswered = since.length === 0 ? undefined : Math.min(...since);
  }

  private tell(now_ms: number, wall_ms: number): void {
    this.told = { now_ms, wall_ms, elapsed: performance.now(), here: Date.now() };
  }

  private entryCame(news: EntryNews): void {
    this.stale();
    this.dispatchEvent(new CustomEvent('entry', { detail: news }));
  }

  private beats(beat: Beat): void {
    const jumped = this.exercise && beat.now_ms !== this.beat?.now_ms;
    const before = this.told;
    this.beat = beat;
    this.tell(beat.now_ms, beat.wall_ms);
    this.wake(before);
    // What was asked and not answered is asked again.
    for (const one of this.resources.values()) {
      if (one.watched && one.failure !== undefined && one.unanswered !== undefined) {
        void one.refresh();
      }
    }
    // What is due, late or over changes with the clock alone.
    this.beatsHeard += 1;
    if (jumped || this.beatsHeard % LOOK_AGAIN_BEATS === 0) this.stale();
    this.dispatchEvent(new CustomEvent('beat', { detail: beat }));
  }

  /** Where both the node's clock and the one here went on and nothing passed here, we slept. */
  private wake(before: typeof this.told): void {
    const now = this.told;
    if (before === undefined || now === undefined) return;
    const passed = now.elapsed - before.elapsed;
    const slept = Math.min(now.wall_ms - before.wall_ms, now.here - before.here) - passed;
    if (slept > SLEPT_MS) this.dispatchEvent(new CustomEvent('slept', { detail: slept }));
  }

  private endSession(why: string): void {
    this.stream.stop();
    this.dispatchEvent(new CustomEvent('signed-out', { detail: why }));
  }

  private pass(event: CustomEvent): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }
}

export const live = new Live();
