/** Positions and shapes as officers write them, and as they come in files; always WGS84. */

export { scaled, tidy as plainText } from './angles';
export { type Coarse, coarsely, LEAST_COARSE_MM, MOST_RADIUS_MM } from './coarse';
export {
  type Bare,
  DATUMS,
  type FileNotice,
  type FileReading,
  type FileVolume,
  type Oddity,
  ROLES,
  readFile,
  type Told,
  type Trouble,
} from './files';
export { geoJsonOf } from './geojson';
export { ALL_GROUND, sameBand } from './ground';
export { type List, type Listed, readPositions } from './lists';
export { type Ambiguity, type Fault, type Note, type Reading, readPosition } from './positions';
export { inNotation, saidOf, saidOfOddity, saidOfTrouble } from './said';
export { E7, type Position } from './utm';
export { bare, exactly, format } from './written';
