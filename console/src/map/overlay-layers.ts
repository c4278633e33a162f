/** How an officer's own layers are painted: thin, beneath whatever was announced. */
import { addProtocol, type LayerSpecification, type Map as MapLibre } from 'maplibre-gl';
import { Protocol } from 'pmtiles';
import { ABOVE_OVERLAYS } from './layers';
import type { Overlay, TileOverlay } from './overlays';
import type { Palette } from './palette';

const archives = new Protocol();
let joined = false;

export function lay(map: MapLibre, overlay: Overlay, palette: Palette): void {
  if (overlay.kind === 'features') {
    map.addSource(overlay.id, {
      type: 'geojson',
      data: { type: 'FeatureCollection', features: overlay.features },
    });
  } else {
    if (!joined) addProtocol('pmtiles', archives.tile);
    joined = true;
    // Named by its id here, so that two files of one name are two.
    archives.tiles.set(overlay.id, overlay.archive);
    map.addSource(overlay.id, {
      type: overlay.raster ? 'raster' : 'vector',
      url: `pmtiles://${overlay.id}`,
      ...(overlay.raster ? { tileSize: 256 } : {}),
    });
  }
  for (const layer of layersOf(overlay, palette)) map.addLayer(layer, ABOVE_OVERLAYS);
  show(map, overlay);
}

export function show(map: MapLibre, overlay: Overlay): void {
  for (const { id } of map.getStyle().layers) {
    if (!id.startsWith(`${overlay.id}-`)) continue;
    map.setLayoutProperty(id, 'visibility', overlay.shown ? 'visible' : 'none');
  }
}

export function lift(map: MapLibre, overlay: Overlay): void {
  for (const { id } of map.getStyle().layers) {
    if (id.startsWith(`${overlay.id}-`)) map.removeLayer(id);
  }
  map.removeSource(overlay.id);
  archives.tiles.delete(overlay.id);
}

export function layersOf(overlay: Overlay, palette: Palette): LayerSpecification[] {
  if (overlay.kind === 'features') return vector(overlay.id, '', undefined, palette);
  if (overlay.raster) {
    return [{ id: `${overlay.id}-raster`, type: 'raster', source: overlay.id }];
  }
  return withinTiles(overlay, palette);
}

function withinTiles(overlay: TileOverlay, palette: Palette): LayerSpecification[] {
  return overlay.layers.flatMap((name, n) => vector(overlay.id, `${n}-`, name, palette));
}

function vector(
  source: string,
  prefix: string,
  within: string | undefined,
  palette: Palette,
): LayerSpecification[] {
  const from = { source, ...(within === undefined ? {} : { 'source-layer': within }) };
  const id = (name: string) => `${source}-${prefix}${name}`;
  return [
    {
      id: id('fill'),
      type: 'fill',
      ...from,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.calm, 'fill-opacity': 0.1 },
    },
    {
      id: id('line'),
      type: 'line',
      ...from,
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': palette.calm, 'line-width': 1.2 },
    },
    {
      id: id('point'),
      type: 'circle',
      ...from,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 3.5,
        'circle-color': palette.calm,
        'circle-stroke-color': palette.land,
        'circle-stroke-width': 1,
      },
    },
    {
      id: id('name'),
      type: 'symbol',
      ...from,
      layout: {
        'text-field': ['to-string', ['coalesce', ['get', 'name'], '']],
        'text-font': ['sans-serif'],
        'text-size': 11,
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 0.5,
      },
      paint: {
        'text-color': palette.calm,
        'text-halo-color': palette.land,
        'text-halo-width': 1.3,
      },
    },
  ];
}
