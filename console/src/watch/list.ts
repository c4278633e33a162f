/** What needs me now: a list by time to go, wholly driven by keys. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { vigil } from '../alarms';
import { keys } from '../keys';
import { live } from '../live';
import {
  type Arranged,
  arrange,
  type Done,
  differs,
  due,
  dueMeans,
  idOf,
  joined,
  kindName,
  kindsOf,
  type Need,
  nextAfter,
  type Row,
  sentence,
  unjoined,
} from '../needs';
import { brief, ParleyElement, utcTime } from '../parts';
import { controls } from '../theme';
import { toThread } from '../to';
import './act';
import { ACTIONS, type Action, actionsFor, LETTERS } from './actions';
import { buttons, marks } from './row';
import { rows as rowStyles } from './styles';
import { say } from './words';

/** So long after the last key or move of the pointer the order is mended by itself. */
const REST_MS = 15_000;

type Filter = 'all' | 'mine' | 'awaited' | Need['kind'];

/** Dispatches `pick` with the thread whenever the officer chooses a matter. */
@customElement('parley-needs')
export class ParleyNeeds extends ParleyElement {
  static override styles = [controls, rowStyles, css`:host { min-block-size: 0; }`];

  @property({ type: Boolean }) old = false;
  @state() private chosen = '';
  @state() private filter: Filter = 'all';
  @state() private acting: { need: Need; action: Action } | undefined;
  @state() private told = '';
  private rows: Row[] = [];
  private arranged: Arranged | undefined;
  private cameAt = 0;
  private last: readonly Need[] | undefined;
  private done: Done | undefined;
  private byHand = false;
  private handAt = Number.NEGATIVE_INFINITY;
  private inHand = false;
  private refocus = false;
  private ends: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
    this.ends = [
      keys.bind(
        { keys: 'j', says: () => say('key-next'), run: () => this.step(1) },
        { keys: 'k', says: () => say('key-previous'), run: () => this.step(-1) },
        { keys: 'o', says: () => say('key-order'), run: () => this.reorder() },
        { keys: '/', says: () => say('key-filter'), run: () => this.toFilter() },
        ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ({
          keys: String(n),
          says: () => say('key-jump', { n }),
          run: () => this.choose(this.rows[n - 1]?.id, true),
        })),
        ...ACTIONS.map((one) => ({
          keys: LETTERS[one],
          says: () => say(`act-${one}`),
          run: () => this.act(one),
        })),
      ),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.ends) end();
  }

  /** Whether somebody has the list under the hand now. */
  private get held(): boolean {
    return this.inHand && performance.now() - this.handAt < REST_MS;
  }

  private get may(): boolean {
    return live.me?.role !== 'reader';
  }

  override willUpdate(): void {
    this.refocus = this.renderRoot?.querySelector?.('[role="row"]:focus') !== null;
  }

  override render(): TemplateResult {
    const resource = live.resource('duty.needs');
    const needs = this.use('needs', resource);
    if (needs === undefined) {
      const why = resource.failure?.message;
      return why === undefined
        ? html`<h1>${say('needs')}</h1><p role="status">${say('asking')}</p>`
        : html`<h1>${say('needs')}</h1><p class="problem" role="alert">${say('not-told', { why })}</p>`;
    }
    if (needs !== this.last) this.cameAt = live.now();
    this.last = needs;
    this.sort(needs);
    const mine = this.rows.filter((row) => row.need.mine);
    const others = this.rows.filter((row) => !row.need.mine);
    // While nothing new comes, no more is claimed than the bar of alarms claims.
    const asOf = this.old ? Math.min(this.cameAt, vigil.asOf ?? this.cameAt) : this.cameAt;
    const time = `\u2066${utcTime(asOf, true)}\u2069`;
    return html`
      <div class="row top">
        <h1>${say('needs')}</h1>
        ${this.choice(needs)}
        <span class=${this.old ? 'mark urgent' : 'soft'} data-as-of>
          ${say(this.old ? 'as-of-old' : 'as-of', { time })}
        </span>
        ${this.news()}
      </div>
      ${this.rows.length === 0 ? this.empty(time) : this.grid(mine, others)}
      <p class="out-of-sight" role="status" aria-live="polite">${this.told}</p>
      ${this.told === '' ? nothing : html`<p class="note told" aria-hidden="true">${this.told}</p>`}
      ${this.dialog()}
    `;
  }

  override updated(): void {
    if (!this.refocus || this.renderRoot.querySelector('[role="row"]:focus') !== null) return;
    // The row moved, and the browser let go of it: the cursor stays on the same matter.
    if (this.shadowRoot?.activeElement === null) this.focusRow();
  }

  private sort(needs: readonly Need[]): void {
    const wanted = needs.filter((one) => this.shows(one));
    const told = this.filter === 'not-reached' ? unjoined(wanted) : joined(wanted);
    const done = this.done;
    // What one has done oneself is no surprise: its row goes at once, also under the hand.
    const over = done !== undefined && !told.some(({ need }) => idOf(need) === done.id);
    const at = this.rows.findIndex((row) => row.id === done?.id);
    const shown = over ? this.rows.filter((row) => row.id !== done.id) : this.rows;
    const arranged = arrange(told, shown, this.held);
    const same = arranged.rows.every((row, n) => row.id === shown[n]?.id);
    if (!this.held && !same && shown.length > 0 && this.inHand && !over) this.told = say('ordered');
    this.arranged = arranged;
    this.rows = arranged.rows;
    if (over) {
      this.done = undefined;
      if (this.chosen === done.id) this.chosen = nextAfter(done, at, this.rows)?.id ?? '';
    }
    // Until somebody has chosen, the first is chosen: a flash that comes is under the keys at once.
    const free = !this.byHand || !this.rows.some((row) => row.id === this.chosen);
    if (free) this.chosen = this.rows[0]?.id ?? '';
  }

  private shows(need: Need): boolean {
    if (this.filter === 'all') return true;
    if (this.filter === 'mine') return need.mine;
    if (this.filter === 'awaited') return !need.mine;
    return need.kind === this.filter;
  }

  private choice(needs: readonly Need[]): TemplateResult {
    const all: Filter[] = ['all', 'mine', 'awaited'];
    return html`<label class="beside"
      >${say('filter')}
      <select
        id="filter"
        @change=${(event: Event) => {
          const value = (event.target as HTMLSelectElement).value;
          const kinds = kindsOf(needs).map(([kind]) => kind);
          this.filter = [...all, ...kinds].find((one) => one === value) ?? 'all';
          this.rows = [];
        }}
      >
        ${(['all', 'mine', 'awaited'] as const).map(
          (one) => html`<option value=${one} ?selected=${one === this.filter}>
            ${say(`filter-${one}`)}
          </option>`,
        )}
        ${kindsOf(needs).map(
          ([kind, n]) => html`<option value=${kind} ?selected=${kind === this.filter}>
            ${kindName(kind)} (${n})
          </option>`,
        )}
      </select>
    </label>`;
  }

  /** That the order is not the node's any more, and how to mend it. */
  private news(): TemplateResult | typeof nothing {
    const arranged = this.arranged;
    if (arranged === undefined || !differs(arranged)) return nothing;
    return html`<span class="changed" role="status"
      >${say('changed', { came: arranged.came, went: arranged.went })}
      <button @click=${this.reorder}>${say('reorder')} <kbd>o</kbd></button></span
    >`;
  }

  private empty(time: string): TemplateResult {
    if (this.filter !== 'all') {
      return html`<p class="panel">${say('empty-kind', { time })} ${say('empty-never')}</p>`;
    }
    return html`<div class="panel stack empty">
      <p><strong>${say('empty', { time })}</strong></p>
      <p class="soft">${say('empty-looked')}</p>
      <p>${say('empty-never')}</p>
    </div>`;
  }

  private grid(mine: Row[], others: Row[]): TemplateResult {
    return html`
      <div
        role="grid"
        aria-label=${say('needs')}
        aria-describedby="hint"
        aria-rowcount=${this.rows.length + 1}
        @keydown=${this.arrows}
        @focusin=${this.touch}
        @focusout=${this.leave}
        @pointermove=${this.touch}
        @pointerleave=${this.leave}
      >
        <div role="rowgroup" class="out-of-sight">
          <div role="row">
            <span role="columnheader">${say('column-time')}</span>
            <span role="columnheader">${say('column-what')}</span>
            <span role="columnheader">${say('column-acts')}</span>
          </div>
        </div>
        ${this.group('mine', mine, 0)} ${this.group('awaited', others, mine.length)}
      </div>
      <p id="hint" class="soft hint">${say('hint')}${this.may ? '' : ` · ${say('reader-only')}`}</p>
    `;
  }

  private group(name: 'mine' | 'awaited', rows: Row[], before: number): TemplateResult {
    return html`<div role="rowgroup" aria-labelledby="group-${name}">
        <div role="row" class="group">
          <strong role="gridcell" aria-colspan="3" id="group-${name}"
            >${say(name)} (${rows.length})</strong
          >
        </div>
        ${repeat(
          rows,
          (row) => row.id,
          (row, n) => this.row(row, before + n),
        )}
      </div>`;
  }

  private row(row: Row, n: number): TemplateResult {
    const { need } = row;
    const now = live.now();
    const over = need.due_ms !== null && need.due_ms < now && !row.gone;
    const chosen = row.id === this.chosen;
    const sign = row.gone ? '✓' : over ? '‼' : need.mine ? '▶' : '◌';
    return html`<div
      role="row"
      id="row-${n}"
      class="matter ${need.mine ? 'mine' : ''} ${over ? 'over' : ''} ${row.gone ? 'gone' : ''}"
      aria-rowindex=${n + 2}
      aria-selected=${chosen ? 'true' : 'false'}
      tabindex=${chosen ? '0' : '-1'}
      data-kind=${need.kind}
      data-thread=${need.thread}
      @click=${() => this.choose(row.id, true)}
      @dblclick=${() => this.open(need)}
    >
      <span role="gridcell" class="time">
        <span class="to-go"><span class="sign" aria-hidden="true">${sign}</span> ${due(need, now)}</span>
        <span class="soft means"
          >${dueMeans(need, now)}
          ${need.due_ms === null ? nothing : brief(need.due_ms, now)}</span
        >
      </span>
      <span role="gridcell" class="what">
        <span class="sentence">${sentence(need)}</span>
        ${marks(row, chosen)}
      </span>
      <span role="gridcell" class="acts">${buttons(row, n, chosen, this.may, (one) => this.begin(need, one))}</span>
    </div>`;
  }

  private dialog(): TemplateResult | typeof nothing {
    const acting = this.acting;
    if (acting === undefined) return nothing;
    const over = () => {
      // A close that is told late must not shut what was opened since.
      if (this.acting !== acting) return;
      this.acting = undefined;
      void this.updateComplete.then(() => this.focusRow());
    };
    return html`${keyed(
      acting,
      html`<parley-act
        .need=${acting.need}
        .action=${acting.action}
        @done=${(event: CustomEvent<string>) => {
          this.told = event.detail;
          this.done = { id: idOf(acting.need), thread: acting.need.thread };
        }}
        @close=${over}
      ></parley-act>`,
    )}`;
  }

  private begin(need: Need, action: Action): void {
    this.told = '';
    this.byHand = true;
    this.acting = { need, action };
  }

  private act(action: Action): void {
    if (this.acting !== undefined) return;
    const row = this.rows.find((one) => one.id === this.chosen);
    if (row === undefined) return;
    if (!this.may) this.told = say('reader-only');
    else if (row.gone || !actionsFor(row.need).includes(action)) {
      this.told = say('not-here', { act: say(`act-${action}`) });
    } else this.begin(row.need, action);
  }

  private step(by: number): void {
    const at = this.rows.findIndex((row) => row.id === this.chosen);
    const next = Math.min(this.rows.length - 1, Math.max(0, at + by));
    this.choose(this.rows[next]?.id, true);
  }

  private choose(id: string | undefined, focus: boolean): void {
    if (id === undefined || this.acting !== undefined) return;
    this.handAt = performance.now();
    this.byHand = true;
    const other = id !== this.chosen;
    this.chosen = id;
    if (other) this.told = '';
    const thread = this.rows.find((row) => row.id === id)?.need.thread ?? '';
    this.dispatchEvent(new CustomEvent('pick', { detail: { thread } }));
    if (focus) void this.updateComplete.then(() => this.focusRow());
  }

  /** Put the cursor on the chosen row. */
  focusRow(): void {
    const row = this.renderRoot.querySelector<HTMLElement>('[role="row"][aria-selected="true"]');
    if (row === null || row.contains(this.shadowRoot?.activeElement ?? null)) return;
    row.focus();
    row.scrollIntoView({ block: 'nearest' });
  }

  private open(need: Need): void {
    location.hash = toThread(need.thread);
  }

  private readonly reorder = (): void => {
    this.handAt = Number.NEGATIVE_INFINITY;
    this.rows = [];
    this.told = say('ordered');
    this.requestUpdate();
  };

  private toFilter(): void {
    this.renderRoot.querySelector<HTMLElement>('#filter')?.focus();
  }

  private readonly touch = (): void => {
    this.inHand = true;
    this.handAt = performance.now();
  };

  private readonly leave = (): void => {
    this.inHand = this.renderRoot.querySelector('[role="grid"]:focus-within') !== null;
  };

  /** Keys that other things on the page need as well are heard on the rows alone. */
  private readonly arrows = (event: KeyboardEvent): void => {
    this.touch();
    const at = event.composedPath()[0];
    if (!(at instanceof HTMLElement) || at.getAttribute('role') !== 'row') return;
    const row = this.rows.find((one) => one.id === this.chosen);
    if (event.key === 'ArrowDown') this.step(1);
    else if (event.key === 'ArrowUp') this.step(-1);
    else if (event.key === 'Home') this.choose(this.rows[0]?.id, true);
    else if (event.key === 'End') this.choose(this.rows.at(-1)?.id, true);
    else if (event.key === 'Enter' && row !== undefined) this.open(row.need);
    else return;
    event.preventDefault();
  };
}
