/** One of those to be protected, whole: what is known, since when, by whose word; and what to state. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Schema } from '../api';
import { field } from '../field';
import { format } from '../geo';
import { keys } from '../keys';
import { live } from '../live';
import { length, ltr, toGo, when } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { routeOf, to } from '../to';
import './crossing-form';
import './movement-form';
import { calledOf, OfOneProtected } from './one';
import { type Details, detailsOf, isOver, type Page, type Row } from './order';
import './service-form';
import { range, services } from './services';
import { ParleySiteForm } from './site-form';
import { LETTERS, type Stated, statedBy } from './stated';
import './way-form';
import { say } from './words';

@customElement('parley-protected-detail')
export class ParleyProtectedDetail extends OfOneProtected {
  static override styles = [
    controls,
    css`
      dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.15rem 0.75rem; margin: 0 0 var(--gap); }
      dt { color: var(--soft); }
      dd { margin: 0; }
      li + li { margin-block-start: 0.4rem; }
      .overdue { color: var(--urgent); font-weight: 600; }
    `,
  ];

  private bound = '';
  private end = () => {};
  private asked = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
    this.bound = '';
  }

  /** Another screen may ask for one of the forms: `#/sites/relief-org/S1?do=service`. */
  override updated(): void {
    if (this.asked || this.bound === '') return;
    this.asked = true;
    const wanted = routeOf(location.hash).query.get('do');
    const found = this.bound.split(' ').find((one) => one === wanted);
    if (found !== undefined) void this.updateComplete.then(() => this.begin(found));
  }

  private begin(what: string): void {
    const form = this.renderRoot.querySelector<HTMLElement>(`[data-states~="${what}"]`);
    if (form instanceof ParleySiteForm) form.begin(what);
    else form?.focus();
    form?.scrollIntoView({ block: 'nearest' });
  }

  private bind(all: readonly Stated[]): void {
    const now = all.join(' ');
    if (now === this.bound) return;
    this.end();
    this.bound = now;
    const says: Record<Stated, () => string> = {
      service: () => say('service-changed'),
      reconfirm: () => say('state-of-it'),
      remove: () => say('take-from-list'),
      report: () => say('report-of-it'),
      crossing: () => say('state-crossing'),
    };
    this.end = keys.bind(
      ...all.map((one) => ({ keys: LETTERS[one], says: says[one], run: () => this.begin(one) })),
    );
  }

  protected override draw(row: Row, page: Page | undefined): TemplateResult {
    if (page === undefined) return html`<p role="status">${say('loading')}</p>`;
    const details = detailsOf(page);
    this.bind(details === null ? [] : statedBy(details.about, row, live.me));
    return html`<article class="panel stack">
      <div class="row">
        <h2><bdi>${calledOf(row)}</bdi></h2>
        <a href=${to('notice', row.ref.party, row.ref.ref)}>${say('to-notice')} ${ltr(`${row.ref.party}/${row.ref.ref}`)}</a>
      </div>
      <dl>
        <dt>${say('kind')}</dt>
        <dd>${field('activity', row.activity)} · <bdi>${live.nameOf(row.ref.party)}</bdi></dd>
        <dt>${say('place')}</dt>
        <dd><bdi>${row.place_label === '' ? '—' : row.place_label}</bdi></dd>
        <dt>${say('state')}</dt>
        <dd>
          ${field('state', row.state)} ·
          ${row.confirmed ? html`<span class="mark calm">✓ ${say('confirmed')}</span>` : html`<span class="mark look">${say('not-confirmed')}</span>`}
        </dd>
        ${details === null ? nothing : this.details(details, page)}
      </dl>
      ${this.beyond(row, page, details)}
    </article>`;
  }

  private details(details: Details, page: Page): TemplateResult {
    switch (details.about) {
      case 'site':
        return this.site(details, page);
      case 'movement':
        return this.movement(details, page);
      case 'crossing':
        return html`<dt>${say('sides')}</dt>
          <dd><bdi>${details.one_side}</bdi> – <bdi>${details.other_side}</bdi></dd>
          <dt>${say('uses')}</dt>
          <dd><bdi>${details.uses}</bdi></dd>`;
      case 'gathering':
        return html`<dt>${say('organiser')}</dt>
          <dd><bdi>${live.nameOf(details.organiser)}</bdi></dd>
          <dt>${say('people')}</dt>
          <dd>${range(details.people)}</dd>
          <dt>${say('time')}</dt>
          <dd>${this.period(page)}</dd>`;
    }
  }

  private site(site: Schema<'Site'>, page: Page): TemplateResult {
    const until = page.protected?.valid_until_ms ?? site.valid_until_ms;
    const stale = page.protected?.stale === true;
    const people = site.population;
    return html`<dt>${say('category')}</dt>
      <dd>${field('site', site.category)}</dd>
      <dt>${say('people')}</dt>
      <dd>
        ${people === null ? range(null) : html`${range(people.number)} · <bdi>${people.basis}</bdi> · ${say('as-of')} ${when(people.as_of_ms)}`}
      </dd>
      <dt>${say('marking-day')}</dt>
      <dd>${marking(site.marking_daylight)}</dd>
      <dt>${say('marking-thermal')}</dt>
      <dd>${marking(site.marking_thermal)}</dd>
      <dt>${say('position')}</dt>
      <dd>${this.position(page, site.coarse_mm)}</dd>
      <dt>${say('due-reconfirm')}</dt>
      <dd>
        <span class=${stale ? 'overdue' : ''}>${when(until)} · <bdi>${toGo(until, live.now())}</bdi></span>
        ${stale ? html`<div>${say('not-lapsed')}</div>` : nothing}
      </dd>`;
  }

  private movement(movement: Schema<'Movement'>, page: Page): TemplateResult {
    return html`<dt>${say('way')}</dt>
      <dd><bdi>${movement.origin}</bdi> → <bdi>${movement.destination}</bdi></dd>
      <dt>${say('purpose')}</dt>
      <dd><bdi>${movement.purpose === '' ? '—' : movement.purpose}</bdi></dd>
      <dt>${say('time')}</dt>
      <dd>${this.period(page)}</dd>
      <dt>${say('vehicles')}</dt>
      <dd>
        ${movement.vehicles === null ? html`<span class="unknown">${say('not-known')}</span>` : ltr(movement.vehicles)}
        · ${marking(movement.markings)}
      </dd>
      <dt>${say('people')}</dt>
      <dd>
        ${movement.people.length === 0 ? range(null) : movement.people.map((one, n) => html`${n > 0 ? ', ' : nothing}${field('people', one.kind)} ${range(one.number)}`)}
      </dd>
      <dt>${say('guarantor')}</dt>
      <dd>${movement.guarantor === '' ? html`<span class="unknown">${say('nobody')}</span>` : html`<bdi>${movement.guarantor}</bdi>`}</dd>`;
  }

  private period(page: Page): TemplateResult {
    const period = page.notice.versions.at(-1)?.notice.period;
    return html`${when(period?.start_ms)} – ${when(period?.end_ms)}`;
  }

  private position(page: Page, coarse: number | null): TemplateResult {
    const shape = page.notice.versions.at(-1)?.notice.volumes[0]?.shape;
    if (shape?.shape !== 'circle') return html`<span class="unknown">${say('see-notice')}</span>`;
    const { lat_e7, lon_e7 } = shape.centre;
    return html`${ltr(`${format(lat_e7, lon_e7, preferences.notation)} ± ${length(shape.radius_mm)}`)}
      ${coarse === null ? nothing : html`<span class="soft">${say('coarse')}</span>`}`;
  }

  private beyond(row: Row, page: Page, details: Details | null): TemplateResult | typeof nothing {
    const beyond = page.protected;
    if (beyond === null || details === null) return nothing;
    const can = statedBy(details.about, row, live.me).length > 0;
    switch (details.about) {
      case 'site':
        return html`${services(beyond)} ${this.reconfirmed(beyond.reconfirmed)}
        ${isOver(row) ? html`<p class="note">${say('removed')}</p>` : nothing}
        ${
          can
            ? html`<parley-site-form data-states="reconfirm remove" .page=${page}></parley-site-form>
                <parley-service-form data-states="service" .page=${page}></parley-service-form>`
            : nothing
        }`;
      case 'movement':
        return html`${this.checkIns(beyond.check_ins)} ${this.heard(beyond.heard)}
        ${
          can
            ? html`<parley-way-form .page=${page}></parley-way-form>
                <parley-movement-form data-states="report" .page=${page}></parley-movement-form>`
            : nothing
        }`;
      case 'crossing':
        return html`${this.crossing(beyond.crossing)}
        ${can ? html`<parley-crossing-form data-states="crossing" .page=${page}></parley-crossing-form>` : nothing}`;
      case 'gathering':
        return html`<p class="soft">${say('gathering-note')}</p>`;
    }
  }

  private reconfirmed(all: readonly Schema<'Reconfirmed'>[]): TemplateResult | typeof nothing {
    const last = all.at(-1);
    if (last === undefined) return html`<p class="soft">${say('never-reconfirmed')}</p>`;
    return html`<p>
      ${say('reconfirmed')} ${when(last.at_ms)} → ${when(last.valid_until_ms)}
      ${last.words === '' ? nothing : html`<bdi>${last.words}</bdi>`}
    </p>`;
  }

  private checkIns(all: readonly Schema<'CheckInHeard'>[]): TemplateResult {
    const now = live.now();
    return html`<h3>${say('check-ins')}</h3>
      ${all.length === 0 ? html`<p class="unknown">${say('no-check-ins')}</p>` : nothing}
      <ol>
        ${all.map((one) => {
          const overdue = one.heard_ms === null && one.due_ms < now;
          return html`<li>
            <bdi>${one.place}</bdi> · ${when(one.due_ms)} ·
            ${
              one.heard_ms === null
                ? html`<span class=${overdue ? 'overdue' : 'soft'}>${overdue ? `✖ ${say('overdue')}` : say('not-yet-heard')} <bdi>${toGo(one.due_ms, now)}</bdi></span>`
                : html`<span class="mark calm">✓ ${say('heard')}</span> ${when(one.heard_ms)}`
            }
          </li>`;
        })}
      </ol>`;
  }

  private heard(all: readonly Schema<'Word'>[]): TemplateResult {
    if (all.length === 0) return html`<p class="soft">${say('no-word')}</p>`;
    return html`<h3>${say('words-of-it')}</h3>
      <ul>
        ${all.toReversed().map(
          (one) => html`<li>
            ${when(one.at_ms)} · <strong>${field('movement', one.report)}</strong>
            ${one.point === null ? nothing : html`· ${say('point', { n: one.point + 1 })}`}
            ${one.report === 'delayed' ? html`· ${say('until')} ${when(one.until_ms)}` : nothing}
            ${one.volumes.length === 0 ? nothing : html`· ${say('drawn-anew', { n: one.volumes.length })}`}
            ${one.words === '' ? nothing : html`· <bdi>${one.words}</bdi>`}
          </li>`,
        )}
      </ul>`;
  }

  /** Each party's word, side by side: they may differ, and none is merged. */
  private crossing(all: readonly Schema<'CrossingStated'>[]): TemplateResult {
    const differ = new Set(all.map((one) => one.state)).size > 1;
    return html`<h3>${say('as-stated')}</h3>
      ${all.length === 0 ? html`<p class="unknown">${say('nothing-stated')}</p>` : nothing}
      ${differ ? html`<p class="note">${say('they-differ')}</p>` : nothing}
      <ul class="plain">
        ${all.map(
          (one) => html`<li>
            <bdi>${live.nameOf(one.party)}</bdi>:
            <span class="mark ${one.state === 'open' ? 'calm' : 'look'}">${field('crossing', one.state)}</span>
            ${say('since')} ${when(one.since_ms)} ·
            ${one.reason === null ? html`<span class="unknown">${say('no-reason')}</span>` : html`<bdi>${one.reason}</bdi>`}
            <span class="soft">(${say('stated')} ${when(one.stated_ms)})</span>
          </li>`,
        )}
      </ul>`;
  }
}

/** Markings that one cannot see have cost lives: that there is none is said. */
function marking(text: string): TemplateResult {
  return text === ''
    ? html`<span class="unknown">${say('no-marking')}</span>`
    : html`<bdi>${text}</bdi>`;
}
