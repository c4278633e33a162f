/** One message: what it says, who has it, and whose turn it is with the timer running down. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Schema } from '../api';
import { field } from '../field';
import { live } from '../live';
import { ltr, ParleyElement, span } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { atDesk, briefly, hour, party, whole } from './drawing';
import type { Call, Message } from './order';
import { phrasesIn } from './phrase/catalogue';
import { said } from './styles';
import { beganAt, type Run, runOf } from './timers';
import { say } from './words';

@customElement('parley-message')
export class ParleyMessage extends ParleyElement {
  static override styles = [
    controls,
    said,
    css`
      :host { border: 1px solid var(--faint-line); border-inline-start: 0.35rem solid var(--theirs); border-radius: var(--round); padding: 0.4rem 0.6rem; background: var(--panel); scroll-margin-block: 1rem 5rem; }
      :host([own]) { border-inline-start-color: var(--mine); margin-inline-start: 1.5rem; }
      :host([meant]) { outline: 3px solid var(--look); }
      header { color: var(--soft); }
      .holders { margin-block-start: 0.3rem; }
      .holders li { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; align-items: baseline; border-block-start: 1px solid var(--faint-line); padding-block: 0.2rem; }
      .turn { flex: 1 1 16rem; }
      ul.rang { font-size: 0.9rem; }
    `,
  ];

  @property({ attribute: false }) message?: Message;
  @property({ attribute: false }) call?: Call;
  @property({ type: Number }) number = 0;
  @property({ attribute: false }) numberOf: (leaf: string) => number | undefined = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
  }

  override render(): TemplateResult | typeof nothing {
    const message = this.message;
    if (message === undefined) return nothing;
    const rows = this.use('phrases', phrasesIn(preferences.language));
    const urgent = message.precedence === 'flash' ? 'urgent' : 'look';
    const plain = message.precedence === 'routine' || message.precedence === 'priority';
    return html`<header class="row">
        <strong>${say('message-number', { n: this.number })}</strong>
        <span>${atDesk(message)}</span>
        <span>${hour(message.issued_ms)}</span>
        <span class=${plain ? 'soft' : `mark ${urgent}`}>${field('precedence', message.precedence)}</span>
        <small>${ltr(message.leaf.slice(0, 12))}</small>
      </header>
      ${whole(message.said, rows, this.numberOf)} ${this.holders(message)}
      ${this.rang(message)}`;
  }

  /** A row for each party it is to: delivered is proven, seen and acknowledged are persons' words. */
  private holders(message: Message): TemplateResult | typeof nothing {
    const to = (this.call?.parties ?? []).filter((one) => one !== message.party);
    if (to.length === 0) return nothing;
    return html`<ul class="plain holders" aria-label=${say('who-has-it')}>
      ${to.map((one) => this.holder(message, one))}
    </ul>`;
  }

  private holder(message: Message, one: string): TemplateResult {
    const delivered = message.delivered.find((by) => by.party === one);
    const seen = message.seen.find((by) => by.party === one);
    const acknowledged = message.acknowledged.find((by) => by.party === one);
    const patience = message.stand_by.find((by) => by.party === one);
    return html`<li>
      <strong>${party(one)}</strong>
      <span>${delivered === undefined ? html`<span class="soft">○ ${say('not-delivered')}</span>` : html`● ${say('delivered')} ${hour(delivered.at_ms)}`}</span>
      <span>${
        seen === undefined
          ? html`<span class="soft">○ ${acknowledged === undefined ? say('not-seen') : say('seen-by-answer')}</span>`
          : html`● ${say('seen')} ${hour(seen.at_ms)}`
      }</span>
      <div class="turn">${
        acknowledged === undefined
          ? this.waiting(message, one, patience)
          : html`<span class="mark calm">✓ ${say('acknowledged')}</span>
              ${hour(acknowledged.at_ms)} <bdi>${acknowledged.desk}</bdi>
              <div class="soft">${this.how(acknowledged)}</div>`
      }</div>
    </li>`;
  }

  /** By another message of this call, which is read there; or in its own words. */
  private how(one: Schema<'Acknowledgement'>): string {
    const number = this.numberOf(one.leaf);
    if (number !== undefined) return say('by-message', { n: number });
    return briefly(one.said, phrasesIn(preferences.language).value);
  }

  private waiting(
    message: Message,
    one: string,
    patience: Schema<'StandBy'> | undefined,
  ): TemplateResult | typeof nothing {
    if (!message.owed_by.includes(one)) return nothing;
    const run = this.run(message, one);
    const mine = one === live.me?.party;
    const now = live.now();
    return html`<span class="mark ${mine ? 'urgent' : 'look'}"
        >${mine ? say('your-turn') : say('not-acknowledged')}</span
      >
      ${patience === undefined ? nothing : html`<div>⏸ ${say('stood-by')} ${hour(patience.until_ms)} <bdi>${patience.desk}</bdi></div>`}
      ${run === undefined ? nothing : timer(run, now)}`;
  }

  private run(message: Message, owedBy: string): Run | undefined {
    const terms = live.agreement?.terms;
    const call = this.call;
    if (terms === undefined || call === undefined) return undefined;
    const { lane, tier } = call;
    const wait = { lane, tier, precedence: message.precedence, owedBy, owedTo: message.party };
    return runOf(terms, wait, beganAt(terms, message, owedBy), live.now(), say('any-desk'));
  }

  private rang(message: Message): TemplateResult | typeof nothing {
    if (message.escalated.length === 0) return nothing;
    return html`<details>
      <summary>${say('rang', { n: message.escalated.length })}</summary>
      <ul class="rang">
        ${message.escalated.map((one) => rung(one))}
      </ul>
    </details>`;
  }
}

/** A desk that was rung, when, and for whom. */
export function rung(one: Schema<'Escalation'>): TemplateResult {
  return html`<li>
    ${say('step', { n: one.step })} · ${hour(one.due_ms)} · ${party(one.party)}:
    <bdi>${one.desk}</bdi> (${field('tier', one.tier)}) · ${say('for-want-of')} ${party(one.owed_by)}
  </li>`;
}

/** What runs down, and who rings at its end. */
export function timer(run: Run, now: number): TemplateResult {
  if (run.next === undefined) return html`<div class="timer over">${say('all-rang')}</div>`;
  const left = run.next.atMs - now;
  return html`<div class="timer ${left < 60_000 ? 'near' : ''}">
    <bdi class="left">${span(Math.max(0, left))}</bdi>
    <span class="soft"
      >${say('then-rings')}
      ${run.next.desks.map(
        (desk, n) =>
          html`${n > 0 ? ' · ' : nothing}${party(desk.party)}: <bdi>${desk.name}</bdi>
            (${field('tier', desk.tier)})`,
      )}</span
    >
  </div>`;
}
