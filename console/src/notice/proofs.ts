/** Who is proven to hold what was stated, since when, and the proof itself to take away. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { live } from '../live';
import { ltr, when } from '../parts';
import { currentOf, type Page } from './wishes';
import { bracketSaid, kindSaid, party } from './wording';
import { say } from './words';

type Proven = Page['statements'][number];

export function proofs(page: Page): TemplateResult {
  const { leaf } = currentOf(page);
  const inForce = page.statements.find((one) => one.leaf === leaf);
  return html`${inForce === undefined ? nothing : holders(page, inForce)}
    <table>
      <caption class="out-of-sight">${say('proofs')}</caption>
      <thead>
        <tr>
          ${(['statement', 'claimed', 'bracket', 'held-by'] as const).map((head) => html`<th scope="col">${say(head)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${page.statements.map((one) => row(one))}
      </tbody>
    </table>
    ${raw(page)}`;
}

/** In plain words, of the version in force: who holds it, and of whom that is not shown. */
function holders(page: Page, one: Proven): TemplateResult {
  const absent = heldBy(one, partiesOf(page)).absent;
  return html`<p data-held>
    ${one.delivered.map((each) => html`<span>${say('holds', { party: isolated(live.nameOf(each.mirror)) })} ${when(each.time_s * 1_000)}. </span>`)}
    ${absent.map((each) => html`<strong>${say('holds-not', { party: isolated(live.nameOf(each)) })} </strong>`)}
    <span class="soft">${say('holds-why')}</span>
  </p>`;
}

/** The parties that are to hold a statement, besides its author, and those not shown to. */
export function heldBy(
  one: { party: string; delivered: readonly { mirror: string }[] },
  parties: readonly string[],
): { held: string[]; absent: string[] } {
  const held = one.delivered.map((each) => each.mirror);
  const absent = parties.filter((each) => each !== one.party && !held.includes(each));
  return { held, absent };
}

/** Who runs a node of their own: a hosted party's log lies at its host, who cosigns for itself. */
function partiesOf(page: Page): string[] {
  const members = live.agreement?.terms.members ?? [];
  const known = members.filter((one) => one.hosted_by === null).map((one) => one.party);
  return known.length > 0 ? known : page.notice.ladders.map((one) => one.party);
}

function row(one: Proven): TemplateResult {
  return html`<tr>
    <td>
      <strong>${kindSaid(one.kind)}</strong> · ${party(one.party)} <span class="soft"><bdi>${one.desk}</bdi></span>
      <details class="raw">
        <summary class="soft">${say('fingerprint')} ${ltr(`${one.leaf.slice(0, 12)}…`)}</summary>
        <code dir="ltr">${one.leaf}</code> ${copying(one.leaf)}
        <div class="soft">${say('entry-of', { n: one.sequence, party: isolated(live.nameOf(one.party)) })}</div>
      </details>
    </td>
    <td>${when(one.bracket.claimed_ms)}</td>
    <td>${bracketSaid(one.bracket)}</td>
    <td>${delivered(one.delivered)}</td>
  </tr>`;
}

function delivered(all: readonly Schema<'Cover'>[]): TemplateResult | TemplateResult[] {
  if (all.length === 0) return html`<span class="mark look">${say('held-by-nobody')}</span>`;
  return all.map((one) => html`<div>${party(one.mirror)} ${when(one.time_s * 1_000)}</div>`);
}

/** Where a page may not write to the clipboard, the fingerprint is there to be marked. */
function copying(text: string): TemplateResult | typeof nothing {
  if (!isSecureContext) return nothing;
  const copy = async (event: Event) => {
    const button = event.currentTarget;
    await navigator.clipboard.writeText(text);
    if (button instanceof HTMLButtonElement) button.textContent = say('copied');
  };
  return html`<button type="button" @click=${copy}>${say('copy')}</button>`;
}

/** The exact bytes, for whoever is to check them without this node. */
function raw(page: Page): TemplateResult {
  const { party: author, ref } = page.notice.ref;
  const agreement = live.agreement?.agreement ?? '';
  const thread = `notice/${author}/${ref}`;
  const href = live.api.address('agreement.bundle', { path: { agreement }, query: { thread } });
  return html`<p class="row">
    <a href=${href} download>${say('take-proof')}</a>
    <span class="soft">${say('take-proof-why')} <code dir="ltr">parley verify FILE</code></span>
  </p>`;
}

function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
