/**
 * An emergency from anywhere: `!` opens the numbered list, a number brings the phrase to signing with
 * what is in view filled in, Enter signs (docs/adr/0128-two-keys-and-enter.md).
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Body, Schema } from '../api';
import { field } from '../field';
import { keys } from '../keys';
import { live } from '../live';
import { ltr, ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { go } from '../to';
import './blanks';
import { readAll, type Sources, type Typed } from './blanks';
import { inView } from './context';
import { blankName, phrase as drawn, nameOf } from './drawing';
import './holders';
import { newRef, Stating } from '../forms';
import { phrasesIn } from './phrase/catalogue';
import { compose, type Row } from './phrase/phrase';
import { withBlanks } from './picker';
import { prefill, sourcesOf } from './prefill';
import './ringing';
import { said } from './styles';
import { LANES } from './timers';
import { say } from './words';

/** A key that bounces, or that was meant for the list, signs nothing. */
const SETTLE_MS = 350;

@customElement('parley-emergency')
export class ParleyEmergency extends ParleyElement {
  static override styles = [
    controls,
    said,
    css`
      :host { display: inline-block; }
      dialog { white-space: normal; background: var(--panel); color: var(--text); border: 4px solid var(--urgent); border-radius: var(--round); inline-size: min(56rem, 94vw); max-block-size: 92vh; overflow: auto; padding: 0.75rem 1rem; }
      ol { list-style: none; padding: 0; display: flex; flex-direction: column; gap: 0.25rem; }
      ol button { inline-size: 100%; text-align: start; display: flex; gap: 0.75rem; align-items: baseline; }
      .sign { font-size: 1.2rem; padding: 0.6rem 1.2rem; }
      h2 kbd { font-size: 1rem; }
    `,
  ];

