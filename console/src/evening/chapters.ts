/** From chapter to chapter: numbers in one row, and what is before and after, always at one place. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Story } from './moments';
import { afterThis } from './ways';
import { say } from './words';

/** Turns one chapter on or back, or goes to one by its key. */
export interface Turning {
  turn(by: 1 | -1): void;
  go(key: string): void;
}

/** `n` is the chapter shown, from 0; -1 before the first. */
export function chapterRow(story: Story, n: number, turning: Turning): TemplateResult {
  const headline = story.chapters[n]?.headline;
  return html`<nav class="chapters" aria-label=${say('chapters')}>
    <button class="step" aria-label=${say('chapter-before')} ?disabled=${n <= 0} @click=${() => turning.turn(-1)}>
      <span class="arrow" aria-hidden="true">‹</span>
    </button>
    <ol class="plain">
      ${story.chapters.map(
        (one, each) => html`<li>
          <button
            aria-current=${each === n ? 'step' : nothing}
            aria-label=${`${each + 1}. ${one.headline}`}
            class=${each === n ? 'main' : ''}
            @click=${() => turning.go(one.key)}
          >
            ${each + 1}<span class="title" aria-hidden="true">${one.headline}</span>
          </button>
        </li>`,
      )}
    </ol>
    ${onward(story, n, turning)}
    ${headline === undefined ? nothing : html`<span class="now" aria-hidden="true">${headline}</span>`}
  </nav>`;
}

/** The one button to press: the next chapter, or after the last what comes next. */
export function onward(
  story: Story,
  n: number,
  turning: Turning,
  named = false,
): TemplateResult | typeof nothing {
  const next = story.chapters[n + 1];
  if (next !== undefined) {
    const what = named ? say('next-is', { what: next.headline }) : say('next-chapter');
    const words = n < 0 ? say('begin') : what;
    return html`<button class="main next" @click=${() => turning.turn(1)}>
      ${words}
      <span class="arrow" aria-hidden="true">›</span>
    </button>`;
  }
  const leg = afterThis(story);
  if (leg === undefined) return nothing;
  return html`<a class="button next" href=${leg.address}>
    ${say('next-is', { what: say(`tour-${leg.name}`) })} <span class="arrow" aria-hidden="true">›</span>
  </a>`;
}
