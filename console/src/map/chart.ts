/** The drawn map: MapLibre without a server, without borders, and with north up. */
import land from 'parley:land';
import coarse from 'parley:land-coarse';
import type { Feature, FeatureCollection } from 'geojson';
import {
  type ErrorEvent,
  type GeoJSONSource,
  type LayerSpecification,
  Map as MapLibre,
  type MapMouseEvent,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Bounds, Point } from '../geo/shapes';
import { graticule } from './graticule';
import { pictures } from './images';
import { placed } from './labels';
import { unpackLand } from './land';
import { LABEL_PX, layers, PICKED, SOURCES, type SourceName } from './layers';
import { lay, layersOf, lift, show } from './overlay-layers';
import type { Overlay } from './overlays';
import { type Palette, paletteOf } from './palette';
import type { Label, Scene } from './scene';

setWorkerUrl(workerUrl);

const LARGEST_ZOOM = 16;
const PAN_PX = 100;
const START: [number, number] = [20, 20];

export interface Seen extends Bounds {
  zoom: number;
  centre: Point;
}

/**
 * Dispatches `pick` {keys, more}, `place` {lon, lat}, `moved`, `drawn` (once all stands there), `fine`
 * (once the coast is as true as it gets), `lost` (when the browser takes away what draws), `fault` (an overlay's id).
 */
export class Chart extends EventTarget {
  readonly map: MapLibre;
  private readonly loaded: Promise<void>;
  private lifted = false;
  /** What lies over the chart at its foot, pixels: no word is put beneath it. */
  foot = 0;
  private labels: readonly Label[] = [];
  private written = '';
  private readonly filled = new Set<SourceName>();
  private readonly overlays = new Map<string, Overlay>();

  constructor(
    private readonly host: HTMLElement,
    words: { map: string },
  ) {
    super();
    const palette = paletteOf(host);
    this.map = new MapLibre({
      container: host,
      style: {
        version: 8,
        sources: Object.fromEntries(
          SOURCES.map((name) => [
            name,
            {
              type: 'geojson' as const,
              data: none(),
              // The shore is drawn no finer than it is known; a circle is not to lose its corners.
              ...(name === 'land'
                ? { maxzoom: 9, tolerance: 0.4 }
                : { maxzoom: 14, tolerance: 0.2 }),
            },
          ]),
        ),
        layers: layers(palette, scaleOf()),
      },
      center: START,
      zoom: 2,
      maxZoom: LARGEST_ZOOM,
      maxPitch: 0,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      keyboard: false,
      attributionControl: false,
      fadeDuration: 0,
      renderWorldCopies: true,
      locale: { 'Map.Title': words.map },
    });
    this.map.touchZoomRotate.disableRotation();
    const loaded = new Promise((done) => {
      this.map.once('load', done);
    });
    this.loaded = Promise.all([loaded, this.putPictures(palette)]).then(() => {});
    this.map.on('click', (event) => this.clicked(event));
    this.map.on('moveend', () => this.moved());
    this.map.on('idle', () => this.dispatchEvent(new Event('drawn')));
    this.map.on('error', (event) => this.fault(event));
    this.map.on('webglcontextlost', () => this.dispatchEvent(new Event('lost')));
    void this.begin();
  }

  /** A coarse coast at once; the whole after everything else stands there. */
  private async begin(): Promise<void> {
    const answer = read(coarse);
    await this.loaded;
    this.moved();
    if (await this.coast(answer)) await this.map.once('idle');
    if (!(await this.coast(read(land)))) return;
    await this.map.once('idle');
    this.dispatchEvent(new Event('fine'));
  }

  /** Whether it is drawn: without an answer the coast stays what it was. */
  private async coast(answer: Promise<Uint8Array | undefined>): Promise<boolean> {
    const packed = await answer;
    if (this.lifted || packed === undefined) return false;
    const features = unpackLand(packed).map(
      (coordinates): Feature => ({
        type: 'Feature',
        properties: null,
        geometry: { type: 'Polygon', coordinates },
      }),
    );
    this.put('land', features);
    return true;
  }

  get canvas(): HTMLCanvasElement {
    return this.map.getCanvas();
  }

  async draw(scene: Scene): Promise<void> {
    await this.loaded;
    if (this.lifted) return;
    this.put('areas', scene.areas);
    this.put('lines', scene.lines);
    this.put('marks', scene.marks);
    this.put('conflicts', scene.conflicts);
    this.put('conflict-marks', scene.conflictMarks);
    this.put('extras', scene.extras);
    this.labels = scene.labels.map((one) => ({
      ...one,
      words: unmarked(one.words),
      short: unmarked(one.short),
    }));
    this.label();
  }

  put(name: SourceName, features: readonly Feature[]): void {
    // What stays empty costs nothing.
    if (features.length === 0 && !this.filled.has(name)) return;
    if (features.length === 0) this.filled.delete(name);
    else this.filled.add(name);
    const source = this.map.getSource<GeoJSONSource>(name);
    source?.setData({ type: 'FeatureCollection', features: [...features] });
  }

  /** What goes wrong within an officer's own layer is told of that layer. */
  private fault(event: ErrorEvent & { sourceId?: string }): void {
    const id = event.sourceId ?? '';
    if (this.overlays.has(id)) this.dispatchEvent(new CustomEvent('fault', { detail: id }));
    else reportError(event.error);
  }

