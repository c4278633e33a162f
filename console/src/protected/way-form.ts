/** A movement that goes another way is announced anew: the way it reported becomes the next version. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { keptIn, Stating } from '../forms';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { to } from '../to';
import type { Page } from './order';
import { say } from './words';

@customElement('parley-way-form')
export class ParleyWayForm extends ParleyElement {
  @property({ attribute: false }) page?: Page;
  @state() private sure = false;
  private readonly stating = new Stating(() => this.requestUpdate());

  override render(): TemplateResult | typeof nothing {
    const page = this.page;
    if (page === undefined || page.notice.deviates_ms === null) return nothing;
    const { party, ref } = page.notice.ref;
    const next = anew(page);
    return html`<form class="note stack" @submit=${(event: SubmitEvent) => this.send(event, page)} @keydown=${keptIn}>
      <strong>${say('announce-way')}</strong>
      <p>${say('announce-note')}</p>
      ${
        next === undefined
          ? nothing
          : html`<label class="beside"
                ><input type="checkbox" required .checked=${this.sure} @change=${this.tick} />${say('announce-read', { n: next.volumes.length })}</label
              >
              ${this.stating.draw()}`
      }
      <div class="row">
        ${next === undefined ? nothing : html`<button class="main" ?disabled=${!this.sure} aria-disabled=${this.stating.busy ? 'true' : nothing}>${say('sign-announce')}</button>`}
        <a href=${to('amend', party, ref)}>${say('amend-otherwise')}</a>
      </div>
    </form>`;
  }

  private readonly tick = (event: Event): void => {
    this.sure = event.target instanceof HTMLInputElement && event.target.checked;
  };

  private async send(event: SubmitEvent, page: Page): Promise<void> {
    event.preventDefault();
    const notice = anew(page);
    if (notice === undefined) return;
    const { ref } = page.notice;
    await this.stating.run([ref, notice], (key) =>
      live.state('notice.amend', { ...ref }, { notice }, key),
    );
  }
}

/**
 * The notice in force with the way reported last in place of the one announced.
 *
 * @returns undefined where the new way was told in words alone: it is to be drawn first.
 */
export function anew(page: Page): Schema<'Notice'> | undefined {
  const version = page.notice.versions.at(-1);
  const volumes = page.protected?.heard.findLast((one) => one.report === 'deviated')?.volumes ?? [];
  if (version === undefined || volumes.length === 0) return undefined;
  const roles = new Set(volumes.map((one) => one.role));
  // A way back or a residual hazard that was announced beside it stands.
  const kept = version.notice.volumes.filter((one) => !roles.has(one.role));
  return { ...version.notice, volumes: [...volumes, ...kept] };
}
