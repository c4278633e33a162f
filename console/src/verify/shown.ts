/** A judgement as a page: the verdict, what does not hold, what is not shown, and what it proves. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ltr, when } from '../parts/written';
import { preferences } from '../prefs';
import { controls } from '../theme/controls';
import { directionOf } from '../words';
import type { Event, Finding, Report, ThreadStory } from './core';
import { WordedElement } from './worded';
import { isolated, say, told } from './words';

/** How many threads, or statements of one, are drawn before they are asked for. */
const AT_ONCE = 50;

/** The file that was judged. */
export interface Judged {
  name: string;
  bytes: number;
  sha256: string;
}

const SIGNS = { sound: '✔', 'not-sound': '✖', unreadable: '?' } as const;
const LOOKS = { sound: 'calm', 'not-sound': 'urgent', unreadable: 'look' } as const;

@customElement('parley-judgement')
export class ParleyJudgement extends WordedElement {
  static override styles = [
    controls,
    css`
      :host { display: block; }
      .verdict { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: baseline; }
      .verdict h2 { margin: 0; font-size: 1.5rem; }
      .verdict h2:focus { outline: none; }
      .code { overflow-wrap: anywhere; }
      section { margin-block-start: 1rem; }
      .found li { margin-block-end: 0.35rem; overflow-wrap: anywhere; }
      .scroll { overflow-x: auto; }
      td bdi, th bdi { white-space: nowrap; }
      summary { cursor: pointer; padding-block: 0.3rem; }
      .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1rem; }
    `,
  ];

