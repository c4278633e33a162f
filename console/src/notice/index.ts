/** A notice's page: how far it has come, what is missing and whose, and what can be done next. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api';
import { areaOf, type Bounds, boundsOf } from '../geo/shapes';
import { keys } from '../keys';
import { live } from '../live';
import '../map';
import type { Extra } from '../map';
import { ltr, ParleyElement } from '../parts';
import { controls } from '../theme';
import { go, type Route, routeOf, to } from '../to';
import './acting';
import type { Volume } from './comparing';
import { head, type Section } from './head';
import { ladder } from './ladder';
import { concerns, conflicts, nearest, told, versions } from './others';
import { proofs } from './proofs';
import { protecting } from './protecting';
import { misread, readBacks } from './read-backs';
import './reading-back';
import {
  type Action,
  actionsFor,
  currentOf,
  elsewhere,
  LETTERS,
  type Page,
  waitedFor,
} from './wishes';
import { momentOf } from './wording';
import { say } from './words';

@customElement('parley-notice')
export class ParleyNotice extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { display: block; container-type: inline-size; }
      .all { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
      @container (min-width: 64rem) { .all { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); align-items: start; } }
      .wide { grid-column: 1 / -1; }
      .column { display: flex; flex-direction: column; gap: 0.75rem; min-inline-size: 0; }
      .top { justify-content: space-between; align-items: start; }
      .top h1 { flex: 1 1 16rem; }
      .stands { font-size: 1.2rem; }
      .moment { white-space: nowrap; }
      button.bare.mark { border-color: currentcolor; min-block-size: 0; padding-block: 0.1rem; }
      p, .panel > ul { margin-block-end: 0.35rem; }
      .waits { background: var(--look-ground); }
      details.bracket { display: inline-block; vertical-align: top; }
      details.bracket summary { cursor: help; }
      dl { display: grid; grid-template-columns: auto 1fr; gap: 0.2rem 0.75rem; margin: 0 0 var(--gap); }
      dt { color: var(--soft); }
      dd { margin: 0; overflow-wrap: anywhere; }
      .item, .volumes li { padding-block: 0.4rem; border-block-start: 1px solid var(--faint-line); }
      .scroll { overflow-x: auto; }
      parley-map { --map-height: 24rem; }
      td, li { overflow-wrap: anywhere; }
    `,
  ];

  @property({ attribute: false }) route: Route = routeOf('');
  @state() private action: Action | undefined;
  @state() private heard: readonly Volume[] = [];
  @state() private did = '';
  private bound = '';
  private end = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
    // The verifier comes when the page stands: nobody waits for it.
    void import('../verify/proof');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
    this.bound = '';
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('route')) return;
    // Another notice: nothing of the one before is carried over.
    this.action = undefined;
    this.heard = [];
    this.did = '';
    this.leaf = '';
  }

  override render(): TemplateResult {
    const [author, ref] = this.route.parts;
    if (author === undefined || ref === undefined)
      return html`<p class="note">${say('none-named')}</p>`;
    const path = { party: author, ref };
    const resource = live.resource('notice.show', path);
    const page = this.use('page', resource);
    if (page === undefined) {
      const { failure } = resource;
      if (failure === undefined) return html`<p role="status">${say('asking')}</p>`;
      const gone = failure instanceof Problem && failure.status === 404;
      return html`<p class="problem" role="alert">${say(gone ? 'not-here' : 'no-answer', { ref: `${author}/${ref}` })}</p>`;
    }
    this.newer(page);
    const actions = actionsFor(page, live.me ?? { party: '', role: '' });
    this.bind(actions);
    const waited = waitedFor(page, live.me ?? { party: '', role: '' });
    const next = this.next(page, actions, waited);
    const steps = this.section(
      'ladder',
      html`<div class="scroll">${ladder(page)}</div>
        ${readBacks(page)}`,
    );
    // What waits for this officer comes first; else how far the others are.
    return html`<div class="all">
      <div class="column">
        ${head(page, (section) => this.lead(section))}
        ${waited === undefined ? [steps, next] : [next, steps]}
        ${page.protected === null ? nothing : this.section('protected', protecting(page))}
        ${this.section('conflicts', conflicts(page), page.conflicts.length)}
        ${this.section('versions', versions(page))}
      </div>
      <div class="column">
        ${this.map(page)}
        ${this.section('concerns', concerns(page))}
        ${this.section('told-who', told(this.use('told', live.resource('notice.disclosures', path))))}
        ${this.section('nearest', nearest(this.use('nearest', live.resource('notice.nearest', path, { limit: 5 }))))}
      </div>
      <div class="wide">
        ${this.section(
          'proofs',
          html`<div class="scroll">${proofs(page)}</div>
            <parley-proof
              .thread=${`notice/${author}/${ref}`}
              .leaves=${page.statements.map((one) => one.leaf)}
            ></parley-proof>`,
        )}
      </div>
    </div>`;
  }

  /** What was begun was of the version that was read: another one is to be read first. */
  private newer(page: Page): void {
    const { leaf } = currentOf(page);
    const before = this.leaf;
    this.leaf = leaf;
    if (before === '' || before === leaf || this.action === undefined) return;
    this.let();
    this.did = say('newer-came', { n: page.notice.versions.length });
  }
  private leaf = '';

  private section(
    name: Parameters<typeof say>[0],
    within: TemplateResult | typeof nothing,
    count = 0,
  ): TemplateResult {
    return html`<section class="panel" aria-labelledby=${name}>
      <h2 id=${name} tabindex="-1">${say(name)}${count === 0 ? nothing : html` (${ltr(count)})`}</h2>
      ${within}
    </section>`;
  }

  private lead(section: Section): void {
    const heading = this.renderRoot.querySelector<HTMLElement>(`#${section}`);
    heading?.scrollIntoView();
    heading?.focus();
  }

  private next(
    page: Page,
    actions: readonly Action[],
    waited: Action | undefined,
  ): TemplateResult | typeof nothing {
    if (actions.length === 0) return nothing;
    return html`<section class="panel stack" aria-labelledby="next">
      <h2 id="next" tabindex="-1">${say('next')}</h2>
      ${this.did === '' ? nothing : html`<p class="note" role="status">${this.did}</p>`}
      <div class="row">
        ${actions.map(
          (one) => html`<button
            class=${one === waited ? 'main' : ''}
            aria-pressed=${this.action === one ? 'true' : 'false'}
            data-action=${one}
            @click=${() => this.act(one)}
          >
            ${say(`act-${one}`)} <kbd>${LETTERS[one]}</kbd>
          </button>`,
        )}
      </div>
      ${this.acting(page)}
    </section>`;
  }

  private acting(page: Page): TemplateResult | typeof nothing {
    const { action } = this;
    if (action === undefined) return nothing;
    const close = () => this.let();
    const done = () => {
      this.did = say('on-record', { what: say(`act-${action}`) });
      this.let();
    };
    if (action === 'read-back') {
      return html`<parley-read-back
        .page=${page}
        @heard=${(event: CustomEvent<readonly Volume[]>) => {
          this.heard = event.detail;
        }}
        @close=${close}
        @done=${done}
      ></parley-read-back>`;
    }
    return html`<parley-notice-act .page=${page} .action=${action} @close=${close} @done=${done}></parley-notice-act>`;
  }

  /** The notice, what it conflicts with, and what was understood otherwise. */
  private map(page: Page): TemplateResult {
    const view = this.use('map', live.resource('map.show'));
    const { ref } = page.notice;
    const own = `notice/${ref.party}/${ref.ref}`;
    const sides = page.conflicts.flatMap((one) => [one.a, one.b]);
    const wanted = new Set([
      own,
      ...sides.map((side) => {
        const room = side.source === 'reported' ? 'concern' : 'notice';
        return `${room}/${side.subject.party}/${side.subject.ref}`;
      }),
      ...page.concerns.map((one) => `concern/${one.party}/${one.ref}`),
    ]);
    const of = (side: { subject: { party: string; ref: string } }) =>
      side.subject.party === ref.party && side.subject.ref === ref.ref;
    return html`<section class="panel" aria-labelledby="map">
      <h2 id="map">${say('map')}</h2>
      <parley-map
        .things=${(view?.things ?? []).filter((one) => wanted.has(one.thread))}
        .conflicts=${(view?.conflicts ?? []).filter(({ conflict }) => of(conflict.a) || of(conflict.b))}
        .moment=${momentOf(currentOf(page).notice.period, live.now())}
        .extra=${this.extra(page)}
        .bounds=${this.around(page)}
        slider
      ></parley-map>
    </section>`;
  }

  /** What is typed now; else what each party read back last of the version in force and wrongly. */
  private extra(page: Page): Extra[] {
    if (this.heard.length > 0) {
      return [{ kind: 'difference', volumes: this.heard, label: say('as-understood') }];
    }
    const { leaf } = currentOf(page);
    const last = new Map(
      page.read_backs.filter((one) => one.version === leaf).map((one) => [one.party, one]),
    );
    return [...last.values()]
      .filter((one) => misread(one).length > 0)
      .map((one) => ({
        kind: 'difference' as const,
        volumes: misread(one),
        label: say('read-back-by', { party: live.nameOf(one.party) }),
      }));
  }

  /** What was announced and what was understood, both to be seen. */
  private around(page: Page): Bounds | null {
    if (this.heard.length === 0) return null;
    if (this.heard !== this.seen) {
      this.seen = this.heard;
      const shapes = [...currentOf(page).notice.volumes, ...this.heard].map((one) => one.shape);
      this.bounds = boundsOf(shapes.flatMap((one) => areaOf(one).flat(2))) ?? null;
    }
    return this.bounds;
  }
  private seen: readonly Volume[] = [];
  private bounds: Bounds | null = null;

  private bind(actions: readonly Action[]): void {
    const now = actions.join(' ');
    if (now === this.bound) return;
    this.end();
    this.bound = now;
    this.end = keys.bind(
      ...actions.map((one) => ({
        keys: LETTERS[one],
        says: () => say(`act-${one}`),
        run: () => this.act(one),
      })),
      { keys: 'Escape', says: () => say('back'), run: () => this.let() },
    );
  }

  private act(action: Action): void {
    const { parts } = this.route;
    const [author = '', ref = ''] = parts;
    this.did = '';
    if (action === 'amend') {
      go('amend', author, ref);
      return;
    }
    if (elsewhere(action)) {
      // Stated on the page of those to be protected, beside what was stated before.
      location.hash = `${to('sites', author, ref)}?do=${action}`;
      return;
    }
    if (action === 'concern') {
      location.hash = `#/concern?about=${encodeURIComponent(`${author}/${ref}`)}`;
      return;
    }
    this.heard = [];
    this.action = action;
  }

  private let(): void {
    const { action } = this;
    this.heard = [];
    this.action = undefined;
    if (action === undefined) return;
    // The form that had the keys is gone: they are where it was opened, or by what can be done next.
    void this.updateComplete.then(() => {
      const button = this.renderRoot.querySelector<HTMLElement>(`[data-action="${action}"]`);
      (button ?? this.renderRoot.querySelector<HTMLElement>('#next'))?.focus();
    });
  }
}
