/** Positions and shapes as officers write them, and as they come in files; always WGS84. */
export { type Ambiguity, type Fault, type Note, type Reading, readPosition } from './positions';
export { E7, type Position } from './utm';
export { bare, exactly, format } from './written';
