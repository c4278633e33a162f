/** The watch at a desk changes hands: taken, handed over or left, and what is open goes with it. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Body, Schema } from '../api';
import { fieldsOf, keptIn, momentIn, Stating, tickedOf } from '../forms';
import { live } from '../live';
import { apart, nameOf } from '../needs';
import { ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { LANGUAGES, OWN_NAMES } from '../words';
import { countsOf, openList } from './open';
import { say } from './words';

export type Change = Schema<'DutyChange'>;

/** The desks of a party: those of the agreement, and any other at which it states a watch. */
export function desksOf(party: string, duties: readonly Schema<'Duty'>[] | undefined): string[] {
  const duty = duties?.find((one) => one.party === party);
  const named = duty?.desks.map((one) => one.name) ?? [];
  const held = duty?.watches.map((one) => one.desk) ?? [];
  return [...new Set([...named, ...held])];
}

/** Who has the watch at a desk; undefined where nobody is stated to. */
export function holderOf(
  party: string,
  desk: string,
  duties: readonly Schema<'Duty'>[] | undefined,
): Schema<'Watch'> | undefined {
  return duties?.find((one) => one.party === party)?.watches.find((one) => one.desk === desk);
}

/** Dispatches `done` once it is on record. */
@customElement('parley-duty-change')
export class ParleyDutyChange extends ParleyElement {
  @property() change: Change = 'taken';
  @state() private desk = '';
  @state() private unread = false;
  @state() private told = '';
  private readonly stating = new Stating(() => this.requestUpdate());

  override render(): TemplateResult {
    const me = live.me;
    if (me === undefined) return html``;
    const duties = this.use('duty', live.resource('duty.show'));
    const open = this.use('open', live.resource('duty.open'));
    const desks = desksOf(me.party, duties);
    const all = desks.length > 0 ? desks : [me.label];
    const desk = all.includes(this.desk)
      ? this.desk
      : (all.find((one) => one === me.label) ?? all[0]);
    const holder = desk === undefined ? undefined : holderOf(me.party, desk, duties);
    const missing = this.change !== 'taken' && holder === undefined;
    return html`<form class="stack" @submit=${this.submit} @keydown=${keptIn}>
      <label
        >${say('desk')}
        <select
          name="desk"
          @change=${(event: Event) => {
            this.desk = (event.target as HTMLSelectElement).value;
          }}
        >
          ${all.map((one) => html`<option value=${one} ?selected=${one === desk}>${one}</option>`)}
        </select></label
      >
      ${missing ? html`<p class="note">${say('no-holder')}</p>` : nothing}
      <label
        >${say('field-watch')}
        <input name="watch" required dir="auto" autocomplete="off" .value=${this.designation(holder)} />
      </label>
      ${
        this.change === 'handed-over'
          ? html`<label
              >${say('field-to')}<input name="to" required dir="auto" autocomplete="off"
            /></label>`
          : nothing
      }
      ${this.change === 'left' ? nothing : this.times()}
      <label>${say('field-words')}<input name="words" dir="auto" autocomplete="off" /></label>
      <section class="panel" aria-label=${say('open')}>
        <h3>${say('open')}</h3>
        ${open === undefined ? nothing : openList(countsOf(open))}
        <p class="soft">${say('open-counted')}</p>
      </section>
      <p>${say(`says-${this.change}`)} ${say('in-name', { party: nameOf(me.party) })}</p>
      ${this.stating.draw()}
      <div class="row">
        <button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>
          ${this.stating.busy ? say('signing') : say('sign')}
        </button>
      </div>
      <p role="status">${this.told}</p>
    </form>`;
  }

  /** Whoever has the watch is asked for by what they are known as; who takes it says it anew. */
  private designation(holder: Schema<'Watch'> | undefined): string {
    return this.change === 'taken' ? '' : (holder?.watch ?? '');
  }

  private times(): TemplateResult {
    return html`<label
        >${say('field-until')}
        <input
          name="until"
          dir="ltr"
          autocomplete="off"
          aria-invalid=${this.unread ? 'true' : nothing}
      /></label>
      ${this.unread ? html`<p class="problem" role="alert">${say('moment-unread')}</p>` : nothing}
      <fieldset>
        <legend>${say('field-languages')}</legend>
        <div class="row">
          ${LANGUAGES.map(
            (one) => html`<label class="beside"
              ><input
                type="checkbox"
                name="language"
                value=${one}
                ?checked=${one === preferences.language || one === 'en'}
              /><span lang=${one}>${OWN_NAMES[one]}</span></label
            >`,
          )}
        </div>
      </fieldset>`;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const entered = fieldsOf(form);
    const until = momentIn(entered('until'), Math.round(live.now()), true);
    this.unread = until === undefined;
    if (until === undefined) return;
    const body: Body<'duty.change'> = {
      desk: entered('desk'),
      change: this.change,
      watch: entered('watch'),
      to: this.change === 'handed-over' ? entered('to') : '',
      languages: this.change === 'left' ? [] : tickedOf(form, 'language'),
      until_ms: until,
      words: entered('words'),
    };
    const ok = await this.stating.run(body, (key) => live.state('duty.change', {}, body, key));
    if (!ok) return;
    this.told = say(`stated-${this.change}`, { desk: apart(body.desk) });
    this.dispatchEvent(new CustomEvent('done', { detail: this.told }));
  };
}
