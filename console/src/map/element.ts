/** <parley-map>: the chart, its slider, its profile and its list, as one element. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Bounds, boundsOf, type Point, positionOf } from '../geo/shapes';
import { live } from '../live';
import { ParleyElement, utc } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import type { Chart, Seen } from './chart';
import { type Kind, Sketch } from './drawing';
import './card';
import './draw-bar';
import './profile';
import './slider';
import { frame } from './frame';
import { type Bar, scaleBars } from './graticule';
import './in-view';
import type { ParleyInView } from './in-view';
import { Laid } from './laid';
import './overlays-panel';
import { Places } from './places';
import { type Scene, sceneOf } from './scene';
import { type Extra, type MapConflict, nextChange, type Thing } from './things';
import { say } from './words';

const BAR_PX = 110;
const PAN: Readonly<Record<string, [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

@customElement('parley-map')
export class ParleyMap extends ParleyElement {
  static override styles = [controls, frame];

  @property({ attribute: false }) things: readonly Thing[] = [];
  @property({ attribute: false }) conflicts: readonly MapConflict[] = [];
  /** UTC milliseconds shown; null follows now. */
  @property({ attribute: false }) moment: number | null = null;
  /** A thread. */
  @property({ attribute: false }) selected: string | null = null;
  @property({ attribute: false }) extra: readonly Extra[] = [];
  @property({ attribute: false }) bounds: Bounds | null = null;
  @property() draws: 'none' | Kind = 'none';
  @property({ type: Boolean }) slider = false;
  /** Whether an officer may lay files of their own over the chart. */
  @property({ type: Boolean }) overlays = false;
  /** How many things the node left out because there are too many. */
  @property({ type: Number, attribute: 'left-out' }) leftOut = 0;

  @query('.chart') private readonly place!: HTMLElement;
  @query('parley-in-view') private readonly list!: ParleyInView | null;
  /** Whether everything was drawn once: before, a sea says nothing. */
  @state() private drawn = false;
  @state() private seen: Seen | undefined;
  @state() private failed = false;
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private all = false;
  @state() private sketch = new Sketch('polygon');
  @state() private dropping = false;
  private readonly laid = new Laid(this);
  private chart: Chart | undefined;
  private scene: Scene | undefined;
  private readonly places = new Places(live.api);
  /** When the scene has to be made anew, though nothing new was told. */
  private until = 0;
  private look = '';
  private stale = { scene: false, look: false };
  private fitted = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
    // Moved to another part of the page, it is drawn there anew.
    if (this.hasUpdated) void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.chart?.lift();
    this.chart = undefined;
    this.removeAttribute('ready');
  }

  override firstUpdated(): void {
    void this.begin();
  }

  /** Choose a thing and bring it into view. */
  show(thread: string): void {
    this.choose([thread], false);
    const bounds = this.scene?.shown.find(({ key }) => key === thread)?.bounds;
    if (bounds !== undefined) this.chart?.bring(bounds);
  }

  /** Bring everything that is drawn into view. */
  fit(): void {
    this.bringAll();
  }

  bringAll(): void {
    const corners: Point[] = (this.scene?.shown ?? []).flatMap(({ bounds }) =>
      bounds === undefined
        ? []
        : [
            [bounds.west, bounds.south],
            [bounds.east, bounds.north],
          ],
    );
    const bounds = boundsOf(corners);
    if (bounds !== undefined) this.chart?.bring(bounds);
  }

  private async begin(): Promise<void> {
    const { Chart } = await import('./chart');
    if (!this.isConnected || this.chart !== undefined) return;
    try {
      this.chart = new Chart(this.place, { map: say('map') });
    } catch {
      this.failed = true; // Without WebGL the list says what the chart would.
      return;
    }
    this.follow(this.chart);
    this.laid.on(this.chart);
    this.fitted = false;
    this.put();
  }

  private follow(chart: Chart): void {
    chart.addEventListener('moved', () => {
      this.seen = chart.seen();
      this.sketched();
      void this.places.of(this.seen).then((found) => {
        if (found !== undefined && this.chart === chart) chart.put('places', found);
      });
    });
    chart.addEventListener('drawn', () => {
      this.drawn = true;
      this.setAttribute('ready', '');
    });
    chart.addEventListener('place', (event) => {
      const { lat, lon } = (event as CustomEvent<{ lat: number; lon: number }>).detail;
      if (this.draws !== 'none') this.change(this.sketch.with({ lat, lon }));
      this.tell('place', positionOf({ lat, lon }));
    });
    chart.addEventListener('pick', (event) => {
      const { keys, more } = (event as CustomEvent<{ keys: string[]; more: boolean }>).detail;
      if (this.draws === 'none') this.choose(keys, more);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('draws'))
      this.sketch = new Sketch(this.draws === 'none' ? 'polygon' : this.draws);
    const { selected } = this;
    if (changed.has('selected') && (selected === null || !this.chosen.has(selected))) {
      this.chosen = new Set(selected === null ? [] : [selected]);
    }
    const look = `${preferences.language} ${preferences.theme} ${preferences.palette} ${preferences.size}`;
    const now = this.at();
    const told = ['things', 'conflicts', 'moment', 'extra', 'chosen', 'all'] as const;
    const news = told.some((name) => changed.has(name as keyof ParleyMap));
    if (!news && look === this.look && now < this.until) return;
    this.stale = { scene: true, look: look !== this.look };
    this.look = look;
    this.until = nextChange(this.things, this.conflicts, now);
    this.scene = sceneOf({
      things: this.things,
      conflicts: this.conflicts,
      extra: this.extra,
      moment: now,
      selected: this.chosen,
      mine: this.mine(),
      all: this.all,
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.stale.scene) this.put();
    if (changed.has('bounds') && this.bounds !== null) this.chart?.bring(this.bounds);
    if (changed.has('draws')) this.sketched();
  }

  /** Lay what there is upon the chart. */
  private put(): void {
    const { chart, scene } = this;
    if (chart === undefined || scene === undefined) return;
    if (this.stale.look) void chart.repaint();
    this.stale = { scene: false, look: false };
    this.removeAttribute('ready');
    void chart.draw(scene);
    chart.canvas.setAttribute('role', 'application');
    chart.canvas.setAttribute('aria-label', this.inWords(scene));
    if (this.fitted || (scene.shown.length === 0 && this.bounds === null)) return;
    this.fitted = true;
    if (this.bounds !== null) chart.bring(this.bounds);
    else this.bringAll();
  }

  private at(): number {
    return this.moment ?? live.now();
  }

  private mine(): ReadonlySet<string> {
    return new Set(live.me === undefined ? [] : [live.me.party]);
  }

  private inWords(scene: Scene): string {
    return say('map-says', { things: scene.things, clashes: scene.clashes, at: utc(this.at()) });
  }

  /** Choose what goes by one of these keys: the one after what is chosen already. */
  private choose(keys: readonly string[], more: boolean): void {
    const before = keys.findIndex((key) => key.split(' ').every((one) => this.chosen.has(one)));
    const key = keys[(before + 1) % Math.max(1, keys.length)];
    const threads = key?.split(' ') ?? [];
    const all = more ? new Set([...this.chosen, ...threads]) : new Set(threads);
    this.chosen = all;
    const [thread] = threads;
    if (thread !== undefined) this.tell('pick', { thread, threads });
  }

  /** What is chosen by its words is brought into view; what is clicked on the chart is there already. */
  private chooseFromList(keys: readonly string[], more: boolean): void {
    this.choose(keys, more);
    const bounds = this.scene?.shown.find(({ key }) => key === keys[0])?.bounds;
    if (bounds !== undefined && !this.wholly(bounds)) this.chart?.bring(bounds);
  }

  private wholly(bounds: Bounds): boolean {
    const { seen } = this;
    return (
      seen !== undefined &&
      seen.west <= bounds.west &&
      bounds.east <= seen.east &&
      seen.south <= bounds.south &&
      bounds.north <= seen.north
    );
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  private change(sketch: Sketch): void {
    this.sketch = sketch;
    this.sketched();
    // A circle has its middle and its edge, and needs no more.
    if (sketch.kind === 'circle' && sketch.points.length === 2) this.finish();
  }

  private sketched(): void {
    const features = this.draws === 'none' ? [] : this.sketch.preview(this.cross());
    this.chart?.put('drawing', features);
  }

  private cross(): { lat: number; lon: number } | undefined {
    const [lon, lat] = this.chart?.seen().centre ?? [];
    return lon === undefined || lat === undefined ? undefined : { lat, lon };
  }

  private finish(): void {
    const { shape } = this.sketch;
    if (shape === undefined) return;
    this.sketch = new Sketch(this.sketch.kind, [], this.sketch.halfWidthMm);
    this.sketched();
    this.tell('drawn', { shape });
  }

  private pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!this.moves(event) && !(this.draws !== 'none' && this.drawsOn(event))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private moves(event: KeyboardEvent): boolean {
    const pan = PAN[event.key];
    if (pan !== undefined) this.chart?.pan(...pan, this.draws !== 'none');
    else if (event.key === '+' || event.key === '=') this.chart?.zoom(1);
    else if (event.key === '-' || event.key === '_') this.chart?.zoom(-1);
    else return false;
    return true;
  }

  private drawsOn(event: KeyboardEvent): boolean {
    const cross = this.cross();
    if (event.key === 'Enter' && event.shiftKey) this.finish();
    else if (event.key === 'Enter' && cross !== undefined) this.change(this.sketch.with(cross));
    else if (event.key === 'Backspace') this.change(this.sketch.without());
    else if (event.key === 'Escape' && this.sketch.points.length > 0) {
      this.change(new Sketch(this.sketch.kind, [], this.sketch.halfWidthMm));
    } else return false;
    return true;
  }

  override render(): TemplateResult {
    const scene = this.scene;
    const picked = [...this.chosen].map((thread) =>
      this.things.find((one) => one.thread === thread),
    );
    return html`<div class="all" data-things=${scene?.things ?? 0} data-conflicts=${scene?.clashes ?? 0}>
      <div class="main">
        ${this.draws === 'none' ? nothing : this.drawBar()}
        <div
          class="frame ${this.draws === 'none' ? '' : 'drawing'} ${this.dropping ? 'over' : ''}"
          @dragover=${this.dragged}
          @dragleave=${() => {
            this.dropping = false;
          }}
          @drop=${this.dropped}
        >
          <div class="chart" @keydown=${this.pressed}></div>
          ${this.over()}
          ${this.drawn || this.failed ? nothing : html`<p class="drawing-yet" role="status">${say('drawing-yet')}</p>`}
        </div>
        ${this.slider ? this.time() : nothing}
        ${this.overlays ? this.ownLayers() : nothing}
      </div>
      <aside aria-label=${say('in-view')}>
        ${picked.map((thing) =>
          thing === undefined
            ? nothing
            : html`<parley-map-card ?open=${this.chosen.size === 1} .thing=${thing} @close=${() => this.drop(thing.thread)}></parley-map-card>`,
        )}
        <parley-in-view
          .shown=${scene?.shown ?? []}
          .selected=${this.chosen}
          .view=${this.seen}
          @choose=${(event: CustomEvent<{ keys: string[]; more: boolean }>) =>
            this.chooseFromList(event.detail.keys, event.detail.more)}
        ></parley-in-view>
      </aside>
    </div>`;
  }

  private over(): TemplateResult {
    const bars = this.seen === undefined ? [] : scaleBars(this.seen, BAR_PX);
    return html`
      ${this.chart === undefined && !this.failed ? html`<p class="waiting" role="status">${say('drawing')}</p>` : nothing}
      ${
        this.failed
          ? html`<div class="note"><strong>${say('not-drawn')}</strong> ${say('not-drawn-remedy')}</div>`
          : nothing
      }
      <div class="tools">
        <button aria-label=${say('zoom-in')} @click=${() => this.chart?.zoom(1)}>+</button>
        <button aria-label=${say('zoom-out')} @click=${() => this.chart?.zoom(-1)}>−</button>
        <button aria-label=${say('fit')} title=${say('fit')} @click=${() => this.bringAll()}>⤢</button>
      </div>
      ${this.dropping ? html`<p class="waiting">${say('overlays-drop')}</p>` : nothing}
      ${this.draws === 'none' ? nothing : html`<div class="cross" aria-hidden="true"></div>`}
      <div class="says">
        <span>${say('datum')}</span>
        ${this.leftOut > 0 ? html`<span class="mark urgent">${say('left-out', { n: this.leftOut })}</span>` : nothing}
        <span class="bars" aria-hidden="true">${bars.map((bar) => this.bar(bar))}</span>
      </div>
    `;
  }

  private bar(bar: Bar): TemplateResult {
    return html`<svg class="bar" width=${bar.px}>
      <path d="M1 6V14H${bar.px - 1}V6"></path>
      <text x="50%" y="11">${bar.words}</text>
    </svg>`;
  }

  private time(): TemplateResult {
    return html`<parley-time-slider
        .things=${this.things}
        .conflicts=${this.conflicts}
        .moment=${this.moment}
        .now=${live.now()}
        @moment=${(event: CustomEvent<{ ms: number | null }>) => {
          this.moment = event.detail.ms;
        }}
      ></parley-time-slider>
      <label class="beside">
        <input type="checkbox" .checked=${this.all} @change=${() => {
          this.all = !this.all;
        }} />
        ${say('all-times')}
      </label>
      <parley-altitude-profile
        .things=${this.things}
        .selected=${this.chosen}
        .mine=${this.mine()}
        .moment=${this.at()}
        .now=${live.now()}
        .view=${this.seen}
      ></parley-altitude-profile>`;
  }

  private ownLayers(): TemplateResult {
    return html`<parley-overlays
      .overlays=${this.laid.overlays}
      .faults=${this.laid.faults}
      @files=${(event: CustomEvent<File[]>) => this.laid.add(event.detail)}
      @toggle=${(event: CustomEvent<string>) => this.laid.toggle(event.detail)}
      @remove=${(event: CustomEvent<string>) => this.laid.remove(event.detail)}
    ></parley-overlays>`;
  }

  private dragged(event: DragEvent): void {
    if (!this.overlays || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dropping = true;
  }

  private dropped(event: DragEvent): void {
    if (!this.overlays) return;
    event.preventDefault();
    this.dropping = false;
    void this.laid.add([...(event.dataTransfer?.files ?? [])]);
  }

  private drawBar(): TemplateResult {
    return html`<parley-draw-bar
      .sketch=${this.sketch}
      .cross=${this.cross()}
      @change-sketch=${(event: CustomEvent<Sketch>) => this.change(event.detail)}
      @finish=${() => this.finish()}
    ></parley-draw-bar>`;
  }

  private drop(thread: string): void {
    this.chosen = new Set([...this.chosen].filter((one) => one !== thread));
  }

  /** Move the keyboard into the list. */
  toList(): void {
    this.list?.enter();
  }
}
