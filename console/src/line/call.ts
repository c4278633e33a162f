/** One call: its messages oldest first, and what an officer does in it. */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Schema } from '../api';
import { field } from '../field';
import { keys } from '../keys';
import { live } from '../live';
import { ltr, ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import './composer';
import type { ParleyMessage } from './message';
import './message';
import './stand-by';
import { Stating } from '../forms';
import { nowReading } from './context';
import { atDesk, briefly, hour, nameOf, parties, topicOf, when } from './drawing';
import { Eyes } from './eyes';
import { type Call, firstOwed, type Message, pageStart, unseen } from './order';
import { phrasesIn } from './phrase/catalogue';
import { CATALOGUE, RECEIVED } from './phrase/phrase';
import { say } from './words';

type Page = Schema<'CallPage'>;

@customElement('parley-call')
export class ParleyCall extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { container-type: inline-size; }
      /* At the foot, where the newest message is: nothing that is read lies under it for long. */
      .foot { position: sticky; inset-block-end: 0; z-index: 2; background: var(--panel); border: 1px solid var(--line); border-radius: var(--round); padding: 0.4rem 0.6rem; }
      ol { list-style: none; padding: 0; display: flex; flex-direction: column; gap: 0.4rem; }
      .told { min-block-size: 1.4rem; }
    `,
  ];

  /** The call as the list has it. */
  @property({ attribute: false }) call?: Call;
  @state() private earlier = 0;
  @state() private doing: 'reading' | 'replying' | 'standing-by' = 'reading';
  @state() private told = '';
  private page: Page | undefined;
  private heard = 0;
  private thread = '';
  private readonly eyes = new Eyes(() => this.requestUpdate());
  private readonly stating = new Stating(() => this.requestUpdate());
  private ends: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Whoever comes back to this window has before the eyes what stands in it.
    this.listen(window, 'focus', () => this.requestUpdate());
    this.ends = keys.bind(
      { keys: 'a', says: () => say('key-acknowledge'), run: () => void this.acknowledge() },
      { keys: 'b', says: () => say('key-stand-by'), run: () => this.standBy() },
      { keys: 'r', says: () => say('key-reply'), run: () => this.reply() },
      { keys: 'v', says: () => say('key-seen'), run: () => void this.see() },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends?.();
    this.eyes.close();
    nowReading(this.thread, undefined);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const thread = this.call === undefined ? '' : `${this.call.ref.party}/${this.call.ref.ref}`;
    if (changed.has('call') && thread !== this.thread) {
      nowReading(this.thread, undefined);
      this.thread = thread;
      this.page = undefined;
      this.earlier = 0;
      this.heard = 0;
      this.told = '';
      this.doing = 'reading';
    }
  }

  override render(): TemplateResult | typeof nothing {
    const call = this.call;
    if (call === undefined) return nothing;
    const after = pageStart(call.messages, this.earlier);
    const { party: of, ref } = call.ref;
    const got = this.use(
      'page',
      live.resource('call.show', { party: of, ref }, { after, limit: 500 }),
    );
    // While another part of the call is on its way, the part that is here stays.
    if (got !== undefined) this.page = got;
    const page = this.page;
    return html`${this.head(page?.call ?? call)}
      <div class="told" role="log" aria-live="polite">${this.told}</div>
      ${after > 0 ? html`<button @click=${() => this.showEarlier()}>${say('earlier', { n: after })}</button>` : nothing}
      ${page === undefined ? html`<p role="status">${say('loading')}</p>` : this.messages(page, call.messages)}
      ${this.doing === 'reading' ? html`<div class="foot">${this.actions(page?.call ?? call)} ${this.stating.draw()}</div>` : nothing}
      ${this.foot(page)}`;
  }

  override updated(): void {
    const page = this.page;
    if (page === undefined || page.call.ref.ref !== this.call?.ref.ref) return;
    nowReading(this.thread, page.messages, page.call.messages - page.messages.length);
    this.eyes.follow(this.drawnMessages());
    const count = page.call.messages;
    if (this.heard > 0 && count > this.heard) this.tell(page.messages.at(-1));
    if (this.heard === 0 || count > this.heard) void this.toNewest();
    this.heard = count;
  }

  /** Say a new message to those who do not look. */
  private tell(message: Message | undefined): void {
    if (message === undefined || message.party === live.me?.party) return;
    const rows = phrasesIn(preferences.language).value;
    const precedence = field('precedence', message.precedence);
    this.told = `${say('new-message', { party: nameOf(message.party), precedence })} ${briefly(message.said, rows)}`;
  }

  private async toNewest(): Promise<void> {
    const meant = this.meant();
    const all = this.drawnMessages();
    const at = all.find((one) => one.message?.leaf === meant?.leaf) ?? all.at(-1);
    await at?.updateComplete;
    at?.scrollIntoView({ block: 'nearest' });
  }

  private head(call: Call): TemplateResult {
    return html`<header class="panel">
      <div class="row">
        <h2>
          ${say('call')} ${ltr(`${call.ref.party}/${call.ref.ref}`)}
          ${call.topic === '' ? nothing : html`· <bdi>${topicOf(call.topic)}</bdi>`}
        </h2>
      </div>
      <div class="row soft">
        <span>${field('lane', call.lane)} · ${field('tier', call.tier)}</span>
        <span>${say('between')} ${parties(call.parties)}</span>
        <span>${say('opened')} ${when(call.opened_ms)}</span>
      </div>
      ${call.closed_by.map((one) => html`<p class="soft">✕ ${say('considered-over')} ${atDesk(one)} ${hour(one.at_ms)}</p>`)}
    </header>`;
  }

  private actions(call: Call): TemplateResult | typeof nothing {
    if (live.me?.role !== 'officer') return nothing;
    const meant = this.meant();
    const number = meant === undefined ? 0 : (this.numberOf(meant.leaf) ?? 0);
    const count = this.readable().length;
    const { busy } = this.stating;
    return html`<div class="row">
      ${
        meant === undefined
          ? html`<span class="mark calm">✓ ${say('nothing-here')}</span>`
          : html`<button class="main" ?disabled=${busy} @click=${() => this.acknowledge()}>
                ${say('acknowledge-n', { n: number })} <kbd>a</kbd>
              </button>
              <button ?disabled=${busy || this.stoodBy(meant)} @click=${() => this.standBy()}>
                ${say('stand-by')} <kbd>b</kbd>
              </button>`
      }
      <button @click=${() => this.reply()}>${say('reply')} <kbd>r</kbd></button>
      ${
        count === 0
          ? nothing
          : html`<button ?disabled=${busy} @click=${() => this.see()}>
              ${say('state-seen', { n: count })} <kbd>v</kbd>
            </button>`
      }
      ${
        call.closed_by.some((one) => one.party === live.me?.party)
          ? nothing
          : html`<button ?disabled=${busy} @click=${() => this.considerOver()}>${say('consider-over')}</button>`
      }
    </div>`;
  }

  private messages(page: Page, count: number): TemplateResult {
    const first = Math.max(count, page.call.messages) - page.messages.length;
    const meant = this.meant();
    return html`<ol>
      ${repeat(
        page.messages,
        (one) => one.leaf,
        (one, n) => html`<li>
          <parley-message
            .message=${one}
            .call=${page.call}
            .number=${first + n + 1}
            .numberOf=${this.numberOf}
            ?own=${one.party === live.me?.party}
            ?meant=${one.leaf === meant?.leaf}
          ></parley-message>
        </li>`,
      )}
    </ol>`;
  }

  private foot(page: Page | undefined): TemplateResult | typeof nothing {
    if (page === undefined || this.doing === 'reading') return nothing;
    const done = () => {
      this.doing = 'reading';
    };
    const meant = this.meant();
    if (this.doing === 'standing-by' && meant !== undefined) {
      return html`<parley-stand-by .call=${page.call} .message=${meant} @done=${done}></parley-stand-by>`;
    }
    return html`<parley-composer
      .call=${page.call}
      .quoted=${meant ?? this.lastOfOthers(page)}
      .number=${this.numberOf((meant ?? this.lastOfOthers(page))?.leaf ?? '') ?? 0}
      @done=${done}
    ></parley-composer>`;
  }

  private drawnMessages(): ParleyMessage[] {
    return [...this.renderRoot.querySelectorAll<ParleyMessage>('parley-message')];
  }

  private lastOfOthers(page: Page): Message | undefined {
    return page.messages.findLast((one) => one.party !== live.me?.party);
  }

  /** The message that is acknowledged next. */
  private meant(): Message | undefined {
    return firstOwed(this.page?.messages ?? [], live.me?.party ?? '');
  }

  private readonly numberOf = (leaf: string): number | undefined => {
    const page = this.page;
    if (page === undefined) return undefined;
    const at = page.messages.findIndex((one) => one.leaf === leaf);
    return at < 0 ? undefined : page.call.messages - page.messages.length + at + 1;
  };

  private stoodBy(message: Message): boolean {
    return message.stand_by.some((one) => one.party === live.me?.party);
  }

  /** Messages that this officer has before the eyes and has not stated to have seen. */
  private readable(): Message[] {
    return unseen(this.page?.messages ?? [], live.me?.party ?? '').filter((one) =>
      this.eyes.had(one.leaf),
    );
  }

  /** Acknowledge the message that is marked; one that is out of sight is first brought into it. */
  private async acknowledge(): Promise<void> {
    const [call, meant] = [this.call, this.meant()];
    if (call === undefined || meant === undefined || live.me?.role !== 'officer') return;
    if (!this.eyes.has(meant.leaf)) {
      const all = this.drawnMessages();
      all.find((one) => one.message?.leaf === meant.leaf)?.scrollIntoView({ block: 'center' });
      this.told = say('look-first');
      return;
    }
    const body = {
      message: meant.leaf,
      said: {
        phrase: { catalogue: CATALOGUE, code: RECEIVED, parameters: [] },
        words: '',
        language: '',
        quotes: [],
      },
    };
    const done = await this.stating.run(body, (key) =>
      live.state('call.acknowledge', { ...call.ref }, body, key),
    );
    if (done) this.told = say('acknowledged-n', { n: this.numberOf(meant.leaf) ?? 0 });
  }

  /** State that what stands before the eyes was seen: a person says so, the screen never does. */
  private async see(): Promise<void> {
    const call = this.call;
    const leaves = this.readable().map((one) => one.leaf);
    if (call === undefined || leaves.length === 0 || !this.eyes.open) return;
    const body = { messages: leaves.slice(0, 256) };
    const done = await this.stating.run(body, (key) =>
      live.state('call.see', { ...call.ref }, body, key),
    );
    if (done) this.told = say('stated-seen', { n: body.messages.length });
  }

  private async considerOver(): Promise<void> {
    const call = this.call;
    if (call === undefined) return;
    await this.stating.run({ close: call.ref }, (key) =>
      live.state('call.close', { ...call.ref }, { words: '' }, key),
    );
  }

  private standBy(): void {
    const meant = this.meant();
    if (meant !== undefined && !this.stoodBy(meant)) this.doing = 'standing-by';
  }

  private reply(): void {
    if (live.me?.role === 'officer') this.doing = 'replying';
  }

  private showEarlier(): void {
    this.earlier += 100;
  }
}
