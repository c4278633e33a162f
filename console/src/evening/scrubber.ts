/**
 * The evening as one line of time: a slider, and a mark for every step. Time runs from left to
 * right in every language, as on the map.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ltr, ParleyElement } from '../parts';
import { controls } from '../theme';
import {
  along,
  clock,
  hourInSyria,
  type Moment,
  type Story,
  stepped,
  stopsOf,
  within,
} from './moments';
import { nameIn, PUBLIC_SIGN, partiesOf, signOf } from './parties';
import { say } from './words';

/** Dispatches `moved` with the moment somebody moved to, in UTC milliseconds. */
@customElement('parley-scrubber')
export class ParleyScrubber extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { container-type: inline-size; }
      .line { display: grid; gap: 0 1rem; grid-template-columns: minmax(0, 1fr); }
      .clock { display: flex; flex-wrap: wrap; gap: 0 0.75rem; align-items: baseline; }
      .time { font-size: 1.35rem; font-weight: 700; font-variant-numeric: tabular-nums; }
      .slide { direction: ltr; display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.4rem; align-items: end; }
      .track { position: relative; padding-block-start: 1.1rem; }
      .mark { position: absolute; inset-block-start: 0; translate: -50% 0; border: 0; padding: 0; font-size: 0.8rem; line-height: 1; pointer-events: none; background: none; color: var(--soft); font-weight: 400; }
      .mark.past { color: var(--text); }
      input { display: block; inline-size: 100%; margin: 0; padding: 0; accent-color: var(--link); min-block-size: 1.4rem; }
      .slide button { min-block-size: 1.9rem; min-inline-size: 2.4rem; padding: 0; font-weight: 700; }
      .legend { display: flex; flex-wrap: wrap; gap: 0 1rem; font-size: 0.85rem; line-height: 1.3; color: var(--soft); }
      /* In one line: the hour, the evening, and below it what the signs stand for. */
      @container (min-width: 44rem) {
        .line { grid-template-columns: auto minmax(0, 1fr); align-items: end; }
        .clock { flex-direction: column; }
        .clock .soft { font-size: 0.85rem; line-height: 1.3; }
      }
    `,
  ];

  @property({ attribute: false }) story: Story | undefined;
  @property({ attribute: false }) at = 0;
  @property({ attribute: false }) playedTo = 0;

  override render(): TemplateResult | typeof nothing {
    const story = this.story;
    if (story === undefined) return nothing;
    const stops = stopsOf(story);
    return html`
      <div class="line">
        <div class="clock">
          <span class="time">${ltr(clock(this.at))}</span>
          <span class="soft">${say('in-syria', { time: `\u2066${hourInSyria(this.at)}\u2069` })}</span>
        </div>
        <div>
          <div class="slide">
            ${this.step('step-before', '‹', stepped(stops, this.at, -1))}
            <div class="track">
              ${story.moments.map((moment) => this.mark(story, moment))}
              <input
                type="range"
                aria-label=${say('slider')}
                aria-valuetext=${clock(this.at)}
                min=${story.starts_ms}
                max=${story.ends_ms}
                step="60000"
                .value=${String(this.at)}
                @input=${this.slide}
              />
            </div>
            ${this.step('next-step', '›', stepped(stops, this.at, 1))}
          </div>
          <div class="legend" aria-hidden="true">
            ${partiesOf(story).map(
              (party) =>
                html`<span>${signOf(story, party)} <bdi>${nameIn(story, party)}</bdi></span>`,
            )}
            <span>${PUBLIC_SIGN} ${say('no-log')}</span>
          </div>
        </div>
      </div>
    `;
  }

  private step(name: 'step-before' | 'next-step', sign: string, at: number): TemplateResult {
    return html`<button aria-label=${say(name)} title=${say(name)} @click=${() => this.move(at)}>
      <span aria-hidden="true">${sign}</span>
    </button>`;
  }

  private mark(story: Story, moment: Moment): TemplateResult {
    // As a property: a style attribute, which styleMap writes at first, is refused by the page's policy.
    const place = `inset-inline-start: ${along(story, moment.at_ms) * 100}%`;
    const past = moment.at_ms <= this.at && moment.at_ms <= this.playedTo;
    return html`<span class="mark ${past ? 'past' : ''}" aria-hidden="true" .style=${place}
      >${signOf(story, moment.party)}</span
    >`;
  }

  private slide(event: Event): void {
    if (this.story === undefined || !(event.target instanceof HTMLInputElement)) return;
    this.move(within(this.story, Number(event.target.value)));
  }

  private move(at: number): void {
    this.dispatchEvent(new CustomEvent('moved', { detail: at }));
  }
}
