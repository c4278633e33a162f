/** Rehearsing the timers: what would ring when, if nobody answered. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { type Body, NodeOutOfReach, Problem, type Schema } from '../api';
import { codesOf, field } from '../field';
import { fieldsOf, keptIn } from '../forms';
import { live } from '../live';
import { apart, nameOf } from '../needs';
import { ltr, ParleyElement, span } from '../parts';
import { say } from './words';

const LANES = codesOf('lane');
const TIERS = codesOf('tier');
const PRECEDENCES = [...codesOf('precedence')].reverse();

function oneOf<T extends string>(all: readonly T[], text: string): T {
  const [first] = all;
  if (first === undefined) throw new Error('nothing to choose from');
  return all.find((one) => one === text) ?? first;
}

@customElement('parley-rehearse')
export class ParleyRehearse extends ParleyElement {
  @state() private rings: readonly Schema<'RehearsedRing'>[] | undefined;
  @state() private asked: Body<'line.rehearse'> | undefined;
  @state() private failure = '';

  override render(): TemplateResult {
    const members = live.agreement?.terms.members.filter((one) => one.standing === 'member') ?? [];
    const me = live.me?.party;
    const parties = members.map((one) => one.party);
    const other = parties.find((one) => one !== me);
    return html`<div class="stack"><p class="soft">${say('rehearse-says')}</p>
      <form class="panel row" @submit=${this.submit} @keydown=${keptIn}>
        ${this.choice('owed-by', parties, nameOf, other)}
        ${this.choice('owed-to', parties, nameOf, me)}
        ${this.choice('lane', LANES, (one) => field('lane', one))}
        ${this.choice('tier', TIERS, (one) => field('tier', one))}
        ${this.choice('precedence', PRECEDENCES, (one) => field('precedence', one))}
        <button class="main">${say('rehearse')}</button>
      </form>
      ${this.failure === '' ? nothing : html`<p class="problem" role="alert">${this.failure}</p>`}
      ${this.rings === undefined ? nothing : this.table(this.rings)}</div>`;
  }

  private choice(
    name: 'owed-by' | 'owed-to' | 'lane' | 'tier' | 'precedence',
    all: readonly string[],
    words: (one: string) => string,
    chosen?: string,
  ): TemplateResult {
    return html`<label
      >${say(name)}
      <select name=${name}>
        ${all.map((one) => html`<option value=${one} ?selected=${one === chosen}>${words(one)}</option>`)}
      </select></label
    >`;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const entered = fieldsOf(event.currentTarget);
    const body: Body<'line.rehearse'> = {
      owed_by: entered('owed-by'),
      owed_to: entered('owed-to'),
      lane: oneOf(LANES, entered('lane')),
      tier: oneOf(TIERS, entered('tier')),
      precedence: oneOf(PRECEDENCES, entered('precedence')),
      desks: null,
      timers: null,
    };
    const agreement = live.agreement?.agreement ?? '';
    try {
      this.rings = await live.api.ask('line.rehearse', { path: { agreement }, body });
      this.asked = body;
      this.failure = '';
    } catch (error) {
      if (!(error instanceof Problem) && !(error instanceof NodeOutOfReach)) throw error;
      this.failure = error.message;
    }
  };

  private table(rings: readonly Schema<'RehearsedRing'>[]): TemplateResult {
    return html`<table class="panel" aria-live="polite">
        <thead>
          <tr>
            <th scope="col">${say('after')}</th>
            <th scope="col">${say('step')}</th>
            <th scope="col">${say('party')}</th>
            <th scope="col">${say('desk')}</th>
            <th scope="col">${say('tier')}</th>
            <th scope="col">${say('end')}</th>
          </tr>
        </thead>
        <tbody>
          ${rings.map(
            (one) => html`<tr>
              <td>${one.after_ms === 0 ? say('at-once') : apart(span(one.after_ms))}</td>
              <td>${ltr(one.step)}</td>
              <td>${nameOf(one.party)}</td>
              <td><bdi>${one.desk}</bdi></td>
              <td>${field('tier', one.tier)}</td>
              <td>${say(one.party === this.asked?.owed_by ? 'end-owes' : 'end-waits')}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      <p class="soft">${say('rehearse-last')}</p>`;
  }
}
