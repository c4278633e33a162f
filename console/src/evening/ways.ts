/** The way through: the evening, the same evening by another procedure, one's own hands. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from '../live';
import { to } from '../to';
import type { Story } from './moments';
import { otherRun, wayTo } from './parties';
import { say } from './words';

export interface Leg {
  name: 'evening' | 'other' | 'try';
  address: string;
  here: boolean;
}

/** What can be gone to from here, in its order; nothing where there is only one place to be. */
export function tourOf(
  story: Pick<Story, 'ways' | 'run' | 'counterfactual'>,
  trying: boolean,
  observer = observerOf(),
): Leg[] {
  const other = otherRun(story);
  const there = (page?: string) =>
    other === undefined ? undefined : wayTo(story, other, observer, page);
  const [evening, supposed] = story.counterfactual
    ? [there(), to('evening')]
    : [to('evening'), there()];
  // The nodes of the other procedure serve for trying: the evening's record stays as it was told.
  const hands = story.counterfactual ? to('evening', 'try') : there('evening/try');
  const all = [
    { name: 'evening' as const, address: evening, here: !trying && !story.counterfactual },
    { name: 'other' as const, address: supposed, here: !trying && story.counterfactual },
    { name: 'try' as const, address: hands, here: trying },
  ];
  const legs = all.flatMap(({ address, ...leg }) =>
    address === undefined ? [] : [{ ...leg, address }],
  );
  return legs.length < 2 ? [] : legs;
}

/** Whose node it is that looks on: the same in every run. */
function observerOf(): string {
  const members = live.agreement?.terms.members ?? [];
  return members.find((one) => one.standing === 'observer' && one.hosted_by === null)?.party ?? '';
}

/** All of the way in one line, with where one is. */
export function tour(story: Story, trying = false): TemplateResult | typeof nothing {
  const legs = tourOf(story, trying);
  if (legs.length === 0) return nothing;
  return html`<nav class="tour" aria-label=${say('tour')}>
    <ol class="row plain">
      ${legs.map(
        (leg, n) => html`<li>
          <a href=${leg.address} aria-current=${leg.here ? 'page' : nothing}
            >${n + 1}. ${say(`tour-${leg.name}`)}</a
          >
        </li>`,
      )}
    </ol>
  </nav>`;
}

/** What comes after this: for the end of a part. */
export function afterThis(story: Story): Leg | undefined {
  const legs = tourOf(story, false);
  return legs[legs.findIndex((leg) => leg.here) + 1];
}

/** At the end of a part: what is next first, then what else there is. */
export function waysOn(story: Story): TemplateResult {
  const next = afterThis(story);
  const others = tourOf(story, false).filter((leg) => !leg.here);
  return html`<div class="two ways">
    ${others.map(
      (leg) => html`<article>
        <h3>${say(HEADING[leg.name])}</h3>
        ${leg.name === 'evening' ? nothing : html`<p>${say(TEXT[leg.name])}</p>`}
        <a class="way ${leg.name === next?.name ? 'first' : ''}" href=${leg.address}>${say(OPEN[leg.name])}</a>
      </article>`,
    )}
  </div>`;
}

const HEADING = { evening: 'next-evening', other: 'next-counterfactual', try: 'next-try' } as const;
const OPEN = { evening: 'open-evening', other: 'open-counterfactual', try: 'open-try' } as const;
export const TEXT = { other: 'next-counterfactual-text', try: 'next-try-text' } as const;
