/** Languages spoken at a desk, each called by its own name. */
import { html, type TemplateResult } from 'lit';
import { isLanguage, OWN_NAMES } from '../words';

export function languageNames(tags: readonly string[]): TemplateResult {
  return html`${tags.map(
    (tag, n) =>
      html`${n > 0 ? ', ' : ''}<span lang=${tag}><bdi>${isLanguage(tag) ? OWN_NAMES[tag] : tag}</bdi></span>`,
  )}`;
}
