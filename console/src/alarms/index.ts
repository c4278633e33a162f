/** Alarms: what the room is told at once, and whether the console itself can be relied on. */
import './bar';
import './settings';

export { vigil } from './vigil';
export { alarmWords } from './wording';
