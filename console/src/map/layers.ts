/** How the chart is painted, from the ground up. Nothing is told by colour alone. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from './palette';

/** Drawn by the browser itself: no font is fetched. */
const FONT = ['sans-serif'];
const BOLD = ['Parley Bold', 'sans-serif'];

/** A letter of a label, where text is as large as usual. */
export const LABEL_PX = 12.5;

export const SOURCES = [
  'land',
  'graticule',
  'areas',
  'lines',
  'conflicts',
  'extras',
  'places',
  'marks',
  'conflict-marks',
  'labels',
  'drawing',
] as const;
export type SourceName = (typeof SOURCES)[number];

/** Layers whose features a click picks, uppermost first. */
export const PICKED = [
  'label',
  'conflict-mark',
  'mark',
  'mark-dot',
  'conflict-fill',
  'area-fill',
] as const;
/** Overlays of the officer are put beneath this layer. */
export const ABOVE_OVERLAYS = 'area-fill';

const is = (name: string, value: string | boolean): ExpressionSpecification => [
  '==',
  ['get', name],
  value,
];
const here = is('presence', 'here');
const gone: ExpressionSpecification = ['in', ['get', 'stand'], ['literal', ['over', 'cancelled']]];

/** `scale`: how large text is wanted, 1 being usual. */
export function layers(palette: Palette, scale = 1): LayerSpecification[] {
  const own: ExpressionSpecification = [
    'case',
    gone,
    palette.soft,
    ['match', ['get', 'side'], 'mine', palette.mine, 'reported', palette.look, palette.theirs],
  ];
  const strength = (strong: number, weak: number): ExpressionSpecification => [
    'case',
    ['all', here, ['!', gone]],
    strong,
    weak,
  ];
  const wide: ExpressionSpecification = [
    'case',
    ['get', 'selected'],
    4,
    ['match', ['get', 'stand'], 'begun', 2.6, 'planned', 1.4, 1.2],
  ];
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
    {
      id: 'land',
      type: 'fill',
      source: 'land',
      paint: { 'fill-color': palette.land, 'fill-antialias': false },
    },
    {
      id: 'shore',
      type: 'line',
      source: 'land',
      paint: { 'line-color': palette.shore, 'line-width': 0.8 },
    },
    {
      id: 'graticule',
      type: 'line',
      source: 'graticule',
      paint: { 'line-color': palette.shore, 'line-width': 0.5, 'line-opacity': 0.5 },
    },
    {
      id: 'graticule-words',
      type: 'symbol',
      source: 'graticule',
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['get', 'words'],
        'text-font': FONT,
        'text-size': 10.5 * scale,
        'text-rotation-alignment': 'viewport',
      },
      paint: {
        'text-color': palette.soft,
        'text-halo-color': palette.land,
        'text-halo-width': 1.2,
      },
    },
    {
      id: 'area-fill',
      type: 'fill',
      source: 'areas',
      filter: ['!=', ['get', 'use'], 'named'],
      paint: {
        'fill-color': own,
        'fill-opacity': [
          'case',
          ['all', here, ['!', gone]],
          ['match', ['get', 'stand'], 'begun', 0.26, 0.14],
          0.05,
        ],
        'fill-antialias': false,
      },
    },
    {
      id: 'area-pattern',
      type: 'fill',
      source: 'areas',
      filter: ['!=', ['get', 'use'], 'activity'],
      paint: {
        'fill-pattern': [
          'image',
          ['concat', 'pattern-', ['get', 'use'], '-', ['case', gone, 'over', ['get', 'side']]],
        ],
        'fill-opacity': strength(0.75, 0.2),
      },
    },
    // A firm line says CONFIRMED; whatever is broken is not.
    line(
      'area-confirmed',
      ['all', is('confirmed', true), ['!', gone]],
      own,
      wide,
      strength(1, 0.35),
    ),
    line(
      'area-unconfirmed',
      ['all', is('confirmed', false), ['!', gone], ['!=', ['get', 'side'], 'reported']],
      own,
      wide,
      strength(1, 0.35),
      [4, 2.5],
    ),
    line(
      'area-reported',
      ['all', is('side', 'reported'), ['!', gone]],
      own,
      wide,
      strength(1, 0.35),
      [1, 1.5, 4, 1.5],
    ),
    line('area-over', gone, own, wide, strength(0.9, 0.6), [0.8, 2.2]),
    {
      id: 'route',
      type: 'line',
      source: 'lines',
      paint: {
        'line-color': own,
        'line-width': 1.6,
        'line-opacity': strength(0.9, 0.3),
        'line-dasharray': [6, 2, 1, 2],
      },
    },
    {
      id: 'area-selected',
      type: 'line',
      source: 'areas',
      filter: is('selected', true),
      paint: { 'line-color': palette.focus, 'line-width': 1.5, 'line-gap-width': 5 },
    },
    {
      id: 'conflict-fill',
      type: 'fill',
      source: 'conflicts',
      paint: { 'fill-pattern': 'pattern-conflict', 'fill-opacity': ['case', here, 0.85, 0.25] },
    },
    {
      id: 'conflict-line',
      type: 'line',
      source: 'conflicts',
      paint: {
        'line-color': palette.urgent,
        'line-width': ['case', here, 3, 1.2],
        'line-opacity': ['case', here, 1, 0.5],
      },
    },
    {
      id: 'extra-fill',
      type: 'fill',
      source: 'extras',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.focus, 'fill-opacity': 0.16 },
    },
    {
      id: 'extra-line',
      type: 'line',
      source: 'extras',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': palette.focus, 'line-width': 2.4, 'line-dasharray': [2, 1] },
    },
    {
      id: 'place',
      type: 'symbol',
      source: 'places',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': [
          'interpolate',
          ['linear'],
          ['get', 'people'],
          0,
          10.5 * scale,
          1_000_000,
          14 * scale,
        ],
        'symbol-sort-key': ['-', 0, ['get', 'people']],
        'text-variable-anchor': ['bottom', 'top', 'left', 'right'],
        'text-radial-offset': 0.4,
        'icon-image': 'place-dot',
      },
      paint: {
        'text-color': palette.soft,
        'text-halo-color': palette.land,
        'text-halo-width': 1.3,
      },
    },
    // Where many stand together their symbols give way to one another, and a dot still says each.
    {
      id: 'mark-dot',
      type: 'circle',
      source: 'marks',
      paint: {
        'circle-radius': 3,
        // Filled where people are.
        'circle-color': ['case', ['get', 'people'], palette.text, palette.panel],
        'circle-stroke-color': palette.text,
        'circle-stroke-width': 1.5,
        'circle-opacity': ['case', here, 1, 0.5],
        'circle-stroke-opacity': ['case', here, 1, 0.5],
      },
    },
    // What stands later here is given its place first: signs before words, words before towns.
    {
      id: 'label',
      type: 'symbol',
      source: 'labels',
      layout: {
        'text-field': ['get', 'text'],
        'text-font': [
          'case',
          ['any', ['get', 'selected'], ['==', ['get', 'plate'], 'conflict']],
          ['literal', BOLD],
          ['literal', FONT],
        ],
        'text-size': LABEL_PX * scale,
        'text-max-width': 40,
        'text-line-height': 1.25,
        'text-padding': 3,
        'icon-image': [
          'concat',
          'plate-',
          [
            'case',
            ['all', ['get', 'selected'], ['!=', ['get', 'plate'], 'conflict']],
            'selected',
            ['get', 'plate'],
          ],
        ],
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [3, 5, 3, 5],
        'text-variable-anchor-offset': ['get', 'anchors'],
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: {
        'text-color': ['case', is('plate', 'conflict'), palette.urgent, palette.text],
        'text-opacity': ['case', ['get', 'here'], 1, 0.75],
        'icon-opacity': ['case', ['get', 'here'], 1, 0.75],
      },
    },
    {
      id: 'mark',
      type: 'symbol',
      source: 'marks',
      layout: {
        'icon-image': ['get', 'symbol'],
        'icon-padding': 4,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'icon-opacity': ['case', here, 1, 0.5] },
    },
    {
      id: 'conflict-mark',
      type: 'symbol',
      source: 'conflict-marks',
      layout: {
        'icon-image': ['case', ['get', 'sure'], 'conflict-sure', 'conflict-unsure'],
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'symbol-sort-key': ['case', here, 0, 1],
      },
      paint: { 'icon-opacity': ['case', here, 1, 0.6] },
    },
    {
      id: 'extra-mark',
      type: 'symbol',
      source: 'extras',
      filter: ['all', ['==', ['geometry-type'], 'Point'], is('kind', 'place')],
      layout: { 'icon-image': 'cross', 'icon-allow-overlap': true },
    },
    {
      id: 'drawing-fill',
      type: 'fill',
      source: 'drawing',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.focus, 'fill-opacity': 0.2 },
    },
    {
      id: 'drawing-line',
      type: 'line',
      source: 'drawing',
      paint: { 'line-color': palette.focus, 'line-width': 2 },
    },
    {
      id: 'drawing-corner',
      type: 'circle',
      source: 'drawing',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 5,
        'circle-color': palette.panel,
        'circle-stroke-color': palette.focus,
        'circle-stroke-width': 2.5,
      },
    },
  ];
}

function line(
  id: string,
  filter: ExpressionSpecification,
  colour: ExpressionSpecification,
  width: ExpressionSpecification,
  opacity: ExpressionSpecification,
  dashes?: number[],
): LayerSpecification {
  return {
    id,
    type: 'line',
    source: 'areas',
    filter,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colour,
      'line-width': width,
      'line-opacity': opacity,
      ...(dashes === undefined ? {} : { 'line-dasharray': dashes }),
    },
  };
}
