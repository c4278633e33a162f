/** Sites, movements, crossings and gatherings, by what is due; the chosen one with what can be stated. */
import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Schema } from '../api';
import { field } from '../field';
import { keys } from '../keys';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import { go, to } from '../to';
import './card';
import './detail';
import { byDue, isProtected, PROTECTED, type Row } from './order';
import { pageOf } from './pages';
import { say } from './words';

const AT_FIRST = 40;

@customElement('parley-sites')
export class ParleySites extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { container-type: inline-size; }
      .head, .head + .row { margin-block-end: var(--gap); }
      .head h1 { margin: 0; }
      .columns { display: grid; grid-template-columns: minmax(17rem, 26rem) minmax(0, 1fr); gap: 0.75rem; align-items: start; }
      ol { list-style: none; padding: 2px; display: flex; flex-direction: column; gap: 0.3rem; max-block-size: calc(100vh - 12rem); overflow: auto; }
      a.one { display: block; border: 1px solid var(--faint-line); border-radius: var(--round); padding: 0.35rem 0.5rem; text-decoration: none; color: var(--text); background: var(--panel); }
      a.one[aria-current='true'] { background: var(--raised); outline: 2px solid var(--focus); outline-offset: -2px; }
      button[aria-pressed='true'] { box-shadow: inset 0 -3px var(--link); font-weight: 600; }
      @container (max-width: 56rem) {
        .head, .head + .row { margin-block-end: var(--gap); }
      .head h1 { margin: 0; }
      .columns { grid-template-columns: minmax(0, 1fr); }
        ol { max-block-size: 16rem; }
      }
    `,
  ];

  @property({ attribute: false }) selected: Schema<'Ref'> | undefined;
  @state() private kind: string | undefined;
  @state() private most = AT_FIRST;
  private pinned: Schema<'Ref'> | undefined;
  private end: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.end = keys.bind(
      { keys: 'j', says: () => say('key-next'), run: () => this.step(1) },
      { keys: 'k', says: () => say('key-before'), run: () => this.step(-1) },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end?.();
  }

  override render(): TemplateResult {
    const all = this.use('notices', live.resource('notice.list'));
    if (all === undefined) {
      return html`<h1>${say('sites')}</h1><p role="status">${say('loading')}</p>`;
    }
    const shown = this.shown(all);
    this.pinned = this.selected ?? this.pinned ?? shown[0]?.ref;
    const chosen = all.find((one) => isProtected(one) && this.is(one, this.pinned));
    return html`<div class="row head">
        <h1>${say('sites')}</h1>
        <span class="soft">${say('sites-note')}</span>
      </div>
      <div class="row" role="group" aria-label=${say('kinds')}>
        ${this.kindButton(undefined, say('all-kinds'))}
        ${PROTECTED.map((one) => this.kindButton(one, field('activity', one)))}
      </div>
      <div class="columns">
        <section class="stack" aria-label=${say('by-due')}>
          <ol>
            ${repeat(
              shown.slice(0, this.most),
              (one) => `${one.ref.party}/${one.ref.ref}`,
              (one) => html`<li>
                <a
                  class="one"
                  href=${to('sites', one.ref.party, one.ref.ref)}
                  aria-current=${this.is(one, this.pinned) ? 'true' : 'false'}
                  ><parley-protected-card .row=${one}></parley-protected-card
                ></a>
              </li>`,
            )}
          </ol>
          ${shown.length === 0 ? html`<p class="soft">${say('none')}</p>` : ''}
          ${
            shown.length > this.most
              ? html`<button
                  @click=${() => {
                    this.most += AT_FIRST;
                  }}
                >
                  ${say('more', { n: shown.length - this.most })}
                </button>`
              : ''
          }
        </section>
        <section>
          ${chosen === undefined ? '' : this.whole(chosen)}
        </section>
      </div>`;
  }

  /** Another one is another element: nothing typed or ticked about one is carried to the next. */
  private whole(row: Row): unknown {
    const { party, ref } = row.ref;
    return keyed(
      `${party}/${ref}`,
      html`<parley-protected-detail .row=${row}></parley-protected-detail>`,
    );
  }

  private is(row: Row, of: Schema<'Ref'> | undefined): boolean {
    return of !== undefined && row.ref.party === of.party && row.ref.ref === of.ref;
  }

  private shown(all: readonly Row[]): Row[] {
    const rows = all.filter(
      (one) => isProtected(one) && (this.kind === undefined || one.activity === this.kind),
    );
    return byDue(rows, (row) => pageOf(row.ref).value, live.now());
  }

  private kindButton(kind: string | undefined, name: string): TemplateResult {
    return html`<button
      aria-pressed=${this.kind === kind ? 'true' : 'false'}
      @click=${() => {
        this.kind = kind;
      }}
    >
      ${name}
    </button>`;
  }

  private step(by: number): void {
    const shown = this.shown(live.resource('notice.list').value ?? []);
    const at = shown.findIndex((one) => this.is(one, this.pinned));
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next !== undefined) go('sites', next.ref.party, next.ref.ref);
  }
}
