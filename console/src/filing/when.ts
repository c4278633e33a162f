/** When: as typed, and beneath it what moment that is, in UTC and by the clock here. */
import { html, nothing, type TemplateResult } from 'lit';
import { plainText } from '../geo';
import { toGo, when } from '../parts';
import type { Draft } from './draft';
import { type Form, typed } from './form';
import { isUnknown, readMoment, spanOf } from './moments';
import { say } from './words';

type Times = 'start' | 'end' | 'landing' | 'validUntil' | 'populationAsOf';

/** A field of time; `after` is what a span or a time of day follows. */
export function timeField(
  form: Form,
  one: { field: string; of: Times; label: string; hint?: string; first?: boolean },
  after?: number,
): TemplateResult {
  const text = form.draft[one.of];
  const patch = (value: string): Partial<Draft> => {
    const changed: Partial<Draft> = {};
    changed[one.of] = value;
    return changed;
  };
  return typed(form, {
    field: one.field,
    label: one.label,
    value: text,
    put: (value) => form.change(patch(value)),
    ...(one.hint === undefined ? {} : { hint: one.hint }),
    ...(one.first === undefined ? {} : { first: one.first }),
    beneath: momentOf(form, text, after),
  });
}

export function momentOf(
  form: Form,
  text: string,
  after: number | undefined,
): TemplateResult | typeof nothing {
  if (isUnknown(text)) return nothing;
  const read = momentRead(form, text, after);
  if (typeof read === 'string') return nothing;
  const day = read.day === 'today' || read.day === 'written' ? '' : say(`day-${read.day}`);
  return html`<span class="read" role="status">= ${when(read.ms)}
    ${day === '' ? nothing : html`<strong>${day}</strong>`} · ${toGo(read.ms, form.now)}</span>`;
}

export function startOf(form: Form): number {
  const read = readMoment(form.draft.start, form.now);
  return typeof read === 'string' ? form.now : read.ms;
}

function momentRead(form: Form, text: string, after: number | undefined) {
  if (after === undefined) return readMoment(text, form.now);
  const spans = spanOf(plainText(text).toLowerCase()) !== undefined;
  return readMoment(text, spans ? after : form.now, after);
}

export function whenFields(form: Form): TemplateResult {
  const draft = form.draft;
  const start = startOf(form);
  const lands = draft.activity === 'flight' || draft.activity === 'uncrewed-flight';
  return html`<fieldset>
    <legend>${say('when')}</legend>
    <div class="grid">
      ${timeField(form, { field: 'start', of: 'start', label: say('start'), hint: say('start-hint') })}
      ${timeField(form, { field: 'end', of: 'end', label: say('end'), hint: say('end-hint') }, start)}
      ${
        lands
          ? timeField(
              form,
              { field: 'landing', of: 'landing', label: say('landing'), hint: say('landing-hint') },
              start,
            )
          : nothing
      }
    </div>
  </fieldset>`;
}
