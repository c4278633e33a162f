/** A chapter in words: what happens, why it matters, what is shown, the accounts, what is unknown. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { live } from '../live';
import { ltr } from '../parts';
import { type Chapter, columnsOf, type Story } from './moments';
import { say } from './words';

/** The frame shows the terms' own words; here they are said in the reader's language. */
export function standing(story: Story): TemplateResult | typeof nothing {
  if (live.agreement?.terms.banner === story.exercise) return nothing;
  return html`<p class="standing">
    <strong>${say('exercise')}</strong><bdi>${story.exercise}</bdi>
  </p>`;
}

/** How well it is known, and where it is from; the words run as the reader's language does. */
export function tagged(tag: Schema<'Tag'>, source: string): TemplateResult {
  return html`<p class="tag"><b class=${tag}>${say(tag)}</b> <bdi>${source}</bdi></p>`;
}

/** What happens stands first and largest. */
export function chapterText(chapter: Chapter): TemplateResult {
  const part = (label: 'matters' | 'shows' | 'unknown', text: string) =>
    text === '' ? nothing : html`<p class=${label}><b class="label">${say(label)}</b> ${text}</p>`;
  return html`<p class="happens">${chapter.happens}</p>
    ${part('matters', chapter.matters)} ${part('shows', chapter.shows)}
    ${part('unknown', chapter.unknown)}`;
}

/** Two columns of equal width, in the same order in every chapter; what others say stands below. */
export function accounts(chapter: Chapter): TemplateResult | typeof nothing {
  if (chapter.accounts.length === 0) return nothing;
  const { two, others } = columnsOf(chapter.accounts);
  return html`<section aria-labelledby="accounts">
    <h3 id="accounts">${say('accounts')}</h3>
    <p class="soft note-line">${say('accounts-note')}</p>
    <div class="two">${two.map(account)}</div>
    ${others.length === 0 ? nothing : html`<div class="three others">${others.map(account)}</div>`}
  </section>`;
}

function account(one: Schema<'Account'>): TemplateResult {
  return html`<article class="account">
    <h3><bdi>${one.name}</bdi></h3>
    <blockquote>${one.words}</blockquote>
    ${tagged(one.tag, one.source)}
  </article>`;
}

/** The points to look at in this chapter, for whoever does not see the map. */
export function places(story: Story, chapter: Chapter): TemplateResult | typeof nothing {
  const shown = story.places.filter((one) => chapter.look.places.includes(one.key));
  if (shown.length === 0) return nothing;
  return html`<details>
    <summary>${say('map-places')}</summary>
    <ul>
      ${shown.map(
        (one) => html`<li>
          <bdi>${one.name}</bdi> — ${ltr(`${one.lat.toFixed(2)}, ${one.lon.toFixed(2)}`)}
          ${tagged(one.tag, one.source)}
        </li>`,
      )}
    </ul>
  </details>`;
}

export function sources(story: Story): TemplateResult {
  return html`<details>
    <summary>${say('sources')}</summary>
    <ul>
      ${story.sources.map((one) => html`<li><b dir="ltr">${one.key}</b> <bdi>${one.published}</bdi></li>`)}
    </ul>
  </details>`;
}
