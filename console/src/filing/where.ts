/** Where: words, a circle around a position, shapes drawn, pasted or out of files, and heights. */
import { html, nothing, type TemplateResult } from 'lit';
import { field } from '../field';
import { DATUMS, exactly, inNotation, type Position, ROLES, readPosition, saidOf } from '../geo';
import { apart } from '../needs';
import { length, ltr } from '../parts';
import { preferences } from '../prefs';
import type { DraftShape } from './draft';
import { chosen, type Form, inTheWay, ticked, typed } from './form';
import { say } from './words';
import './paste';
import './place-finder';

export function whereFields(form: Form): TemplateResult {
  const draft = form.draft;
  const gathering = draft.kind === 'gathering';
  const regions = form.terms.regions.map((one) => one.name);
  return html`<fieldset>
    <legend>${say('where')}</legend>
    <div class="grid">
      ${typed(form, {
        field: 'place',
        label: say('place'),
        value: draft.place,
        put: (place) => form.change({ place }),
        hint: say('place-hint'),
        list: regions,
        wide: draft.kind === 'movement',
      })}
      ${draft.kind === 'movement' ? nothing : circleFields(form)}
    </div>
    ${
      gathering
        ? html`<p class="soft">${say('coarse-gathering', { least: apart(length(form.terms.line.gathering_radius_mm)) })}</p>`
        : nothing
    }
    ${heightFields(form)}
    ${
      draft.coarse
        ? nothing
        : html`<parley-paste
            .kind=${draft.kind}
            @shapes=${(event: CustomEvent<DraftShape[]>) => addShapes(form, event.detail)}
          ></parley-paste>`
    }
    ${shapeList(form)}
  </fieldset>`;
}

/** Shapes get their numbers where they come in, so that each keeps its fields. */
export function addShapes(form: Form, shapes: readonly Omit<DraftShape, 'id'>[]): void {
  let id = Math.max(-1, ...form.draft.shapes.map((one) => one.id));
  const more = shapes.map((one) => {
    id += 1;
    return { ...one, id };
  });
  form.change({ shapes: [...form.draft.shapes, ...more] });
}

function circleFields(form: Form): TemplateResult {
  const draft = form.draft;
  const kind = draft.kind;
  const put = (at: Position) =>
    form.change({ at: exactly(at.lat_e7, at.lon_e7, preferences.notation) });
  return html`
    ${typed(form, {
      field: 'at',
      label: say('at'),
      value: draft.at,
      put: (at) => form.change({ at }),
      hint: say('at-hint'),
      code: true,
      beneath: html`${readAs(draft.at, put)}
        <parley-place-finder
          .name=${draft.place}
          @found=${(event: CustomEvent<Position>) => put(event.detail)}
        ></parley-place-finder>`,
    })}
    ${typed(form, {
      field: 'radius',
      label: draft.coarse ? say('coarse-radius') : say('radius'),
      value: draft.radius,
      put: (radius) => form.change({ radius }),
      hint: say('radius-hint'),
      code: true,
      beneath:
        kind === 'site'
          ? ticked('coarse', say('coarse'), draft.coarse, (coarse) => form.change({ coarse }))
          : nothing,
    })}
  `;
}

/** What a position was read as; where it can mean several places, a button for each. */
export function readAs(text: string, put: (at: Position) => void): TemplateResult | typeof nothing {
  if (text.trim() === '') return nothing;
  const read = readPosition(text);
  const said = saidOf(read);
  const other =
    read.kind === 'read' ? read.notes.find((one) => one.code === 'either-order') : undefined;
  const choices =
    read.kind === 'either'
      ? read.candidates
      : read.kind === 'not-read' && read.meant !== undefined
        ? [read.meant]
        : other !== undefined
          ? [other.other]
          : [];
  return html`<span class=${read.kind === 'read' ? 'read' : 'trouble'} role="status">
    ${read.kind === 'read' ? html`= ${ltr(inNotation(read.at))}` : nothing}
    ${said.map((one, n) => html`${n > 0 || read.kind === 'read' ? ' · ' : ''}${one}`)}
    ${choices.map(
      (at) =>
        html` <button @click=${() => put(at)}>${say('take', { place: apart(inNotation(at)) })}</button>`,
    )}
  </span>`;
}

