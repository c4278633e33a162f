/** What every screen is made of: the base element, and how times and codes are written. */
export { ParleyElement } from './element';
export { brief, grouped, length, local, ltr, span, toGo, utc, utcTime, when } from './written';
