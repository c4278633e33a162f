/** What stands beside a notice: conflicts, concerns, who was told, what is nearest, versions. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { field } from '../field';
import { inNotation } from '../geo';
import { live } from '../live';
import { length, ltr, span, when } from '../parts';
import { to } from '../to';
import { type Change, changes } from './comparing';
import type { Page } from './wishes';
import { differenceSaid, flagSaid, moment, party, remarks, until, volume } from './wording';
import { say } from './words';

/** As many as one reads before looking on. */
const AT_FIRST = 5;

export function conflicts(page: Page): TemplateResult {
  const found = bySoonest(page.conflicts, live.now());
  // That none was found never means that there is none.
  if (found.length === 0) return html`<p>${field('verdict', 'apart')}</p>`;
  const list = (all: readonly Found[]) =>
    html`<ul class="plain">
      ${all.map((one) => html`<li class="item">${conflict(one, page.notice.ref)}</li>`)}
    </ul>`;
  const rest = found.slice(AT_FIRST);
  return html`${list(found.slice(0, AT_FIRST))}
    ${rest.length === 0 ? nothing : html`<details><summary>${say('more-conflicts', { n: rest.length })}</summary>${list(rest)}</details>`}`;
}

type Found = Schema<'Conflict'>;

/** Those not over first; what surely collides before what may; the soonest first. */
export function bySoonest(all: readonly Found[], now: number): Found[] {
  const rank = ({ finding }: Found) =>
    (finding.last_ms !== null && finding.last_ms <= now ? 2 : 0) +
    (finding.verdict === 'conflict' ? 0 : 1);
  return [...all].sort((a, b) => rank(a) - rank(b) || a.finding.first_ms - b.finding.first_ms);
}

function conflict(one: Found, own: Schema<'Ref'>): TemplateResult {
  const [mine, other] =
    one.a.subject.party === own.party && one.a.subject.ref === own.ref
      ? [one.a, one.b]
      : [one.b, one.a];
  const found = one.finding;
  const over = found.last_ms !== null && found.last_ms <= live.now();
  const room = other.source === 'reported' ? 'concern' : 'notice';
  return html`<div>
      <span class="mark ${found.verdict === 'conflict' ? 'urgent' : 'look'}">${field('verdict', found.verdict)}</span>
      <a href=${to(room, other.subject.party, other.subject.ref)}>${ltr(`${other.subject.party}/${other.subject.ref}`)}</a>
      ${field('source', other.source)} · ${moment(found.first_ms)} – ${until(found.last_ms)}
      ${found.first_ms > live.now() ? html`<strong>${say('in', { span: span(found.first_ms - live.now()) })}</strong>` : nothing}
      ${over ? html`<span class="mark">${say('over')}</span>` : nothing}
    </div>
    <div class="soft">
      ${field('reason', found.reason)}: ${role(mine)} × ${role(other)} ·
      ${say('gap')} ${found.gap_mm === null ? say('not-known') : ltr(length(found.gap_mm))} ·
      ${say('vertical-gap')} ${found.vertical_gap_mm === null ? say('not-known') : ltr(length(found.vertical_gap_mm))}
      ${found.place === null ? nothing : html`· ${ltr(inNotation(found.place))}`}
      ${one.also.length === 0 ? nothing : html`· ${say('also', { n: one.also.length })}`}
    </div>`;
}

function role(side: Schema<'Side'>): string {
  const words = side.role === 'region' ? field('source', 'region') : field('role', side.role);
  return side.volume === null ? words : `${words} (${side.volume + 1})`;
}

export function concerns(page: Page): TemplateResult {
  if (page.concerns.length === 0) return html`<p>${say('no-concerns')}</p>`;
  return html`<ul>
    ${page.concerns.map(
      (one) => html`<li>
        <a href=${to('concern', one.party, one.ref)}>${ltr(`${one.party}/${one.ref}`)}</a>
        ${say('raised-by')} ${party(one.party)}
      </li>`,
    )}
  </ul>`;
}

export function told(found: readonly Schema<'Disclosure'>[] | undefined): TemplateResult {
  if (found === undefined) return html`<p role="status">…</p>`;
  return html`<ul>
    ${found.map(
      (one) => html`<li>
        ${party(one.to)}: ${say(`way-${one.way}`)}, ${when(one.at_ms)}
        ${one.stated_by === one.to ? nothing : html`<span class="soft">${say('stated-by')} ${party(one.stated_by)}</span>`}
        ${one.words === '' ? nothing : html`<q><bdi>${one.words}</bdi></q>`}
      </li>`,
    )}
  </ul>`;
}

