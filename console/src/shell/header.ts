/** The top of every screen, in one row: the screens, an emergency, who I am, the clock, the line. */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { CLOCK_LOOSE_MS, live } from '../live';
import { local, ltr, ParleyElement, utc } from '../parts';
import { controls } from '../theme';
import { routeOf, to } from '../to';
import './looks';
import './menu';
import { SCREENS, type Screen, screenOf } from './screens';
import { say } from './words';

/**
 * What gives way where the row is too short, one after the other: seldom screens; the name and the
 * language's; the other screens from the last; and where the window is low who I am, then the day,
 * which the menu says instead. Elsewhere the row becomes two.
 */
interface Step {
  level: 0 | 1 | 2 | 3 | 4 | 5;
  /** So many screens stand on the row, the others in the menu. */
  screens: number;
}

/** Fewer than these on the row are no help: then all are in the menu. */
const FEWEST = 3;

@customElement('parley-header')
export class ParleyHeader extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { position: relative; z-index: 11; border-block-end: 1px solid var(--faint-line); background: var(--panel); }
      .bar { display: flex; gap: 0.2rem 0.6rem; align-items: center; padding: 0.15rem 0.75rem; }
      .bar > * { flex: none; white-space: nowrap; }
      .bar[data-wrap] { flex-wrap: wrap; }
      .bar[data-wrap] > * { flex-shrink: 1; min-inline-size: 0; white-space: normal; }
      .clock { font-family: var(--mono); font-weight: 700; }
      .gap { flex: 1 1 0; }
      nav, nav .row { display: flex; flex-wrap: nowrap; align-items: center; gap: 0.1rem; }
      nav a { padding: 0.25rem 0.5rem; text-decoration: none; border-radius: var(--round); color: var(--text); }
      nav a[aria-current] { background: var(--raised); box-shadow: inset 0 -3px var(--link); font-weight: 600; }
      parley-menu a:not([hidden]) { display: block; padding: 0.35rem 0.75rem; }
      select { min-block-size: 1.9rem; padding-block: 0; max-inline-size: 14rem; }
      .in-menu { display: none; }
      nav parley-menu { display: none; }
      nav a[hidden] { display: none; }
      .bar:not([data-fit='0']) nav parley-menu { display: inline-block; }
      .bar:not([data-within]) .face-here, .bar[data-within] .face-more { display: none; }
      .bar:not([data-fit='0'], [data-fit='1']) strong { display: none; }
      .bar:is([data-fit='4'], [data-fit='5']) .who { display: none; }
      .bar:is([data-fit='4'], [data-fit='5']) .in-menu { display: block; margin: 0.3rem 0 0; }
      .bar[data-fit='5'] .day { display: none; }
      .bar[data-fit='5'] { gap: 0.2rem 0.25rem; padding-inline: 0.4rem; }
      /* Two rows: what is pressed in the first, what is read in the second. */
      .bar[data-wrap] .read { order: 1; }
    `,
  ];

  @property() standing = 'asking';
  /** The window has few lines: a second row would push away what the screen is for. */
  @property({ type: Boolean }) low = false;
  @query('.bar') private readonly bar!: HTMLElement;
  private fitted = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
    this.listen(live, 'pulse', () => this.requestUpdate());
    this.listen(window, 'hashchange', () => this.requestUpdate());
    this.listen(window, 'resize', () => this.requestUpdate());
    void customElements.whenDefined('parley-emergency').then(() => this.requestUpdate());
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    // Measured anew where anything but the running time changed.
    if (this.measures() !== this.fitted) this.arrange();
  }

  /** The roomiest way in which everything stands in one row. */
  private arrange(): void {
    const { bar } = this;
    bar.removeAttribute('data-wrap');
    const all = [...bar.querySelectorAll<HTMLElement>('nav .row a')];
    for (const step of this.steps(all)) {
      bar.dataset['fit'] = String(step.level);
      this.looks?.toggleAttribute('small', step.level >= 2);
      for (const [n, one] of all.entries()) one.hidden = n >= step.screens;
      const within = bar.querySelectorAll<HTMLElement>('nav parley-menu a');
      for (const [n, one] of within.entries()) one.hidden = n < step.screens;
      // The menu's button says where one is, if that is within.
      const here = all.findIndex((one) => one.hasAttribute('aria-current'));
      bar.toggleAttribute('data-within', step.screens === 0 || here >= step.screens);
      if (bar.scrollWidth <= bar.clientWidth) break;
    }
    bar.toggleAttribute('data-wrap', bar.scrollWidth > bar.clientWidth);
    this.fitted = this.measures();
  }

  private steps(all: readonly HTMLElement[]): Step[] {
    const daily = all.filter((one) => !one.matches('.seldom')).length;
    const fewer = Array.from({ length: Math.max(0, daily - FEWEST) }, (_, n) => daily - 1 - n);
    return [
      { level: 0, screens: all.length },
      { level: 1, screens: daily },
      ...[daily, ...fewer].map((screens) => ({ level: 2, screens }) as const),
      { level: 3, screens: 0 },
      ...(this.low ? ([4, 5] as const).map((level) => ({ level, screens: 0 })) : []),
    ];
  }

  private measures(): string {
    const parts = [...this.bar.children].filter((one) => one.className !== 'gap');
    const here = this.bar.querySelector('a[aria-current]')?.getAttribute('href');
    return [this.low, here, ...[this.bar, ...parts].map((one) => one.clientWidth)].join(' ');
  }

  @query('parley-looks') private readonly looks!: HTMLElement | null;

  override render(): TemplateResult {
    const within = live.me !== undefined;
    return html`
      <header>
        <div class="bar">
          <strong>Parley</strong>
          ${within ? this.navigation() : nothing}
          <span class="gap"></span>
          ${within ? html`<parley-emergency></parley-emergency>` : nothing}
          ${within ? this.whoAndWhen() : nothing}
          <parley-looks>${within ? this.hereAndNow() : nothing}</parley-looks>
        </div>
      </header>
    `;
  }

  private whoAndWhen(): TemplateResult {
    const now = live.now();
    const here = local(now);
    const [day, time] = utc(now).split(' ');
    return html`
      <span class="who read"><bdi>${live.nameOf(live.me?.party ?? '')}</bdi> · <bdi>${live.me?.label}</bdi></span>
      ${this.agreements()}
      <span class="read" title=${utc(now)}
        ><bdi class="clock" dir="ltr"><span class="day">${day} </span>${time}</bdi>${
          here === '' ? nothing : html` <span class="local who">${ltr(here)}</span>`
        }</span
      >
      <span class="read">${this.pulse()}</span>
    `;
  }

  /** For the menu, where the row has no room for it. */
  private hereAndNow(): TemplateResult {
    const now = live.now();
    const all = [live.nameOf(live.me?.party ?? ''), live.me?.label ?? ''].join(' — ');
    return html`<p class="in-menu"><bdi>${all}</bdi> ${ltr([utc(now), local(now)].join(' '))}</p>`;
  }

  private agreements(): TemplateResult | typeof nothing {
    if (live.agreements.length < 2) return nothing;
    return html`<select
      aria-label=${say('agreement')}
      @change=${(event: Event) => live.choose((event.target as HTMLSelectElement).value)}
    >
      ${live.agreements.map(
        (one) => html`<option value=${one.agreement} ?selected=${one === live.agreement}>
          ${one.terms.title}
        </option>`,
      )}
    </select>`;
  }

  /** Never by colour alone: a word and a sign for each. */
  private pulse(): TemplateResult {
    const signs = { connecting: '…', alive: '●', quiet: '◐', dead: '✖' } as const;
    const kinds = { connecting: 'look', alive: 'calm', quiet: 'look', dead: 'urgent' } as const;
    const at = live.stream.pulse;
    const loose = Math.abs(live.clockAhead) > CLOCK_LOOSE_MS;
    return html`<span class="mark ${kinds[at]}" data-pulse=${at}>${signs[at]} ${say(`pulse-${at}`)}</span>
      ${loose ? html`<span class="mark look">${say('clock-loose')}</span>` : nothing}`;
  }

  private navigation(): TemplateResult {
    const shown = screenOf(routeOf(location.hash));
    const here = shown?.under ?? shown?.name;
    const all = SCREENS.filter((one) => one.key !== undefined && one.when?.() !== false);
    const current = all.find((one) => one.name === here);
    return html`<nav aria-label=${say('screens')}>
      <span class="row">${all.map((one) => link(one, here))}</span>
      <parley-menu>
        <span slot="face">
          <span class="face-more">${say('more-screens')}</span>
          <span class="face-here">☰ ${current?.title() ?? say('screens')}</span>
        </span>
        ${all.map((one) => link(one, here))}
      </parley-menu>
    </nav>`;
  }
}

function link(one: Screen, here: string | undefined): TemplateResult {
  return html`<a
    class=${one.seldom ? 'seldom' : nothing}
    href=${to(one.name)}
    aria-current=${one.name === here ? 'page' : nothing}
    >${one.title()}</a
  >`;
}
