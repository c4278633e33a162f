/** File a notice, register a site, notify a movement, or amend one: typed, judged, signed, sent. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Problem, Schema } from '../api';
import { field } from '../field';
import { exactly, geoJsonOf, type Position } from '../geo';
import { keys } from '../keys';
import { live } from '../live';
import { ltr, ParleyElement, span } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { type Route, to } from '../to';
import { aboutFields } from './about';
import { type Assembled, assemble } from './assembly';
import './beforehand';
import './chart';
import { fresh, kindOfCode, likeOf, newVersionOf } from './beginning';
import { type Draft, type DraftShape, type FilingKind, KINDS } from './draft';
import { fieldOf } from './fields';
import type { Form } from './form';
import { beginsOf, graveOf, leadSaid, sameNotice } from './judging';
import { forget, type Kept, keep, keptAt } from './keeping';
import { moved, readsAs } from './moving';
import { Previewing } from './previewing';
import { send } from './sending';
import './sent';
import { layout } from './styles';
import { summary } from './summary';
import { whenFields } from './when';
import { addShapes, whereFields } from './where';
import { whomFields } from './whom';
import { say } from './words';

/** What is not said until one has tried to send: an empty form is no reproach. */
const PATIENT = new Set(['needed', 'needed-or-none', 'no-place', 'no-radius', 'half-heights']);

@customElement('parley-filing')
export class ParleyFiling extends ParleyElement {
  static override styles = [controls, layout];

  @property({ attribute: false }) route: Route | undefined;
  @state() private kept: Kept | undefined;
  @state() private tried = false;
  @state() private looking: Schema<'Notice'> | undefined;
  @state() private refused: Problem | undefined;
  @state() private missing = '';
  private address = '';
  private readonly previewing = new Previewing();
  private end = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
    this.listen(this.previewing, 'change', () => this.requestUpdate());
    this.listen(this, 'keydown', (event) => this.pressed(event as KeyboardEvent));
    // What was filed, also while the line was dead, may make it otherwise.
    for (const news of ['entry', 'pulse']) {
      this.listen(live, news, () => {
        this.previewing.again();
        this.requestUpdate();
      });
    }
    this.end = keys.bind(
      { keys: 'Ctrl+Enter', says: () => say('key-send'), run: () => this.look() },
      { keys: 'r', says: () => say('key-repeat'), run: () => void this.repeat() },
      { keys: 'i', says: () => say('key-first'), run: () => this.first() },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
    this.previewing.stop();
  }

  override willUpdate(): void {
    const address = [this.route?.name ?? 'file', ...(this.route?.parts ?? [])].join('/');
    if (address === this.address || live.agreement === undefined) return;
    this.address = address;
    this.tried = false;
    this.refused = undefined;
    this.looking = undefined;
    this.previewing.clear();
    this.missing = '';
    this.kept = keptAt(address);
    if (this.kept !== undefined) return;
    if (this.route?.name === 'amend') void this.begin(address);
    else {
      const kind = KINDS.find((one) => one === this.route?.parts[0]) ?? 'notice';
      this.start(fresh(kind), false);
      void this.updateComplete.then(() => this.first());
    }
  }

  private start(draft: Draft, touched: boolean): void {
    this.kept = { draft, touched, sending: undefined };
    keep(this.address, this.kept);
  }

  /** Take what is on record to make a new version of it. */
  private async begin(address: string): Promise<void> {
    const [party = '', ref = ''] = this.route?.parts ?? [];
    const begun = await newVersionOf({ party, ref });
    if (this.address !== address) return;
    if (typeof begun === 'string') this.missing = begun;
    else this.start(begun, false);
    this.requestUpdate();
  }

  private async repeat(): Promise<void> {
    const row = this.last();
    if (row === undefined || this.kept?.sending !== undefined) return;
    const begun = await likeOf(row.ref);
    if (typeof begun === 'string') return;
    this.start(begun, true);
    this.tried = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('#start')?.select();
  }

  private last(): Schema<'NoticeRow'> | undefined {
    const kind = this.kept?.draft.kind ?? 'notice';
    return this.use('rows', live.resource('notice.list'))?.find(
      (row) => row.ref.party === live.me?.party && kindOfCode(row.activity) === kind,
    );
  }

  private first(): void {
    this.renderRoot.querySelector<HTMLElement>('[data-first]')?.focus();
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (this.looking === undefined) this.look();
    else this.send(this.looking);
  }

  private change(patch: Partial<Draft>): void {
    if (this.kept === undefined) return;
    this.kept = { ...this.kept, draft: { ...this.kept.draft, ...patch }, touched: true };
    keep(this.address, this.kept);
    this.refused = undefined;
  }

  private assembled(draft: Draft, terms: Schema<'Terms'>): Assembled {
    return assemble(draft, {
      now: live.now(),
      party: live.me?.party ?? '',
      gatheringRadius_mm: terms.line.gathering_radius_mm,
    });
  }

