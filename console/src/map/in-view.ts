/** What the chart shows, as a list: for who sees no chart, and to walk through with the Tab key. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Bounds } from '../geo/shapes';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import { meets } from './profile';
import type { Shown } from './scene';
import { say } from './words';

const MOST_ROWS = 150;

@customElement('parley-in-view')
export class ParleyInView extends ParleyElement {
  static override styles = [
    controls,
    css`
      li { margin-block-end: 0.25rem; }
      button { inline-size: 100%; text-align: start; display: block; }
      button[aria-pressed='true'] { border-color: var(--focus); box-shadow: inset 0 0 0 2px var(--focus); }
      .words { display: block; color: var(--soft); font-size: 0.9rem; white-space: pre-line; }
      .conflict .title { color: var(--urgent); font-weight: 700; }
      .other { opacity: 0.85; border-style: dashed; }
    `,
  ];

  @property({ attribute: false }) shown: readonly Shown[] = [];
  @property({ attribute: false }) selected: ReadonlySet<string> = new Set();
  @property({ attribute: false }) view: Bounds | undefined;

  override render(): TemplateResult {
    const rows = this.rows();
    return html`<section aria-labelledby="title" data-count=${rows.length}>
      <h2 id="title" tabindex="-1">${say('in-view')} (${rows.length})</h2>
      ${rows.length === 0 ? html`<p class="soft">${say('in-view-none')}</p>` : nothing}
      <ul class="plain">
        ${rows.slice(0, MOST_ROWS).map((one) => this.row(one))}
      </ul>
      ${
        rows.length > MOST_ROWS
          ? html`<p class="note">${say('in-view-more', { n: rows.length - MOST_ROWS })}</p>`
          : nothing
      }
    </section>`;
  }

  /** Move the keyboard to the first line. */
  enter(): void {
    const first = this.renderRoot.querySelector<HTMLElement>('li button, #title');
    first?.focus();
  }

  /** Conflicts first, what is there now before what is not; what has no place is always listed. */
  private rows(): Shown[] {
    const view = this.view;
    const inside = this.shown.filter(
      ({ bounds }) => bounds === undefined || view === undefined || meets(bounds, view),
    );
    const rank = (one: Shown) =>
      (one.presence === 'here' ? 0 : 2) + (one.kind === 'conflict' ? 0 : 1);
    return inside.sort((a, b) => rank(a) - rank(b));
  }

  private row(one: Shown): TemplateResult {
    const selected = one.threads.every((thread) => this.selected.has(thread));
    return html`<li class=${one.kind}>
      <button
        class=${one.presence === 'here' ? '' : 'other'}
        data-key=${one.key}
        aria-pressed=${selected ? 'true' : 'false'}
        @click=${(event: MouseEvent) => this.pick(one, event.shiftKey)}
      >
        <span class="title">${one.kind === 'conflict' ? `◆ ${say('of-conflict')}: ` : nothing}<bdi>${one.title}</bdi></span>
        ${one.presence === 'here' ? nothing : html`<span class="mark look">${say(one.presence)}</span>`}
        <span class="words">${one.words}</span>
      </button>
    </li>`;
  }

  private pick(one: Shown, more: boolean): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: { keys: [one.key], more } }));
  }
}
