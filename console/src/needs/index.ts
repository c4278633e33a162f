/** What needs a person: in which order it is shown, and in what words. */
export {
  type Arranged,
  arrange,
  differs,
  gravity,
  idOf,
  joined,
  kindsOf,
  type Matter,
  type Row,
  unjoined,
} from './order';
export {
  apart,
  due,
  dueMeans,
  kindName,
  missing,
  type Need,
  type NeedKind,
  nameOf,
  refOf,
  sentence,
  since,
  spoken,
  unitsOf,
} from './wording';
