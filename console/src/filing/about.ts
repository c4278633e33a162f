/** What: the activity, and what else there is to say of sites, movements, crossings and gatherings. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { codesOf, field } from '../field';
import { exactly } from '../geo';
import { preferences } from '../prefs';
import { ACTIVITY_OF, type CheckInTyped, type Draft } from './draft';
import { chosen, type Form, inTheWay, ticked, typed } from './form';
import { momentOf, startOf, timeField } from './when';
import { readAs } from './where';
import { say } from './words';

const CATEGORIES: readonly Schema<'SiteCategory'>[] = codesOf('site');
const PEOPLE: readonly Schema<'PeopleKind'>[] = codesOf('people');

type Words = {
  [K in keyof Draft]: Draft[K] extends string ? (string extends Draft[K] ? K : never) : never;
}[keyof Draft];

export function aboutFields(form: Form): TemplateResult {
  const draft = form.draft;
  const activities = ACTIVITY_OF[draft.kind];
  return html`<fieldset>
    <legend>${say('what')}</legend>
    <div class="grid">
      ${
        activities.length > 1
          ? chosen(form, {
              field: 'activity',
              label: say('activity'),
              value: draft.activity,
              all: activities,
              name: (one) => field('activity', one),
              put: (activity) => form.change({ activity }),
              first: true,
            })
          : nothing
      }
      ${details(form)}
      <div class="field low">
        ${ticked('emergency', say('emergency'), draft.emergency, (emergency) => form.change({ emergency }))}
      </div>
    </div>
  </fieldset>`;
}

function details(form: Form): TemplateResult | typeof nothing {
  switch (form.draft.kind) {
    case 'notice':
      return nothing;
    case 'site':
      return site(form);
    case 'movement':
      return movement(form);
    case 'crossing':
      return html`${words(form, 'name', 'name', { first: true })} ${words(form, 'one-side', 'oneSide')}
      ${words(form, 'other-side', 'otherSide')} ${words(form, 'uses', 'uses')}`;
    case 'gathering':
      return html`<p class="note wide">${say('gathering-note')}</p>
        ${words(form, 'population', 'population', { label: say('people-number'), hint: say('number-hint'), code: true, first: true })}`;
  }
}

function words(
  form: Form,
  name: string,
  key: Words,
  more: {
    label?: string;
    hint?: string;
    code?: boolean;
    first?: boolean;
    area?: number;
    wide?: boolean;
  } = {},
): TemplateResult {
  const { label, ...rest } = more;
  return typed(form, {
    field: name,
    label: label ?? say(`field-${name}` as Parameters<typeof say>[0]),
    value: form.draft[key],
    put: (text) => {
      const patch: Partial<Draft> = {};
      patch[key] = text;
      form.change(patch);
    },
    ...rest,
  });
}

function site(form: Form): TemplateResult {
  const draft = form.draft;
  return html`
    ${words(form, 'name', 'name', { first: true })}
    ${chosen(form, {
      field: 'category',
      label: say('category'),
      value: draft.category,
      all: ['', ...CATEGORIES],
      name: (one) => (one === '' ? say('choose') : field('site', one)),
      put: (category) => form.change({ category }),
    })}
    ${marking(form, 'marking-day', draft.markingDay, (markingDay) => form.change({ markingDay }))}
    ${marking(form, 'marking-thermal', draft.markingThermal, (markingThermal) => form.change({ markingThermal }))}
    ${timeField(form, { field: 'valid-until', of: 'validUntil', label: say('field-valid-until'), hint: say('valid-until-hint') })}
    ${words(form, 'services', 'services', { area: 3, hint: say('services-hint') })}
    ${words(form, 'population', 'population', { hint: say('number-hint'), code: true })}
    ${
      draft.population.trim() === ''
        ? nothing
        : html`${words(form, 'population-basis', 'populationBasis', { hint: say('basis-hint') })}
          ${timeField(form, { field: 'population-as-of', of: 'populationAsOf', label: say('field-population-as-of'), hint: say('as-of-hint') }, Number.NEGATIVE_INFINITY)}`
    }
  `;
}

/** What is seen of a site: words, or said to be none. Markings that one cannot see cost lives. */
function marking(
  form: Form,
  name: 'marking-day' | 'marking-thermal',
  value: string | undefined,
  put: (text: string | undefined) => void,
): TemplateResult {
  return typed(form, {
    field: name,
    label: say(`field-${name}`),
    value: value ?? '',
    put: (text) => put(text === '' ? undefined : text),
    beneath: ticked(`${name}-none`, say('marking-none'), value === '', (none) =>
      put(none ? '' : undefined),
    ),
  });
}

