/** To whom, and what else: who reads back, the desk to call, remarks, what may go off the line. */
import { html, nothing, type TemplateResult } from 'lit';
import { field } from '../field';
import { ltr } from '../parts';
import { type Form, inTheWay, ticked, typed } from './form';
import { say } from './words';

export function whomFields(form: Form): TemplateResult {
  const draft = form.draft;
  const others = form.terms.members.filter((one) => one.party !== form.party);
  const members = others.filter((one) => one.standing === 'member').map((one) => one.party);
  const asked = draft.addressees ?? members;
  const put = (party: string, wanted: boolean) => {
    const next = others
      .map((one) => one.party)
      .filter((one) => (one === party ? wanted : asked.includes(one)));
    // Every member, and nobody else, is what is meant where nothing is named.
    const usual = next.length === members.length && next.every((one) => members.includes(one));
    form.change({ addressees: usual ? undefined : next });
  };
  const names = new Map(others.map((one) => [one.party, one.name]));
  return html`<fieldset data-field="addressees">
    <legend>${say('whom')}</legend>
    <p class="soft">${say('whom-note')}</p>
    <ul class="plain row" id="addressees">
      ${others.map(
        (one) => html`<li>
          ${ticked(
            `to-${one.party}`,
            one.standing === 'member'
              ? (names.get(one.party) ?? one.party)
              : `${one.name} (${field('standing', one.standing)})`,
            asked.includes(one.party),
            (wanted) => put(one.party, wanted),
            asked.length === 1 && asked.includes(one.party),
          )}
        </li>`,
      )}
    </ul>
    ${inTheWay(form, 'addressees')}
    <div class="grid">
      ${typed(form, { field: 'desk', label: say('desk'), value: draft.desk, put: (desk) => form.change({ desk }), hint: say('desk-hint') })}
      ${
        draft.kind === 'gathering'
          ? nothing
          : typed(form, {
              field: 'remarks',
              label: say('remarks'),
              value: draft.remarks,
              put: (remarks) => form.change({ remarks }),
              area: 2,
            })
      }
      ${typed(form, { field: 'relay', label: say('relay'), value: draft.relay, put: (relay) => form.change({ relay }), hint: say('relay-hint') })}
      ${
        draft.amends === null
          ? typed(form, {
              field: 'ref',
              label: say('ref'),
              value: draft.ref,
              put: (ref) => form.change({ ref }),
              code: true,
            })
          : html`<p>${say('ref')}: ${ltr(`${draft.amends.ref.party}/${draft.amends.ref.ref}`)}</p>`
      }
    </div>
  </fieldset>`;
}
