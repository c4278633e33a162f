/** The time slider: past, now and planned. Time runs from left to right in every language. */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ltr, ParleyElement, toGo, utc, utcTime, when } from '../parts';
import { controls } from '../theme';
import {
  extentOf,
  LEAP_MS,
  partOf,
  STEP_MS,
  stepped,
  stretches,
  ticks,
  tickWords,
  within,
} from './moments';
import type { MapConflict, Thing } from './things';
import { say } from './words';

const MOST_TICKS = 9;

@customElement('parley-time-slider')
export class ParleyTimeSlider extends ParleyElement {
  static override styles = [
    controls,
    css`
      .row { justify-content: space-between; }
      .steps { direction: ltr; }
      .track { direction: ltr; position: relative; padding-inline: 0.5rem; }
      input { inline-size: 100%; margin: 0; padding: 0; accent-color: var(--link); background: none; border: none; min-block-size: 1.5rem; }
      svg { display: block; inline-size: 100%; block-size: 3.4rem; overflow: visible; }
      text { fill: var(--soft); font-size: 0.75rem; font-family: var(--mono); text-anchor: middle; }
      .thing { fill: var(--mine); opacity: 0.55; }
      .conflict { fill: var(--urgent); }
      .now { stroke: var(--text); stroke-width: 2; }
      .tick { stroke: var(--line); }
      .day { fill: var(--text); font-weight: 700; }
      .day, .now-word { paint-order: stroke; stroke: var(--ground); stroke-width: 4; }
      .now-word { fill: var(--calm); font-family: var(--font); font-weight: 700; }
      .gone { fill: var(--faint-line); }
      .shown { font-weight: 700; font-size: 1.05rem; }
      .off-now { border-inline-start: 0.4rem solid var(--look); padding-inline-start: 0.4rem; }
    `,
  ];

  @property({ attribute: false }) things: readonly Thing[] = [];
  @property({ attribute: false }) conflicts: readonly MapConflict[] = [];
  /** UTC milliseconds; null follows now. */
  @property({ attribute: false }) moment: number | null = null;
  @property({ attribute: false }) now = 0;

  override render(): TemplateResult {
    const extent = extentOf(this.things, this.now);
    const at = within(this.moment ?? this.now, extent);
    return html`
      <div class="row">
        <span class="shown ${this.moment === null ? '' : 'off-now'}" data-moment=${at}>
          ${when(at)} <span class="mark ${this.moment === null ? 'calm' : 'look'}">${this.where(at)}</span>
        </span>
        <span class="row steps" role="group" aria-label=${say('time')}>
          ${this.button('−15', -LEAP_MS)} ${this.button('−1', -STEP_MS)}
          <button data-now ?disabled=${this.moment === null} @click=${() => this.put(null)}>
            ${say('back-to-now')}
          </button>
          ${this.button('+1', STEP_MS)} ${this.button('+15', LEAP_MS)}
        </span>
      </div>
      <div class="track">
        <input
          type="range"
          aria-label=${say('time')}
          aria-valuetext=${`${utc(at)}, ${this.where(at)}`}
          title=${say('time-help')}
          min=${extent.from}
          max=${extent.to}
          step=${STEP_MS}
          .value=${String(at)}
          @input=${this.slid}
          @keydown=${this.pressed}
        />
        ${this.strip()}
      </div>
    `;
  }

  private where(at: number): string {
    if (this.moment === null || Math.abs(at - this.now) < STEP_MS / 2) return say('here');
    return `${say(at > this.now ? 'time-planned' : 'time-past')} (${toGo(at, this.now)})`;
  }

  private button(words: string, by: number): TemplateResult {
    return html`<button
      aria-label=${`${words} (${say('time-step', { n: by / STEP_MS })})`}
      @click=${() => this.step(by)}
    >
      ${ltr(words)}
    </button>`;
  }

  /** What is there when, now, and the hours; the range above says the same in words. */
  private strip(): TemplateResult {
    const extent = extentOf(this.things, this.now);
    const x = (part: number) => `${(part * 100).toFixed(2)}%`;
    return html`<svg aria-hidden="true">
      <rect class="gone" width=${x(partOf(this.now, extent))} height="16"></rect>
      ${stretches(this.things, this.conflicts, extent).map(
        ({
          from,
          to,
          kind,
        }) => svg`<rect class=${kind} x=${x(from)} width=${x(Math.max(0.003, to - from))}
          y=${kind === 'thing' ? 2 : 8} height=${kind === 'thing' ? 4 : 6}></rect>`,
      )}
      ${tickWords(ticks(extent, MOST_TICKS)).map(({ at, time, day }) => {
        const place = x(partOf(at, extent));
        return svg`<line class="tick" x1=${place} x2=${place} y1="16" y2=${day === '' ? 20 : 24}></line>
          <text x=${place} y="34">${time}</text><text class="day" x=${place} y="49">${day}</text>`;
      })}
      <text class="now-word" x=${x(partOf(this.now, extent))} y="49">${say('time-now')}</text>
      ${svg`<line class="now" x1=${x(partOf(this.now, extent))} x2=${x(partOf(this.now, extent))} y1="0" y2="20"></line>`}
    </svg>
    <span class="out-of-sight">${say('time-now')} ${ltr(utcTime(this.now))}</span>${nothing}`;
  }

  private slid(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.put(Number(event.target.value));
  }

  private pressed(event: KeyboardEvent): void {
    const by = {
      PageUp: LEAP_MS,
      PageDown: -LEAP_MS,
      ArrowRight: STEP_MS,
      ArrowUp: STEP_MS,
      ArrowLeft: -STEP_MS,
      ArrowDown: -STEP_MS,
    }[event.key];
    if (by !== undefined) this.step(by);
    else if (event.key === 'Home') this.put(null);
    else return;
    event.preventDefault();
  }

  private step(by: number): void {
    this.put(stepped(this.moment ?? this.now, by, extentOf(this.things, this.now)));
  }

  private put(ms: number | null): void {
    this.dispatchEvent(
      new CustomEvent('moment', { detail: { ms }, bubbles: true, composed: true }),
    );
  }
}