function movement(form: Form): TemplateResult {
  return html`
    ${words(form, 'origin', 'origin')} ${words(form, 'destination', 'destination')}
    ${words(form, 'purpose', 'purpose')}
    ${words(form, 'vehicles', 'vehicles', { code: true, hint: say('vehicles-hint') })}
    ${words(form, 'markings', 'markings')} ${words(form, 'guarantor', 'guarantor')}
    ${people(form)} ${checkIns(form)}
  `;
}

function people(form: Form): TemplateResult {
  const list = form.draft.people;
  const put = (n: number, patch: Partial<(typeof list)[number]>) =>
    form.change({ people: list.map((one, m) => (m === n ? { ...one, ...patch } : one)) });
  return html`<fieldset class="wide" data-field="people">
    <legend>${say('people')}</legend>
    ${list.map(
      (one, n) => html`<div class="row">
        ${chosen(form, {
          field: `people-${n}-kind`,
          label: say('people-kind'),
          value: one.kind,
          all: PEOPLE,
          name: (kind) => field('people', kind),
          put: (kind) => put(n, { kind }),
        })}
        ${typed(form, {
          field: `people-${n}`,
          label: say('people-number'),
          value: one.number,
          put: (number) => put(n, { number }),
          code: true,
        })}
        <button @click=${() => form.change({ people: list.filter((_, m) => m !== n) })}>${say('remove')}</button>
      </div>`,
    )}
    <button
      ?disabled=${list.length >= PEOPLE.length}
      @click=${() => {
        const kind = PEOPLE.find((one) => !list.some((other) => other.kind === one));
        if (kind !== undefined) form.change({ people: [...list, { kind, number: '' }] });
      }}
    >
      ${say('people-add')}
    </button>
    ${inTheWay(form, 'people')}
  </fieldset>`;
}

function checkIns(form: Form): TemplateResult {
  const list = form.draft.checkIns;
  const start = startOf(form);
  const put = (n: number, patch: Partial<CheckInTyped>) =>
    form.change({ checkIns: list.map((one, m) => (m === n ? { ...one, ...patch } : one)) });
  return html`<fieldset class="wide" data-field="check-ins">
    <legend>${say('check-ins')}</legend>
    ${list.map(
      (one, n) => html`<div class="grid">
        ${typed(form, {
          field: `check-in-${n}-place`,
          label: say('check-in-place', { n: n + 1 }),
          value: one.place,
          put: (place) => put(n, { place }),
        })}
        ${typed(form, {
          field: `check-in-${n}-at`,
          label: say('check-in-at'),
          value: one.at,
          put: (at) => put(n, { at }),
          code: true,
          beneath: readAs(one.at, (at) =>
            put(n, { at: exactly(at.lat_e7, at.lon_e7, preferences.notation) }),
          ),
        })}
        ${typed(form, {
          field: `check-in-${n}-due`,
          label: say('check-in-due'),
          value: one.due,
          put: (due) => put(n, { due }),
          code: true,
          beneath: momentOf(form, one.due, start),
        })}
        <button @click=${() => form.change({ checkIns: list.filter((_, m) => m !== n) })}>${say('remove')}</button>
      </div>`,
    )}
    <button
      @click=${() => form.change({ checkIns: [...list, { place: '', at: '', due: '' }] })}
    >
      ${say('check-in-add')}
    </button>
    ${inTheWay(form, 'check-ins')}
  </fieldset>`;
}
