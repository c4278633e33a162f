/** The watch screen: what needs me now, the map that explains it, the line. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { vigil } from '../alarms';
import type { Bounds } from '../geo/shapes';
import { keys } from '../keys';
import { live } from '../live';
import { ParleyElement, utcTime } from '../parts';
import { controls } from '../theme';
import './list';
import { toThread } from '../to';
import { atFirst, lookAt } from './looking';
import { say } from './words';

const LEAST = 30;
const MOST = 75;
const STEP = 5;

type Pane = 'map' | 'line';

@customElement('parley-watch')
export class ParleyWatch extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { container-type: inline-size; block-size: 100%; }
      .panes { display: grid; grid-template-columns: var(--list, 56%) auto 1fr; gap: var(--gap); min-block-size: 100%; }
      .panes.alone { grid-template-columns: 1fr; }
      .pane { container-type: inline-size; min-inline-size: 0; padding: 0.4rem 0.5rem; }
      .beside { display: flex; flex-direction: column; gap: var(--gap); min-inline-size: 0; position: sticky; inset-block-start: calc(var(--frame, 0px) + var(--gap)); align-self: start; max-block-size: calc(100vh - var(--frame, 0px) - 2 * var(--gap)); overflow: auto; }
      .pane header { display: flex; justify-content: space-between; gap: var(--gap); align-items: center; }
      .pane h2 { margin: 0; }
      .pane.old { border: 0.2rem dashed var(--urgent); }
      .map { display: flex; flex-direction: column; flex: 2 1 22rem; }
      .map.folded, .line.folded { flex: 0 0 auto; }
      .map parley-map { flex: 1; min-block-size: 18rem; }
      .line { flex: 1 1 14rem; }
      .divider { inline-size: 0.6rem; cursor: col-resize; border-radius: var(--round); background: var(--faint-line); touch-action: none; }
      .divider:hover { background: var(--line); }
      @container (inline-size < 62rem) {
        .panes { grid-template-columns: 1fr; }
        .beside { position: static; max-block-size: none; }
        .divider { display: none; }
      }
    `,
  ];

  @state() private list = 56;
  @state() private folded: ReadonlySet<Pane> = new Set();
  @state() private here: ReadonlySet<Pane> = new Set();
  @state() private thread = '';
  @state() private bounds: Bounds | null = null;
  @state() private moment: number | null = null;
  private cameAt = new Map<Pane, number>();
  private ends: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.listen(live, 'pulse', () => this.requestUpdate());
    this.ends = [
      keys.bind(
        { keys: 'M', says: () => say('key-map'), run: () => this.fold('map') },
        { keys: 'L', says: () => say('key-line'), run: () => this.fold('line') },
        { keys: ']', says: () => say('key-wider'), run: () => this.widen(STEP) },
        { keys: '[', says: () => say('key-narrower'), run: () => this.widen(-STEP) },
      ),
    ];
    // Each is fetched when it is first wanted: the list does not wait for the map.
    void this.fetch('map', () => import('../map'));
    void this.fetch('line', () => import('../line'));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.ends) end();
  }

  private async fetch(pane: Pane, load: () => Promise<unknown>): Promise<void> {
    try {
      await load();
      this.here = new Set([...this.here, pane]);
    } catch {
      // A node that is gone gives no code either: the list stands by itself, and the bar says why.
    }
  }

  /** Nothing shown may be taken for the present: the stream is late or dead. */
  private get old(): boolean {
    return live.stream.pulse === 'dead' || live.stream.pulse === 'quiet';
  }

  override render(): TemplateResult {
    const alone = this.folded.has('map') && this.folded.has('line');
    return html`<div
      class="panes ${alone ? 'alone' : ''}"
      .style=${`--list: ${this.list}%`}
    >
      <section class="pane panel ${this.old ? 'old' : ''}" aria-label=${say('needs')}>
        <parley-needs
          .old=${this.old}
          @pick=${(event: CustomEvent<{ thread: string }>) => {
            this.look(event.detail.thread);
          }}
        ></parley-needs>
      </section>
      ${alone ? nothing : this.divider()}
      <div class="beside">${this.map()} ${this.line()}</div>
    </div>`;
  }

  private divider(): TemplateResult {
    return html`<div
      class="divider"
      role="separator"
      tabindex="0"
      aria-label=${say('divider')}
      aria-orientation="vertical"
      aria-valuemin=${LEAST}
      aria-valuemax=${MOST}
      aria-valuenow=${this.list}
      @keydown=${this.slide}
      @pointerdown=${this.grasp}
      @pointermove=${this.drag}
    ></div>`;
  }

  private head(pane: Pane): TemplateResult {
    const shut = this.folded.has(pane);
    const came = this.cameAt.get(pane);
    const asOf = Math.min(came ?? 0, vigil.asOf ?? came ?? 0);
    const time = came === undefined ? '' : `\u2066${utcTime(asOf, true)}\u2069`;
    return html`<header>
      <h2>${say(pane)}</h2>
      ${this.old && time !== '' ? html`<span class="mark urgent">${say('as-of-old', { time })}</span>` : nothing}
      <button aria-expanded=${shut ? 'false' : 'true'} @click=${() => this.fold(pane)}>
        ${say(shut ? 'unfold' : 'fold')} <kbd>${pane === 'map' ? 'M' : 'L'}</kbd>
      </button>
    </header>`;
  }

  private map(): TemplateResult {
    const shut = this.folded.has('map');
    return html`<section class="pane panel map ${shut ? 'folded' : ''} ${this.old ? 'old' : ''}">
      ${this.head('map')} ${shut ? nothing : this.drawnMap()}
    </section>`;
  }

  private drawnMap(): TemplateResult {
    if (!this.here.has('map')) return html`<p class="soft">${say('no-map')}</p>`;
    const view = this.use('map', live.resource('map.show'));
    if (view !== undefined && !this.old) this.cameAt.set('map', live.now());
    // Once: from then on it moves by the officer's own hand alone.
    if (view !== undefined) {
      this.bounds ??= atFirst(live.agreement?.terms.regions ?? [], view.things, live.now());
    }
    return html`<parley-map
      .things=${view?.things ?? []}
      .conflicts=${view?.conflicts ?? []}
      .selected=${this.thread}
      .bounds=${this.bounds}
      .moment=${this.moment}
      .slider=${true}
      @moment=${(event: CustomEvent<{ ms: number | null }>) => {
        this.moment = event.detail.ms;
      }}
      @pick=${(event: CustomEvent<{ thread: string }>) => {
        location.hash = toThread(event.detail.thread);
      }}
    ></parley-map>`;
  }

  /** The chosen matter is shown where it is and at its time, which the slider says. */
  private look(thread: string): void {
    this.thread = thread;
    const things = live.resource('map.show').value?.things;
    const seen = lookAt(
      things?.find((one) => one.thread === thread),
      live.now(),
    );
    this.bounds = seen.bounds ?? this.bounds;
    this.moment = seen.moment;
  }

  private line(): TemplateResult {
    const shut = this.folded.has('line');
    if (!this.old) this.cameAt.set('line', live.now());
    return html`<section class="pane panel line ${shut ? 'folded' : ''} ${this.old ? 'old' : ''}">
      ${this.head('line')}
      ${
        shut
          ? nothing
          : this.here.has('line')
            ? html`<parley-line-pane></parley-line-pane>`
            : html`<p class="soft">${say('no-line')}</p>`
      }
    </section>`;
  }

  private fold(pane: Pane): void {
    const folded = new Set(this.folded);
    if (!folded.delete(pane)) folded.add(pane);
    this.folded = folded;
  }

  private widen(by: number): void {
    this.list = Math.min(MOST, Math.max(LEAST, this.list + by));
  }

  /** Towards the end of the line is wider, whichever way the language runs. */
  private readonly slide = (event: KeyboardEvent): void => {
    const onward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    this.widen(event.key === onward ? STEP : -STEP);
  };

  private readonly grasp = (event: PointerEvent): void => {
    if (event.target instanceof HTMLElement) event.target.setPointerCapture(event.pointerId);
  };

  private readonly drag = (event: PointerEvent): void => {
    if (event.buttons === 0) return;
    const box = this.getBoundingClientRect();
    const rtl = getComputedStyle(this).direction === 'rtl';
    const share = (rtl ? box.right - event.clientX : event.clientX - box.left) / box.width;
    this.list = Math.min(MOST, Math.max(LEAST, Math.round(share * 100)));
  };
}