export function nearest(found: readonly Schema<'Nearest'>[] | undefined): TemplateResult {
  if (found === undefined) return html`<p role="status">…</p>`;
  if (found.length === 0) return html`<p>${say('nothing-near')}</p>`;
  return html`<ul>
    ${found.map(
      (one) => html`<li>
        <a href=${to(one.source === 'reported' ? 'concern' : 'notice', one.subject.party, one.subject.ref)}>${ltr(`${one.subject.party}/${one.subject.ref}`)}</a>
        ${party(one.party)}: ${say('at-least')} ${ltr(length(one.gap_mm))};
        ${one.together === null ? say('never-together') : html`${when(one.together.start_ms)} – ${until(one.together.end_ms)}`}
      </li>`,
    )}
  </ul>`;
}

/** The versions, the last one open; each says what it changed. */
export function versions(page: Page): TemplateResult {
  const all = page.notice.versions;
  return html`${[...all].reverse().map((one, back) => {
    const n = all.length - 1 - back;
    return html`<details ?open=${back === 0}>
      <summary>
        ${say('version', { n: n + 1 })} · ${when(one.issued_ms)} · <bdi>${one.desk}</bdi>
        ${back === 0 ? html`<span class="mark">${say('in-force')}</span>` : nothing}
      </summary>
      ${n === 0 ? nothing : changed(all[n - 1], one)} ${content(one)}
    </details>`;
  })}`;
}

function changed(before: Schema<'Version'> | undefined, after: Schema<'Version'>): TemplateResult {
  if (before === undefined) return html``;
  const found = changes(before.notice, after.notice);
  if (found.length === 0) return html`<p>${say('nothing-changed')}</p>`;
  return html`<p><strong>${say('what-changed')}</strong></p>
    <ul>
      ${found.map((one) => change(one))}
    </ul>`;
}

function change(one: Change): TemplateResult | TemplateResult[] {
  switch (one.what) {
    case 'volumes':
      return html`<li>${say('volumes-changed', { was: one.was, is: one.is })}</li>`;
    case 'field':
      return html`<li>${say(`field-${one.name}`)}</li>`;
    case 'volume':
      return one.differs.map((each) => html`<li>${differenceSaid(each)}</li>`);
  }
}

export function content(version: Schema<'Version'>): TemplateResult {
  const { notice } = version;
  return html`
    <p>
      <strong>${field('activity', notice.activity)}</strong>
      ${notice.emergency ? html`<span class="mark urgent">${say('emergency')}</span>` : nothing}
      ${notice.place_label === '' ? nothing : html`<q><bdi>${notice.place_label}</bdi></q>`}
    </p>
    <p>${when(notice.period.start_ms)} – ${until(notice.period.end_ms)}</p>
    ${notice.planned_landing_ms === null ? nothing : html`<p>${say('landing')} ${when(notice.planned_landing_ms)}</p>`}
    ${notice.volumes.length === 0 ? html`<p class="note">${say('not-drawn')}</p>` : nothing}
    <ol class="plain volumes">
      ${notice.volumes.map((one, n) => html`<li>${volume(one, n)}</li>`)}
    </ol>
    ${remarks(notice)}
    <p class="soft">
      ${say('addressees')} ${notice.addressees.length === 0 ? say('all-members') : notice.addressees.map((one) => html`${party(one)} `)}
      ${notice.contact_desk === '' ? nothing : html`· ${say('contact')} <bdi>${notice.contact_desk}</bdi>`}
      ${notice.relay_scope === '' ? nothing : html`· ${say('scope')} <q><bdi>${notice.relay_scope}</bdi></q>`}
    </p>
    ${annexes(notice.annexes)} ${flags(version.flags)}`;
}

function annexes(all: readonly Schema<'AnnexRef'>[]): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const agreement = live.agreement?.agreement ?? '';
  return html`<ul>
    ${all.map((one) => {
      const path = { agreement, commitment: one.commitment };
      return html`<li>
        <a href=${live.api.address('annex.get', { path })} download>${one.title}</a>
        ${ltr(one.media_type)} ${ltr(`${one.size} B`)}
        ${one.recipients.length === 0 ? nothing : html`${say('only-for')} ${one.recipients.map((each) => html`${party(each)} `)}`}
      </li>`;
    })}
  </ul>`;
}

export function flags(all: readonly Schema<'Flag'>[]): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<ul class="plain flags">
    ${all.map((one) => html`<li><span class="mark look">!</span> ${flagSaid(one)}</li>`)}
  </ul>`;
}
