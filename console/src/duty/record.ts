/** Every watch on record: who had it, until when, and what was open as it began. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from '../live';
import { nameOf } from '../needs';
import { ParleyElement, when } from '../parts';
import { linesOf } from './open';
import { say } from './words';

@customElement('parley-watches')
export class ParleyWatches extends ParleyElement {
  override render(): TemplateResult {
    const watches = this.use('watches', live.resource('duty.watches'));
    if (watches === undefined) return html`<p role="status">…</p>`;
    const newest = watches.toSorted((a, b) => b.taken_ms - a.taken_ms);
    return html`<p class="soft">${say('record-says')}</p>
      ${
        newest.length === 0
          ? html`<p class="panel">${say('record-none')}</p>`
          : html`<table class="panel">
              <thead>
                <tr>
                  <th scope="col">${say('desk')}</th>
                  <th scope="col">${say('holder')}</th>
                  <th scope="col">${say('since')}</th>
                  <th scope="col">${say('ended')}</th>
                  <th scope="col">${say('open-then')}</th>
                </tr>
              </thead>
              <tbody>
                ${newest.map(
                  (one) => html`<tr>
                    <td><strong>${nameOf(one.party)}</strong><br /><bdi>${one.desk}</bdi></td>
                    <td>
                      <bdi>${one.watch}</bdi>${one.words === '' ? nothing : html`<br /><q><bdi>${one.words}</bdi></q>`}
                    </td>
                    <td>${when(one.taken_ms)}</td>
                    <td>
                      ${
                        one.ended_ms === null
                          ? html`<span class="mark calm">● ${say('lasts')}</span>`
                          : html`${when(one.ended_ms)}<br />${one.how_ended === null ? nothing : say(`ended-${one.how_ended}`)}`
                      }
                    </td>
                    <td>${linesOf(one.open).join('; ') || say('none')}</td>
                  </tr>`,
                )}
              </tbody>
            </table>`
      }`;
  }
}
