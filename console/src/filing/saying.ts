/** What the page says of a draft: at its fields, on the button, above all. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Problem, Schema } from '../api';
import { field } from '../field';
import { span } from '../parts';
import type { Assembled, Trouble } from './assembly';
import type { Draft } from './draft';
import { fieldOf } from './fields';
import { graveOf, leadSaid, type Preview } from './judging';
import { say } from './words';

/** What is not said until one has tried to send: an empty form is no reproach. */
const PATIENT = new Set(['needed', 'needed-or-none', 'no-place', 'no-radius', 'half-heights']);

/** Whether it is but left empty, which is no reproach yet. */
export function isPatient(one: Trouble): boolean {
  return PATIENT.has(one.code);
}

/** What cannot be used as typed, spelt out: the same troubles are the same text. */
export function spelt(made: Assembled): string {
  return made.troubles.map((one) => `${one.field} ${one.code} ${one.says}`).join('\n');
}

/** By field, in the officer's language. A no of the node stands at the field that it names. */
export function troublesSaid(
  draft: Draft,
  made: Assembled,
  tried: boolean,
  problem: Problem | undefined,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (name: string, text: string) => found.set(name, [...(found.get(name) ?? []), text]);
  for (const one of made.troubles) {
    if (tried || !isPatient(one)) add(one.field, say(`trouble-${one.code}`));
  }
  const at = problem === undefined ? undefined : fieldOf(problem.body.at, draft);
  if (problem !== undefined && at !== undefined) add(at, `${problem.message} ${problem.remedy}`);
  return found;
}

export function problemSaid(
  draft: Draft,
  problem: Problem | undefined,
): TemplateResult | typeof nothing {
  if (problem === undefined || fieldOf(problem.body.at, draft) !== undefined) return nothing;
  return html`<div class="problem" role="alert">
    <strong>${say('refused')}</strong>
    <p lang="en" dir="ltr">${problem.message}</p>
    <p lang="en" dir="ltr">${problem.remedy}</p>
  </div>`;
}

/** `Send now: as typed, 59 min late, named, not drawn`. */
export function sends(
  { notice, troubles }: Assembled,
  preview: Preview | undefined,
  terms: Schema<'Terms'>,
  now: number,
): string {
  const typed = troubles.length > 0 ? [say('as-typed')] : [];
  const judged =
    notice === undefined || preview === undefined ? [] : grave({ ...preview, notice }, terms, now);
  const said = [...typed, ...judged];
  return said.length === 0 ? say('send') : say('send-grave', { grave: said.join(', ') });
}

function grave(preview: Preview, terms: Schema<'Terms'>, now: number): string[] {
  const lead = leadSaid(preview, terms, now);
  const count = preview.conflicts.length;
  return [
    ...(lead.code === 'late' ? [say('late-by', { span: span(lead.late_ms) })] : []),
    ...graveOf(preview).map((kind) => field('flag', kind)),
    ...(count > 0 ? [say('conflicts', { n: count })] : []),
  ];
}
