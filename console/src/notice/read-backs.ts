/** What was read back otherwise, beside what was announced. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { field } from '../field';
import { ltr } from '../parts';
import type { Volume } from './comparing';
import { currentOf, type Page } from './wishes';
import { differenceSaid, heightSaid, moment, party, shape, until } from './wording';
import { say } from './words';

type ReadBack = Schema<'ReadBackMade'>;

export function readBacks(page: Page): TemplateResult | typeof nothing {
  const wrong = page.read_backs.filter((one) => one.differences.length > 0);
  if (wrong.length === 0) return nothing;
  return html`<h3>${say('read-backs-differ')}</h3>
    ${[...wrong].reverse().map((one) => readBack(page, one))}`;
}

function readBack(page: Page, one: ReadBack): TemplateResult {
  const version = page.notice.versions.find((each) => each.leaf === one.version);
  const announced = version?.notice.volumes ?? [];
  return html`<div class="item">
    <p>
      ${party(one.party)} <span class="soft"><bdi>${one.desk}</bdi></span> · ${moment(one.at_ms)}
      ${one.version === currentOf(page).leaf ? nothing : html`<span class="mark">${say('of-earlier')}</span>`}
    </p>
    <table>
      <thead>
        <tr>
          ${(['differs-in', 'announced', 'understood'] as const).map((head) => html`<th scope="col">${say(head)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${one.differences.map((each) => difference(each, announced, one.volumes))}
      </tbody>
    </table>
    ${one.words === '' ? nothing : html`<q><bdi>${one.words}</bdi></q>`}
  </div>`;
}

function difference(
  one: Schema<'Difference'>,
  announced: readonly Volume[],
  heard: readonly Volume[],
): TemplateResult {
  const at = one.volume;
  const cell = (all: readonly Volume[]) =>
    at === null ? html`${ltr(all.length)}` : said(one.kind, all[at]);
  return html`<tr>
    <th scope="row">${differenceSaid(one)}</th>
    <td>${cell(announced)}</td>
    <td>${cell(heard)}</td>
  </tr>`;
}

function said(kind: Schema<'Difference'>['kind'], one: Volume | undefined): TemplateResult {
  if (one === undefined) return html`<span class="unknown">${say('not-known')}</span>`;
  switch (kind) {
    case 'role':
      return html`${field('role', one.role)}`;
    case 'place':
      return html`${shape(one.shape)}`;
    case 'datum':
      return html`${field('datum', one.band.datum)}`;
    case 'floor':
      return html`${ltr(heightSaid(one.band.floor_mm, one.band))}`;
    case 'ceiling':
      return html`${ltr(heightSaid(one.band.ceiling_mm, one.band))}`;
    case 'start':
      return moment(one.interval.start_ms);
    case 'end':
      return until(one.interval.end_ms);
    default:
      return html`—`;
  }
}

/** Only the volumes that differ are drawn again: what was understood rightly is there already. */
export function misread(one: ReadBack): readonly Volume[] {
  const differ = new Set(
    one.differences.filter((each) => each.kind === 'place').map((each) => each.volume),
  );
  // Where their number differs, none can be told to be the same.
  const whole = one.differences.some((each) => each.kind === 'volumes');
  return one.volumes.filter((_, n) => whole || differ.has(n));
}
