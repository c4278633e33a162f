/**
 * Drafts are kept in this page's memory alone (docs/adr/0125): what was not sent is nobody else's to
 * read, and a browser's storage outlives the watch. Whoever would lose one by leaving is asked.
 */
import type { Draft } from './draft';
import type { Sending } from './sending';

export interface Kept {
  draft: Draft;
  /** Whether anything was typed. */
  touched: boolean;
  sending: Sending | undefined;
}

const kept = new Map<string, Kept>();

/** What stands under an address, such as `file/site` or `amend/israel/N1`. */
export function keptAt(address: string): Kept | undefined {
  return kept.get(address);
}

export function keep(address: string, one: Kept): void {
  kept.set(address, one);
}

export function forget(address: string): void {
  kept.delete(address);
}

/** Whether leaving the page would lose something that was typed and is not on record. */
export function unsent(): boolean {
  return [...kept.values()].some(
    (one) => one.sending?.state !== 'on-record' && (one.touched || one.sending !== undefined),
  );
}

globalThis.addEventListener?.('beforeunload', (event) => {
  if (unsent()) event.preventDefault();
});
