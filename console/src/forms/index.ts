/** What an officer types and states: values read exactly, small forms, one wish at a time. */
export { decimal } from './decimals';
export { fieldsOf, keptIn, momentIn, tickedOf } from './fields';
export { newRef } from './refs';
export { Stating } from './stating';
export {
  degrees,
  EXAMPLES,
  isHour,
  lengthOf,
  levelOf,
  momentText,
  NotRead,
  readMoment,
  readRef,
  readValue,
  VALUE_TYPES,
  type Value,
  type ValueType,
  type Why,
  writeValue,
} from './values';
export { say as sayOfForms } from './words';
