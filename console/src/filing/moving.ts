/** Putting another place where one was mistyped. */
import { exactly, type Position, readPosition } from '../geo';
import type { Shape } from './draft';

/** The shape with its places changed; the very same where none is. */
export function moved(shape: Shape, put: (at: Position) => Position): Shape {
  switch (shape.shape) {
    case 'circle': {
      const centre = put(shape.centre);
      return centre === shape.centre ? shape : { ...shape, centre };
    }
    case 'route': {
      const points = shape.points.map(put);
      return points.every((one, n) => one === shape.points[n]) ? shape : { ...shape, points };
    }
    case 'polygon': {
      const outer = shape.outer.map(put);
      return outer.every((one, n) => one === shape.outer[n]) ? shape : { ...shape, outer };
    }
  }
}

/** Typed text as exact decimal degrees; empty where it is no position. */
export function readsAs(text: string): string {
  const read = readPosition(text);
  return read.kind === 'read' ? exactly(read.at.lat_e7, read.at.lon_e7, 'decimal') : '';
}
