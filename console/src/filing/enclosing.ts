/**
 * Files beside a notice. They are put at one's own node just before the notice that names them is
 * signed, and not while it is drafted; the node gives their bytes to those who are named, and to
 * nobody else (docs/spec/annex.md).
 */
import type { Schema } from '../api';
import { live } from '../live';
import type { Draft } from './draft';

export const MOST_BYTES = 8_388_608;
export const MOST_FILES = 32;
const PATIENCE_MS = 180_000;

export interface Enclosure {
  name: string;
  title: string;
  media_type: string;
  content: Blob;
  /** Never empty: to the node, nobody named is everyone. */
  recipients: string[];
  contact: boolean;
}

interface Put {
  agreement: string;
  wish: string;
  key: string;
  ref: Schema<'AnnexRef'> | undefined;
}

/** What was put, or tried, of whose bytes: the same wish has the same key. */
const puts = new WeakMap<Blob, Put>();

/** Who is asked to read a draft back. */
export function askedOf(draft: Draft, terms: Schema<'Terms'>, party: string): string[] {
  return (
    draft.addressees ??
    terms.members
      .filter((one) => one.party !== party && one.standing === 'member')
      .map((one) => one.party)
  );
}

export function enclosures(draft: Draft, terms: Schema<'Terms'>, party: string): Enclosure[] {
  const usual = askedOf(draft, terms, party);
  return draft.files.map((one) => {
    const named = one.recipients ?? usual;
    return {
      name: one.name,
      title: one.title.replace(/\s+/g, ' ').trim() || 'annex',
      media_type: one.media_type,
      content: one.content,
      recipients: named.length === 0 ? [party] : named,
      contact: one.contact && draft.kind === 'site',
    };
  });
}

/** The notice with what its files became; the first that says so is the contact of a site. */
export function withAnnexes(
  notice: Schema<'Notice'>,
  files: readonly Enclosure[],
  refs: readonly Schema<'AnnexRef'>[],
): Schema<'Notice'> {
  if (refs.length === 0) return notice;
  const contact = refs[files.findIndex((one) => one.contact)]?.commitment;
  const details =
    contact !== undefined && notice.details?.about === 'site'
      ? { ...notice.details, contact_annex: contact }
      : notice.details;
  return { ...notice, annexes: [...notice.annexes, ...refs], details };
}

/** Put the bytes at one's own node; put already, what was answered. */
export async function enclose(
  agreement: string,
  one: Enclosure,
  signal: AbortSignal,
): Promise<Schema<'AnnexRef'>> {
  const wish = JSON.stringify([agreement, one.title, one.media_type, one.recipients]);
  let known = puts.get(one.content);
  if (known === undefined || known.wish !== wish) {
    withdraw(one.content);
    known = { agreement, wish, key: crypto.randomUUID(), ref: undefined };
    puts.set(one.content, known);
  }
  if (known.ref !== undefined) return known.ref;
  const ref = await live.api.state('annex.put', {
    path: { agreement },
    query: {
      title: one.title,
      media_type: one.media_type,
      recipients: one.recipients.join(','),
    },
    body: new Blob([one.content], { type: 'application/octet-stream' }),
    key: known.key,
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
  });
  known.ref = ref;
  // Withdrawn while it was on its way: it is not left lying there.
  if (puts.get(one.content) !== known) erase(agreement, ref);
  return ref;
}

/** What no notice names is erased at one's own node; where that fails it lies there, given to nobody. */
export function withdraw(content: Blob): void {
  const put = puts.get(content);
  puts.delete(content);
  if (put?.ref !== undefined) erase(put.agreement, put.ref);
}

function erase(agreement: string, { commitment }: Schema<'AnnexRef'>): void {
  live.api.ask('annex.erase', { path: { agreement, commitment } }).catch(() => {});
}
