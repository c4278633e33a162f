/** The evening, told to somebody who has never heard of deconfliction; and a way to try it. */
export { ParleyEvening } from './evening';
export { say as words } from './words';
