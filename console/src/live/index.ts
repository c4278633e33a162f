/** What the console knows, kept fresh by the stream; the last good value outlives a dead link. */
export { Live, live } from './live';
export { type Failure, Resource } from './resource';
export {
  type AlarmNews,
  type Beat,
  CLOCK_LOOSE_MS,
  type CoveredNews,
  DEAD_MS,
  type EntryNews,
  type Pulse,
  QUIET_MS,
  Stream,
} from './stream';
