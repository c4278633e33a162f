/** The map: what is announced, reported and in conflict, on a chart, over time, and by height. */
export { ParleyMap } from './element';
export { ParleyMapScreen } from './screen';
export type { Extra, MapConflict, Thing } from './things';
