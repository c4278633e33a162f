/** What the card and the whole account of one have in common: its row, its page, and the clock. */
import { nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import type { Page, Row } from './order';
import { pageOf } from './pages';

export abstract class OfOneProtected extends ParleyElement {
  @property({ attribute: false }) row?: Row;

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.row === undefined) return nothing;
    return this.draw(this.row, this.use('page', pageOf(this.row.ref)));
  }

  /** @param page What is known beyond the list; undefined until it came. */
  protected abstract draw(row: Row, page: Page | undefined): TemplateResult;
}

/** What it is called: its own name, else its place in words, else its reference. */
export function calledOf(row: Row): string {
  return row.name || row.place_label || `${row.ref.party}/${row.ref.ref}`;
}