  /** The last look: what would be signed stands still from here on. */
  private look(): void {
    const terms = live.agreement?.terms;
    if (this.kept === undefined || terms === undefined || this.kept.sending !== undefined) return;
    this.tried = true;
    const { notice } = this.assembled(this.kept.draft, terms);
    if (notice === undefined) {
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      );
      return;
    }
    this.looking = notice;
    this.previewing.now(notice);
    void this.updateComplete.then(() => this.renderRoot.querySelector('dialog')?.showModal());
  }

  private send(notice: Schema<'Notice'>): void {
    const kept = this.kept;
    if (kept === undefined || live.me === undefined) return;
    this.looking = undefined;
    const ref = kept.draft.amends?.ref ?? { party: live.me.party, ref: kept.draft.ref };
    const sending = send(ref, notice, kept.draft.amends !== null);
    this.kept = { ...kept, sending };
    keep(this.address, this.kept);
    this.listen(sending, 'change', () => {
      if (sending.state === 'refused') this.refuse(sending.problem);
      // What is on record is nobody's draft any more; its page is shown until one goes on.
      if (sending.state === 'on-record') forget(this.address);
      this.requestUpdate();
    });
  }

  private refuse(problem: Problem | undefined): void {
    if (this.kept === undefined) return;
    this.refused = problem;
    this.kept = { ...this.kept, sending: undefined };
    keep(this.address, this.kept);
  }

  override render(): TemplateResult {
    if (this.missing !== '') return html`<p class="problem" role="alert">${this.missing}</p>`;
    const [kept, terms] = [this.kept, live.agreement?.terms];
    if (kept === undefined || terms === undefined)
      return html`<p role="status">${say('loading')}</p>`;
    if (kept.sending !== undefined) {
      return html`<parley-sent
        .sending=${kept.sending}
        @back=${() => this.refuse(undefined)}
        @anew=${() => {
          this.start(fresh(kept.draft.kind), false);
          this.tried = false;
          void this.updateComplete.then(() => this.first());
        }}
      ></parley-sent>`;
    }
    return this.page(kept.draft, terms);
  }

  private page(draft: Draft, terms: Schema<'Terms'>): TemplateResult {
    const made = this.assembled(draft, terms);
    if (this.looking === undefined) this.previewing.soon(made.notice);
    const form: Form = {
      draft,
      terms,
      party: live.me?.party ?? '',
      now: live.now(),
      troubles: this.troubles(draft, made),
      change: (patch) => this.change(patch),
    };
    const amends = draft.amends;
    return html`
      <h1>
        ${amends === null ? say(`title-${draft.kind}`) : html`${say('title-amend')} ${ltr(`${amends.ref.party}/${amends.ref.ref}`)}`}
      </h1>
      ${amends === null ? this.kinds(draft.kind) : nothing} ${this.problem(draft)}
      <div class="page">
        <div class="stack">
          ${aboutFields(form)} ${whenFields(form)} ${whereFields(form)} ${whomFields(form)}
          <div class="send row">${this.sender(made)}</div>
        </div>
        <aside>
          <parley-filing-chart
            .volumes=${made.notice?.volumes ?? []}
            .label=${draft.place || draft.ref}
            .regions=${terms.regions}
            .moment=${made.notice === undefined ? 0 : beginsOf(made.notice)}
            .shapes=${!draft.coarse}
            .points=${draft.kind !== 'movement'}
            @shape=${(event: CustomEvent<DraftShape['shape']>) => this.drawn(form, event.detail)}
            @position=${(event: CustomEvent<Position>) => this.pointed(event.detail)}
          ></parley-filing-chart>
          ${this.beforehand(made, terms)}
        </aside>
      </div>
      ${this.looking === undefined ? nothing : this.lastLook(this.looking, made, terms)}
    `;
  }

  private kinds(now: FilingKind): TemplateResult {
    const row = this.last();
    return html`<nav class="row kinds" aria-label=${say('kinds')}>
      ${KINDS.map(
        (
          one,
        ) => html`<a href=${one === 'notice' ? to('file') : to('file', one)} aria-current=${one === now ? 'page' : nothing}>
          ${say(`kind-${one}`)}
        </a>`,
      )}
      ${
        row === undefined
          ? nothing
          : html`<button @click=${() => void this.repeat()}>
              ${say('repeat')} <bdi>${row.ref.ref}</bdi>: ${field('activity', row.activity)}${row.place_label === '' ? nothing : html`, <bdi>${row.place_label}</bdi>`}
            </button>`
      }
    </nav>`;
  }

  private problem(draft: Draft): TemplateResult | typeof nothing {
    const problem = this.refused ?? this.previewing.problem;
    if (problem === undefined || fieldOf(problem.body.at, draft) !== undefined) return nothing;
    return html`<div class="problem" role="alert">
      <strong>${say('refused')}</strong>
      <p lang="en" dir="ltr">${problem.message}</p>
      <p lang="en" dir="ltr">${problem.remedy}</p>
    </div>`;
  }

  private troubles(draft: Draft, made: Assembled): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    const add = (name: string, text: string) => found.set(name, [...(found.get(name) ?? []), text]);
    for (const one of made.troubles) {
      if (this.tried || !PATIENT.has(one.code)) add(one.field, say(`trouble-${one.code}`));
    }
    const problem = this.refused ?? this.previewing.problem;
    const at = problem === undefined ? undefined : fieldOf(problem.body.at, draft);
    if (problem !== undefined && at !== undefined) add(at, `${problem.message} ${problem.remedy}`);
    return found;
  }

  private drawn(form: Form, shape: DraftShape['shape']): void {
    addShapes(form, [
      { role: 'activity', shape, floor: '', ceiling: '', datum: '', start: '', end: '', from: '' },
    ]);
  }

  private pointed(at: Position): void {
    this.change({ at: exactly(at.lat_e7, at.lon_e7, preferences.notation) });
  }

  private beforehand(made: Assembled, terms: Schema<'Terms'>): TemplateResult {
    return html`<parley-beforehand
      .preview=${this.previewing.preview}
      .remarks=${made.remarks}
      .terms=${terms}
      .now=${live.now()}
      .coarse=${this.kept?.draft.coarse === true}
      .standing=${this.standing(made)}
      @instead=${(event: CustomEvent<{ at: Position; instead: Position }>) => this.instead(event.detail)}
    ></parley-beforehand>`;
  }

  /** A dead line makes no judgement the present one, though it was fresh when it came. */
  private standing(made: Assembled) {
    if (made.notice === undefined) return 'hindered';
    return live.stream.pulse === 'dead' ? 'out-of-reach' : this.previewing.standing;
  }

  /** The officer says that another place was meant: it is put in every shape that begins there. */
  private instead({ at, instead }: { at: Position; instead: Position }): void {
    const draft = this.kept?.draft;
    if (draft === undefined) return;
    this.looking = undefined;
    const [from, next] = [at, instead].map((one) => exactly(one.lat_e7, one.lon_e7, 'decimal'));
    const same = (one: Position) => exactly(one.lat_e7, one.lon_e7, 'decimal') === from;
    const put = (one: Position) => (same(one) ? instead : one);
    const shapes = draft.shapes.map((one) => ({ ...one, shape: moved(one.shape, put) }));
    const changed = shapes.some((one, n) => one.shape !== draft.shapes[n]?.shape);
    const checkIns = draft.checkIns.map((one) =>
      readsAs(one.at) === from ? { ...one, at: next ?? '' } : one,
    );
    const typed = readsAs(draft.at) === from ? { at: next ?? '' } : {};
    this.change({ ...typed, checkIns, ...(changed ? { shapes } : {}) });
  }

  private sender(made: Assembled): TemplateResult {
    const amends = this.kept?.draft.amends;
    if (amends != null && made.notice !== undefined && sameNotice(made.notice, amends.before)) {
      return html`<button class="main" disabled>${say('nothing-changed')}</button>`;
    }
    return html`<button class="main" @click=${() => this.look()}>${this.sends(made.notice)}</button>
      <span class="soft">${ltr('Ctrl+Enter')}</span>
      ${
        made.notice === undefined
          ? html`<span class="trouble" role="status">${say('in-the-way', { n: made.troubles.length })}</span>`
          : html`<button class="bare" @click=${() => made.notice !== undefined && this.save(made.notice)}>${say('save')}</button>`
      }`;
  }

  /** `Send now: 59 min late, named, not drawn`. */
  private sends(notice: Schema<'Notice'> | undefined): string {
    const [preview, terms] = [this.previewing.preview, live.agreement?.terms];
    if (notice === undefined || preview === undefined || terms === undefined) return say('send');
    const lead = leadSaid({ ...preview, notice }, terms, live.now());
    const said = [
      ...(lead.code === 'late' ? [say('late-by', { span: span(lead.late_ms) })] : []),
      ...graveOf(preview).map((kind) => field('flag', kind)),
      ...(preview.conflicts.length > 0 ? [say('conflicts', { n: preview.conflicts.length })] : []),
    ];
    return said.length === 0 ? say('send') : say('send-grave', { grave: said.join(', ') });
  }

  private lastLook(
    notice: Schema<'Notice'>,
    made: Assembled,
    terms: Schema<'Terms'>,
  ): TemplateResult {
    return html`<dialog
      aria-labelledby="look"
      @close=${() => {
        this.looking = undefined;
      }}
    >
      <h1 id="look">${say('look')}</h1>
      ${summary(notice, terms)}
      ${this.beforehand(made, terms)}
      <p class="note">${say('for-ever')}</p>
      <div class="row actions">
        <button class="main" autofocus @click=${() => this.send(notice)}>${this.sends(notice)}</button>
        <button @click=${() => this.renderRoot.querySelector('dialog')?.close()}>${say('look-back')}</button>
        <span class="soft">${ltr('Ctrl+Enter')}</span>
      </div>
    </dialog>`;
  }

  private save(notice: Schema<'Notice'>): void {
    const kept = this.kept;
    if (kept === undefined || live.me === undefined) return;
    const text = JSON.stringify(geoJsonOf(live.me.party, kept.draft.ref, notice), null, 2);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/geo+json' }));
    link.download = `${kept.draft.ref}.geojson`;
    link.click();
    URL.revokeObjectURL(link.href);
  }
}
