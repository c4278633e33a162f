/** Acting on a matter in place: what it is about, what will be signed, one key to sign. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { Stating } from '../forms';
import { phrasesIn } from '../line/phrase/catalogue';
import { live } from '../live';
import { apart, type Need, nameOf, sentence, unitsOf } from '../needs';
import { ParleyElement, utcTime } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { toThread } from '../to';
import {
  type Action,
  type Entered,
  fresh,
  hourAfter,
  MINUTE_MS,
  PATIENCE,
  unitsIn,
  wish,
} from './actions';
import { concern, inWhoseName, message, notice, test, versionOf } from './seen';
import { say } from './words';

/** Dispatches `close`, and `done` with what to say of it. */
@customElement('parley-act')
export class ParleyAct extends ParleyElement {
  static override styles = [
    controls,
    css`
      dialog { background: var(--panel); color: var(--text); border: 2px solid var(--line); border-radius: var(--round); inline-size: min(46rem, 94vw); max-block-size: 92vh; overflow: auto; }
      dialog::backdrop { background: rgb(0 0 0 / 0.45); }
      form { display: flex; flex-direction: column; gap: var(--gap); }
      .seen { border-inline-start: 0.3rem solid var(--line); padding-inline-start: 0.75rem; max-block-size: 40vh; overflow: auto; }
      .signs { border: 1px solid var(--line); padding: 0.5rem 0.75rem; }
      .signs p:last-child { margin: 0; }
      .volumes li { padding-block: 0.25rem; border-block-start: 1px solid var(--faint-line); }
      blockquote { margin: 0 0 var(--gap); padding-inline-start: 0.75rem; border-inline-start: 2px solid var(--line); }
      textarea { min-block-size: 4rem; }
    `,
  ];

  @property({ attribute: false }) need!: Need;
  @property() action: Action = 'acknowledge';
  @state() private entered!: Entered;
  @state() private minutes: number = PATIENCE[0];
  @state() private hour = '';
  @state() private hourUnread = false;
  private readonly stating = new Stating(() => this.requestUpdate());

