/** What would be said of it, before anything is signed: lateness, doubts, conflicts, who is told. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Schema } from '../api';
import { field } from '../field';
import { inNotation, type Position } from '../geo';
import { live } from '../live';
import { apart } from '../needs';
import { brief, length, ltr, ParleyElement, span } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { toThread } from '../to';
import type { Remark } from './assembly';
import type { Enclosure } from './enclosing';
import { sizeText } from './files';
import { type Lead, leadSaid, type Preview } from './judging';
import { say } from './words';

export type Standing = 'asking' | 'fresh' | 'out-of-reach' | 'hindered' | 'problem';

/** Dispatches `instead` with what may have been meant, where the officer says that it was. */
@customElement('parley-beforehand')
export class ParleyBeforehand extends ParleyElement {
  static override styles = [
    controls,
    css`
      h2 { margin-block: 0.75rem 0.25rem; }
      ul.plain li { margin-block-end: 0.4rem; }
      .en { display: block; color: var(--soft); font-size: 0.9rem; }
      :host(:dir(rtl)) .en { text-align: end; }
      .stale { opacity: 0.7; }
    `,
  ];

  @property({ attribute: false }) preview: Preview | undefined;
  @property({ attribute: false }) remarks: readonly Remark[] = [];
  @property({ attribute: false }) terms: Schema<'Terms'> | undefined;
  @property() standing: Standing = 'asking';
  @property({ type: Number }) now = 0;
  /** Files that go beside it. */
  @property({ attribute: false }) files: readonly Enclosure[] = [];
  /** Whether the drawn circle is coarse: its middle was never meant to be the place. */
  @property({ type: Boolean }) coarse = false;

  override render(): TemplateResult {
    return html`<section aria-labelledby="beforehand">
      <h2 id="beforehand">${say('beforehand')}</h2>
      <p class="soft" role="status">${say(`standing-${this.standing}`)}</p>
      ${this.remarked()} ${this.preview === undefined ? nothing : this.judged(this.preview)}
    </section>`;
  }

  private remarked(): TemplateResult | typeof nothing {
    if (this.remarks.length === 0) return nothing;
    return html`<ul class="plain">
      ${this.remarks.map(
        (one) => html`<li class="note">
          ${
            one.code === 'coarse'
              ? say('remark-coarse', {
                  height: apart(length(one.coarse.height_m * 1000)),
                  width: apart(length(one.coarse.width_m * 1000)),
                })
              : say(`remark-${one.code}`)
          }
        </li>`,
      )}
    </ul>`;
  }

  private judged(preview: Preview): TemplateResult {
    return html`<div class=${this.standing === 'fresh' ? '' : 'stale'}>
      ${this.lead(preview)} ${this.meant(preview)} ${this.flags(preview)} ${this.conflicts(preview)}
      ${this.nearest(preview)} ${this.told(preview)} ${this.exact(preview)}
    </div>`;
  }

  private lead(preview: Preview): TemplateResult | typeof nothing {
    if (this.terms === undefined) return nothing;
    const lead: Lead = leadSaid(preview, this.terms, this.now);
    switch (lead.code) {
      case 'no-lead':
        return nothing;
      case 'late':
        return html`<p class="note">
          <strong class="mark look">⚠ ${field('flag', 'late')}</strong>
          ${say('lead-late', { late: span(lead.late_ms), lead: span(lead.lead_ms) })}
        </p>`;
      case 'in-time':
        return html`<p>
          <span class="mark calm">✓</span>
          ${say('lead-in-time', { before: span(lead.before_ms), lead: span(lead.lead_ms) })}
        </p>`;
    }
  }

  /** Nothing is changed by itself: a button says what may have been meant, and the officer presses it. */
  private meant(preview: Preview): TemplateResult | typeof nothing {
    if (this.coarse || preview.meant.length === 0) return nothing;
    return html`<ul class="plain">
      ${preview.meant.map(
        (one) => html`<li class="note">
          <strong>${field('flag', one.kind)}</strong> ${
            one.volume === null
              ? say('of-check-in', { n: (one.check_in ?? 0) + 1 })
              : say('of-volume', { n: one.volume + 1 })
          }
          ${ltr(inNotation(one.at))}
          <button
            @click=${() =>
              this.dispatchEvent(
                new CustomEvent<{ at: Position; instead: Position }>('instead', {
                  detail: { at: one.at, instead: one.instead },
                }),
              )}
          >
            ${say('did-you-mean', { place: apart(inNotation(one.instead)) })}
          </button>
          ${this.english(one.words)}
        </li>`,
      )}
    </ul>`;
  }

  private flags(preview: Preview): TemplateResult | typeof nothing {
    const shown = preview.flags.filter(
      (one) => one.kind !== 'late' && !preview.meant.some((meant) => meant.words === one.words),
    );
    if (shown.length === 0) return nothing;
    return html`<h3>${say('odd')}</h3>
      <ul class="plain">
        ${shown.map(
          (one) => html`<li>
            <span class="mark look">⚠ ${field('flag', one.kind)}</span>
            ${this.figures(one)} ${this.english(one.words)}
          </li>`,
        )}
      </ul>`;
  }

