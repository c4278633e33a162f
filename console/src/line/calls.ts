/** The calls: mine and urgent first, by lane, with what is unacknowledged and the timer running. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Schema } from '../api';
import { field } from '../field';
import { keys } from '../keys';
import { live } from '../live';
import { ltr, ParleyElement, toGo } from '../parts';
import { controls } from '../theme';
import { go, to } from '../to';
import { hour, parties, topicOf } from './drawing';
import { byUrgency, type Call, type Dues, threadOf, turnOf } from './order';
import { LANES } from './timers';
import { say } from './words';

/** So many are drawn at first: a year of calls would take longer to draw than to ask for. */
const AT_FIRST = 60;

/** When the first acknowledgement in each call is due, as the node counts it. */
export function duesOf(needs: readonly Schema<'Need'>[] | undefined): Dues {
  const dues = new Map<string, number>();
  for (const one of needs ?? []) {
    if (one.kind !== 'acknowledge' && one.kind !== 'awaited-acknowledgement') continue;
    if (one.due_ms === null) continue;
    dues.set(one.thread, Math.min(one.due_ms, dues.get(one.thread) ?? one.due_ms));
  }
  return dues;
}

@customElement('parley-calls')
export class ParleyCalls extends ParleyElement {
  static override styles = [
    controls,
    css`
      ol { list-style: none; padding: 0; display: flex; flex-direction: column; gap: 0.3rem; }
      a.call { display: block; border: 1px solid var(--faint-line); border-inline-start: 0.35rem solid var(--faint-line); border-radius: var(--round); padding: 0.35rem 0.5rem; text-decoration: none; color: var(--text); background: var(--panel); }
      a.call.mine { border-inline-start-color: var(--urgent); }
      a.call.theirs { border-inline-start-color: var(--look); }
      a.call[aria-current='true'] { background: var(--raised); outline: 2px solid var(--focus); outline-offset: -2px; }
      .top { justify-content: space-between; }
      button[aria-pressed='true'] { box-shadow: inset 0 -3px var(--link); font-weight: 600; }
      input { inline-size: 100%; }
      label { display: flex; }
    `,
  ];

  @property({ attribute: false }) calls: readonly Call[] = [];
  @property({ attribute: false }) dues: Dues = new Map();
  @property() selected = '';
  @state() private lane: Schema<'Lane'> | undefined;
  @state() private typed = '';
  @state() private most = AT_FIRST;
  private ends: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
    this.ends = keys.bind(
      { keys: 'j', says: () => say('key-next'), run: () => this.step(1) },
      { keys: 'k', says: () => say('key-before'), run: () => this.step(-1) },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends?.();
  }

  override render(): TemplateResult {
    const shown = this.shown();
    return html`<div class="stack">
      <div class="row" role="group" aria-label=${say('lane')}>
        ${this.laneButton(undefined, say('all-lanes'))}
        ${LANES.map((lane) => this.laneButton(lane, field('lane', lane)))}
      </div>
      ${
        this.calls.length <= 12
          ? nothing
          : html`<label
              >${say('find-call')}
              <input
                .value=${this.typed}
                @input=${(event: Event) => {
                  this.typed = (event.target as HTMLInputElement).value;
                }}
              />
            </label>`
      }
      <ol aria-label=${say('calls')}>
        ${repeat(
          shown.slice(0, this.most),
          (one) => threadOf(one.ref),
          (one) => html`<li>${this.row(one)}</li>`,
        )}
      </ol>
      ${shown.length === 0 ? html`<p class="soft">${say('no-calls')}</p>` : nothing}
      ${
        shown.length > this.most
          ? html`<button
              @click=${() => {
                this.most += AT_FIRST;
              }}
            >
              ${say('more-calls', { n: shown.length - this.most })}
            </button>`
          : nothing
      }
    </div>`;
  }

  private shown(): Call[] {
    const wanted = this.typed.trim().toLowerCase();
    const found = this.calls.filter(
      (one) =>
        (this.lane === undefined || one.lane === this.lane) &&
        (wanted === '' ||
          `${one.ref.party}/${one.ref.ref} ${one.topic} ${one.parties.join(' ')}`
            .toLowerCase()
            .includes(wanted)),
    );
    return byUrgency(found, live.me?.party ?? '', this.dues);
  }

  private laneButton(lane: Schema<'Lane'> | undefined, name: string): TemplateResult {
    const open = this.calls
      .filter((one) => lane === undefined || one.lane === lane)
      .reduce((sum, one) => sum + one.unacknowledged, 0);
    return html`<button
      aria-pressed=${this.lane === lane ? 'true' : 'false'}
      @click=${() => {
        this.lane = lane;
      }}
    >
      ${name}${open > 0 ? html` <strong>(${open})</strong>` : nothing}
    </button>`;
  }

  private row(call: Call): TemplateResult {
    const me = live.me?.party ?? '';
    const turn = turnOf(call, me);
    const thread = threadOf(call.ref);
    const due = this.dues.get(thread);
    const kind = call.precedence === 'flash' ? 'urgent' : 'look';
    const loud = call.precedence === 'flash' || call.precedence === 'immediate';
    return html`<a
      class="call ${turn}"
      href=${to('call', call.ref.party, call.ref.ref)}
      aria-current=${thread === this.selected ? 'true' : 'false'}
    >
      <div class="row top">
        <strong>${ltr(`${call.ref.party}/${call.ref.ref}`)}</strong>
        <span class=${loud && turn !== 'nobodys' ? `mark ${kind}` : 'soft'}>${field('precedence', call.precedence)}</span>
      </div>
      ${call.topic === '' ? nothing : html`<div><bdi>${topicOf(call.topic)}</bdi></div>`}
      <div class="soft">
        ${field('lane', call.lane)} · ${field('tier', call.tier)} ·
        ${parties(call.parties.filter((one) => one !== me))}
      </div>
      <div class="soft">${say('messages', { n: call.messages })} · ${say('last')} ${hour(call.last_ms)}</div>
      ${
        turn === 'nobodys'
          ? html`<div class="soft">✓ ${say('all-acknowledged')}</div>`
          : html`<div>
              <span class="mark ${turn === 'mine' ? 'urgent' : 'look'}"
                >${turn === 'mine' ? say('your-turn') : html`${say('turn-of')} ${parties(call.owed_by)}`}</span
              >
              ${say('unacknowledged', { n: call.unacknowledged })}
              ${due === undefined ? nothing : html`· ${say('due')} <bdi>${toGo(due, live.now())}</bdi>`}
            </div>`
      }
    </a>`;
  }

  private step(by: number): void {
    const shown = this.shown();
    const at = shown.findIndex((one) => threadOf(one.ref) === this.selected);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next === undefined) return;
    go('call', next.ref.party, next.ref.ref);
    this.renderRoot.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }
}