function heightFields(form: Form): TemplateResult {
  const draft = form.draft;
  return html`<div class="grid">
    ${typed(form, {
      field: 'floor',
      label: say('floor'),
      value: draft.floor,
      put: (floor) => form.change({ floor }),
      hint: say('height-hint'),
      code: true,
    })}
    ${typed(form, {
      field: 'ceiling',
      label: say('ceiling'),
      value: draft.ceiling,
      put: (ceiling) => form.change({ ceiling }),
      code: true,
    })}
    ${chosen(form, {
      field: 'datum',
      label: say('datum'),
      value: draft.datum,
      all: ['', ...DATUMS],
      name: (one) => (one === '' ? say('datum-none') : field('datum', one)),
      // Said of all, it is said of what a file left unsaid, too.
      put: (datum) =>
        form.change({
          datum,
          shapes: draft.shapes.map((one) => (one.datum === 'unsaid' ? { ...one, datum: '' } : one)),
        }),
    })}
  </div>`;
}

/** A shape in words: `circle of 5.0 km around 35.53N 35.78E WGS84`. */
export function shapeSaid(shape: DraftShape['shape']): TemplateResult {
  switch (shape.shape) {
    case 'circle':
      return html`${say('shape-circle', { radius: apart(length(shape.radius_mm)) })} ${ltr(inNotation(shape.centre))}`;
    case 'route':
      return html`${say('shape-route', { points: shape.points.length, width: apart(length(shape.half_width_mm)) })}
      ${ends(shape.points)}`;
    case 'polygon':
      return html`${say('shape-polygon', { corners: shape.outer.length, holes: shape.holes.length })}
      ${ends(shape.outer.slice(0, 1))}`;
  }
}

function ends(points: readonly Position[]): TemplateResult {
  const [first, last] = [points[0], points.length > 1 ? points.at(-1) : undefined];
  return html`${first === undefined ? nothing : ltr(inNotation(first))}${
    last === undefined ? nothing : html` → ${ltr(inNotation(last))}`
  }`;
}

function shapeList(form: Form): TemplateResult | typeof nothing {
  const shapes = form.draft.shapes;
  if (shapes.length === 0) return nothing;
  return html`<h3>${say('shapes')}</h3>
    <ol class="shapes">
      ${shapes.map((one) => shapeItem(form, one))}
    </ol>
    ${inTheWay(form, 'shapes')}`;
}

function shapeItem(form: Form, one: DraftShape): TemplateResult {
  const put = (patch: Partial<DraftShape>) =>
    form.change({
      shapes: form.draft.shapes.map((other) =>
        other.id === one.id ? { ...other, ...patch } : other,
      ),
    });
  const own = (name: 'floor' | 'ceiling' | 'start' | 'end') =>
    typed(form, {
      field: `shape-${one.id}-${name}`,
      label: say(name),
      value: one[name],
      put: (value) => put({ [name]: value }),
      code: true,
    });
  const troubled = [...form.troubles.keys()].some((name) => name.startsWith(`shape-${one.id}-`));
  const differs = one.floor + one.ceiling + one.datum + one.start + one.end !== '';
  return html`<li data-field="shape-${one.id}">
    <div>${shapeSaid(one.shape)}${one.from === '' ? nothing : html` <bdi class="soft">${one.from}</bdi>`}</div>
    ${inTheWay(form, `shape-${one.id}`)}
    <div class="row">
      ${chosen(form, {
        field: `shape-${one.id}-role`,
        label: say('role'),
        value: one.role,
        all: ROLES,
        name: (role) => field('role', role),
        put: (role) => put({ role }),
      })}
      <button
        @click=${() =>
          form.change({ shapes: form.draft.shapes.filter((other) => other.id !== one.id) })}
      >
        ${say('remove')}
      </button>
    </div>
    <details ?open=${troubled || differs}>
      <summary>${say('shape-own')}</summary>
      <div class="grid">
        ${own('floor')} ${own('ceiling')}
        ${chosen(form, {
          field: `shape-${one.id}-datum`,
          label: say('datum'),
          value: one.datum,
          all: ['', 'unsaid', ...DATUMS],
          name: (datum) =>
            datum === ''
              ? say('as-all')
              : datum === 'unsaid'
                ? say('datum-none')
                : field('datum', datum),
          put: (datum) => put({ datum }),
        })}
        ${own('start')} ${own('end')}
      </div>
    </details>
  </li>`;
}
