/** Which layers of the officer's own lie on the chart: for this element's life, and no longer. */
import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { type Bounds, boundsOf, type Point } from '../geo/shapes';
import type { Chart } from './chart';
import { type Overlay, readOverlay, Unreadable } from './overlays';
import './overlays-panel';
import type { Fault } from './overlays-panel';

export class Laid implements ReactiveController {
  overlays: readonly Overlay[] = [];
  faults: readonly Fault[] = [];
  /** Whether files are held over the chart. */
  dropping = false;
  private chart: Chart | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.chart = undefined;
  }

  /** A chart made anew gets what lay on the one before. */
  on(chart: Chart): void {
    this.chart = chart;
    chart.addEventListener('fault', (event) => this.fault((event as CustomEvent<string>).detail));
    for (const one of this.overlays) void chart.lay(one);
  }

  async add(files: readonly File[]): Promise<void> {
    this.faults = [];
    const seen: Bounds[] = [];
    for (const file of files) {
      try {
        const overlay = await readOverlay(file);
        this.overlays = [...this.overlays, overlay];
        await this.chart?.lay(overlay);
        if (overlay.bounds !== undefined) seen.push(overlay.bounds);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        this.faults = [...this.faults, { name: file.name, why: error.why }];
      }
      this.host.requestUpdate();
    }
    const whole = boundsOf(
      seen.flatMap(({ west, south, east, north }): Point[] => [
        [west, south],
        [east, north],
      ]),
    );
    if (whole !== undefined) this.chart?.bring(whole);
  }

  /** Some tile of it cannot be read: what can be stays, and what cannot is said once. */
  private fault(id: string): void {
    const one = this.overlays.find((overlay) => overlay.id === id);
    if (one === undefined || this.faults.some(({ name }) => name === one.name)) return;
    this.faults = [...this.faults, { name: one.name, why: 'part' }];
    this.host.requestUpdate();
  }

  toggle(id: string): void {
    this.overlays = this.overlays.map((one) =>
      one.id === id ? { ...one, shown: !one.shown } : one,
    );
    const one = this.overlays.find((overlay) => overlay.id === id);
    if (one !== undefined) this.chart?.show(one);
    this.host.requestUpdate();
  }

  remove(id: string): void {
    const one = this.overlays.find((overlay) => overlay.id === id);
    if (one !== undefined) this.chart?.take(one);
    this.overlays = this.overlays.filter((overlay) => overlay !== one);
    this.host.requestUpdate();
  }

  over(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.drop(true);
  }

  left(): void {
    if (this.dropping) this.drop(false);
  }

  dropped(event: DragEvent): void {
    event.preventDefault();
    this.drop(false);
    void this.add([...(event.dataTransfer?.files ?? [])]);
  }

  private drop(over: boolean): void {
    this.dropping = over;
    this.host.requestUpdate();
  }

  render(): TemplateResult {
    return html`<parley-overlays
      .overlays=${this.overlays}
      .faults=${this.faults}
      @files=${(event: CustomEvent<File[]>) => void this.add(event.detail)}
      @toggle=${(event: CustomEvent<string>) => this.toggle(event.detail)}
      @remove=${(event: CustomEvent<string>) => this.remove(event.detail)}
    ></parley-overlays>`;
  }
}