  /** Write what fits where it is seen now. */
  private label(): void {
    const { clientWidth: width, clientHeight: height } = this.host;
    const sight = { ...this.seen(), width, height, foot: this.foot };
    const features = placed(this.labels, sight, LABEL_PX * scaleOf(), measured);
    const told = JSON.stringify(features);
    if (told === this.written) return;
    this.written = told;
    this.put('labels', features);
  }

  /** Paint anew in the colours the page has now. */
  async repaint(): Promise<void> {
    await this.loaded;
    if (this.lifted) return;
    const palette = paletteOf(this.host);
    await this.putPictures(palette);
    if (this.lifted) return;
    const own = [...this.overlays.values()].flatMap((one) => layersOf(one, palette));
    for (const layer of [...layers(palette, scaleOf()), ...own]) this.repaintLayer(layer);
    this.label();
  }

  /** Lay an officer's own layer beneath what is announced. */
  async lay(overlay: Overlay): Promise<void> {
    await this.loaded;
    if (this.lifted || this.overlays.has(overlay.id)) return;
    this.overlays.set(overlay.id, overlay);
    lay(this.map, overlay, paletteOf(this.host));
  }

  show(overlay: Overlay): void {
    if (this.overlays.has(overlay.id)) show(this.map, overlay);
  }

  take(overlay: Overlay): void {
    if (this.overlays.delete(overlay.id)) lift(this.map, overlay);
  }

  private repaintLayer(layer: LayerSpecification): void {
    for (const [property, value] of Object.entries(layer.paint ?? {})) {
      this.map.setPaintProperty(layer.id, property as never, value as never);
    }
    if (layer.type !== 'symbol') return;
    this.map.setLayoutProperty(layer.id, 'text-size', layer.layout?.['text-size']);
  }

  private async putPictures(palette: Palette): Promise<void> {
    const all = await pictures(palette, this.map.getPixelRatio());
    if (this.lifted) return;
    for (const { name, image, ratio, gives } of all) {
      if (this.map.hasImage(name)) this.map.updateImage(name, image);
      else this.map.addImage(name, image, { pixelRatio: ratio, ...stretched(gives) });
    }
  }

  seen(): Seen {
    const bounds = this.map.getBounds();
    const centre = this.map.getCenter();
    return {
      west: bounds.getWest(),
      south: bounds.getSouth(),
      east: bounds.getEast(),
      north: bounds.getNorth(),
      zoom: this.map.getZoom(),
      centre: [centre.lng, centre.lat],
    };
  }

  /** Show these bounds, as large as they go. */
  bring(bounds: Bounds, atMost = 11): void {
    this.map.fitBounds(
      [
        [bounds.west, Math.max(-85, bounds.south)],
        [bounds.east, Math.min(85, bounds.north)],
      ],
      { padding: 48, maxZoom: atMost, duration: this.still() ? 0 : 300 },
    );
  }

  /** Look where another chart looked. */
  stand({ centre, zoom }: Seen): void {
    this.map.jumpTo({ center: centre, zoom });
  }

  /** `atOnce`: so that the next key finds the chart where this one put it. */
  pan(x: number, y: number, atOnce: boolean): void {
    this.map.panBy([x * PAN_PX, y * PAN_PX], { duration: atOnce || this.still() ? 0 : 120 });
  }

  zoom(by: number): void {
    this.map.zoomTo(this.map.getZoom() + by, { duration: this.still() ? 0 : 150 });
  }

  lift(): void {
    this.lifted = true;
    // What still loads looks at the style of the map it was asked for, and would find none.
    const { style } = this.map;
    this.map.remove();
    this.map.style = style;
  }

  private still(): boolean {
    return matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  private moved(): void {
    const seen = this.seen();
    this.put('graticule', graticule(seen));
    this.label();
    this.dispatchEvent(new Event('moved'));
  }

  private clicked(event: MapMouseEvent): void {
    const { lng, lat } = event.lngLat.wrap();
    this.dispatchEvent(new CustomEvent('place', { detail: { lon: lng, lat } }));
    const found = this.map.queryRenderedFeatures(event.point, {
      layers: PICKED.filter((id) => this.map.getLayer(id) !== undefined),
    });
    const keys = [
      ...new Set(found.map(({ properties }) => properties['key'] ?? properties['thread'])),
    ];
    const detail = {
      keys: keys.filter((key) => typeof key === 'string' && key !== ''),
      more: event.originalEvent.shiftKey,
    };
    this.dispatchEvent(new CustomEvent('pick', { detail }));
  }
}

/** Undefined where the node does not answer. */
async function read(address: string): Promise<Uint8Array | undefined> {
  const answer = await fetch(address).catch(() => undefined);
  return answer?.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
}

function stretched(gives: [number, number] | undefined) {
  return gives === undefined ? {} : { stretchX: [gives], stretchY: [gives] };
}

/** Without the vowel signs of Arabic, which the chart sets beside their letters and not upon them. */
function unmarked(text: string): string {
  return text.replace(/[\u064b-\u0652]/g, '');
}

const ruler = document.createElement('canvas').getContext('2d');
const RULED_PX = 100;

/** How wide a line is in ems, as this browser writes it. */
function measured(line: string): number {
  if (ruler === null) return line.length * 0.55;
  ruler.font = `bold ${RULED_PX}px sans-serif`;
  return ruler.measureText(line).width / RULED_PX;
}

/** How large the officer wants text, 1 being what browsers start with. */
function scaleOf(): number {
  return (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;
}

function none(): FeatureCollection {
  return { type: 'FeatureCollection', features: [] };
}
