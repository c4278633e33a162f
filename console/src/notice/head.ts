/** A notice at a glance: whether it is confirmed, what is missing and whose, what it says, what is odd. */
import { html, nothing, type TemplateResult } from 'lit';
import { say as confirmation, field } from '../field';
import { live } from '../live';
import { ltr, span, toGo } from '../parts';
import { flags } from './others';
import { currentOf, type Page } from './wishes';
import { bracketed, heightsSaid, missingSaid, moment, party, remarks, until } from './wording';
import { say } from './words';

/** The sections that the line at a glance leads to. */
export type Section = 'conflicts' | 'concerns' | 'versions' | 'proofs';

export function head(page: Page, lead: (section: Section) => void): TemplateResult {
  const { ref, state: stands, confirmed } = page.notice;
  const { notice } = currentOf(page);
  const over = stands === 'ended' || stands === 'cancelled';
  const missing = missingSaid(page);
  return html`<section class="panel" aria-labelledby="title">
    <div class="row top">
      <h1 id="title">
        ${ltr(`${ref.party}/${ref.ref}`)} · ${field('activity', notice.activity)}
        ${notice.place_label === '' ? nothing : html`· <bdi>${notice.place_label}</bdi>`}
      </h1>
      <p class="stands" role="status">
        ${over ? html`<span class="mark look">${field('state', stands)}</span>` : nothing}
        <span class="mark ${confirmed ? 'calm' : over ? '' : 'urgent'}">${confirmation(confirmed ? 'confirmed' : 'not-confirmed')}</span>
        ${over ? nothing : html`<span class="mark">${field('state', stands)}</span>`}
        ${notice.emergency ? html`<span class="mark urgent">${say('emergency')}</span>` : nothing}
      </p>
    </div>
    ${page.disputed ? html`<p class="problem" role="alert"><strong>${say('disputed', { party: live.nameOf(ref.party) })}</strong></p>` : nothing}
    ${missing.length === 0 ? nothing : html`<ul class=${over ? 'soft' : ''} data-missing>${missing.map((one) => html`<li>${one}</li>`)}</ul>`}
    <p>
      ${moment(notice.period.start_ms)} – ${until(notice.period.end_ms)} ${over ? nothing : soon(page)}
      · ${where(page)}
    </p>
    ${remarks(notice)}
    <p class="row">${glance(page, lead)}</p>
    ${life(page)} ${flags(currentOf(page).flags)}
  </section>`;
}

function soon(page: Page): TemplateResult | typeof nothing {
  const { start_ms, end_ms } = currentOf(page).notice.period;
  const now = live.now();
  if (start_ms > now)
    return html`· <strong>${say('begins')} <bdi>${toGo(start_ms, now)}</bdi></strong>`;
  if (end_ms === null) return nothing;
  return html`· <strong>${say('ends')} <bdi>${toGo(end_ms, now)}</bdi></strong>`;
}

/** How high and how many, in a line; every corner of it is under its version. */
function where(page: Page): TemplateResult {
  const { volumes } = currentOf(page).notice;
  if (volumes.length === 0) return html`<span class="mark look">${say('not-drawn')}</span>`;
  const heights = new Map(volumes.map((one) => [JSON.stringify(one.band), one.band]));
  return html`${say('volumes-drawn', { n: volumes.length })} · ${[...heights.values()].map((band, n) => html`${n > 0 ? '; ' : nothing}${heightsSaid(band)}`)}`;
}

/** How much there is of each, and a way to it. */
function glance(page: Page, lead: (section: Section) => void): TemplateResult {
  const surely = page.conflicts.filter((one) => one.finding.verdict === 'conflict').length;
  const unsure = page.conflicts.length - surely;
  const to = (section: Section, words: string, kind: string) =>
    html`<button class="bare mark ${kind}" @click=${() => lead(section)}>${words}</button>`;
  return html`
    ${page.conflicts.length === 0 ? html`<span class="soft">${field('verdict', 'apart')}</span>` : nothing}
    ${surely === 0 ? nothing : to('conflicts', say('n-conflicts', { n: surely }), 'urgent')}
    ${unsure === 0 ? nothing : to('conflicts', say('n-unsure', { n: unsure }), 'look')}
    ${page.concerns.length === 0 ? nothing : to('concerns', say('n-concerns', { n: page.concerns.length }), 'look')}
    ${to('versions', say('n-versions', { n: page.notice.versions.length }), '')}
    ${to('proofs', say('proofs'), '')}
  `;
}

/** Whose it is, since when it is known, and what became of it. */
function life(page: Page): TemplateResult {
  const { ref, state: stands, versions } = page.notice;
  const first = versions[0] ?? currentOf(page);
  const host = live.agreement?.terms.members.find((one) => one.party === ref.party)?.hosted_by;
  const bracket = page.statements.find((one) => one.leaf === first.leaf)?.bracket;
  return html`<p>
    ${say('of')} ${party(ref.party)}
    ${host === null || host === undefined ? nothing : html`<span class="mark look">${say('hosted', { party: live.nameOf(host) })}</span>`}
    · ${say('filed')} ${bracketed(bracket, first.issued_ms)}
    ${first.late_ms > 0 ? html`<span class="mark look">${say('late', { by: span(first.late_ms) })}</span>` : nothing}
    ${page.notice.begun_ms === null ? nothing : html`· ${field('state', 'begun')} ${moment(page.notice.begun_ms)}`}
    ${page.notice.over_ms === null ? nothing : html`· ${field('state', stands)} ${moment(page.notice.over_ms)}`}
  </p>`;
}
