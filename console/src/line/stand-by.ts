/** "Stand by": patience asked for one message, once, until a time. It acknowledges nothing. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { NotRead, readMoment, Stating } from '../forms';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { hour } from './drawing';
import type { Call, Message } from './order';
import { CATALOGUE, STAND_BY } from './phrase/phrase';
import { timerOf } from './timers';
import { say } from './words';

const MINUTES = [5, 10, 15, 30];
const MINUTE_MS = 60_000;

@customElement('parley-stand-by')
export class ParleyStandBy extends ParleyElement {
  @property({ attribute: false }) call?: Call;
  @property({ attribute: false }) message?: Message;
  @state() private typed = '';
  @query('input') private readonly input!: HTMLInputElement | null;
  private readonly stating = new Stating(() => this.requestUpdate());

  override firstUpdated(): void {
    this.input?.focus();
    this.scrollIntoView({ block: 'nearest' });
  }

  override render(): TemplateResult {
    const until = this.until();
    const most = this.mostMs();
    return html`<form class="panel stack" @submit=${this.send} @keydown=${this.key}>
      <h3>${say('stand-by-title')}</h3>
      <p class="soft">
        ${say('stand-by-note')} ${most === undefined ? nothing : html`${say('stand-by-most')} ${hour(most)}`}
      </p>
      <div class="row">
        ${MINUTES.map(
          (
            n,
          ) => html`<button type="button" @click=${() => this.sendUntil(live.now() + n * MINUTE_MS)}>
            ${say('minutes', { n })}
          </button>`,
        )}
        <label
          >${say('or-until')}
          <input
            .value=${this.typed}
            dir="ltr"
            placeholder="18:50"
            @input=${(event: Event) => {
              this.typed = (event.target as HTMLInputElement).value;
            }}
          />
        </label>
        <button class="main" ?disabled=${until === undefined} aria-disabled=${this.stating.busy ? 'true' : nothing}>
          ${say('sign-stand-by')} ${until === undefined ? nothing : hour(until)}
        </button>
        <button type="button" @click=${() => this.done()}>${say('cancel')} <kbd>Esc</kbd></button>
      </div>
      ${this.stating.draw()}
    </form>`;
  }

  private until(): number | undefined {
    try {
      return readMoment(this.typed, { now: live.now(), ahead: true });
    } catch (error) {
      if (error instanceof NotRead) return undefined;
      throw error;
    }
  }

  /** Beyond this no patience moves the timer: it waits no longer than a routine message may. */
  private mostMs(): number | undefined {
    const terms = live.agreement?.terms;
    if (terms === undefined || this.message === undefined) return undefined;
    const within = timerOf(terms, this.message.precedence).acknowledge_within_ms;
    return this.message.issued_ms + timerOf(terms, 'routine').acknowledge_within_ms + within;
  }

  private send(event: SubmitEvent): void {
    event.preventDefault();
    const until = this.until();
    if (until !== undefined) void this.sendUntil(until);
  }

  private async sendUntil(until: number): Promise<void> {
    const [call, message] = [this.call, this.message];
    if (call === undefined || message === undefined) return;
    const parameters = [
      { name: 'until', value: { type: 'time', at_ms: Math.floor(until / 1_000) * 1_000 } },
    ];
    const phrase = { catalogue: CATALOGUE, code: STAND_BY, parameters };
    const body = { message: message.leaf, said: { phrase, words: '', language: '', quotes: [] } };
    const sent = await this.stating.run(body, (key) =>
      live.state('call.acknowledge', { ...call.ref }, body, key),
    );
    if (sent) this.done();
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.done();
    event.stopPropagation();
  }

  private done(): void {
    this.dispatchEvent(new Event('done'));
  }
}
