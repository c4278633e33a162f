/** One of those to be protected, as short as it can be said. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { field } from '../field';
import { live } from '../live';
import { brief, toGo } from '../parts';
import { controls } from '../theme';
import { calledOf, OfOneProtected } from './one';
import { dueOf, isOver, type Page, type Row, worstOf } from './order';
import { say } from './words';

@customElement('parley-protected-card')
export class ParleyProtectedCard extends OfOneProtected {
  static override styles = [
    controls,
    css`
      :host { display: block; }
      .top { justify-content: space-between; }
      .warn { color: var(--urgent); font-weight: 600; }
    `,
  ];

  protected override draw(row: Row, page: Page | undefined): TemplateResult {
    const now = live.now();
    const due = dueOf(row, page, now);
    const late = due !== undefined && due.atMs < now && due.what !== 'begins';
    const worst = worstOf(page?.protected?.services ?? []);
    const word = page?.protected?.heard.at(-1);
    return html`<div class="row top">
        <strong><bdi>${calledOf(row)}</bdi></strong>
        <span class="soft">${field('activity', row.activity)}</span>
      </div>
      <div class="soft"><bdi dir="ltr">${row.ref.party}/${row.ref.ref}</bdi> · <bdi>${row.place_label}</bdi></div>
      ${
        due === undefined
          ? nothing
          : html`<div>
              <span class="mark ${late ? 'urgent' : 'look'}">${late ? '✖ ' : ''}${say(`due-${due.what}`)}</span>
              ${due.place === '' ? nothing : html`<bdi>${due.place}</bdi> · `}${brief(due.atMs, now)} ·
              <bdi>${toGo(due.atMs, now)}</bdi>
            </div>`
      }
      ${late && due?.what === 'reconfirm' ? html`<div class="soft">${say('not-lapsed')}</div>` : nothing}
      ${isOver(row) && row.activity === 'humanitarian-site' ? html`<div class="note">${say('removed')}</div>` : nothing}
      ${isOver(row) && row.activity !== 'humanitarian-site' ? html`<div class="soft">${field('state', row.state)}</div>` : nothing}
      ${worst === undefined || worst.state === 'open' ? nothing : html`<div class="warn"><bdi>${worst.service}</bdi>: ${field('service', worst.state)}</div>`}
      ${row.deviates_ms === null ? nothing : html`<div class="warn">↯ ${say('deviates-since')} ${brief(row.deviates_ms, now)}</div>`}
      ${word === undefined ? nothing : html`<div class="soft">${say('last-word')} ${field('movement', word.report)} ${brief(word.at_ms, now)}</div>`}
      ${(page?.protected?.crossing ?? []).map((one) => html`<div><bdi>${live.nameOf(one.party)}</bdi>: ${field('crossing', one.state)} <span class="soft">${say('since')} ${brief(one.since_ms, now)}</span></div>`)}`;
  }
}
