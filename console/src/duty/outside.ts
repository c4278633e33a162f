/** People outside Parley: whom a message was to reach, and whether a service took it. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { alarmWords } from '../alarms';
import type { Schema } from '../api';
import { field } from '../field';
import { live } from '../live';
import { brief, ltr, ParleyElement, utcTime } from '../parts';
import { toThread } from '../to';
import { wordsFor } from '../words';
import { en, say } from './words';

const SIGNS: Record<string, string> = { failed: '✖', 'no-route': '✖', 'handed-over': '→' };

@customElement('parley-outside')
export class ParleyOutside extends ParleyElement {
  override render(): TemplateResult {
    const rows = this.use('reach', live.resource('reach.list'));
    return html`<p class="soft">${say('outside-says')}</p>
      ${
        rows === undefined
          ? html`<p role="status">…</p>`
          : rows.length === 0
            ? html`<p class="panel">${say('outside-none')}</p>`
            : this.table(rows)
      }`;
  }

  private table(rows: readonly Schema<'ReachView'>[]): TemplateResult {
    return html`<table class="panel">
      <thead>
        <tr>
          <th scope="col">${say('when')}</th>
          <th scope="col">${say('desk')}</th>
          <th scope="col">${say('about')}</th>
          <th scope="col">${say('route')}</th>
          <th scope="col">${say('outcome')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((one) => this.row(one))}
      </tbody>
    </table>`;
  }

  private row(one: Schema<'ReachView'>): TemplateResult {
    const bad = one.outcome === 'failed' || one.outcome === 'no-route';
    const [, party = '', ref = ''] = one.thread.split('/');
    const words = alarmWords({ ...NOTHING, cause: one.cause, about: { party, ref } });
    return html`<tr>
      <td>${brief(one.at_ms, live.now())}</td>
      <td><bdi>${one.desk}</bdi><br /><small class="soft">${field('tier', one.tier)}</small></td>
      <td>
        <a href=${toThread(one.thread)}>${words}</a> ${field('precedence', one.precedence)}
        ${one.more > 0 ? say('and-more', { n: one.more }) : nothing}
      </td>
      <td>${ltr([one.route, one.way].filter((text) => text !== '').join(' · ') || '—')}</td>
      <td>
        <span class=${bad ? 'mark urgent' : ''}>
          ${SIGNS[one.outcome] ?? '…'} ${wordsFor(say, en, `outcome-${one.outcome}`)}
        </span>
        <small class="soft">
          ${say('tries', { n: one.tries })}${
            one.next_ms === null
              ? nothing
              : html`, ${say('next-try', { time: `\u2066${utcTime(one.next_ms)}\u2069` })}`
          }
        </small>
        ${one.error === '' ? nothing : html`<br /><small lang="en" dir="ltr">${one.error}</small>`}
      </td>
    </tr>`;
  }
}

const NOTHING = {
  agreement: '',
  against: null,
  thread: '',
  desk: '',
  tier: '',
  precedence: '',
  due_ms: null,
};
