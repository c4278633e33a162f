/** Saying something on the line: a phrase with its blanks, free words beside it, and who reads what. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Body, Schema } from '../api';
import { field } from '../field';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { go } from '../to';
import { isLanguage, LANGUAGES, OWN_NAMES } from '../words';
import './blanks';
import { type Read, readAll, type Typed } from './blanks';
import { party } from './drawing';
import './picker';
import { newRef, readRef, Stating } from '../forms';
import type { Call, Message } from './order';
import { phrasesIn } from './phrase/catalogue';
import { compose, faultOf, type Phrase, type Row } from './phrase/phrase';
import './preview';
import { said } from './styles';
import { LANES, PRECEDENCES, type Precedence, TIERS } from './timers';
import { say } from './words';

@customElement('parley-composer')
export class ParleyComposer extends ParleyElement {
  static override styles = [
    controls,
    said,
    css`
      textarea { min-block-size: 3rem; }
      .chosen { font-size: 1.05rem; }
      .grow { flex: 1 1 20rem; }
    `,
  ];

  /** The call it is said in; none opens a new one. */
  @property({ attribute: false }) call?: Call;
  /** The message that it answers. */
  @property({ attribute: false }) quoted?: Message;
  @property({ type: Number }) number = 0;
  @state() private row: Row | undefined;
  @state() private typed: Typed = {};
  @state() private words = '';
  @state() private wordsLanguage: string = preferences.language;
  @state() private precedence: Precedence = 'priority';
  @state() private lane: Schema<'Lane'> = 'air';
  @state() private tier: Schema<'Tier'> = 'duty-officer';
  @state() private to: readonly string[] = [];
  @state() private topic = '';
  @state() private quoting = true;
  @state() private notice = '';
  private readonly stating = new Stating(() => this.requestUpdate());

  override firstUpdated(): void {
    if (this.call !== undefined) this.precedence = this.call.precedence;
    this.scrollIntoView({ block: 'nearest' });
  }

  override render(): TemplateResult {
    const rows = this.use('phrases', phrasesIn(preferences.language)) ?? [];
    const read = this.row === undefined ? undefined : readAll(this.row, this.typed, live.now());
    const phrase = this.phrase(read);
    const ready = this.ready(phrase, read, rows);
    return html`<form class="panel stack" @submit=${this.send} @keydown=${this.key}>
      <h2>${this.call === undefined ? say('new-call') : say('reply-in', { call: `${this.call.ref.party}/${this.call.ref.ref}` })}</h2>
      ${this.call === undefined ? this.envelope() : nothing} ${this.chosen()}
      ${
        this.row === undefined
          ? nothing
          : html`<parley-blanks
              eager
              .row=${this.row}
              .typed=${this.typed}
              @typed=${(event: CustomEvent<Typed>) => {
                this.typed = event.detail;
              }}
            ></parley-blanks>`
      }
      ${this.free()}
      <div class="row">${this.urgency()} ${this.about()}</div>
      <parley-preview .phrase=${phrase} .words=${this.words} .to=${this.readers()}></parley-preview>
      <div class="row">
        <button class="main" ?disabled=${!ready} aria-disabled=${this.stating.busy ? 'true' : nothing}>
          ${say('sign-and-send')} <kbd>Ctrl+Enter</kbd>
        </button>
        <button type="button" @click=${() => this.done()}>${say('cancel')} <kbd>Esc</kbd></button>
      </div>
      ${this.stating.draw()}
    </form>`;
  }

  private chosen(): TemplateResult {
    const row = this.row;
    if (row === undefined) {
      return html`<parley-phrase-picker
        @pick=${(event: CustomEvent<Row>) => void this.choose(event.detail)}
      ></parley-phrase-picker>`;
    }
    return html`<div class="row">
      <span class="chosen" dir=${row.direction}><strong>${row.marker}</strong> <bdi dir="ltr" class="code">${row.code}</bdi></span>
      <button type="button" @click=${() => this.unchoose()}>${say('other-phrase')}</button>
      <small class="soft" lang="en" dir="ltr">${row.note}</small>
    </div>`;
  }

  private envelope(): TemplateResult {
    const others = (live.agreement?.terms.members ?? []).filter(
      (one) => one.party !== live.me?.party && one.standing === 'member',
    );
    return html`<div class="row">
        ${this.choice(
          say('lane'),
          LANES,
          this.lane,
          (one) => field('lane', one),
          (one) => {
            this.lane = one;
          },
        )}
        ${this.choice(
          say('tier'),
          TIERS,
          this.tier,
          (one) => field('tier', one),
          (one) => {
            this.tier = one;
          },
        )}
        <label
          >${say('topic')}
          <input
            dir="auto"
            maxlength="200"
            .value=${this.topic}
            @input=${(event: Event) => {
              this.topic = (event.target as HTMLInputElement).value;
            }}
          />
        </label>
      </div>
      <fieldset>
        <legend>${say('addressees')}</legend>
        <div class="row">
          ${others.map(
            (one) => html`<label class="beside"
              ><input
                type="checkbox"
                .checked=${this.to.includes(one.party)}
                @change=${(event: Event) => this.address(one.party, (event.target as HTMLInputElement).checked)}
              />${party(one.party)}</label
            >`,
          )}
          <span class="soft">${this.to.length === 0 ? say('to-every-member') : nothing}</span>
        </div>
      </fieldset>`;
  }

  private free(): TemplateResult {
    return html`<div class="row">
      <label class="grow"
        >${say('free-words')}
        <textarea
          rows="2"
          dir="auto"
          maxlength="4000"
          .value=${this.words}
          @input=${(event: Event) => {
            this.words = (event.target as HTMLTextAreaElement).value;
          }}
        ></textarea>
      </label>
      <label
        >${say('their-language')}
        <select
          @change=${(event: Event) => {
            this.wordsLanguage = (event.target as HTMLSelectElement).value;
          }}
        >
          ${LANGUAGES.map((one) => html`<option value=${one} lang=${one} ?selected=${one === this.wordsLanguage}>${OWN_NAMES[one]}</option>`)}
          <option value="" ?selected=${this.wordsLanguage === ''}>${say('language-other')}</option>
        </select>
      </label>
    </div>`;
  }

  private about(): TemplateResult {
    const quoted = this.quoted;
    return html`${
      quoted === undefined
        ? nothing
        : html`<label class="beside"
              ><input
                type="checkbox"
                .checked=${this.quoting}
                @change=${(event: Event) => {
                  this.quoting = (event.target as HTMLInputElement).checked;
                }}
              />${say('answers-message', { n: this.number })}
              ${quoted.owed_by.includes(live.me?.party ?? '') && this.quoting ? html`<strong>${say('quote-acknowledges')}</strong>` : nothing}
            </label>`
    }
      <label
        >${say('about-notice')}
        <input
          dir="ltr"
          placeholder="israel/N1"
          .value=${this.notice}
          aria-invalid=${this.notice !== '' && readRef(this.notice) === undefined ? 'true' : 'false'}
          @input=${(event: Event) => {
            this.notice = (event.target as HTMLInputElement).value;
          }}
        />
      </label>`;
  }

  private urgency(): TemplateResult {
    const flash = this.row?.emergency !== null && this.row !== undefined;
    return html`${this.choice(
      say('precedence'),
      PRECEDENCES,
      flash ? 'flash' : this.precedence,
      (one) => field('precedence', one),
      (one) => {
        this.precedence = one;
      },
    )}
      ${flash ? html`<span class="mark urgent">${say('emergency-is-flash')}</span>` : nothing}`;
  }

  private choice<T extends string>(
    name: string,
    all: readonly T[],
    chosen: T,
    called: (one: T) => string,
    put: (one: T) => void,
  ): TemplateResult {
    return html`<label
      >${name}
      <select
        @change=${(event: Event) => {
          const found = all.find((one) => one === (event.target as HTMLSelectElement).value);
          if (found !== undefined) put(found);
        }}
      >
        ${all.map((one) => html`<option value=${one} ?selected=${one === chosen}>${called(one)}</option>`)}
      </select>
    </label>`;
  }

  private phrase(read: Read | undefined): Phrase | undefined {
    if (this.row === undefined || read === undefined) return undefined;
    return compose(this.row, read.values);
  }

  private ready(phrase: Phrase | undefined, read: Read | undefined, rows: Row[]): boolean {
    if (this.notice.trim() !== '' && readRef(this.notice) === undefined) return false;
    if (phrase === undefined) return this.words.trim() !== '';
    return (read?.faults.size ?? 0) === 0 && faultOf(phrase, rows) === undefined;
  }

  private readers(): string[] {
    const me = live.me?.party;
    const all = this.call?.parties ?? this.to;
    if (this.call !== undefined || this.to.length > 0) return all.filter((one) => one !== me);
    const members = live.agreement?.terms.members ?? [];
    return members
      .filter((one) => one.party !== me && one.standing === 'member')
      .map((one) => one.party);
  }

  private async choose(row: Row): Promise<void> {
    this.row = row;
    await this.updateComplete;
    // A phrase with blanks takes the keyboard by itself; one without is ready.
    if (row.parameters.length === 0) {
      this.renderRoot.querySelector<HTMLElement>('button.main')?.focus();
    }
  }

  private unchoose(): void {
    this.row = undefined;
  }

  private address(one: string, on: boolean): void {
    this.to = on ? [...this.to, one] : this.to.filter((other) => other !== one);
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.done();
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      this.renderRoot.querySelector('form')?.requestSubmit();
    }
    // What is typed here is for nobody else: `a` in a form acknowledges nothing.
    event.stopPropagation();
  }

  private async send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const rows = phrasesIn(preferences.language).value ?? [];
    const read = this.row === undefined ? undefined : readAll(this.row, this.typed, live.now());
    const phrase = this.phrase(read);
    if (!this.ready(phrase, read, rows)) return;
    const call = this.call;
    let ref = '';
    const wish = [
      call?.ref,
      phrase,
      this.words,
      this.notice,
      this.quoting,
      this.precedence,
      this.lane,
      this.to,
    ];
    const sent = await this.stating.run(wish, async (key) => {
      const said: Schema<'Said'> = {
        phrase: phrase ?? null,
        words: this.words.trim(),
        language:
          this.words.trim() === '' || !isLanguage(this.wordsLanguage) ? '' : this.wordsLanguage,
        quotes: await this.quotes(),
      };
      if (call !== undefined) {
        await live.state('call.say', { ...call.ref }, { precedence: this.precedence, said }, key);
        return;
      }
      ref = newRef('C', key);
      const body: Body<'call.open'> = {
        ref,
        lane: this.lane,
        tier: this.tier,
        precedence: this.precedence,
        addressees: [...this.to],
        topic: this.topic.trim(),
        said,
      };
      await live.state('call.open', {}, body, key);
    });
    if (!sent) return;
    this.done();
    if (call === undefined) go('call', live.me?.party ?? '', ref);
  }

  /** What it answers, and the notice it is about at the version that stands now. */
  private async quotes(): Promise<Schema<'Said'>['quotes']> {
    const quotes: Schema<'Said'>['quotes'] = [];
    const of = readRef(this.notice);
    if (of !== undefined) {
      const agreement = live.agreement?.agreement ?? '';
      const page = await live.api.ask('notice.show', { path: { agreement, ...of } });
      const version = page.notice.versions.at(-1)?.leaf ?? '';
      quotes.push({ quotes: 'notice', of, version, volume: null });
    }
    if (this.quoted !== undefined && this.quoting) {
      quotes.push({ quotes: 'message', message: this.quoted.leaf });
    }
    return quotes;
  }

  private done(): void {
    this.dispatchEvent(new Event('done'));
  }
}
