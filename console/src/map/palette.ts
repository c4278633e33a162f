/** The colours of the chart: those of the page, so that light, dark, red and colour-blind eyes are served at once. */
const NAMES = [
  'ground',
  'panel',
  'line',
  'faint-line',
  'text',
  'soft',
  'focus',
  'calm',
  'look',
  'urgent',
  'mine',
  'theirs',
  'sea',
  'land',
  'shore',
] as const;
export type ColourName = (typeof NAMES)[number];
export type Palette = Readonly<Record<ColourName, string>>;

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: ColourName) => style.getPropertyValue(`--${name}`).trim() || '#808080';
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Record<ColourName, string>;
}

/** `#rrggbb` as bytes. */
export function bytesOf(colour: string): [number, number, number] {
  const hex = colour.slice(1);
  const full = hex.length === 3 ? [...hex].map((one) => one + one).join('') : hex;
  const at = (n: number) => Number.parseInt(full.slice(n, n + 2), 16) || 0;
  return [at(0), at(2), at(4)];
}