  @property({ attribute: false }) report: Report | undefined;
  @property({ attribute: false }) judged: Judged | undefined;
  /** The agreements that a node here is in, where there is one to ask. */
  @property({ attribute: false }) known: readonly string[] | undefined;
  @state() private opened = new Map<string, number>();
  @state() private threads = AT_ONCE;

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('report')) return;
    this.opened = new Map();
    this.threads = AT_ONCE;
  }

  override updated(changed: Map<string, unknown>): void {
    // Whoever waits with a screen reader is brought to the verdict.
    if (changed.has('report')) this.renderRoot.querySelector('h2')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { report } = this;
    if (report === undefined) return nothing;
    return html`
      ${this.verdict(report)} ${this.disputed(report)}
      ${this.findings('problems', report.problems, 'problem')}
      ${
        report.verdict === 'unreadable'
          ? nothing
          : html`
              ${this.findings('gaps', report.gaps, 'note')}
              ${this.findings('flags', report.flags, 'note')} ${this.meaning(report)} ${this.logs(report)}
              ${this.stories(report)}
            `
      }
    `;
  }

  private verdict(report: Report): TemplateResult {
    const { verdict } = report;
    return html`<section class="panel stack" aria-live="polite">
      <div class="verdict" data-verdict=${verdict}>
        <h2 tabindex="-1" class="mark ${LOOKS[verdict]}">
          <span aria-hidden="true">${SIGNS[verdict]}</span> ${say(`verdict-${verdict}`)}
        </h2>
        <span>${say(`means-${verdict}`)}</span>
      </div>
      ${this.file()} ${verdict === 'unreadable' ? nothing : this.agreement(report)}
    </section>`;
  }

  private file(): TemplateResult | typeof nothing {
    if (this.judged === undefined) return nothing;
    const { name, bytes, sha256 } = this.judged;
    return html`<div class="soft">
      ${say('file', { name: isolated(name), size: isolated(String(bytes)) })}
      <span class="code">${ltr(sha256)}</span>
    </div>`;
  }

  private agreement(report: Report): TemplateResult {
    const same = this.known?.includes(report.agreement);
    return html`<div class="stack">
      <div>
        ${report.exercise ? html`<span class="mark look">${say('exercise')}</span>` : nothing}
        ${say('agreement')}: <strong><bdi>${report.title}</bdi></strong>
        <span class="soft"><bdi>${report.banner}</bdi></span>
      </div>
      <div class="code" data-agreement>${ltr(report.agreement)}</div>
      <div class="soft">${say('compare')}</div>
      ${
        same === undefined
          ? nothing
          : html`<div>
              <span class="mark ${same ? 'calm' : 'look'}"
                >${say(same ? 'same-agreement' : 'other-agreement')}</span
              >
            </div>`
      }
    </div>`;
  }

  private disputed(report: Report): TemplateResult | typeof nothing {
    if (report.disputed.length === 0) return nothing;
    return html`<section class="problem">
      ${report.disputed.map((party) => html`<p><strong>${say('disputed', { party: this.apart(party) })}</strong></p>`)}
      <p>${say('disputed-note')}</p>
    </section>`;
  }

  private findings(
    kind: 'problems' | 'gaps' | 'flags',
    all: readonly Finding[],
    look: string,
  ): TemplateResult {
    return html`<section class=${all.length === 0 ? '' : look} data-findings=${kind}>
      <h3>${say(kind)}: ${all.length === 0 ? say('not-any') : ltr(all.length)}</h3>
      ${all.length === 0 || kind === 'problems' ? nothing : html`<p class="soft">${say(`${kind}-note`)}</p>`}
      <ul class="found">
        ${this.some(kind, all).map((one, n) => this.finding(one, all[n - 1]))}
      </ul>
      ${this.more(kind, all.length)}
    </section>`;
  }

  private finding(one: Finding, before: Finding | undefined): TemplateResult {
    // Of several of one kind in turn, the first says what it means.
    const means = one.code === before?.code ? undefined : meaningOf(one);
    return html`<li>
      ${told(one, (value) => this.apart(value))}
      ${means === undefined ? nothing : html`<br /><span class="soft">${means}</span>`}
      ${
        one.fault === undefined
          ? nothing
          : html`<br /><span class="soft"
                >${say('detail')}: <bdi dir="ltr" lang="en" class="code">${one.fault.detail}</bdi></span
              >`
      }
    </li>`;
  }

  private meaning(report: Report): TemplateResult {
    return html`<section class="two">
      ${
        report.verdict === 'sound'
          ? html`<div>
              <h3>${say('proven')}</h3>
              <ul>
                ${(['proven-signed', 'proven-place', 'proven-held'] as const).map((one) => html`<li>${say(one)}</li>`)}
              </ul>
            </div>`
          : html`<p class="problem">${say('then-not-sound')}</p>`
      }
      <div>
        <h3>${say('not-proven')}</h3>
        <ul>
          ${(['not-true', 'not-whole', 'not-time', 'not-read'] as const).map((one) => html`<li>${say(one)}</li>`)}
        </ul>
      </div>
    </section>`;
  }

  private logs(report: Report): TemplateResult {
    return html`<section>
      <h3>${say('logs')}</h3>
      <div class="scroll" tabindex="0" role="region" aria-label=${say('logs')}>
        <table>
          <thead>
            <tr>
              ${(['log-party', 'log-covers', 'log-here', 'log-cosigned'] as const).map((one) => html`<th scope="col">${say(one)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${report.logs.map(
              (log) => html`<tr>
                <th scope="row">${ltr(log.party)}</th>
                <td>${ltr(log.size)}</td>
                <td>${ltr(log.present)}</td>
                <td>
                  ${
                    log.cosigned.length === 0
                      ? html`<span class="unknown">${say('no-cosignature')}</span>`
                      : log.cosigned.map(
                          (one) => html`<div>${ltr(`${one.by} ${one.size}/${log.size}`)}</div>`,
                        )
                  }
                </td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  private stories(report: Report): TemplateResult {
    const rest = report.threads.length - this.threads;
    return html`<section>
      <h3>${say('threads')}: ${ltr(report.threads.length)}</h3>
      ${report.threads.slice(0, this.threads).map((story) => this.story(story))}
      ${
        rest > 0
          ? html`<button
              @click=${() => {
                this.threads += AT_ONCE;
              }}
            >
              ${say('more', { n: Math.min(rest, AT_ONCE) })}
            </button>`
          : nothing
      }
    </section>`;
  }

  private story(story: ThreadStory): TemplateResult {
    const place = `thread ${story.thread}`;
    // Ten thousand statements are drawn only where somebody looks.
    return html`<details
      @toggle=${(event: globalThis.Event) => {
        if (event.target instanceof HTMLDetailsElement && event.target.open) this.open(place);
      }}
    >
      <summary>
        ${ltr(story.thread)} <span class="soft">${say('statements', { n: story.events.length })}</span>
      </summary>
      ${this.opened.has(place) ? this.events(place, story.events) : nothing}
    </details>`;
  }

  private events(place: string, events: readonly Event[]): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${place}>
      <table>
        <thead>
          <tr>
            ${(['said-what', 'said-by', 'said-at', 'said-between', 'said-held'] as const).map((one) => html`<th scope="col">${say(one)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.some(place, events).map((event) => this.event(event))}
        </tbody>
      </table>
      ${this.more(place, events.length)}
    </div>`;
  }

  private event(event: Event): TemplateResult {
    const bound = (ms: number | null) =>
      ms === null ? html`<span class="unknown">${say('bound-unknown')}</span>` : when(ms);
    return html`<tr>
      <td>
        ${ltr(event.kind)} <span class="code soft">${ltr(event.leaf.slice(0, 12))}</span>
        ${event.understood ? nothing : html`<div class="unknown">${say('not-readable')}</div>`}
      </td>
      <td>${ltr(`${event.party} ${event.sequence}`)}<div class="soft"><bdi>${event.desk}</bdi></div></td>
      <td>${when(event.issuedMs)}</td>
      <td>${bound(event.notBeforeMs)}<br />${bound(event.notAfterMs)}</td>
      <td>
        ${
          event.delivered.length === 0
            ? html`<span class="unknown">${say('held-by-nobody')}</span>`
            : event.delivered.map((one) => html`<div>${ltr(one.party)} ${when(one.byMs)}</div>`)
        }
      </td>
    </tr>`;
  }

  private some<T>(place: string, all: readonly T[]): readonly T[] {
    return all.slice(0, this.opened.get(place) ?? AT_ONCE);
  }

  private more(place: string, count: number): TemplateResult | typeof nothing {
    const rest = count - (this.opened.get(place) ?? AT_ONCE);
    if (rest <= 0) return nothing;
    return html`<button @click=${() => this.open(place, AT_ONCE)}>
      ${say('more', { n: Math.min(rest, AT_ONCE) })}
    </button>`;
  }

  private open(place: string, further = 0): void {
    const drawn = this.opened.get(place) ?? AT_ONCE;
    this.opened = new Map(this.opened).set(place, drawn + further);
  }

  /** In a right-to-left sentence a name or a number must not change places with its neighbours. */
  private apart(value: string): string {
    return directionOf(preferences.language) === 'rtl' ? isolated(value) : value;
  }
}

/** What a gap means for whoever reads the file; a problem or a flag says it all. */
function meaningOf(one: Finding): string | undefined {
  switch (one.code) {
    case 'log-missing':
    case 'entry-missing':
    case 'entries-missing':
    case 'seen-other-of-two':
    case 'seen-not-shown':
    case 'not-cosigned':
    case 'not-reached':
    case 'annex-erased':
    case 'annex-missing':
      return say(`gap-${one.code}`);
    default:
      return undefined;
  }
}
