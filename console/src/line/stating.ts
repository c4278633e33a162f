/** Making a statement from a screen of the line. */
export { Stating } from '../stating';