  override willUpdate(): void {
    this.entered ??= fresh(this.need, live.now());
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  /** The first thing to do has the cursor as soon as there is something to do it about. */
  override updated(): void {
    if (this.begun) return;
    const first = this.renderRoot.querySelector<HTMLElement>('[data-first]:not([disabled])');
    if (first === null) return;
    this.begun = true;
    first.focus();
  }
  private begun = false;

  override render(): TemplateResult {
    const seen = this.seen();
    return html`<dialog
      aria-labelledby="title"
      @keydown=${this.within}
      @cancel=${this.over}
      @close=${this.over}
    >
      <form method="dialog" @submit=${this.submit}>
        <h2 id="title">${say(`act-${this.action}`)}</h2>
        <p>${sentence(this.need)}</p>
        <section class="seen" tabindex="0" aria-label=${say('about')}>
          ${seen ?? html`<p role="status">${say('asking')}</p>`}
        </section>
        ${seen === undefined ? nothing : this.fields()}
        <section class="signs" aria-label=${say('signed')}>
          <strong>${say('signed')}</strong>
          <p>${this.says()}</p>
          ${inWhoseName(this.need)}
        </section>
        ${this.stating.draw()}
        <div class="row">
          <button
            class="main"
            ?data-first=${seen !== undefined && !this.writes()}
            ?disabled=${seen === undefined}
            aria-disabled=${this.stating.busy ? 'true' : nothing}
          >
            ${this.stating.busy ? say('signing') : say('sign')}
          </button>
          <button type="button" @click=${this.close}>${say('back')} <kbd>Esc</kbd></button>
          ${
            this.action === 'read-back'
              ? html`<a href=${toThread(this.need.thread)} @click=${this.close}>${say('draw-it')}</a>`
              : nothing
          }
        </div>
      </form>
    </dialog>`;
  }

  /** Whether the first thing to do is to write something. */
  private writes(): boolean {
    return !['acknowledge', 'enter'].includes(this.action) && !this.drawn() && !this.decided();
  }

  /** A choice of one unit is made: Enter signs, as it does elsewhere, and opens no list of one. */
  private decided(): boolean {
    return this.action === 'unit' && unitsOf(this.need).length === 1;
  }

  /** What it is about; undefined until the node has told it. */
  private seen(): TemplateResult | undefined {
    const about = this.need.about;
    if (about === null) return undefined;
    const path = { party: about.party, ref: about.ref };
    switch (this.action) {
      case 'acknowledge':
      case 'stand-by': {
        const page = this.use('page', live.resource('call.show', path, { limit: 1000 }));
        return message(page, this.need, this.use('rows', phrasesIn(preferences.language)));
      }
      case 'test': {
        const one = this.test();
        return one === undefined ? undefined : test(one);
      }
      case 'answer': {
        const one = this.use('concern', live.resource('concern.show', path));
        return one === undefined ? undefined : concern(one);
      }
      default: {
        const version = this.version();
        return version === undefined ? undefined : notice(version);
      }
    }
  }

  private test(): Schema<'LineTest'> | undefined {
    const about = this.need.about;
    const all = this.use('tests', live.resource('line.tests'));
    return all?.find((one) => one.ref.party === about?.party && one.ref.ref === about.ref);
  }

  private version(): Schema<'Version'> | undefined {
    const about = this.need.about;
    if (about === null) return undefined;
    const path = { party: about.party, ref: about.ref };
    return versionOf(this.use('page', live.resource('notice.show', path)), this.need.leaf);
  }

  private says(): string {
    if (this.action === 'relay') return say(`says-relay-${this.entered.stage}`);
    if (this.action !== 'stand-by') return say(`says-${this.action}`);
    return say('says-stand-by', { time: apart(utcTime(this.until(), true)) });
  }

  private until(): number {
    return Math.round(live.now()) + this.minutes * MINUTE_MS;
  }

  private fields(): TemplateResult | typeof nothing {
    switch (this.action) {
      case 'enter':
        return nothing;
      case 'acknowledge':
        return this.words('words', false);
      case 'stand-by':
        return html`<label
          >${say('minutes')}
          <select
            data-first
            @change=${(event: Event) => {
              this.minutes = Number((event.target as HTMLSelectElement).value);
            }}
          >
            ${PATIENCE.map(
              (n) => html`<option value=${n} ?selected=${n === this.minutes}>
                ${say('in-minutes', { n })}
              </option>`,
            )}
          </select></label
        >`;
      case 'read-back':
        return this.drawn()
          ? html`<label class="beside"
              ><input type="checkbox" required data-first />${say('read-it')}</label
            >`
          : this.words('place-understood', true);
      case 'pass':
        return html`<label
          >${say('units')}
          <input
            required
            data-first
            dir="auto"
            autocomplete="off"
            pattern=".*[^\\s,;،؛].*"
            @input=${(event: Event) => {
              this.put({ units: unitsIn((event.target as HTMLInputElement).value) });
            }}
        /></label>`;
      case 'unit':
        return html`<label
            >${say('which-unit')}
            <select
              required
              ?data-first=${!this.decided()}
              @change=${(event: Event) =>
                this.put({ unit: (event.target as HTMLSelectElement).value })}
            >
              ${unitsOf(this.need).map((one) => html`<option>${one}</option>`)}
            </select> </label
          >${this.words('words', false)}`;
      case 'relay':
        return this.relayFields();
      case 'test':
        return this.testFields();
      case 'answer':
        return this.words('words-needed', true);
      case 'reconfirm':
        return html`<label
            >${say('valid-until')}
            <input
              type="date"
              required
              data-first
              @input=${(event: Event) => {
                const at = Date.parse((event.target as HTMLInputElement).value);
                this.put({ at_ms: Number.isNaN(at) ? 0 : at });
              }}
          /></label>
          ${this.words('words', false)}`;
    }
  }

  private relayFields(): TemplateResult {
    const scope = this.version()?.notice.relay_scope ?? '';
    if (this.entered.scope === '' && scope !== '') this.entered = { ...this.entered, scope };
    return html`
      <label
        >${say('stage')}
        <select
          data-first
          @change=${(event: Event) => {
            const far = (event.target as HTMLSelectElement).value;
            this.put({ stage: far === 'acknowledged' ? 'acknowledged' : 'passed' });
          }}
        >
          <option value="passed">${say('stage-passed')}</option>
          <option value="acknowledged">${say('stage-acknowledged')}</option>
        </select></label
      >
      <label
        >${say('scope')}
        <textarea
          required
          .value=${this.entered.scope}
          @input=${(event: Event) =>
            this.put({ scope: (event.target as HTMLTextAreaElement).value })}
        ></textarea>
      </label>
      ${this.words('words', false)}
    `;
  }

  private testFields(): TemplateResult {
    return html`<div class="row">
        <label
          >${say('callsign')}
          <input
            required
            data-first
            dir="ltr"
            autocomplete="off"
            spellcheck="false"
            @input=${(event: Event) =>
              this.put({ callsign: (event.target as HTMLInputElement).value })}
        /></label>
        <label
          >${say('test-time')}
          <input
            required
            dir="ltr"
            inputmode="numeric"
            autocomplete="off"
            aria-invalid=${this.hourUnread ? 'true' : nothing}
            @input=${(event: Event) => {
              this.hour = (event.target as HTMLInputElement).value;
            }}
        /></label>
      </div>
      ${this.hourUnread ? html`<p class="problem" role="alert">${say('hour-unread')}</p>` : nothing}`;
  }

  private words(
    key: 'words' | 'words-needed' | 'place-understood',
    needed: boolean,
  ): TemplateResult {
    return html`<label
      >${say(key)}
      <input
        ?required=${needed}
        ?data-first=${needed}
        dir="auto"
        autocomplete="off"
        @input=${(event: Event) => this.put({ words: (event.target as HTMLInputElement).value })}
    /></label>`;
  }

  private put(changed: Partial<Entered>): void {
    this.entered = { ...this.entered, ...changed };
  }

  /** Whether the notice is drawn: then it is read back in geometry. */
  private drawn(): boolean {
    return this.action === 'read-back' && (this.version()?.notice.volumes.length ?? 0) > 0;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    let entered: Entered = { ...this.entered };
    // Until when is fixed at the first try: the same wish asked again is the same wish.
    if (this.action === 'stand-by') entered = this.once(entered);
    if (this.drawn()) entered.volumes = this.version()?.notice.volumes ?? [];
    if (this.action === 'test') {
      const at = hourAfter(this.hour, this.test()?.at_ms ?? live.now());
      this.hourUnread = at === undefined;
      if (at === undefined) return;
      entered.at_ms = at;
    }
    const wanted = wish(this.action, this.need, entered, preferences.language);
    if (wanted === undefined) return;
    const { operation, path, body } = wanted;
    let outcome: unknown;
    const ok = await this.stating.run(wanted, async (key) => {
      outcome = await live.state(operation, path, body, key);
    });
    if (!ok) return;
    const told = outcome as Schema<'Outcome'>;
    const said = say('done', {
      act: say(`act-${this.action}`),
      thread: apart(told.thread),
      n: told.sequence,
      party: nameOf(told.party),
      time: apart(utcTime(told.issued_ms, true)),
    });
    this.dispatchEvent(new CustomEvent('done', { detail: said }));
    this.close();
  };

  private standing: { minutes: number; until_ms: number } | undefined;

  private once(entered: Entered): Entered {
    if (this.standing?.minutes !== this.minutes || this.stating.failure === undefined) {
      this.standing = { minutes: this.minutes, until_ms: this.until() };
    }
    return { ...entered, until_ms: this.standing.until_ms };
  }

  /** Letters typed here are written here; the list behind does not hear them. */
  private within(event: KeyboardEvent): void {
    event.stopPropagation();
  }

  private readonly over = (): void => {
    this.dispatchEvent(new Event('close'));
  };

  private readonly close = (): void => {
    this.renderRoot.querySelector('dialog')?.close();
  };
}
