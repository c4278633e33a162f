/** What is open, counted: as it stands now, or as it stood when a watch began. */
import { html, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { say } from './words';

type Matters = Schema<'Matters'>;
export type Counts = Schema<'OpenMatters'>;

const LINES = [
  ['open-unconfirmed', 'unconfirmed_notices'],
  ['open-messages', 'unacknowledged_messages'],
  ['open-conflicts', 'conflicts'],
  ['open-overdue', 'overdue'],
  ['open-queries', 'unanswered_queries'],
  ['open-tests', 'unanswered_tests'],
  ['open-awaited', 'awaited_answers'],
] as const satisfies readonly (readonly [string, keyof Counts])[];

/** The numbers of what is open, as the node counts them when a watch changes hands. */
export function countsOf(open: Matters): Counts {
  return {
    unconfirmed_notices: open.unconfirmed.length,
    unacknowledged_messages: open.messages,
    conflicts: open.conflicts,
    overdue: open.overdue.length,
    unanswered_queries: open.queries.length,
    unanswered_tests: open.tests.length,
    awaited_answers: open.awaited,
  };
}

export function sumOf(counts: Counts): number {
  return LINES.reduce((sum, [, key]) => sum + counts[key], 0);
}

/** One line a count that is not nought. */
export function linesOf(counts: Counts): string[] {
  return LINES.filter(([, key]) => counts[key] > 0).map(([words, key]) =>
    say(words, { n: counts[key] }),
  );
}

export function openList(counts: Counts): TemplateResult {
  const lines = linesOf(counts);
  return lines.length === 0
    ? html`<p class="soft">${say('open-nothing')}</p>`
    : html`<ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`;
}
