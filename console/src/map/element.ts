/** <parley-map>: the chart, its slider, its profile and its list, as one element. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Bounds, boundsOf, type Point, positionOf } from '../geo/shapes';
import { live } from '../live';
import { ltr, ParleyElement, toGo, utc } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import type { Chart, Seen } from './chart';
import type { Kind } from './drawing';
import './card';
import './profile';
import './says';
import './slider';
import { frame } from './frame';
import './in-view';
import type { ParleyInView } from './in-view';
import { Laid } from './laid';
import { Places } from './places';
import { type Scene, sceneOf } from './scene';
import { Sketching } from './sketching';
import { type Extra, type MapConflict, nextChange, type Thing } from './things';
import { say } from './words';

/** A browser that takes away what draws so often in a minute is not asked again by itself. */
const MOST_LOST = 3;
const MINUTE_MS = 60_000;
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
  @query('parley-map-says') private readonly foot!: HTMLElement | null;
  @query('parley-in-view') private readonly list!: ParleyInView | null;
  /** Whether everything was drawn once: before, a sea says nothing. */
  @state() private drawn = false;
  @state() private seen: Seen | undefined;
  /** Whether the coast is as true as it gets. */
  @state() private fine = false;
  @state() private failed = false;
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private all = false;
  private readonly laid = new Laid(this);
  private readonly sketching = new Sketching(this, (shape) => this.tell('drawn', { shape }));
  private lost: number[] = [];
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
    this.letGo();
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
    this.fine = false;
    try {
      this.chart = new Chart(this.place, { map: say('map') });
      this.failed = false;
    } catch {
      this.failed = true; // Without WebGL the list says what the chart would.
      return;
    }
    this.follow(this.chart);
    this.laid.on(this.chart);
    this.sketching.on(this.chart);
    this.fitted = false;
    this.put();
  }

  /** The browser took away what draws: it is asked for it anew, and the place stays the same. */
  private renew(chart: Chart): void {
    if (this.chart !== chart) return;
    const seen = chart.seen();
    this.letGo();
    const now = performance.now();
    this.lost = [...this.lost.filter((at) => now - at < MINUTE_MS), now];
    if (this.lost.length > MOST_LOST) {
      this.failed = true;
      return;
    }
    void this.begin().then(() => this.chart?.stand(seen));
  }

  private letGo(): void {
    this.chart?.lift();
    this.chart = undefined;
    this.drawn = false;
    this.removeAttribute('ready');
  }

  private follow(chart: Chart): void {
    chart.addEventListener('moved', () => {
      this.seen = chart.seen();
      chart.foot = this.foot?.offsetHeight ?? 0;
      this.sketching.show();
      void this.places.of(this.seen).then((found) => {
        if (found !== undefined && this.chart === chart) chart.put('places', found);
      });
    });
    chart.addEventListener('drawn', () => {
      this.drawn = true;
      this.setAttribute('ready', '');
    });
    chart.addEventListener('fine', () => {
      this.fine = true;
    });
    chart.addEventListener('lost', () => this.renew(chart));
    chart.addEventListener('place', (event) => {
      const { lat, lon } = (event as CustomEvent<{ lat: number; lon: number }>).detail;
      this.sketching.add({ lat, lon });
      this.tell('place', positionOf({ lat, lon }));
    });
    chart.addEventListener('pick', (event) => {
      const { keys, more } = (event as CustomEvent<{ keys: string[]; more: boolean }>).detail;
      if (this.draws === 'none') this.choose(keys, more);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('draws')) this.sketching.begin(this.draws);
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
    if (changed.has('draws')) this.sketching.show();
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

  private pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!this.moves(event) && !this.sketching.pressed(event)) return;
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

  override render(): TemplateResult {
    const scene = this.scene;
    const picked = [...this.chosen].map((thread) =>
      this.things.find((one) => one.thread === thread),
    );
    return html`<div class="all" data-things=${scene?.things ?? 0} data-conflicts=${scene?.clashes ?? 0}>
      <div class="main">
        ${this.sketching.render()}
        <div
          class="frame ${this.draws === 'none' ? '' : 'drawing'} ${this.laid.dropping ? 'over' : ''} ${this.moment === null ? '' : 'off-now'}"
          @dragover=${(event: DragEvent) => this.overlays && this.laid.over(event)}
          @dragleave=${() => this.laid.left()}
          @drop=${(event: DragEvent) => this.overlays && this.laid.dropped(event)}
        >
          <div class="chart" @keydown=${this.pressed}></div>
          ${this.over()}
          ${this.drawn || this.failed ? nothing : html`<p class="drawing-yet" role="status">${say('drawing-yet')}</p>`}
        </div>
        ${this.slider ? this.time() : nothing}
      </div>
      <aside aria-label=${say('in-view')}>
        ${this.slider ? this.profile() : nothing}
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
    return html`
      ${this.chart === undefined && !this.failed ? html`<p class="waiting" role="status">${say('drawing')}</p>` : nothing}
      ${
        this.failed
          ? html`<div class="note" role="alert">
              <strong>${say('not-drawn')}</strong> ${say('not-drawn-remedy')}
              <p><button @click=${() => void this.begin()}>${say('draw-again')}</button></p>
            </div>`
          : nothing
      }
      <div class="tools">
        <button aria-label=${say('zoom-in')} @click=${() => this.chart?.zoom(1)}>+</button>
        <button aria-label=${say('zoom-out')} @click=${() => this.chart?.zoom(-1)}>−</button>
        <button aria-label=${say('fit')} title=${say('fit')} @click=${() => this.bringAll()}>⤢</button>
      </div>
      ${this.laid.dropping ? html`<p class="waiting">${say('overlays-drop')}</p>` : nothing}
      ${this.draws === 'none' ? nothing : html`<div class="cross" aria-hidden="true"></div>`}
      ${this.offNow()}
      <parley-map-says class="says" .seen=${this.seen} .leftOut=${this.leftOut} ?fine=${this.fine}></parley-map-says>
    `;
  }

  /** Nobody is to take another time for now. */
  private offNow(): TemplateResult | typeof nothing {
    if (this.moment === null) return nothing;
    const words = say(this.moment > live.now() ? 'time-planned' : 'time-past');
    return html`<p class="moment mark look"><strong>${words}</strong> ${ltr(utc(this.moment))} (${toGo(this.moment, live.now())})</p>`;
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
      <div class="row below">
        <label class="beside">
          <input type="checkbox" .checked=${this.all} @change=${() => {
            this.all = !this.all;
          }} />
          ${say('all-times')}
        </label>
        ${this.overlays ? this.laid.render() : nothing}
      </div>`;
  }

  private profile(): TemplateResult {
    return html`<parley-altitude-profile
      .things=${this.things}
      .selected=${this.chosen}
      .mine=${this.mine()}
      .moment=${this.at()}
      .now=${live.now()}
      .view=${this.seen}
    ></parley-altitude-profile>`;
  }

  private drop(thread: string): void {
    this.chosen = new Set([...this.chosen].filter((one) => one !== thread));
  }

  /** Move the keyboard into the list. */
  toList(): void {
    this.list?.enter();
  }
}
