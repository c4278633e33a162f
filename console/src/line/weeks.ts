/** The line week by week, party beside party: a line that dies in silence is seen dying. */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { live } from '../live';
import { ltr, ParleyElement, span, utc } from '../parts';
import { controls } from '../theme';
import { type Bar, MEASURES, type Measure, seriesOf, topOf } from './decay';
import { party } from './drawing';
import './tabs';
import { say } from './words';

type Week = Schema<'Week'>;

const COUNTS = [12, 26, 52, 104];
const HIGH = 60;
const BAR = 12;

@customElement('parley-weeks')
export class ParleyWeeks extends ParleyElement {
  static override styles = [
    controls,
    css`
      .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 0.75rem; }
      figure { margin: 0; }
      figcaption { display: flex; justify-content: space-between; gap: 0.5rem; flex-wrap: wrap; }
      svg { inline-size: 100%; block-size: 4.5rem; background: var(--raised); border-radius: var(--round); direction: ltr; }
      .bar { fill: var(--mine); }
      .bar.bad { fill: var(--urgent); }
      .none { stroke: var(--line); stroke-dasharray: 2 2; }
      table { font-size: 0.9rem; }
      td { text-align: end; font-family: var(--mono); }
      details { overflow: auto; }
    `,
  ];

  @state() private count = 12;

  override render(): TemplateResult {
    const weeks = this.use('weeks', live.resource('line.weeks', {}, { count: this.count }));
    const parties = [...new Set((weeks ?? []).map((one) => one.party))];
    return html`<parley-line-tabs at="weeks"></parley-line-tabs>
      <div class="stack">
        <div class="row">
          <label class="beside"
            >${say('weeks')}
            <select
              @change=${(event: Event) => {
                this.count = Number((event.target as HTMLSelectElement).value);
              }}
            >
              ${COUNTS.map((n) => html`<option value=${n} ?selected=${n === this.count}>${n}</option>`)}
            </select>
          </label>
          <span class="soft">${say('weeks-note')}</span>
        </div>
        ${weeks === undefined ? html`<p role="status">${say('loading')}</p>` : nothing}
        ${parties.map((one) => this.party(one, weeks ?? []))}
      </div>`;
  }

  private party(one: string, weeks: readonly Week[]): TemplateResult {
    const own = weeks.filter((week) => week.party === one);
    return html`<section class="panel stack">
      <h2>${party(one)}</h2>
      <div class="charts">
        ${MEASURES.map((measure) => this.chart(measure, own, topOf(weeks, measure)))}
      </div>
      <details>
        <summary>${say('numbers')}</summary>
        ${this.table(own)}
      </details>
    </section>`;
  }

  /** Every party's chart of one measure has the same scale, so that they can be set side by side. */
  private chart(measure: Measure, own: readonly Week[], top: number): TemplateResult {
    const bars = seriesOf(own, measure);
    const newest = bars.at(-1);
    const name = say(`measure-${measure}`);
    const written = newest === undefined ? '' : this.written(measure, newest);
    return html`<figure>
      <figcaption><span>${name}</span><strong><bdi>${written}</bdi></strong></figcaption>
      <svg viewBox="0 0 ${bars.length * BAR} ${HIGH}" preserveAspectRatio="none" role="img" aria-label=${`${name}: ${bars.map((bar) => this.written(measure, bar)).join('; ')}`}>
        ${bars.map((bar, n) => this.bar(measure, bar, n, top))}
      </svg>
      <small class="soft">${say('oldest-first')}${top > 0 ? html` · ${say('top-of-scale')} <bdi>${this.scale(measure, top)}</bdi>` : nothing}</small>
    </figure>`;
  }

  private bar(measure: Measure, bar: Bar, n: number, top: number): TemplateResult {
    const title = `${utc(bar.startMs).slice(0, 10)}: ${this.written(measure, bar)}`;
    if (bar.value === null) {
      return svg`<g><title>${title}</title><line class="none" x1=${n * BAR + 2} x2=${(n + 1) * BAR - 2} y1=${HIGH - 2} y2=${HIGH - 2}></line></g>`;
    }
    const high = top === 0 ? 0 : Math.max(0, (bar.value / top) * (HIGH - 4));
    // A nought is drawn too: it is known, and a gap is not.
    const tall = Math.max(2, high);
    return svg`<g><title>${title}</title><rect class=${bar.bad ? 'bar bad' : 'bar'} x=${n * BAR + 1} width=${BAR - 2} y=${HIGH - tall} height=${tall}></rect></g>`;
  }

  private table(own: readonly Week[]): TemplateResult {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${say('week-from')}</th>
          ${MEASURES.map((one) => html`<th scope="col">${say(`measure-${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${own.map(
          (week, n) => html`<tr>
            <th scope="row">${ltr(utc(week.start_ms).slice(0, 10))}</th>
            ${MEASURES.map((one) => {
              const bar = seriesOf(own, one)[n];
              return html`<td><bdi>${bar === undefined ? '' : this.written(one, bar)}</bdi></td>`;
            })}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private written(measure: Measure, bar: Bar): string {
    if (bar.value === null) return say('none-counted');
    if (bar.of !== undefined) return say('so-many-of', { n: bar.value, of: bar.of });
    return this.scale(measure, bar.value);
  }

  private scale(measure: Measure, value: number): string {
    const isTime = measure === 'lead' || measure === 'answer' || measure === 'test-answer';
    return isTime ? (value < 0 ? `−${span(value)}` : span(value)) : String(value);
  }
}
