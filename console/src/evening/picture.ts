/** The chapter on the map: what was on record at that moment, and the points it speaks of. */
import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import { type Chapter, clock, type Story } from './moments';
import { extraOf } from './points';
import type { Seen } from './showing';
import { say } from './words';

@customElement('parley-picture')
export class ParleyPicture extends ParleyElement {
  static override styles = [
    controls,
    css`
      .as-of { justify-content: space-between; margin-block-end: 0.2rem; gap: 0.1rem 0.75rem; }
      .as-of b { font-weight: 600; }
      .as-of button { min-block-size: 0; padding: 0 0.5rem; }
      /* In words it is the same once more: asked for, or as soon as something on the chart is chosen. */
      .box { --map-list: none; --map-moment: none; --map-off-now: 1px solid var(--line); }
      .box.listed { --map-list: block; }
    `,
  ];

  @property({ attribute: false }) story: Story | undefined;
  @property({ attribute: false }) chapter: Chapter | undefined;
  @property({ attribute: false }) seen: Seen | undefined;
  @state() private ready = false;
  @state() private listed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    // The story can be read before the map, which is the largest part of the console, is here.
    void import('../map').then(() => {
      this.ready = true;
    });
  }

  /** What the chapter is about, drawn also where it has not begun: what was announced is the point. */
  private first(chapter: Chapter, seen: Seen): string | null {
    const [ref] = chapter.look.refs;
    const thing = seen.map.things.find(
      (one) => one.ref.party === ref?.party && one.ref.ref === ref.ref,
    );
    return thing?.thread ?? null;
  }

  override render(): TemplateResult {
    const { story, chapter, seen } = this;
    if (!this.ready || story === undefined || chapter === undefined || seen === undefined)
      return html`<p role="status" class="soft">${say('map-comes')}</p>`;
    return html`<div class="row as-of">
        <b>${say('map-as-of', { time: `\u2066${clock(seen.at)}\u2069` })}</b>
        <button aria-expanded=${this.listed} @click=${() => this.list(!this.listed)}>
          ${say('map-in-words')}
        </button>
      </div>
      <div class="box ${this.listed ? 'listed' : ''}" @pick=${() => this.list(true)}><parley-map
        .things=${seen.map.things}
        .conflicts=${seen.map.conflicts}
        .moment=${seen.at}
        .extra=${extraOf(story, chapter)}
        .selected=${this.first(chapter, seen)}
        .bounds=${chapter.look}
      ></parley-map></div>`;
  }

  private list(open: boolean): void {
    this.listed = open;
  }
}
