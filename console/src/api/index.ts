/** The public HTTP API, typed: everything the console does is one of its operations. */
export { type Answer, Api, type Body, NodeOutOfReach, type Operation, Problem } from './api';
export type { components } from './schema';

import type { components } from './schema';

/** A named type of the API, such as `Schema<'NoticeRow'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
