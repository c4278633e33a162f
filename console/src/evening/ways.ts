/** Where to go on from the story: the other procedure, the evening, one's own hands. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from '../live';
import { to } from '../to';
import type { Story } from './moments';
import { otherRun, wayTo } from './parties';
import { say } from './words';

export function waysOn(story: Story): TemplateResult | typeof nothing {
  const other = otherRun(story);
  const observer = observerOf();
  const address = other === undefined ? undefined : wayTo(story, other, observer);
  const next = story.counterfactual ? 'next-evening' : 'next-counterfactual';
  const open = story.counterfactual ? 'open-evening' : 'open-counterfactual';
  return html`<div class="two ways">
    ${
      address === undefined
        ? nothing
        : html`<article>
          <h3>${say(next)}</h3>
          ${story.counterfactual ? nothing : html`<p>${say('next-counterfactual-text')}</p>`}
          <a class="way" href=${address} target="_blank" rel="noopener">${say(open)}</a>
        </article>`
    }
    ${story.counterfactual ? tryHere() : tryThere(story, other, observer)}
  </div>`;
}

/** Whose node it is that looks on: the same in every run. */
function observerOf(): string {
  const members = live.agreement?.terms.members ?? [];
  return members.find((one) => one.standing === 'observer' && one.hosted_by === null)?.party ?? '';
}

/** The nodes of the other procedure serve for trying: the evening's record stays as it was told. */
function tryThere(
  story: Story,
  other: string | undefined,
  observer: string,
): TemplateResult | typeof nothing {
  const address = other === undefined ? undefined : wayTo(story, other, observer, 'evening/try');
  if (address === undefined) return nothing;
  return html`<article>
    <h3>${say('next-try')}</h3>
    <p>${say('next-try-text')}</p>
    <a class="way" href=${address} target="_blank" rel="noopener">${say('open-try')}</a>
  </article>`;
}

function tryHere(): TemplateResult {
  return html`<article>
    <h3>${say('next-try')}</h3>
    <p>${say('next-try-text')}</p>
    <a class="way" href=${to('evening', 'try')}>${say('open-try')}</a>
  </article>`;
}
