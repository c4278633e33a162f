/** File a notice, register a site, notify a movement, or amend one: typed, judged, signed, sent. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Problem, Schema } from '../api';
import { exactly, type Position } from '../geo';
import { keys } from '../keys';
import { live } from '../live';
import { ltr, ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import type { Route } from '../to';
import { aboutFields } from './about';
import { type Assembled, assemble } from './assembly';
import './beforehand';
import './chart';
import { fresh, kindOfCode, likeOf, newVersionOf } from './beginning';
import { type Draft, type DraftShape, KINDS } from './draft';
import { type Enclosure, enclosures, withdraw } from './enclosing';
import { attached, fileFields } from './files';
import type { Form } from './form';
import { goOn, goTo } from './going';
import { beginsOf, sameNotice } from './judging';
import { forget, type Kept, keep, keptAt } from './keeping';
import { kinds } from './kinds';
import { type Looked, lastLook } from './last-look';
import { moved, readsAs } from './moving';
import { Previewing } from './previewing';
import { save } from './saving';
import { isPatient, problemSaid, sends, spelt, troublesSaid } from './saying';
import { sendBar } from './send-bar';
import { send } from './sending';
import './sent';
import { layout } from './styles';
import { whenFields } from './when';
import { addShapes, whereFields } from './where';
import { whomFields } from './whom';
import { say } from './words';

@customElement('parley-filing')
export class ParleyFiling extends ParleyElement {
  static override styles = [controls, layout];

  @property({ attribute: false }) route: Route | undefined;
  @state() private kept: Kept | undefined;
  @state() private tried = false;
  @state() private looking: Looked | undefined;
  @state() private refused: Problem | undefined;
  @state() private missing = '';
  @state() private notTaken: readonly string[] = [];
  /** What the officer was told cannot be used as typed, and may send so all the same. */
  @state() private told = '';
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
      { keys: 'F8', says: () => say('key-next'), run: () => this.next(false) },
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
    this.notTaken = [];
    this.told = '';
    this.kept = keptAt(address);
    // Also where a draft is kept: letters typed at once are words, not commands.
    void this.updateComplete.then(() => this.first());
    if (this.kept !== undefined) return;
    if (this.route?.name === 'amend') void this.begin(address);
    else {
      const kind = KINDS.find((one) => one === this.route?.parts[0]) ?? 'notice';
      this.start(fresh(kind), false);
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

  /** What may be repeated; nothing once something is typed, which one key would take away. */
  private last(): Schema<'NoticeRow'> | undefined {
    if (this.kept?.touched === true) return undefined;
    const kind = this.kept?.draft.kind ?? 'notice';
    return this.use('rows', live.resource('notice.list'))?.find(
      (row) => row.ref.party === live.me?.party && kindOfCode(row.activity) === kind,
    );
  }

  private first(): void {
    this.renderRoot.querySelector<HTMLElement>('[data-first]')?.focus();
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === 'F8') {
      event.preventDefault();
      this.next(event.shiftKey);
      return;
    }
    const dialog = this.renderRoot.querySelector('dialog');
    if (event.key === 'Escape' && dialog?.open === true) {
      // Whatever else takes this key, the look ends with it: nothing is signed that was left.
      event.preventDefault();
      event.stopPropagation();
      this.leave();
      return;
    }
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (this.looking !== undefined && dialog?.open === true) this.send(this.looking);
    else this.look();
  }

  private leave(): void {
    this.renderRoot.querySelector('dialog')?.close();
    this.looking = undefined;
  }

  private change(patch: Partial<Draft>): void {
    if (this.kept === undefined) return;
    const before = this.kept.draft.files;
    this.kept = { ...this.kept, draft: { ...this.kept.draft, ...patch }, touched: true };
    for (const one of before) {
      if (!this.kept.draft.files.some((other) => other.id === one.id)) withdraw(one.content);
    }
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

  private next(back: boolean): void {
    this.tried = true;
    void this.updateComplete.then(() => {
      if (this.shadowRoot !== null) goOn(this.shadowRoot, back);
    });
  }

  /**
   * The last look: what would be signed stands still from here on. What cannot be read is gone to
   * first, and goes out as typed only when the officer, having been told, says it again.
   */
  private look(asTyped = false): void {
    const terms = live.agreement?.terms;
    if (this.kept === undefined || terms === undefined || this.kept.sending !== undefined) return;
    this.tried = true;
    const { draft } = this.kept;
    const made = this.assembled(draft, terms);
    const troubles = spelt(made);
    if (made.notice === undefined || (!asTyped && troubles !== '' && this.told !== troubles)) {
      this.told = troubles;
      const first = made.troubles[0]?.field ?? '';
      void this.updateComplete.then(() => goTo(this.renderRoot, first));
      return;
    }
    const files = enclosures(draft, terms, live.me?.party ?? '');
    this.looking = { ...made, notice: made.notice, files };
    this.previewing.now(made.notice);
    void this.updateComplete.then(() => this.renderRoot.querySelector('dialog')?.showModal());
  }

  private send({ notice, ref: name, files }: Looked): void {
    const kept = this.kept;
    if (kept === undefined || live.me === undefined) return;
    this.looking = undefined;
    this.told = '';
    const ref = kept.draft.amends?.ref ?? { party: live.me.party, ref: name };
    const sending = send(ref, notice, kept.draft.amends !== null, files);
    this.kept = { ...kept, sending };
    keep(this.address, this.kept);
    this.listen(sending, 'change', () => {
      if (sending.state === 'refused') this.refuse(sending.problem, sending.refusedFile);
      // What is on record is nobody's draft any more; its page is shown until one goes on.
      if (sending.state === 'on-record') forget(this.address);
      this.requestUpdate();
    });
  }

  private refuse(problem: Problem | undefined, file?: string): void {
    if (this.kept === undefined) return;
    this.refused = problem;
    this.notTaken = file === undefined ? [] : [say('file-refused', { name: file })];
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
    const problem = this.refused ?? this.previewing.problem;
    const form: Form = {
      draft,
      terms,
      party: live.me?.party ?? '',
      now: live.now(),
      troubles: troublesSaid(draft, made, this.tried, problem),
      instead: new Map(made.troubles.map((one) => [one.field, one.says])),
      change: (patch) => this.change(patch),
    };
    const amends = draft.amends;
    return html`
      <div class="heading">
        <h1>${amends === null ? say(`title-${draft.kind}`) : html`${say('title-amend')} ${ltr(`${amends.ref.party}/${amends.ref.ref}`)}`}
</h1>
        ${amends === null ? kinds(draft.kind, this.last(), () => void this.repeat()) : nothing}
      </div>
      ${problemSaid(draft, problem)}
      <div class="page">
        <div class="stack form">
          ${aboutFields(form)} ${whenFields(form)} ${whereFields(form)} ${whomFields(form)}
          ${fileFields(form, (chosen) => void this.attach(chosen), this.notTaken)}
          <div class="send">${this.sender(draft, made, terms)}</div>
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
          ${this.beforehand(made, terms, enclosures(draft, terms, form.party))}
        </aside>
      </div>
      ${this.looking === undefined ? nothing : this.lastLook(this.looking, draft, terms)}
    `;
  }

  private drawn(form: Form, shape: DraftShape['shape']): void {
    addShapes(form, [
      { role: 'activity', shape, floor: '', ceiling: '', datum: '', start: '', end: '', from: '' },
    ]);
  }

  private pointed(at: Position): void {
    this.change({ at: exactly(at.lat_e7, at.lon_e7, preferences.notation) });
  }

  private lastLook(looked: Looked, draft: Draft, terms: Schema<'Terms'>): TemplateResult {
    return lastLook(looked, draft, terms, {
      beforehand: this.beforehand(looked, terms, looked.files),
      sends: this.sends(looked, terms),
      send: () => this.send(looked),
      back: () => this.leave(),
      closed: () => this.leave(),
    });
  }

  private beforehand(
    made: Assembled,
    terms: Schema<'Terms'>,
    files: readonly Enclosure[],
  ): TemplateResult {
    return html`<parley-beforehand
      .preview=${this.previewing.told(made.notice, this.looking !== undefined)}
      .remarks=${made.remarks}
      .files=${files}
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

  private sender(draft: Draft, made: Assembled, terms: Schema<'Terms'>): TemplateResult {
    const [{ amends, files }, { notice }] = [draft, made];
    if (amends !== null && files.length === 0 && notice && sameNotice(notice, amends.before)) {
      return html`<button class="main" disabled>${say('nothing-changed')}</button>`;
    }
    return sendBar({
      draft,
      made,
      sends: made.troubles.length === 0 ? this.sends(made, terms) : say('send'),
      told: this.told === spelt(made),
      calm: !this.tried && made.troubles.every((one) => isPatient(one)),
      look: () => this.look(),
      asTyped: () => this.look(true),
      goTo: (name) => goTo(this.renderRoot, name),
      save: () => notice && live.me && save(live.me.party, made.ref, notice),
    });
  }

  private sends(made: Assembled, terms: Schema<'Terms'>): string {
    const judged = this.previewing.told(made.notice, this.looking !== undefined);
    return sends(made, judged, terms, live.now());
  }

  private async attach(chosen: readonly File[]): Promise<void> {
    const draft = this.kept?.draft;
    if (draft === undefined) return;
    const standing = draft.amends?.before.annexes.length ?? 0;
    const { files, refused } = await attached(draft.files, standing, chosen);
    this.notTaken = refused;
    if (files.length === draft.files.length) return;
    this.change({ files });
    await this.updateComplete;
    goTo(this.renderRoot, `file-${files.at(-1)?.id}`);
  }
}
