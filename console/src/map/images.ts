/** The pictures the chart shows, drawn in this browser in the colours of its light. */
import symbols from 'parley:symbols';
import type { Palette } from './palette';
import { PATTERNS, type Pattern, patternOf } from './patterns';

export interface Picture {
  name: string;
  image: Pattern | ImageData;
  ratio: number;
  /** Of what is drawn as large as what stands in it: which pixels give. */
  gives?: [number, number];
}

/** As tools/symbols.mjs draws them. */
const INKS = { ground: '#010101', ink: '#020202', halo: '#030303' };

export async function pictures(palette: Palette, ratio: number): Promise<Picture[]> {
  const sides = {
    mine: palette.mine,
    theirs: palette.theirs,
    reported: palette.look,
    over: palette.soft,
  };
  const patterns = PATTERNS.filter((name) => name !== 'conflict').flatMap((name) =>
    Object.entries(sides).map(([side, colour]) => ({
      name: `pattern-${name}-${side}`,
      image: patternOf(name, colour),
      ratio: 2,
    })),
  );
  return [
    ...patterns,
    { name: 'pattern-conflict', image: patternOf('conflict', palette.urgent, 0.6), ratio: 2 },
    ...(await Promise.all(
      Object.entries(symbols).map(async ([name, svg]) => ({
        name,
        image: await symbolImage(svg, palette, ratio),
        ratio,
      })),
    )),
    ...plates(palette, ratio),
    { name: 'conflict-sure', image: diamond(palette, ratio, '!'), ratio },
    { name: 'conflict-unsure', image: diamond(palette, ratio, '?'), ratio },
    { name: 'cross', image: cross(palette, ratio), ratio },
    { name: 'place-dot', image: dot(palette, ratio), ratio },
  ];
}

/** A symbol in the colours of this light: an image of its own, since it is vectors until now. */
async function symbolImage(svg: string, palette: Palette, ratio: number): Promise<ImageData> {
  const coloured = svg
    .replaceAll(INKS.ground, palette.panel)
    .replaceAll(INKS.ink, palette.text)
    .replaceAll(INKS.halo, palette.land);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(coloured)}`;
  await image.decode();
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  return drawn(width, height, ratio, (on) => on.drawImage(image, 0, 0, width, height));
}

function drawn(
  width: number,
  height: number,
  ratio: number,
  draw: (on: CanvasRenderingContext2D) => void,
): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * ratio);
  canvas.height = Math.ceil(height * ratio);
  const on = canvas.getContext('2d');
  if (on === null) throw new Error('this browser draws nothing');
  on.scale(ratio, ratio);
  draw(on);
  return on.getImageData(0, 0, canvas.width, canvas.height);
}

const PLATE = 16;
const GIVES = [6, 10] as const;

/** The ground of a label: letters are read on it whatever is hatched beneath, and its rim says whose it is. */
function plates(palette: Palette, ratio: number): Picture[] {
  const rims: [string, string, number[]][] = [
    ['mine', palette.mine, []],
    ['theirs', palette.theirs, []],
    ['reported', palette.look, [3, 2]],
    ['over', palette.soft, [1, 2]],
    ['conflict', palette.urgent, []],
    ['extra', palette.focus, []],
    ['selected', palette.focus, []],
  ];
  return rims.map(([name, colour, dashes]) => ({
    name: `plate-${name}`,
    ratio,
    gives: [GIVES[0] * ratio, GIVES[1] * ratio],
    image: drawn(PLATE, PLATE, ratio, (on) => {
      on.lineWidth = name === 'selected' || name === 'conflict' ? 2 : 1;
      on.beginPath();
      on.roundRect(1, 1, PLATE - 2, PLATE - 2, 3);
      on.globalAlpha = 0.9;
      on.fillStyle = palette.panel;
      on.fill();
      on.globalAlpha = 1;
      on.setLineDash(dashes);
      on.strokeStyle = colour;
      on.stroke();
    }),
  }));
}

/** What wants a person: a diamond with its sign, so that it is told by shape too. */
function diamond(palette: Palette, ratio: number, sign: string): ImageData {
  return drawn(28, 28, ratio, (on) => {
    on.beginPath();
    on.moveTo(14, 2);
    on.lineTo(26, 14);
    on.lineTo(14, 26);
    on.lineTo(2, 14);
    on.closePath();
    on.fillStyle = palette.panel;
    on.strokeStyle = palette.urgent;
    on.lineWidth = 3;
    on.fill();
    on.stroke();
    on.fillStyle = palette.urgent;
    on.font = 'bold 16px sans-serif';
    on.textAlign = 'center';
    on.textBaseline = 'middle';
    on.fillText(sign, 14, 15);
  });
}

function cross(palette: Palette, ratio: number): ImageData {
  return drawn(24, 24, ratio, (on) => {
    for (const [width, colour] of [
      [5, palette.land],
      [2, palette.text],
    ] as const) {
      on.lineWidth = width;
      on.strokeStyle = colour;
      on.beginPath();
      on.moveTo(12, 1);
      on.lineTo(12, 23);
      on.moveTo(1, 12);
      on.lineTo(23, 12);
      on.stroke();
    }
  });
}

function dot(palette: Palette, ratio: number): ImageData {
  return drawn(6, 6, ratio, (on) => {
    on.fillStyle = palette.soft;
    on.beginPath();
    on.arc(3, 3, 2, 0, 2 * Math.PI);
    on.fill();
  });
}
