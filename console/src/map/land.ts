/** The land of the Earth as it was packed when the console was built (tools/land.mjs). */
import type { Point, Ring } from '../geo/shapes';

const STEPS = { lon: 99_999 / 360, lat: 300 };

/** Polygons of one outer ring and its holes, longitude and latitude in degrees. */
export function unpackLand(packed: Uint8Array): Ring[][] {
  const head = reader(packed, 0);
  const lengths = [head.next(), head.next(), head.next()];
  let begin = head.at();
  const [counts, east, north] = lengths.map((length) => {
    const part = reader(packed, begin);
    begin += length;
    return part;
  });
  if (counts === undefined || east === undefined || north === undefined) return [];
  if (begin !== packed.length) throw new Error('the packed land is cut short');
  let [x0, y0] = [0, 0];
  return Array.from({ length: counts.next() }, () =>
    Array.from({ length: counts.next() }, () => {
      const ring: Ring = [];
      let [x, y] = [x0, y0];
      const length = counts.next();
      for (let n = 0; n < length; n += 1) {
        x += east.next();
        y += north.next();
        if (n === 0) [x0, y0] = [x, y];
        const point: Point = [x / STEPS.lon - 180, y / STEPS.lat - 90];
        ring.push(point);
      }
      const first = ring[0];
      return first === undefined ? ring : [...ring, first];
    }),
  );
}

function reader(bytes: Uint8Array, start: number) {
  let at = start;
  return {
    at: () => at,
    next(): number {
      let [value, place] = [0, 1];
      for (;;) {
        const byte = bytes[at];
        if (byte === undefined) throw new Error('the packed land is cut short');
        at += 1;
        value += (byte & 127) * place;
        if (byte < 128) break;
        place *= 128;
      }
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
  };
}
