/**
 * The symbols of the map, drawn when the console is built (docs/adr/0122): fifteen small pictures
 * in the place of a library that draws thousands.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ms from 'milsymbol';

const NAME = 'parley:symbols';
const CODES = join(import.meta.dirname, '../src/map/symbol-codes.json');
const SIZE = 24;
/** What the library fills letters with, edged black, whatever colours it is given. */
const PAPER = 'rgb(239, 239, 239)';

/** Colours to be replaced by those of the light the officer works in. */
export const INKS = { ground: '#010101', ink: '#020202', halo: '#030303' };

/** Every symbol as SVG, by its code. */
export function drawSymbols() {
  const { activities, sites } = JSON.parse(readFileSync(CODES, 'utf8'));
  const codes = [...Object.values(activities), ...Object.values(sites)];
  return Object.fromEntries(
    [...new Set(codes)].filter((code) => code !== null).map((code) => [code, drawn(code)]),
  );
}

function drawn(code) {
  const all = (colour) =>
    Object.fromEntries(
      ['Civilian', 'Friend', 'Hostile', 'Neutral', 'Unknown', 'Suspect'].map((one) => [
        one,
        colour,
      ]),
    );
  const symbol = new ms.Symbol(code, {
    size: SIZE,
    colorMode: all(INKS.ground),
    frameColor: all(INKS.ink),
    iconColor: all(INKS.ink),
    outlineColor: INKS.halo,
    outlineWidth: 3,
  });
  if (!symbol.isValid()) throw new Error(`${code} is no symbol of the standard`);
  return symbol.asSVG().replaceAll(PAPER, INKS.ground).replaceAll('"black"', `"${INKS.ink}"`);
}

/** `import symbols from 'parley:symbols'`: SVG by code. */
export function symbols() {
  return {
    name: NAME,
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) =>
      id === `\0${NAME}` ? `export default ${JSON.stringify(drawSymbols())};` : undefined,
  };
}
