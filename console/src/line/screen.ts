/** The line: calls and the one that is looked at, and ways to lanes, tests, queries and concerns. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { field } from '../field';
import { keys } from '../keys';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import { go } from '../to';
import './call';
import { duesOf } from './calls';
import './calls';
import './composer';
import { byUrgency, type Call, threadOf, turnOf } from './order';
import './tabs';
import { say } from './words';

@customElement('parley-line')
export class ParleyLine extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { container-type: inline-size; }
      .columns { display: grid; grid-template-columns: minmax(17rem, 24rem) minmax(0, 1fr); gap: 0.75rem; align-items: start; }
      @container (max-width: 56rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
      parley-calls { max-block-size: calc(100vh - 9rem); overflow: auto; padding: 2px; }
      @container (max-width: 56rem) { parley-calls { max-block-size: 14rem; } }
    `,
  ];

  /** The call that is looked at; none shows the most urgent. */
  @property({ attribute: false }) selected: Schema<'Ref'> | undefined;
  @state() private composing = false;
  @state() private told = '';
  /** What is looked at stays, whatever comes meanwhile: nobody's eyes are led away. */
  private pinned: Schema<'Ref'> | undefined;
  private heard: Map<string, number> | undefined;
  private ends: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.ends = keys.bind(
      { keys: 'c', says: () => say('key-new-call'), run: () => this.compose() },
      { keys: 'n', says: () => say('key-next-mine'), run: () => this.nextMine() },
      { keys: 't', says: () => say('key-test'), run: () => go('line', 'tests', 'new') },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends?.();
  }

  override render(): TemplateResult {
    const resource = live.resource('call.list');
    const calls = this.use('calls', resource);
    const needs = this.use('needs', live.resource('duty.needs'));
    if (calls === undefined) {
      return html`<parley-line-tabs at="calls"></parley-line-tabs>
        <p role="status">${resource.failure === undefined ? say('loading') : say('no-answer')}</p>`;
    }
    const dues = duesOf(needs);
    const shown = this.shown(calls, dues);
    this.listenTo(calls);
    return html`<parley-line-tabs at="calls"></parley-line-tabs>
      <div class="out-of-sight" role="log" aria-live="polite">${this.told}</div>
      <div class="columns">
        <section aria-label=${say('calls')} class="stack">
          ${
            live.me?.role === 'officer'
              ? html`<div class="row">
                  <button class="main" @click=${() => this.compose()}>${say('new-call')} <kbd>c</kbd></button>
                </div>`
              : nothing
          }
          <parley-calls
            .calls=${calls}
            .dues=${dues}
            .selected=${shown === undefined ? '' : threadOf(shown.ref)}
          ></parley-calls>
        </section>
        <section aria-label=${say('call')}>${this.right(shown)}</section>
      </div>`;
  }

  private right(shown: Call | undefined): TemplateResult {
    if (this.composing) {
      return html`<parley-composer
        @done=${() => {
          this.composing = false;
        }}
      ></parley-composer>`;
    }
    if (shown !== undefined) return html`<parley-call .call=${shown}></parley-call>`;
    const missing = this.selected !== undefined;
    return html`<p class="soft">${missing ? say('no-such-call') : say('no-calls')}</p>`;
  }

  private shown(calls: readonly Call[], dues: ReadonlyMap<string, number>): Call | undefined {
    this.pinned =
      this.selected ?? this.pinned ?? byUrgency(calls, live.me?.party ?? '', dues)[0]?.ref;
    const of = this.pinned;
    if (of === undefined) return undefined;
    return calls.find((one) => one.ref.party === of.party && one.ref.ref === of.ref);
  }

  /** Say to those who do not look that something came in another call. */
  private listenTo(calls: readonly Call[]): void {
    const before = this.heard;
    this.heard = new Map(calls.map((one) => [threadOf(one.ref), one.messages]));
    if (before === undefined) return;
    const come = calls.find(
      (one) =>
        one.messages > (before.get(threadOf(one.ref)) ?? 0) &&
        one.owed_by.includes(live.me?.party ?? ''),
    );
    if (come === undefined) return;
    const call = `${come.ref.party}/${come.ref.ref}`;
    const told = say('came-in', { call, precedence: field('precedence', come.precedence) });
    // Not within the drawing that noticed it.
    queueMicrotask(() => {
      this.told = told;
    });
  }

  /** Go to the most urgent call in which it is my turn. */
  private nextMine(): void {
    const me = live.me?.party ?? '';
    const calls = live.resource('call.list').value ?? [];
    const dues = duesOf(live.resource('duty.needs').value);
    const mine = byUrgency(calls, me, dues).filter((one) => turnOf(one, me) === 'mine');
    const at = mine.findIndex(
      (one) => one.ref.party === this.pinned?.party && one.ref.ref === this.pinned.ref,
    );
    const next = mine[(at + 1) % Math.max(1, mine.length)];
    if (next !== undefined) go('call', next.ref.party, next.ref.ref);
  }

  private compose(): void {
    if (live.me?.role === 'officer') this.composing = true;
  }
}
