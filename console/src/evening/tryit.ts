/** Trying it: give notice at one desk, watch it arrive at the other. Every step is an API operation. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { NodeOutOfReach, Problem, type Schema } from '../api';
import { field } from '../field';
import { live } from '../live';
import { ParleyElement, span } from '../parts';
import { controls } from '../theme';
import { to } from '../to';
import { nextRef, nextRung, noticeOf, type Rung, type When, type Where } from './drafting';
import { clock, type Story } from './moments';
import { nameIn, refIn, signOf, wayTo } from './parties';
import { ladder } from './showing';
import { page } from './styles';
import { standing } from './telling';
import { tour, tourOf } from './ways';
import { say } from './words';

type Page = Schema<'NoticePage'>;
type Row = Schema<'NoticeRow'>;

@customElement('parley-try')
export class ParleyTry extends ParleyElement {
  static override styles = [controls, page];

  @property({ attribute: false }) story: Story | undefined;
  @state() private where: Where = 'drawn';
  @state() private when: When = 'later';
  @state() private preview: Schema<'Preview'> | undefined;
  @state() private filed: Schema<'Ref'> | undefined;
  @state() private problem = '';
  @state() private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
    void this.look();
  }

  override render(): TemplateResult | typeof nothing {
    const story = this.story;
    if (story === undefined) return nothing;
    return html`<div class="page">
      ${standing(story)}
      <div class="bar">${tour(story, true)}</div>
      <header class="text">
        <h1>${say('try-title')}</h1>
        <p class="lead">${say('try-lead')}</p>
        <p class="soft">${say('now', { time: `\u2066${clock(live.now())}\u2069` })}</p>
      </header>
      ${this.problem === '' ? nothing : html`<p class="problem" role="alert">${say('try-went-wrong', { why: this.problem })}</p>`}
      ${live.me?.role === 'officer' && !this.observes ? this.desk(story) : this.onlooker(story)}
    </div>`;
  }

  private get members(): string[] {
    const members = live.agreement?.terms.members ?? [];
    return members.filter((one) => one.standing === 'member').map((one) => one.party);
  }

  private get observes(): boolean {
    return !this.members.includes(live.me?.party ?? '');
  }

  /** What somebody sees who looks on: the way to both desks, and what arrives. */
  private onlooker(story: Story): TemplateResult {
    const ways = this.members.flatMap((party) => {
      const address = wayTo(story, story.run, party, 'evening/try');
      return address === undefined ? [] : [{ party, address }];
    });
    return html`
      ${
        ways.length === 0
          ? html`<p class="note">${say('try-elsewhere')}</p>`
          : html`<section class="text stack">
            <p>${say('try-two')}</p>
            <p class="row ways">
              ${ways.map(
                ({
                  party,
                  address,
                }) => html`<a class="way" href=${address} target="_blank" rel="noopener"
                  >${signOf(story, party)} ${say('try-open', { party: nameIn(story, party) })}</a
                >`,
              )}
            </p>
            <p>${say('try-three')}</p>
          </section>`
      }
      <h2>${say('try-watch')}</h2>
      ${this.tried().length === 0 ? html`<p class="soft">${say('held-none')}</p>` : nothing}
      <div class="two">
        ${this.tried().map(
          (row) => html`<div class="panel">
            <p>${this.announced(story, row)}</p>
            ${this.ladderOf(story, row)}
          </div>`,
        )}
      </div>
      ${this.wholeWay(this.back(story))}
    `;
  }

  private back(story: Story): TemplateResult {
    const address = tourOf(story, true).find((leg) => leg.name === 'evening')?.address;
    return html`<a class="way" href=${address ?? to('evening')}>${say('try-again')}</a>`;
  }

  /** Once a notice has come all the way: what that was, and where to go on. */
  private wholeWay(way: TemplateResult): TemplateResult | typeof nothing {
    if (!this.tried().some((row) => this.pageOf(row.ref)?.notice.confirmed === true))
      return nothing;
    return html`<section class="ways">
      <article>
        <h2>${say('try-seen')}</h2>
        <p>${say('does-text')}</p>
        ${way}
      </article>
    </section>`;
  }

  /** What an officer sees: a small form, and what has come. */
  private desk(story: Story): TemplateResult {
    const me = live.me?.party ?? '';
    const come = this.tried().filter((row) => row.ref.party !== me);
    return html`
      <p class="note">${say('try-here', { party: nameIn(story, me) })}</p>
      <div class="two">
        <section class="panel stack">
          <h2>${say('try-file')}</h2>
          ${this.form()} ${this.foretold(story)}
          <button class="main" ?disabled=${this.busy} @click=${() => this.file()}>${say('try-do')}</button>
          ${this.yours(story, me)}
        </section>
        <section class="panel stack" aria-live="polite">
          <h2>${say('try-come')}</h2>
          ${come.length === 0 ? html`<p class="soft">${say('try-waiting')}</p>` : nothing}
          ${come.map((row) => this.arrived(story, row, me))}
        </section>
      </div>
      ${this.wholeWay(html`<a class="way" href=${to('watch')}>${say('try-watch-desk')}</a>`)}
    `;
  }

  private form(): TemplateResult {
    const choice = (
      name: 'where' | 'when',
      value: string,
      label: string,
      chosen: boolean,
      take: () => void,
    ) => html`<label class="beside">
      <input type="radio" name=${name} value=${value} .checked=${chosen} @change=${take} />${label}
    </label>`;
    const place = (value: Where) =>
      choice('where', value, say(`try-where-${value}`), this.where === value, () => {
        this.where = value;
        void this.look();
      });
    const time = (value: When) =>
      choice('when', value, say(`try-when-${value}`), this.when === value, () => {
        this.when = value;
        void this.look();
      });
    return html`
      <fieldset class="stack"><legend>${say('try-where')}</legend>${place('drawn')} ${place('named')}</fieldset>
      <fieldset class="stack"><legend>${say('try-when')}</legend>${time('later')} ${time('soon')}</fieldset>
    `;
  }

  /** What the node says of it before anything is filed. */
  private foretold(story: Story): TemplateResult | typeof nothing {
    const seen = this.preview;
    if (seen === undefined) return nothing;
    const odd = [
      ...(seen.late_ms > 0 ? [say('try-late', { span: span(seen.late_ms) })] : []),
      ...(seen.flags.some((one) => one.kind === 'no-geometry') ? [say('try-vague')] : []),
      ...seen.conflicts.map((one) => {
        const other = [one.a, one.b].find((side) => side.subject.party !== live.me?.party) ?? one.b;
        return say('try-collides', { what: refIn(story, other.subject) });
      }),
    ];
    return html`<div class="unknown-box" aria-live="polite">
      <p class="label">${say('try-before')}</p>
      <ul>
        ${odd.length === 0 ? html`<li>${say('try-nothing')}</li>` : odd.map((one) => html`<li>${one}</li>`)}
        <li>
          ${say('try-told', { parties: seen.told.map((one) => nameIn(story, one)).join(', ') })}
        </li>
      </ul>
    </div>`;
  }

  private yours(story: Story, me: string): TemplateResult | typeof nothing {
    const last = this.tried().find((row) => row.ref.party === me);
    if (last === undefined) return nothing;
    const done = this.filed;
    return html`
      ${done === undefined ? nothing : html`<p role="status">${say('try-done', { ref: refIn(story, done) })}</p>`}
      ${this.ladderOf(story, last)}
    `;
  }

  private arrived(story: Story, row: Row, me: string): TemplateResult {
    const page = this.pageOf(row.ref);
    const next = page === undefined ? undefined : nextRung(page, me);
    return html`<article class="account">
      <p>${this.announced(story, row)}</p>
      ${page === undefined || next === undefined ? nothing : this.step(page, next)}
      ${this.ladderOf(story, row)}
    </article>`;
  }

  private announced(story: Story, row: Row): TemplateResult {
    const page = this.pageOf(row.ref);
    const drawn = (page?.notice.versions.at(-1)?.notice.volumes.length ?? 0) > 0;
    const what = say(drawn ? 'try-drawn' : 'try-named', { place: row.place_label });
    return html`${signOf(story, row.ref.party)}
    ${say('try-from', {
      party: nameIn(story, row.ref.party),
      what: `${field('activity', row.activity)}, ${what}`,
      from: `\u2066${clock(row.start_ms)}\u2069`,
    })}
    <span class="soft">${refIn(story, row.ref)}</span>`;
  }

  private step(page: Page, next: Rung): TemplateResult {
    const words = {
      delivered: 'try-read-back',
      'read-back': 'try-read-back',
      entered: 'try-enter',
      passed: 'try-pass',
      'unit-acknowledged': 'try-crew',
    } as const;
    return html`<p>
      <button class="main" ?disabled=${this.busy} @click=${() => this.climb(page, next)}>${say(words[next])}</button>
    </p>`;
  }

  private ladderOf(story: Story, row: Row): TemplateResult | typeof nothing {
    const page = this.pageOf(row.ref);
    if (page === undefined) return nothing;
    return html`${ladder(story, page, true)}
    ${page.notice.confirmed ? html`<p class="done">${say('try-all')}</p>` : nothing}`;
  }

  /** What was filed to try, newest first: the story's own notices are told elsewhere. */
  private tried(): Row[] {
    const rows = this.use('rows', live.resource('notice.list')) ?? [];
    return rows.filter((row) => /^T\d+$/.test(row.ref.ref));
  }

  private pageOf(ref: Schema<'Ref'>): Page | undefined {
    return this.use(`page-${ref.party}-${ref.ref}`, live.resource('notice.show', { ...ref }));
  }

  private draft(): Schema<'Notice'> {
    const me = live.me;
    const addressees = this.members.filter((one) => one !== me?.party);
    return noticeOf(
      { where: this.where, when: this.when, addressees, desk: me?.label ?? '' },
      live.now(),
    );
  }

  private async look(): Promise<void> {
    if (live.me?.role !== 'officer' || this.observes) return;
    await this.tell(async () => {
      const path = { agreement: live.agreement?.agreement ?? '' };
      this.preview = await live.api.ask('notice.preview', { path, body: { notice: this.draft() } });
    });
  }

  private async file(): Promise<void> {
    await this.tell(async () => {
      const me = live.me?.party ?? '';
      const own = (await live.api.ask('notice.list', { path: this.path() })).map((one) => one.ref);
      const ref = nextRef(own, me);
      await live.state('notice.file', {}, { ref, notice: this.draft() });
      this.filed = { party: me, ref };
    });
  }

  private async climb(page: Page, next: Rung): Promise<void> {
    const version = page.notice.versions.at(-1);
    if (version === undefined) return;
    const within = { ...page.notice.ref };
    const crew = say('crew');
    const body = { version: version.leaf };
    await this.tell(async () => {
      switch (next) {
        case 'delivered':
        case 'read-back': {
          const { volumes, place_label: words } = version.notice;
          await live.state('notice.read-back', within, { ...body, volumes, words });
          break;
        }
        case 'entered':
          await live.state('notice.enter', within, body);
          break;
        case 'passed':
          await live.state('notice.pass', within, { ...body, units: [crew] });
          break;
        case 'unit-acknowledged': {
          const unit = page.notice.ladders
            .find((one) => one.party === live.me?.party)
            ?.units.find((one) => one.acknowledged_ms === null)?.unit;
          await live.state('notice.acknowledge', within, {
            ...body,
            unit: unit ?? crew,
            words: '',
          });
        }
      }
    });
  }

  private path(): { agreement: string } {
    return { agreement: live.agreement?.agreement ?? '' };
  }

  /** Do it, and say what went wrong if the node says no. */
  private async tell(wish: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = '';
    try {
      await wish();
    } catch (error) {
      if (!(error instanceof Problem) && !(error instanceof NodeOutOfReach)) throw error;
      this.problem = error.message;
    } finally {
      this.busy = false;
    }
  }
}
