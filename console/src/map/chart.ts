/** The drawn map: MapLibre without a server, without borders, and with north up. */
import land from 'parley:land';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import {
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
import { unpackLand } from './land';
import { layers, PICKED, SOURCES, type SourceName } from './layers';
import { lay, layersOf, lift, show } from './overlay-layers';
import type { Overlay } from './overlays';
import { type Palette, paletteOf } from './palette';
import type { Scene } from './scene';

setWorkerUrl(workerUrl);

const LARGEST_ZOOM = 16;
const PAN_PX = 100;
const START: [number, number] = [20, 20];

export interface Seen extends Bounds {
  zoom: number;
  centre: Point;
}

/** Dispatches `pick` {key, wide}, `place` {lon, lat}, `moved`, `drawn` (once all stands there). */
export class Chart extends EventTarget {
  readonly map: MapLibre;
  private readonly loaded: Promise<void>;
  private lifted = false;
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
    void this.begin();
  }

  private async begin(): Promise<void> {
    const answer = await fetch(land);
    const packed = new Uint8Array(await answer.arrayBuffer());
    await this.loaded;
    if (this.lifted) return;
    const features = unpackLand(packed).map(
      (coordinates): Feature => ({
        type: 'Feature',
        properties: null,
        geometry: { type: 'Polygon', coordinates },
      }),
    );
    this.put('land', features);
    this.moved();
  }

  get canvas(): HTMLCanvasElement {
    return this.map.getCanvas();
  }

  async draw(scene: Scene): Promise<void> {
    await this.loaded;
    if (this.lifted) return;
    this.put('areas', scene.areas);
    this.put('lines', scene.lines);
    this.put('marks', unmarked(scene.marks));
    this.put('conflicts', scene.conflicts);
    this.put('conflict-marks', unmarked(scene.conflictMarks));
    this.put('extras', scene.extras);
  }

  put(name: SourceName, features: readonly Feature[]): void {
    // What stays empty costs nothing.
    if (features.length === 0 && !this.filled.has(name)) return;
    if (features.length === 0) this.filled.delete(name);
    else this.filled.add(name);
    const source = this.map.getSource<GeoJSONSource>(name);
    source?.setData({ type: 'FeatureCollection', features: [...features] });
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
    for (const { name, image, ratio } of all) {
      if (this.map.hasImage(name)) this.map.updateImage(name, image);
      else this.map.addImage(name, image, { pixelRatio: ratio });
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

  /** `atOnce`: so that the next key finds the chart where this one put it. */
  pan(x: number, y: number, atOnce: boolean): void {
    this.map.panBy([x * PAN_PX, y * PAN_PX], { duration: atOnce || this.still() ? 0 : 120 });
  }

  zoom(by: number): void {
    this.map.zoomTo(this.map.getZoom() + by, { duration: this.still() ? 0 : 150 });
  }

  lift(): void {
    this.lifted = true;
    this.map.remove();
  }

  private still(): boolean {
    return matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  private moved(): void {
    const seen = this.seen();
    this.put('graticule', graticule(seen));
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
      keys: keys.filter((key) => typeof key === 'string'),
      more: event.originalEvent.shiftKey,
    };
    this.dispatchEvent(new CustomEvent('pick', { detail }));
  }
}

/** Without the vowel signs of Arabic, which the chart sets beside their letters and not upon them. */
function unmarked<F extends Feature<Geometry, { words: string }>>(features: readonly F[]): F[] {
  return features.map((one) => ({
    ...one,
    properties: { ...one.properties, words: one.properties.words.replace(/[\u064b-\u0652]/g, '') },
  }));
}

/** How large the officer wants text, 1 being what browsers start with. */
function scaleOf(): number {
  return (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;
}

function none(): FeatureCollection {
  return { type: 'FeatureCollection', features: [] };
}
