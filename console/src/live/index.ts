/** What the console knows, kept fresh by the stream; the last good value outlives a dead link. */
export { CLOCK_LOOSE_MS, Live, live } from './live';
export { type Failure, Resource } from './resource';
export {
  type AlarmNews,
  type Beat,
  type CoveredNews,
  DEAD_MS,
  type EntryNews,
  type Pulse,
  QUIET_MS,
  Stream,
} from './stream';
