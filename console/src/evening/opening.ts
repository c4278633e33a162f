/** Before the first chapter: what this is, what Parley does, and the parts there are to see. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Story } from './moments';
import { TEXT, tourOf } from './ways';
import { say } from './words';

export function opening(story: Story, begin: () => void): TemplateResult {
  return html`<section class="words" aria-labelledby="title">
    <h1 id="title">${story.title}</h1>
    <p class="lead">${story.lead}</p>
    ${
      story.counterfactual
        ? nothing
        : html`<h2 class="label">${say('does')}</h2>
          <p>${say('does-text')}</p>
          ${parts(story)}`
    }
    <p class="row">
      <button class="main large" @click=${begin}>${say('begin')}</button>
      <span class="soft">${say('how')}</span>
    </p>
  </section>`;
}

function parts(story: Story): TemplateResult | typeof nothing {
  const legs = tourOf(story, false);
  if (legs.length === 0) return nothing;
  return html`<ol class="parts">
    ${legs.map(
      (leg) => html`<li>
        <a href=${leg.address} aria-current=${leg.here ? 'page' : nothing}>${say(`tour-${leg.name}`)}</a>:
        ${leg.name === 'evening' ? say('tour-evening-text', { n: story.chapters.length }) : say(TEXT[leg.name])}
      </li>`,
    )}
  </ol>`;
}
