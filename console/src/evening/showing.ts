/** What the record shows at a moment: who had been told what, how far a notice came, what collides. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { codesOf, field, say as named } from '../field';
import { ltr } from '../parts';
import { heldBy, type Item, type Known } from './held';
import { clock, type Entry, entryOf, type Moment, type Story } from './moments';
import { nameIn, refIn, signOf } from './parties';
import { tagged } from './telling';
import { say } from './words';

type Page = Schema<'NoticePage'>;
type Ref = Schema<'Ref'>;

/** Everything that was asked of the node as of one moment. */
export interface Seen extends Known {
  at: number;
  map: Schema<'MapView'>;
  notices: readonly Page[];
}

/** How much of what a side holds is shown at once, the newest first. */
const SHOWN = 4;

const RUNGS = codesOf('rung');

export function held(story: Story, seen: Seen, parties: readonly string[]): TemplateResult {
  const time = `\u2066${clock(seen.at)}\u2069`;
  return html`<section aria-labelledby="held">
    <h3 id="held">${say('held', { time })}</h3>
    <p class="soft note-line">${say('held-note')}</p>
    <div class="three">
      ${parties.map((party) => {
        const items = heldBy(party, story, seen.at, seen).reverse();
        return html`<div class="panel">
          <h3>${signOf(story, party)} <bdi>${nameIn(story, party)}</bdi></h3>
          ${items.length === 0 ? html`<p class="soft">${say('held-none')}</p>` : nothing}
          ${list(story, items.slice(0, SHOWN), seen.at)}
          ${
            items.length <= SHOWN
              ? nothing
              : html`<details>
                <summary>${say('earlier', { n: items.length - SHOWN })}</summary>
                ${list(story, items.slice(SHOWN), seen.at)}
              </details>`
          }
        </div>`;
      })}
    </div>
  </section>`;
}

/** What came at this very moment is set off from what was there before. */
function list(story: Story, items: readonly Item[], at: number): TemplateResult {
  return html`<ul class="plain stack">
    ${items.map((item) => html`<li class=${item.at_ms === at ? 'fresh' : ''}>${itemText(story, item)}</li>`)}
  </ul>`;
}

/** What a reference stands for: the words of the step that brought it. */
function meant(story: Story, ref: Ref): string {
  const moment = story.moments.find(
    (one) => one.of?.party === ref.party && one.of.ref === ref.ref && one.party !== null,
  );
  return moment?.text ?? '';
}

function itemText(story: Story, item: Item): TemplateResult {
  const time = html`<b class="mono">${ltr(clock(item.at_ms).slice(0, 5))}</b>`;
  switch (item.kind) {
    case 'said':
      return html`${time} <span class="soft">${say('said-own')}:</span> ${item.moment.text}`;
    case 'told':
      return html`${time}
        <span class="soft">${say('told-by', { party: nameIn(story, item.by) })}:</span>
        ${item.moment.text}`;
    case 'alarm':
      return html`${time} <span class="mark look">${say('alarmed')}</span> ${cause(story, item.alert)}`;
    case 'rang':
      return html`${time} ☎ ${say('rang', { desk: `\u2068${item.desk}\u2069` })}`;
  }
}

function cause(story: Story, alert: Schema<'AlertView'>): string {
  const ref = refIn(story, alert.about);
  const against = alert.against === null ? '' : refIn(story, alert.against);
  switch (alert.cause) {
    case 'read-back-overdue':
    case 'flight-overdue':
    case 'conflict':
      return say(`cause/${alert.cause}`, { ref, against });
    default:
      return say('cause/other', { ref, cause: alert.cause });
  }
}

/** The rungs of a notice, one column for each who is to confirm it. */
export function ladder(story: Story, page: Page, now = false): TemplateResult {
  const { ref, ladders, confirmed, state } = page.notice;
  const title = say(now ? 'ladder-now' : 'ladder', { ref: refIn(story, ref) });
  return html`<section>
    <h3>${title}</h3>
    <p class="soft">${meant(story, ref)}</p>
    <p>
      <span class="mark ${confirmed ? 'calm' : 'look'}">${named(confirmed ? 'confirmed' : 'not-confirmed')}</span>
      <span class="soft">${field('state', state)}</span>
    </p>
    ${
      ladders.length === 0
        ? html`<p class="soft">${say('ladder-none')}</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label=${title}>
          <table>
            <thead>
              <tr>
                <td></td>
                ${ladders.map(
                  (one) =>
                    html`<th scope="col">${signOf(story, one.party)} <bdi>${nameIn(story, one.party)}</bdi></th>`,
                )}
              </tr>
            </thead>
            <tbody>
              ${RUNGS.map(
                (rung) =>
                  html`<tr>
                    <th scope="row">${field('rung', rung)}</th>
                    ${ladders.map((one) => html`<td>${reached(one, rung)}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`
    }
  </section>`;
}

function reached(one: Page['notice']['ladders'][number], rung: string): TemplateResult {
  const step = one.steps.find((each) => each.rung === rung);
  const done = step?.reached_ms ?? null;
  if (done === null) return html`<span class="missing">— ${say('not-yet')}</span>`;
  return html`<span class="done">✓ ${ltr(clock(done))}</span>`;
}

export function conflicts(story: Story, map: Schema<'MapView'>): TemplateResult {
  return html`<section>
    <h3>${say('conflicts')}</h3>
    ${
      map.conflicts.length === 0
        ? html`<p>${say('conflicts-none')}</p>`
        : html`<ul>
          ${map.conflicts.map(({ conflict }) => {
            const [a, b] = [refIn(story, conflict.a.subject), refIn(story, conflict.b.subject)];
            const finding = conflict.finding;
            return html`<li>
              ${say('conflict-of', { a, b })}:
              <span class="mark look">${field('verdict', finding.verdict)}</span>
              ${field('reason', finding.reason)}
              <ul class="soft">
                ${[conflict.a.subject, conflict.b.subject].map(
                  (ref) => html`<li>${refIn(story, ref)}: ${meant(story, ref)}</li>`,
                )}
              </ul>
            </li>`;
          })}
        </ul>`
    }
  </section>`;
}

/** Every step, with the entry it is in the log of whoever stated it. */
export function timeline(
  story: Story,
  entries: readonly Entry[],
  at: number,
  move: (at: number) => void,
): TemplateResult {
  return html`<details>
    <summary>${say('timeline')}</summary>
    <ol class="steps">
      ${story.moments.map(
        (moment) => html`<li class=${moment.at_ms > at ? 'later' : ''}>
          <div>
            <button class="mono" @click=${() => move(moment.at_ms)}>
              ${ltr(clock(moment.at_ms).slice(0, 5))}
            </button>
          </div>
          <div>
            ${signOf(story, moment.party)} ${moment.text}
            ${
              moment.other === ''
                ? nothing
                : html`<p class="soft">${say('other-account', { words: moment.other })}</p>`
            }
            ${tagged(moment.tag, moment.source)}
            <p class="tag">${logged(story, moment, entries)}</p>
          </div>
        </li>`,
      )}
    </ol>
  </details>`;
}

function logged(story: Story, moment: Moment, entries: readonly Entry[]): TemplateResult {
  if (moment.party === null) return html`${say('no-log')}`;
  const entry = entryOf(moment, entries);
  if (entry === undefined) return html`<i>${say('not-played')}</i>`;
  const party = nameIn(story, entry.party);
  return html`${say('in-log', { n: entry.sequence, party })}
    <code dir="ltr">${entry.leaf.slice(0, 12)}</code>`;
}
