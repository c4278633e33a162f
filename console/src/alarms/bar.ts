/** The bar of alarms, under the head of every screen: what sounds, and whether anything can. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { field } from '../field';
import { keys } from '../keys';
import { live } from '../live';
import { apart, gravity } from '../needs';
import { ParleyElement, utcTime } from '../parts';
import { sounder } from '../sound';
import { controls } from '../theme';
import { toThread } from '../to';
import './take';
import type { Alarm } from './heard';
import { MISSING, vigil } from './vigil';
import { alarmWords, backWords, faultWords } from './wording';
import { say } from './words';

/** So many new ones are said aloud at once. */
const ALOUD = 3;

@customElement('parley-alarms')
export class ParleyAlarms extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { container-type: inline-size; max-block-size: 45vh; overflow: auto; }
      :host([low]) { max-block-size: 34vh; }
      .bar { border-block-end: 1px solid var(--line); background: var(--panel); }
      .bar.loud { --soft: var(--text); --calm: var(--text); background: var(--urgent-ground); border-block-end: 0.2rem double var(--urgent); }
      .strip { display: flex; flex-wrap: wrap; gap: 0 0.75rem; align-items: center; background: var(--look-ground); padding-inline: 0.75rem; font-size: 0.9rem; }
      .loud .strip { background: none; }
      .strip > slot::slotted(*) { flex: 1 1 8rem; }
      ul { list-style: none; margin: 0; padding: 0.1rem 0.75rem; min-inline-size: 0; }
      ul[hidden] { display: none; }
      /* One flow, so that an alarm and how many more there are take one line where they can. */
      li { display: inline; margin-inline-end: 1rem; }
      li > * { margin-inline-end: 0.5rem; }
      li.fault, li.back, details li { display: block; }
      li.fault { font-weight: 700; }
      details { display: inline-block; vertical-align: top; }
      details[open] { display: block; }
      details ul { max-block-size: 40vh; overflow: auto; }
      li.flash .said { font-weight: 800; }
      .said { overflow-wrap: anywhere; }
      .end { margin-inline-start: auto; display: flex; flex-wrap: wrap; gap: 0.2rem 0.4rem; align-items: center; padding-block: 0.1rem; }
      button { min-block-size: 1.6rem; padding: 0 0.5rem; }
      button.off { border: 2px solid var(--urgent); color: var(--panel); background: var(--urgent); font-weight: 700; }
      small { color: var(--soft); }
      .strip > .muted { color: var(--text); }
      @container (inline-size < 56rem) {
        li small { display: none; }
        .if-room { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
      }
    `,
  ];

  /** The window has few lines. */
  @property({ type: Boolean, reflect: true }) low = false;
  @state() private taking = false;
  @state() private heardIt = false;
  @state() private spoken = '';
  private known = new Set<string>();
  private ends: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    vigil.begin();
    this.listen(vigil, 'change', () => this.requestUpdate());
    this.listen(window, 'keydown', () => this.unblock());
    this.listen(window, 'pointerdown', () => this.unblock());
    this.ends = [
      keys.bind(
        { keys: 'z', says: () => say('key-silence'), run: () => vigil.silence() },
        { keys: 'x', says: () => say('key-open'), run: () => this.open(vigil.first) },
        { keys: 'T', says: () => say('key-take'), run: () => this.take() },
      ),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.ends) end();
  }

  /** A gesture is what the browser waits for. */
  private unblock(): void {
    if (sounder.state === 'blocked') void sounder.resume();
  }

  override render(): TemplateResult | typeof nothing {
    if (live.me === undefined) return nothing;
    if (live.agreement !== undefined) {
      const needs = this.use('needs', live.resource('duty.needs'));
      if (needs !== undefined && needs !== this.settled) {
        this.settled = needs;
        vigil.settle(needs);
      }
    }
    const { standing } = vigil.guard;
    const { loud, silenced } = vigil.heard;
    this.speak(loud);
    const busy = standing.length > 0 || loud.length > 0;
    const quiet = !busy && vigil.backs.length === 0;
    return html`<section class="bar ${busy ? 'loud' : ''}" aria-label=${say('bar')}>
        <div class="strip">
          <slot></slot>
          ${quiet ? this.muted(silenced) : nothing}
          <span class="end">${busy ? this.quiet() : nothing} ${this.sound()}</span>
        </div>
        <ul ?hidden=${quiet}>
          ${standing.map(({ fault, since }) => this.fault(fault, since))}
          ${vigil.backs.map((one) => this.back(one))}
          ${loud.slice(0, 1).map((one) => this.alarm(one, true))}
          ${
            loud.length > 1
              ? html`<li>
                  <details>
                    <summary>${say('more', { n: loud.length - 1 })}</summary>
                    <ul>
                      ${loud.slice(1).map((one) => this.alarm(one, false))}
                    </ul>
                  </details>
                </li>`
              : nothing
          }
          ${quiet ? nothing : html`<li>${this.muted(silenced)}</li>`}
        </ul>
      </section>
      <p class="out-of-sight" role="alert">${this.spoken}</p>
      ${
        this.taking
          ? html`<parley-take-watch
              @heard=${() => {
                this.heardIt = true;
              }}
              @close=${() => {
                this.taking = false;
              }}
            ></parley-take-watch>`
          : nothing
      }`;
  }
  private settled: unknown;

  /** Said aloud by readers of the screen: each new one once, without its running time. */
  private speak(loud: readonly Alarm[]): void {
    const now = [
      ...vigil.guard.standing.map(
        ({ fault }) => [`fault ${fault}`, say(`title-${fault}`)] as const,
      ),
      ...loud.map(
        (one) =>
          [
            `${one.key} ${one.times}`,
            `${field('precedence', one.precedence)}: ${alarmWords(one)}`,
          ] as const,
      ),
    ];
    const fresh = now.filter(([key]) => !this.known.has(key)).map(([, words]) => words);
    this.known = new Set(now.map(([key]) => key));
    if (fresh.length > 0) this.spoken = fresh.slice(0, ALOUD).join('. ');
  }

  private fault(
    fault: (typeof vigil.guard.standing)[number]['fault'],
    since: number,
  ): TemplateResult {
    const words = faultWords(fault, {
      forMs: performance.now() - since,
      asOf: vigil.asOf,
      byMs: live.clockAhead,
      leftMs: vigil.sessionLeft,
    });
    return html`<li class="fault" data-fault=${fault}>
      <span class="mark urgent" aria-hidden="true">✖</span><span class="said">${words}</span>
      ${
        fault === 'sound-blocked'
          ? html`<button class="urgent" @click=${() => void sounder.resume()}>${say('test')}</button>`
          : nothing
      }
    </li>`;
  }

  private back(one: (typeof vigil.backs)[number]): TemplateResult {
    const missed =
      one.missed === undefined
        ? MISSING.has(one.fault)
          ? say('back-asking')
          : ''
        : say('back-missed', { n: one.missed });
    return html`<li class="back" data-back=${one.fault} role="status">
      <span class="mark calm" aria-hidden="true">✓</span
      ><span>${backWords(one.fault, one.forMs)} ${missed}</span>
    </li>`;
  }

  private alarm(one: Alarm, first: boolean): TemplateResult {
    const grave = gravity(one.precedence);
    const sign = grave === 3 ? '‼' : grave === 2 ? '!' : '•';
    const time = `\u2066${utcTime(one.at, true)}\u2069`;
    return html`<li class=${one.precedence} data-alarm=${one.cause} data-thread=${one.thread}>
      <span class="mark ${grave >= 2 ? 'urgent' : 'look'}"
        ><span aria-hidden="true">${sign}</span> ${field('precedence', one.precedence)}</span
      >
      <span class="said">${alarmWords(one)}</span>
      <small
        >${one.desk === '' ? nothing : html`${say('desk', { desk: apart(one.desk) })}, `}${
          one.tier === '' ? nothing : html`${field('tier', one.tier)}, `
        }${say(one.missed ? 'raised' : 'heard', { time })}${
          one.times > 1 ? html`, ${say('times', { n: one.times })}` : nothing
        }</small
      >
      <button @click=${() => this.open(one)}>
        ${say('open')} ${first ? html`<kbd>x</kbd>` : nothing}
      </button>
    </li>`;
  }

  /** That something was silenced here is said as long as nobody has acknowledged it. */
  private muted(silenced: readonly Alarm[]): TemplateResult | typeof nothing {
    if (silenced.length === 0) return nothing;
    return html`<span class="soft muted"
      >${say('silenced-here', { n: silenced.length })}
      <button class="bare" @click=${() => this.open(silenced[0])}>
        ${say('open')} <kbd>x</kbd>
      </button></span
    >`;
  }

  private quiet(): TemplateResult {
    return html`<button title=${say('silence-says')} @click=${() => vigil.silence()}>
      ${say('silence')} <span class="if-room">${say('silence-nothing')}</span> <kbd>z</kbd>
    </button>`;
  }

  /** Whether anything can be heard here: off and blocked are never quiet about it. */
  private sound(): TemplateResult {
    const at = sounder.state;
    if (at === 'off') {
      // Who only looks on has nothing to answer: it is said, and does not glare.
      const answers = live.me?.role !== 'reader';
      return html`<button class=${answers ? 'off' : 'bare'} data-sound-state="off" @click=${this.take}>
        ✖ ${say('sound-off')} <span class="if-room">· ${say('take')}</span> <kbd>T</kbd>
      </button>`;
    }
    if (at === 'blocked') {
      return html`<button class="off" data-sound-state="blocked" @click=${this.take}>
        ✖ ${say('sound-blocked')} <span class="if-room">· ${say('take')}</span> <kbd>T</kbd>
      </button>`;
    }
    const words = this.heardIt ? say('sound-on') : say('sound-unheard');
    return html`<span class="mark ${this.heardIt ? 'calm' : 'look'}" data-sound-state="on">♪ ${words}</span>
      <button @click=${this.take}>${say('test')} <kbd>T</kbd></button>`;
  }

  private readonly take = (): void => {
    this.taking = true;
    void sounder.arm().then((on) => {
      if (on) sounder.sound('test');
    });
  };

  private open(told: { agreement: string; thread: string } | undefined): void {
    if (told === undefined) return;
    if (told.agreement !== '' && told.agreement !== live.agreement?.agreement) {
      live.choose(told.agreement);
    }
    location.hash = toThread(told.thread);
  }
}