  @state() private at: 'closed' | 'choosing' | 'signing' | 'sent' = 'closed';
  @state() private row: Row | undefined;
  @state() private typed: Typed = {};
  @state() private sources: Sources = {};
  @state() private words = '';
  @state() private lane: Schema<'Lane'> = 'air';
  @state() private ref = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;
  private since = 0;
  private readonly stating = new Stating(() => this.requestUpdate());
  private end: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.end = keys.bind({
      keys: '!',
      says: () => say('key-emergency'),
      run: () => void this.open(),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end?.();
  }

  override render(): TemplateResult | typeof nothing {
    if (live.me?.role !== 'officer') return nothing;
    // Held from the beginning: the list must be here when the link is not.
    const rows = this.use('phrases', phrasesIn(preferences.language)) ?? [];
    return html`<button class="urgent" @click=${() => this.open()}>
        ${say('emergency')} <kbd>!</kbd>
      </button>
      <dialog aria-labelledby="title" @keydown=${this.key} @close=${this.closed}>
        ${this.at === 'closed' ? nothing : this.within(emergenciesOf(rows))}
      </dialog>`;
  }

  private within(rows: Row[]): TemplateResult | typeof nothing {
    if (this.at === 'choosing') return this.choosing(rows);
    return this.at === 'signing' ? this.signing() : this.whoHasIt();
  }

  private choosing(rows: Row[]): TemplateResult {
    return html`<div class="row">
        <h2 id="title">${say('emergency-which')}</h2>
        <button @click=${() => this.shut()}>${say('cancel')} <kbd>Esc</kbd></button>
      </div>
      <ol>
        ${rows.map(
          (row, n) => html`<li>
            <button ?autofocus=${n === 0} @click=${() => void this.choose(row)}>
              <kbd>${n + 1}</kbd><span dir=${row.direction}><strong>${row.marker}.</strong> ${withBlanks(row)}</span>
            </button>
          </li>`,
        )}
      </ol>
      ${rows.length === 0 ? html`<p class="problem">${say('no-answer')}</p>` : nothing}
      <p class="soft">${say('emergency-nothing-yet')}</p>`;
  }

  private signing(): TemplateResult | typeof nothing {
    const row = this.row;
    if (row === undefined) return nothing;
    const read = readAll(row, this.typed, live.now());
    const phrase = compose(row, read.values);
    const filled = Object.keys(this.sources).length > 0;
    return html`<h2 id="title">${say('emergency-sign')}</h2>
      ${drawn(phrase, phrasesIn(preferences.language).value)}
      ${
        read.faults.size > 0
          ? html`<p class="note">${say('goes-as-words', { names: [...read.faults.keys()].map(blankName).join(', ') })}</p>`
          : nothing
      }
      <div class="row">
        <button class="urgent sign" aria-disabled=${this.stating.busy ? 'true' : nothing} @click=${() => void this.send()}>
          ${say('sign-flash')} <kbd>Enter</kbd>
        </button>
        <button @click=${() => void this.open()}>${say('back')}</button>
        <button @click=${() => this.shut()}>${say('cancel')} <kbd>Esc</kbd></button>
        ${filled ? html`<button @click=${() => this.clear()}>${say('clear-filled')} <kbd>x</kbd></button>` : nothing}
      </div>
      ${this.stating.draw()}
      <parley-ringing .lane=${this.lane} precedence="flash"></parley-ringing>
      <parley-blanks
        vague
        .row=${row}
        .typed=${this.typed}
        .sources=${this.sources}
        @typed=${(event: CustomEvent<Typed>) => this.put(event.detail)}
      ></parley-blanks>
      <div class="row">
        <label
          >${say('free-words')}
          <input
            dir="auto"
            maxlength="1000"
            .value=${this.words}
            @input=${(event: Event) => {
              this.words = (event.target as HTMLInputElement).value;
            }}
          />
        </label>
        <label
          >${say('lane')}
          <select
            @change=${(event: Event) => {
              const found = LANES.find((one) => one === (event.target as HTMLSelectElement).value);
              if (found !== undefined) this.lane = found;
            }}
          >
            ${LANES.map((one) => html`<option value=${one} ?selected=${one === this.lane}>${field('lane', one)}</option>`)}
          </select>
        </label>
      </div>`;
  }

  private whoHasIt(): TemplateResult {
    const party = live.me?.party ?? '';
    return html`<h2 id="title">${say('emergency-sent')} ${ltr(`${party}/${this.ref}`)}</h2>
      <parley-holders .of=${{ party, ref: this.ref }}></parley-holders>
      <div class="row">
        <button class="main" @click=${() => this.toCall()}>${say('go-to-call')} <kbd>Enter</kbd></button>
        <button @click=${() => this.shut()}>${say('close')} <kbd>Esc</kbd></button>
      </div>`;
  }

  private async open(): Promise<void> {
    if (live.me?.role !== 'officer') return;
    this.at = 'choosing';
    this.row = undefined;
    this.words = '';
    this.since = performance.now();
    await this.updateComplete;
    if (this.dialog?.open === false) this.dialog.showModal();
    this.dialog?.querySelector<HTMLElement>('ol button')?.focus();
  }

  private async choose(row: Row): Promise<void> {
    if (performance.now() - this.since < SETTLE_MS / 2) return;
    const view = inView();
    const filled = prefill(row, view);
    this.row = row;
    this.typed = filled.typed;
    this.sources = sourcesOf(filled, (from) => {
      if (typeof from === 'string') return say(`from-${from}`);
      return say('from-message', { n: view.first + from.message, party: nameOf(from.party) });
    });
    this.at = 'signing';
    this.since = performance.now();
    await this.updateComplete;
    this.dialog?.querySelector<HTMLElement>('button.sign')?.focus();
  }

  private put(typed: Typed): void {
    // A field that was changed is the officer's own.
    this.sources = Object.fromEntries(
      Object.entries(this.sources).filter(([name]) => typed[name] === this.typed[name]),
    );
    this.typed = typed;
  }

  private clear(): void {
    const kept = Object.entries(this.typed).filter(([name]) => !(name in this.sources));
    this.typed = Object.fromEntries(kept);
    this.sources = {};
    this.dialog?.querySelector<HTMLElement>('button.sign')?.focus();
  }

  private async send(): Promise<void> {
    const row = this.row;
    if (row === undefined || performance.now() - this.since < SETTLE_MS) return;
    const read = readAll(row, this.typed, live.now());
    // What is no position or time goes out beside it in words: nothing is refused for being vague.
    const beside = [...read.faults.keys()].map((name) => `${name}: ${this.typed[name] ?? ''}`);
    const words = [this.words.trim(), ...beside].filter((one) => one !== '').join('; ');
    const saying: Schema<'Said'> = {
      phrase: compose(row, read.values),
      words: words.slice(0, 4_000),
      language: beside.length === 0 && words !== '' ? preferences.language : '',
      quotes: [],
    };
    let ref = '';
    const sent = await this.stating.run([saying, this.lane], async (key) => {
      ref = newRef('E', key);
      const body: Body<'call.open'> = {
        ref,
        lane: this.lane,
        tier: 'duty-officer',
        precedence: 'flash',
        addressees: [],
        topic: row.emergency ?? '',
        said: saying,
      };
      await live.state('call.open', {}, body, key);
    });
    if (!sent) return;
    this.ref = ref;
    this.at = 'sent';
    await this.updateComplete;
    this.since = performance.now();
    this.dialog?.querySelector<HTMLElement>('button.main')?.focus();
  }

  private key(event: KeyboardEvent): void {
    // Nothing typed here reaches the screen behind.
    event.stopPropagation();
    const target = event.composedPath()[0];
    const typing = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (event.key === 'Enter' && (event.repeat || performance.now() - this.since < SETTLE_MS)) {
      event.preventDefault();
    } else if (event.key === 'Enter' && typing && this.at === 'signing') {
      // From a field Enter goes to the button, and signs nothing by itself.
      event.preventDefault();
      this.dialog?.querySelector<HTMLElement>('button.sign')?.focus();
    } else if (event.key === 'x' && !typing && this.at === 'signing') {
      this.clear();
    } else if (this.at === 'choosing' && !event.repeat) {
      this.number(event);
    }
  }

  /** By the key's place: the figures of some keyboards need Shift. */
  private number(event: KeyboardEvent): void {
    const digit =
      /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? /^[1-9]$/.exec(event.key)?.[0];
    if (digit !== undefined) {
      event.preventDefault();
      const row = emergenciesOf(phrasesIn(preferences.language).value ?? [])[Number(digit) - 1];
      if (row !== undefined) void this.choose(row);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = [...(this.dialog?.querySelectorAll<HTMLElement>('ol button') ?? [])];
    const at = all.findIndex((one) => one.matches(':focus'));
    all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus();
  }

  private toCall(): void {
    if (performance.now() - this.since < SETTLE_MS) return;
    this.shut();
    go('call', live.me?.party ?? '', this.ref);
  }

  private shut(): void {
    this.dialog?.close();
  }

  private closed(): void {
    this.at = 'closed';
  }
}

/** The emergencies in the order of the catalogue: the number of each is the same at every desk. */
export function emergenciesOf(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.emergency !== null);
}