  /** What the node's sentence says in numbers: the same in every language. */
  private figures(one: Schema<'Flag'>): TemplateResult {
    return html`${one.volumes.map((n) => html`· ${say('of-volume', { n: n + 1 })} `)}${
      one.check_in === null ? nothing : html`· ${say('of-check-in', { n: one.check_in + 1 })} `
    }${one.place === '' ? nothing : html`· <bdi>${one.place}</bdi> `}${
      one.by_mm === null ? nothing : html`· ${ltr(length(one.by_mm))} `
    }${one.at_ms === null ? nothing : html`· ${brief(one.at_ms, this.now)}`}`;
  }

  /** The node writes English; in other languages its codes and figures say it. */
  private english(words: string): TemplateResult | typeof nothing {
    if (preferences.language !== 'en') return nothing;
    return html`<span class="en" lang="en" dir="ltr">${words}</span>`;
  }

  private conflicts(preview: Preview): TemplateResult {
    const found = preview.conflicts;
    // Of a former draft, or with no node to ask, nothing is said to be free of conflicts.
    const known = this.standing === 'fresh' || found.length > 0;
    return html`<h3>${known ? say('conflicts', { n: found.length }) : say('conflicts-unknown')}</h3>
      ${
        found.length > 0
          ? nothing
          : html`<p>${this.standing === 'fresh' ? field('verdict', 'apart') : say('not-judged')}</p>`
      }
      <ul class="plain">
        ${found.map((one) => this.conflict(one))}
      </ul>`;
  }

  private conflict(one: Schema<'Conflict'>): TemplateResult {
    const { finding, a, b } = one;
    // Which side is this draft's: the other stands on record.
    const mine = a.subject.ref === 'preview' && a.subject.party === live.me?.party;
    const other = mine ? b : a;
    const thread = `notice/${other.subject.party}/${other.subject.ref}`;
    return html`<li class=${finding.verdict === 'conflict' ? 'problem' : 'note'}>
      <strong>${finding.verdict === 'conflict' ? '✖' : '?'} ${field('verdict', finding.verdict)}</strong>
      ${say('with')} ${
        other.source === 'reported'
          ? ltr(`${other.subject.party}/${other.subject.ref}`)
          : html`<a href=${toThread(thread)} target="_blank">${ltr(`${other.subject.party}/${other.subject.ref}`)}</a>`
      }
      (${field('source', other.source)}, ${field('role', other.role)}): ${field('reason', finding.reason)}
      <div>
        ${say('both-there')} ${brief(finding.first_ms, this.now)} – ${
          finding.last_ms === null ? field('flag', 'end-unknown') : brief(finding.last_ms, this.now)
        }${finding.gap_mm === null || finding.gap_mm === 0 ? nothing : html` · ${say('gap', { gap: apart(length(finding.gap_mm)) })}`}${
          finding.vertical_gap_mm === null || finding.vertical_gap_mm === 0
            ? nothing
            : html` · ${say('vertical-gap', { gap: apart(length(finding.vertical_gap_mm)) })}`
        }${finding.place === null ? nothing : html` · ${ltr(inNotation(finding.place))}`}
        ${one.also.length === 0 ? nothing : html` · ${say('also', { n: one.also.length })}`}
      </div>
    </li>`;
  }

  private nearest(preview: Preview): TemplateResult | typeof nothing {
    if (preview.nearest.length === 0) return nothing;
    return html`<h3>${say('nearest')}</h3>
      <ul class="plain">
        ${preview.nearest.map(
          (one) => html`<li>
            ${ltr(`${one.subject.party}/${one.subject.ref}`)} ·
            ${one.gap_mm === 0 ? say('touches') : say('at-least', { gap: apart(length(one.gap_mm)) })} ·
            ${one.together === null ? say('never-together') : html`${say('both-there')} ${brief(one.together.start_ms, this.now)}`}
          </li>`,
        )}
      </ul>`;
  }

  private told(preview: Preview): TemplateResult {
    const names = new Map(this.terms?.members.map((one) => [one.party, one.name]));
    const list = preview.told.map((party) => names.get(party) ?? party).join(', ');
    return html`<h3>${say('told')}</h3>
      <p>${say('told-all', { parties: list })}</p>
      ${this.enclosed(names)}
      <p class="soft">${
        preview.notice.relay_scope === '' && preview.notice.place_label === ''
          ? say('relay-nothing')
          : say('relay-words', { words: preview.notice.relay_scope || preview.notice.place_label })
      }</p>`;
  }

  private enclosed(names: ReadonlyMap<string, string>): TemplateResult | typeof nothing {
    if (this.files.length === 0) return nothing;
    return html`<ul>
        ${this.files.map(
          (one) => html`<li>
            ${say('told-file', {
              title: apart(one.title),
              size: apart(sizeText(one.content.size)),
              parties: one.recipients.map((party) => names.get(party) ?? party).join(', '),
            })}
            ${one.contact ? say('file-contact') : nothing}
          </li>`,
        )}
      </ul>
      <p class="soft">${say('told-file-means')}</p>`;
  }

  private exact(preview: Preview): TemplateResult {
    return html`${
      preview.widened.length === 0
        ? nothing
        : html`<p class="note">${say('widened', { volumes: preview.widened.map((n) => n + 1).join(', ') })}</p>`
    }
      <details>
        <summary>${say('exact')}</summary>
        ${this.files.length === 0 ? nothing : html`<p>${say('exact-files')}</p>`}
        <pre dir="ltr" tabindex="0">${JSON.stringify(preview.notice, null, 2)}</pre>
      </details>`;
  }
}
