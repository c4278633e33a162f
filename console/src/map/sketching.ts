/** Drawing on a chart, by pointer and by key: what was drawn so far, and what is said of it. */
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { Place } from '../geo/geodesic';
import type { Chart } from './chart';
import './draw-bar';
import { type Kind, Sketch, type Sketched } from './drawing';

export class Sketching implements ReactiveController {
  private sketch: Sketch | undefined;
  private chart: Chart | undefined;

  /** `drawn` takes what is finished. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly drawn: (shape: Sketched) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.chart = undefined;
  }

  get going(): boolean {
    return this.sketch !== undefined;
  }

  /** Begin anew, with another kind of shape or with none. */
  begin(kind: Kind | 'none'): void {
    this.sketch = kind === 'none' ? undefined : new Sketch(kind);
  }

  on(chart: Chart): void {
    this.chart = chart;
    this.show();
  }

  add(place: Place): void {
    if (this.sketch !== undefined) this.change(this.sketch.with(place));
  }

  /** What is drawn, with the cross taken for its next point. */
  show(): void {
    this.chart?.put('drawing', this.sketch?.preview(this.cross()) ?? []);
  }

  /** Whether the key was meant for the drawing. */
  pressed(event: KeyboardEvent): boolean {
    const { sketch } = this;
    const cross = this.cross();
    if (sketch === undefined) return false;
    if (event.key === 'Enter' && event.shiftKey) this.finish();
    else if (event.key === 'Enter' && cross !== undefined) this.add(cross);
    else if (event.key === 'Backspace') this.change(sketch.without());
    else if (event.key === 'Escape' && sketch.points.length > 0) this.change(emptied(sketch));
    else return false;
    return true;
  }

  render(): TemplateResult | typeof nothing {
    if (this.sketch === undefined) return nothing;
    return html`<parley-draw-bar
      .sketch=${this.sketch}
      .cross=${this.cross()}
      @change-sketch=${(event: CustomEvent<Sketch>) => this.change(event.detail)}
      @finish=${() => this.finish()}
    ></parley-draw-bar>`;
  }

  private change(sketch: Sketch): void {
    this.sketch = sketch;
    this.show();
    this.host.requestUpdate();
    // A circle has its middle and its edge, and needs no more.
    if (sketch.kind === 'circle' && sketch.points.length === 2) this.finish();
  }

  private cross(): Place | undefined {
    const [lon, lat] = this.chart?.seen().centre ?? [];
    return lon === undefined || lat === undefined ? undefined : { lat, lon };
  }

  private finish(): void {
    const { sketch } = this;
    const shape = sketch?.shape;
    if (sketch === undefined || shape === undefined) return;
    this.change(emptied(sketch));
    this.drawn(shape);
  }
}

function emptied(sketch: Sketch): Sketch {
  return new Sketch(sketch.kind, [], sketch.halfWidthMm);
}
