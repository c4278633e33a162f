/**
 * A coarse position: a circle that holds a place and does not tell where within it.
 *
 * Drawn here as `parley.rules.coarse` draws it (docs/adr/0100), so that the true position goes no
 * further than this browser. The vectors in `vectors/positions/coarse.json` hold both to the same.
 */
import { between } from './geodesic';
import { E7, type Position } from './utm';

/** A smaller circle hides nothing: it is one house, or one tent. */
export const LEAST_COARSE_MM = 500_000;
export const MOST_RADIUS_MM = 2_000_000_000;

const HALF_TURN = 180n * BigInt(E7);
const FINEST = 24;
/** For the rounding of a cell's middle and corners, many times over. */
const MARGIN_M = 1;

/** A part of the Earth between two parallels and two meridians, in 10⁻⁷ degree. */
export interface Cell {
  south_e7: number;
  west_e7: number;
  north_e7: number;
  east_e7: number;
}

export interface Coarse {
  middle: Position;
  cell: Cell;
  /** How large the field is that whoever knows the rule can tell, metres. */
  height_m: number;
  width_m: number;
}

/** The circle's middle for a place; undefined where the radius hides nothing or is beyond any. */
export function coarsely(at: Position, radius_mm: number): Coarse | undefined {
  if (radius_mm < LEAST_COARSE_MM || radius_mm > MOST_RADIUS_MM) return undefined;
  for (let level = 1; level <= FINEST; level += 1) {
    const cell = cellOf(at, level);
    const middle = middleOf(cell);
    const reach = Math.max(
      ...[cell.south_e7, cell.north_e7].map((lat_e7) =>
        metres(middle, { lat_e7, lon_e7: cell.east_e7 }),
      ),
    );
    if (reach + MARGIN_M > radius_mm / 1000) continue;
    const west = { lat_e7: middle.lat_e7, lon_e7: cell.west_e7 };
    const foot = { lat_e7: cell.south_e7, lon_e7: cell.west_e7 };
    return {
      middle,
      cell,
      height_m: metres(foot, { ...foot, lat_e7: cell.north_e7 }),
      width_m: metres(west, { ...west, lon_e7: cell.east_e7 }),
    };
  }
  return undefined;
}

function middleOf(cell: Cell): Position {
  return {
    lat_e7: Math.floor((cell.south_e7 + cell.north_e7) / 2),
    lon_e7: Math.floor((cell.west_e7 + cell.east_e7) / 2),
  };
}

/**
 * The cell of a level: a row of 180/2ⁿ degrees, cut into so many columns that it is no wider.
 *
 * That the columns are powers of two, and that the cosine of a row's middle is at least half that
 * of its edge nearer to the equator, keeps every cell within one of the level before.
 */
function cellOf(at: Position, level: number): Cell {
  const rows = 1n << BigInt(level);
  const up = ((BigInt(at.lat_e7) + HALF_TURN / 2n) * rows) / HALF_TURN;
  const row = up < rows - 1n ? up : rows - 1n;
  const columns = columnsOf(Number(row), Number(rows));
  // The meridian of 180 degrees is also that of -180.
  const column = (((BigInt(at.lon_e7) + HALF_TURN) * columns) / (2n * HALF_TURN)) % columns;
  return {
    south_e7: Number(upwards(HALF_TURN * row, rows) - HALF_TURN / 2n),
    west_e7: Number(upwards(2n * HALF_TURN * column, columns) - HALF_TURN),
    north_e7: Number(upwards(HALF_TURN * (row + 1n), rows) - HALF_TURN / 2n),
    east_e7: Number(upwards(2n * HALF_TURN * (column + 1n), columns) - HALF_TURN),
  };
}

/** The least power of two of columns that makes no cell of a row wider than it is high. */
function columnsOf(row: number, rows: number): bigint {
  const nearer = Math.min(Math.abs(row - rows / 2), Math.abs(row + 1 - rows / 2));
  const wanted = 2 * rows * Math.cos((Math.PI * nearer) / rows);
  return 1n << BigInt(Math.max(0, Math.ceil(Math.log2(wanted))));
}

/** Divided and rounded up: the first whole 10⁻⁷ degree that belongs to a cell. None is negative. */
function upwards(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}

function metres(a: Position, b: Position): number {
  return between(
    { lat: a.lat_e7 / E7, lon: a.lon_e7 / E7 },
    { lat: b.lat_e7 / E7, lon: b.lon_e7 / E7 },
  ).metres;
}
