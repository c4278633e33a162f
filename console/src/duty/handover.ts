/** Handing over: what is open, in sentences to read aloud, and then the watch changes hands. */
import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { field } from '../field';
import { live } from '../live';
import { joined, type Need, nameOf, spoken } from '../needs';
import { ParleyElement, utc } from '../parts';
import { controls } from '../theme';
import './change';
import type { Change } from './change';
import { countsOf, linesOf, sumOf } from './open';
import { say } from './words';

const CHANGES: readonly Change[] = ['handed-over', 'taken', 'left'];

@customElement('parley-handover')
export class ParleyHandover extends ParleyElement {
  static override styles = [
    controls,
    css`
      .aloud.large { font-size: 1.5rem; }
      .aloud li { margin-block-end: 0.4rem; max-inline-size: 60rem; }
      fieldset label { padding-inline-end: 1rem; }
      @media print { .not-printed { display: none; } .aloud { font-size: 1.1rem; } }
    `,
  ];

  @state() private change: Change = 'handed-over';
  @state() private large = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
  }

  override render(): TemplateResult {
    const me = live.me?.party ?? '';
    const told = this.use('needs', live.resource('duty.needs')) ?? [];
    const needs = joined(told).map((one) => one.need);
    const open = this.use('open', live.resource('duty.open'));
    const lanes = this.use('lanes', live.resource('line.state')) ?? [];
    const counts = open === undefined ? undefined : countsOf(open);
    const lines = counts === undefined ? [] : linesOf(counts);
    return html`<div class="stack">
      <section class="panel aloud ${this.large ? 'large' : ''}" aria-label=${say('read-aloud')}>
        <div class="row not-printed">
          <span class="soft">${say('read-aloud-says')}</span>
          <button
            aria-pressed=${this.large ? 'true' : 'false'}
            @click=${() => {
              this.large = !this.large;
            }}
          >
            ${say('larger')}
          </button>
          <button @click=${() => window.print()}>${say('print')}</button>
        </div>
        <h2>
          ${say('handover-at', { party: nameOf(me), time: `\u2066${utc(live.now())}\u2069` })}
        </h2>
        ${
          counts === undefined
            ? html`<p role="status">…</p>`
            : sumOf(counts) === 0
              ? html`<p>${say('open-nothing')}</p>`
              : html`<p>${say('handover-open', { n: lines.join('; ') })}.</p>`
        }
        ${this.sentences(
          'handover-mine',
          needs.filter((one) => one.mine),
        )}
        ${this.sentences(
          'handover-awaited',
          needs.filter((one) => !one.mine),
        )}
        <h3>${say('handover-line')}</h3>
        <ul>
          ${lanes.flatMap((lane) =>
            lane.operating
              .filter((one) => one.party !== me)
              .map((one) => {
                const declared = lane.declared.find((other) => other.party === one.party);
                return html`<li>
                  ${say('lane-is', {
                    lane: `${field('lane', lane.lane)}, ${nameOf(one.party)}`,
                    state: field('lane-state', declared?.state ?? 'open'),
                    working: field('working', one.working),
                  })}
                </li>`;
              }),
          )}
        </ul>
      </section>
      ${
        live.me?.role === 'reader'
          ? html`<p class="soft">${say('reader-only')}</p>`
          : this.changing()
      }
    </div>`;
  }

  private sentences(
    key: 'handover-mine' | 'handover-awaited',
    needs: readonly Need[],
  ): TemplateResult {
    const now = live.now();
    return html`<h3>${say(key)} (${needs.length})</h3>
      ${
        needs.length === 0
          ? html`<p class="soft">${say('none')}</p>`
          : html`<ol>
              ${needs.map((one) => html`<li>${spoken(one, now)}.</li>`)}
            </ol>`
      }`;
  }

  private changing(): TemplateResult {
    return html`<section class="panel not-printed">
      <fieldset>
        ${CHANGES.map(
          (one) => html`<label class="beside"
            ><input
              type="radio"
              name="change"
              ?checked=${one === this.change}
              @change=${() => {
                this.change = one;
              }}
            />${say(`change-${one}`)}</label
          >`,
        )}
      </fieldset>
      <parley-duty-change .change=${this.change}></parley-duty-change>
    </section>`;
  }
}
