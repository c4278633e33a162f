/** What an officer can state of one of them, and the key of each. */
import type { Schema } from '../api';
import { type Details, isOver, type Row } from './order';

export type Stated = 'service' | 'reconfirm' | 'remove' | 'report' | 'crossing';

/** The same letters as on the notice's page. */
export const LETTERS: Record<Stated, string> = {
  service: 's',
  reconfirm: 'c',
  remove: 'v',
  report: 'w',
  crossing: 't',
};

/** Its author speaks of a site and of a movement; of a crossing every party does. */
export function statedBy(
  about: Details['about'],
  row: Row,
  me: Pick<Schema<'Me'>, 'party' | 'role'> | undefined,
): readonly Stated[] {
  if (me?.role !== 'officer') return [];
  if (about === 'crossing') return ['crossing'];
  if (row.ref.party !== me.party || isOver(row)) return [];
  if (about === 'site') return ['service', 'reconfirm', 'remove'];
  return about === 'movement' ? ['report'] : [];
}
