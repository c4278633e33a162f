/** The chapter on the map: what was on record at that moment, and the points it speaks of. */
import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import type { Chapter, Story } from './moments';
import type { Seen } from './showing';

@customElement('parley-picture')
export class ParleyPicture extends ParleyElement {
  @property({ attribute: false }) story: Story | undefined;
  @property({ attribute: false }) chapter: Chapter | undefined;
  @property({ attribute: false }) seen: Seen | undefined;

  override render(): TemplateResult {
    return html``;
  }
}
