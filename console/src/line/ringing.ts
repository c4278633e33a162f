/** Who will be rung, and when, if nobody answers: said before it is signed. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Schema } from '../api';
import { field } from '../field';
import { live } from '../live';
import { ParleyElement, span } from '../parts';
import { nameOf, party } from './drawing';
import { type Precedence, type Ring, rings } from './timers';
import { say } from './words';

const STEPS_SHOWN = 3;

@customElement('parley-ringing')
export class ParleyRinging extends ParleyElement {
  @property() lane: Schema<'Lane'> = 'air';
  @property() tier: Schema<'Tier'> = 'duty-officer';
  @property() precedence: Precedence = 'priority';
  /** Whom it is to; left empty, every member. */
  @property({ attribute: false }) to: readonly string[] = [];

  override render(): TemplateResult | typeof nothing {
    const terms = live.agreement?.terms;
    const me = live.me?.party;
    if (terms === undefined || me === undefined) return nothing;
    const members = terms.members.filter((one) => one.standing === 'member' && one.party !== me);
    const all = this.to.length > 0 ? this.to : members.map((one) => one.party);
    return html`<section aria-label=${say('who-rings')}>
      <h3>${say('who-rings')}</h3>
      <ul>
        ${all.map((one) => {
          const { lane, tier, precedence } = this;
          const wait = { lane, tier, precedence, owedBy: one, owedTo: me };
          const found = rings(terms, wait, say('any-desk')).filter(
            (ring) => ring.step < STEPS_SHOWN,
          );
          return html`<li>${party(one)}: ${byTime(found).map((at, n) => this.ring(at, n))}</li>`;
        })}
      </ul>
    </section>`;
  }

  /** Both ends ring at the same moment, and are said together. */
  private ring(at: Ring[], n: number): TemplateResult {
    const [first] = at;
    if (first === undefined) return html``;
    const when =
      first.step === 0 ? say('at-once') : say('after-span', { span: span(first.afterMs) });
    return html`${n > 0 ? '; ' : nothing}<strong>${when}</strong>
      ${at.map(
        ({ desk }, place) =>
          html`${place > 0 ? ' + ' : nothing}<bdi>${nameOf(desk.party)} · ${desk.name}</bdi>
            (${field('tier', desk.tier)})`,
      )}`;
  }
}

function byTime(found: readonly Ring[]): Ring[][] {
  const steps = new Map<number, Ring[]>();
  for (const one of found) steps.set(one.step, [...(steps.get(one.step) ?? []), one]);
  return [...steps.values()];
}
