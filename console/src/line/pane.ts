/** The line beside the watch: what waits for me, the newest word, acknowledged in place. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { field } from '../field';
import { Stating } from '../forms';
import { live } from '../live';
import { ltr, ParleyElement, toGo } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { to } from '../to';
import { duesOf } from './calls';
import { hour, party, whole } from './drawing';
import {
  byUrgency,
  type Call,
  firstOwed,
  type Message,
  pageStart,
  threadOf,
  turnOf,
} from './order';
import { phrasesIn } from './phrase/catalogue';
import { CATALOGUE, RECEIVED } from './phrase/phrase';
import { said } from './styles';
import { say } from './words';

/** One call, as short as it can be said. */
@customElement('parley-line-pane-call')
export class ParleyLinePaneCall extends ParleyElement {
  static override styles = [
    controls,
    said,
    css`
      :host { border: 1px solid var(--faint-line); border-inline-start: 0.35rem solid var(--faint-line); border-radius: var(--round); padding: 0.35rem 0.5rem; background: var(--panel); }
      :host(.mine) { border-inline-start-color: var(--urgent); }
      :host(.theirs) { border-inline-start-color: var(--look); }
      .phrase { font-size: 1rem; margin: 0; }
    `,
  ];

  @property({ attribute: false }) call?: Call;
  @property({ type: Number }) due = 0;
  private readonly stating = new Stating(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
  }

  override render(): TemplateResult | typeof nothing {
    const call = this.call;
    if (call === undefined) return nothing;
    const me = live.me?.party ?? '';
    const turn = turnOf(call, me);
    this.className = turn;
    const after = pageStart(call.messages, 0);
    const page = this.use(
      'page',
      live.resource('call.show', { ...call.ref }, { after, limit: 500 }),
    );
    const rows = this.use('phrases', phrasesIn(preferences.language));
    const shown = firstOwed(page?.messages ?? [], me) ?? page?.messages.at(-1);
    return html`<div class="row">
        <a href=${to('call', call.ref.party, call.ref.ref)}>${ltr(`${call.ref.party}/${call.ref.ref}`)}</a>
        <span class=${call.precedence === 'flash' ? 'mark urgent' : 'soft'}>${field('precedence', call.precedence)}</span>
        <span class="soft">${field('lane', call.lane)}</span>
        ${shown === undefined ? nothing : html`${party(shown.party)} ${hour(shown.issued_ms)}`}
      </div>
      ${shown === undefined ? nothing : whole(shown.said, rows, () => undefined)}
      ${this.turn(call, shown, turn)} ${this.stating.draw()}`;
  }

  private turn(
    call: Call,
    shown: Message | undefined,
    turn: ReturnType<typeof turnOf>,
  ): TemplateResult | typeof nothing {
    if (turn === 'nobodys') return nothing;
    const officer = live.me?.role === 'officer';
    return html`<div class="row">
      <span class="mark ${turn === 'mine' ? 'urgent' : 'look'}"
        >${turn === 'mine' ? say('your-turn') : say('not-acknowledged')}</span
      >
      ${say('unacknowledged', { n: call.unacknowledged })}
      ${this.due > 0 ? html`<bdi>${toGo(this.due, live.now())}</bdi>` : nothing}
      ${
        turn === 'mine' && shown !== undefined && officer
          ? html`<button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing} @click=${() => this.acknowledge(shown)}>
              ${say('acknowledge')}
            </button>`
          : nothing
      }
    </div>`;
  }

  private async acknowledge(message: Message): Promise<void> {
    const call = this.call;
    if (call === undefined) return;
    const phrase = { catalogue: CATALOGUE, code: RECEIVED, parameters: [] };
    const body = { message: message.leaf, said: { phrase, words: '', language: '', quotes: [] } };
    await this.stating.run(body, (key) =>
      live.state('call.acknowledge', { ...call.ref }, body, key),
    );
  }
}

@customElement('parley-line-pane')
export class ParleyLinePane extends ParleyElement {
  static override styles = [
    controls,
    css`
      ol { list-style: none; padding: 0; display: flex; flex-direction: column; gap: 0.4rem; }
    `,
  ];

  /** How many calls at most, beyond those that wait for me. */
  @property({ type: Number }) most = 3;
  @state() private every = false;

  override render(): TemplateResult {
    const calls = this.use('calls', live.resource('call.list'));
    const dues = duesOf(this.use('needs', live.resource('duty.needs')));
    if (calls === undefined) return html`<p role="status">${say('loading')}</p>`;
    const me = live.me?.party ?? '';
    const all = byUrgency(calls, me, dues);
    const mine = all.filter((one) => turnOf(one, me) === 'mine').length;
    const shown = this.every ? all.slice(0, 40) : all.slice(0, Math.min(mine, 12) + this.most);
    return html`<section class="stack" aria-label=${say('line')}>
      <div class="row">
        <h2><a href=${to('line')}>${say('line')}</a></h2>
        ${mine > 0 ? html`<span class="mark urgent">${say('wait-for-you', { n: mine })}</span>` : html`<span class="soft">✓ ${say('nothing-owed')}</span>`}
      </div>
      <ol aria-live="polite" aria-relevant="additions">
        ${repeat(
          shown,
          (one) => threadOf(one.ref),
          (one) => html`<li>
            <parley-line-pane-call .call=${one} .due=${dues.get(threadOf(one.ref)) ?? 0}></parley-line-pane-call>
          </li>`,
        )}
      </ol>
      ${calls.length === 0 ? html`<p class="soft">${say('no-calls')}</p>` : nothing}
      ${
        all.length > shown.length
          ? html`<button
              @click=${() => {
                this.every = true;
              }}
            >
              ${say('more-calls', { n: all.length - shown.length })}
            </button>`
          : nothing
      }
    </section>`;
  }
}
