/** The fields of the page: a label, what is typed, what it was read as, and what is in the way. */
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live as bound } from 'lit/directives/live.js';
import type { Schema } from '../api';
import type { Draft } from './draft';
import { say } from './words';

/** What the parts of the page share. */
export interface Form {
  draft: Draft;
  terms: Schema<'Terms'>;
  party: string;
  /** The node's clock. */
  now: number;
  /** What is in the way, by field, in the officer's language; API problems too. */
  troubles: ReadonlyMap<string, readonly string[]>;
  /** What goes on record in the stead of a field, by field; empty where it is left out. */
  instead: ReadonlyMap<string, string>;
  change: (patch: Partial<Draft>) => void;
}

export interface Typed {
  field: string;
  label: string;
  value: string;
  put: (text: string) => void;
  hint?: string;
  /** What the text was read as, shown beneath it. */
  beneath?: TemplateResult | typeof nothing;
  list?: readonly string[];
  area?: number;
  wide?: boolean;
  first?: boolean;
  /** Codes and numbers run from left to right in every language. */
  code?: boolean;
}

export function typed(form: Form, one: Typed): TemplateResult {
  const troubles = form.troubles.get(one.field) ?? [];
  const says = [
    one.hint === undefined ? '' : `${one.field}-hint`,
    troubles.length === 0 ? '' : `${one.field}-trouble`,
  ].filter((id) => id !== '');
  const described = says.length === 0 ? undefined : says.join(' ');
  const put = (event: Event) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) {
      one.put(event.target.value);
    }
  };
  return html`<div class="field ${one.wide === true ? 'wide' : ''}" data-field=${one.field}>
    <label for=${one.field}>${one.label}</label>
    ${
      one.area === undefined
        ? html`<input
            id=${one.field}
            autocomplete="off"
            spellcheck="false"
            dir=${one.code === true ? 'ltr' : 'auto'}
            .value=${bound(one.value)}
            list=${ifDefined(one.list === undefined ? undefined : `${one.field}-list`)}
            ?data-first=${one.first === true}
            aria-describedby=${ifDefined(described)}
            aria-invalid=${troubles.length > 0 ? 'true' : 'false'}
            @input=${put}
          />`
        : html`<textarea
            id=${one.field}
            rows=${one.area}
            dir=${one.code === true ? 'ltr' : 'auto'}
            .value=${bound(one.value)}
            aria-describedby=${ifDefined(described)}
            aria-invalid=${troubles.length > 0 ? 'true' : 'false'}
            @input=${put}
          ></textarea>`
    }
    ${
      one.list === undefined
        ? nothing
        : html`<datalist id="${one.field}-list">
            ${one.list.map((text) => html`<option value=${text}></option>`)}
          </datalist>`
    }
    ${one.hint === undefined ? nothing : html`<span class="hint" id="${one.field}-hint">${one.hint}</span>`}
    ${one.beneath ?? nothing} ${inTheWay(form, one.field)}
  </div>`;
}

/** What is wrong with a field, and what becomes of it if it is sent all the same. */
export function inTheWay(form: Form, field: string): TemplateResult | typeof nothing {
  const troubles = form.troubles.get(field) ?? [];
  if (troubles.length === 0) return nothing;
  const instead = form.instead.get(field);
  return html`<span class="trouble" id="${field}-trouble">✖ ${troubles.join(' ')}</span>
    ${
      instead === undefined
        ? nothing
        : html`<span class="instead">${
            instead === ''
              ? say('goes-without')
              : html`${say('goes-as')} <q lang="en" dir="ltr">${instead}</q>`
          }</span>`
    }`;
}

export interface Chosen<T extends string> {
  field: string;
  label: string;
  value: T;
  all: readonly T[];
  name: (one: T) => string;
  put: (one: T) => void;
  first?: boolean;
}

export function chosen<T extends string>(form: Form, one: Chosen<T>): TemplateResult {
  const troubles = form.troubles.get(one.field) ?? [];
  return html`<div class="field" data-field=${one.field}>
    <label for=${one.field}>${one.label}</label>
    <select
      id=${one.field}
      ?data-first=${one.first === true}
      aria-invalid=${troubles.length > 0 ? 'true' : 'false'}
      aria-describedby=${ifDefined(troubles.length > 0 ? `${one.field}-trouble` : undefined)}
      .value=${bound(one.value)}
      @change=${(event: Event) => {
        const text = event.target instanceof HTMLSelectElement ? event.target.value : '';
        const found = one.all.find((other) => other === text);
        if (found !== undefined) one.put(found);
      }}
    >
      ${one.all.map(
        (other) =>
          html`<option value=${other} ?selected=${other === one.value}>${one.name(other)}</option>`,
      )}
    </select>
    ${inTheWay(form, one.field)}
  </div>`;
}

export function ticked(
  field: string,
  label: string,
  value: boolean,
  put: (value: boolean) => void,
  disabled = false,
): TemplateResult {
  return html`<label class="beside" data-field=${field}>
    <input
      id=${field}
      type="checkbox"
      .checked=${bound(value)}
      ?disabled=${disabled}
      @change=${(event: Event) => {
        if (event.target instanceof HTMLInputElement) put(event.target.checked);
      }}
    />
    ${label}
  </label>`;
}
