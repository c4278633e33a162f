/** The frame: who one is, what time it is, whether the line is alive, and the screen within. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { NodeOutOfReach, Problem } from '../api';
import { keys } from '../keys';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import '../alarms';
import './banner';
import './header';
import './help';
import { go, type Route, routeOf } from '../to';
import { isLanguage } from '../words';
import { SCREENS, type Screen, screenOf } from './screens';
import { say } from './words';

const AGAIN_MS = 5_000;
/** With fewer lines than this the frame keeps to what must be seen. */
const LOW_REM = 30;
/** And with rows that are shorter than this, as on a telephone. */
const NARROW_REM = 28;

type Standing = 'asking' | 'in' | 'out' | 'away';

@customElement('parley-app')
export class ParleyApp extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { display: grid; grid-template: auto 1fr auto / minmax(0, 1fr); min-block-size: 100%; }
      .top { position: sticky; inset-block-start: 0; z-index: 10; }
      /* A low window: the row of screens scrolls away, the banner and what sounds stay. */
      :host([low]) { grid-template-rows: auto auto 1fr auto; }
      :host([low]) .top { display: contents; }
      :host([low]) parley-alarms { position: sticky; inset-block-start: 0; z-index: 10; }
      main { padding: var(--gap); min-inline-size: 0; border: var(--veil, none); }
      :host([low]) main { padding: 0.2rem; }
      main:focus, main:focus-visible { outline: none; }
      footer { padding: 0.25rem 0.75rem; color: var(--soft); border-block-start: 1px solid var(--faint-line); font-size: 0.85rem; }
      .skip { position: absolute; inset-block-start: -10rem; inset-inline-start: 0; background: var(--panel); padding: 0.5rem; z-index: 20; }
      .skip:focus { inset-block-start: 0; }
      .alone { max-inline-size: 42rem; margin: 3rem auto; }
    `,
  ];

  @state() private route: Route = routeOf(location.hash);
  @state() private standing: Standing = 'asking';
  @state() private loaded = new Set<string>();
  /** Screens whose code could not be fetched. */
  @state() private missed = new Set<string>();
  @state() private helping = false;
  @property({ type: Boolean, reflect: true }) low = false;
  private readonly sized = new ResizeObserver(() => this.room());
  private ends: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.listen(window, 'hashchange', () => this.turn());
    this.listen(window, 'keydown', (event) => keys.hear(event as KeyboardEvent));
    this.listen(live, 'signed-out', () => {
      if (this.standing === 'in') this.standing = 'out';
    });
    this.ends = [
      keys.bind(
        { keys: '?', says: () => say('key-help'), run: () => this.help(true) },
        { keys: 'Escape', says: () => say('key-close'), run: () => this.help(false) },
        ...SCREENS.filter((one) => one.key !== undefined).map((one) => ({
          keys: `g ${one.key}`,
          says: () => one.title(),
          run: () => go(one.name),
        })),
      ),
    ];
    this.listen(window, 'resize', () => this.room());
    this.listen(preferences, 'change', () => this.room());
    this.room();
    void this.begin();
  }

  override firstUpdated(): void {
    for (const one of this.renderRoot.querySelectorAll('parley-header, parley-alarms')) {
      this.sized.observe(one);
    }
  }

  /** How many lines of its text the window has, whatever made the text large. */
  private room(): void {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.low = innerHeight / rem < LOW_REM || innerWidth / rem < NARROW_REM;
    this.frame();
  }

  /** How much of the window's top is the frame's: nothing that sticks or is scrolled to hides there. */
  private frame(): void {
    const kept = this.low ? 'parley-alarms' : '.top';
    const box = this.renderRoot?.querySelector?.(kept)?.getBoundingClientRect();
    document.documentElement.style.setProperty('--frame', `${Math.ceil(box?.height ?? 0)}px`);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sized.disconnect();
    for (const end of this.ends) end();
  }

  /** Learn who is signed in; where nobody is, ask. */
  private async begin(): Promise<void> {
    if (location.hash.startsWith('#in=')) {
      this.standing = 'out';
      await this.load('signin', () => import('../signin'));
      return;
    }
    try {
      await live.begin();
      this.standing = 'in';
      land();
      this.turn();
      void this.fetchAll();
    } catch (error) {
      if (error instanceof Problem) {
        this.standing = 'out';
        await this.load('signin', () => import('../signin'));
      } else if (error instanceof NodeOutOfReach) this.waitForNode();
      else throw error;
    }
  }

  /** Ask again by itself: nobody should have to press a button to see that the node is back. */
  private waitForNode(): void {
    this.standing = 'away';
    setTimeout(() => void this.begin(), AGAIN_MS);
  }

  private turn(): void {
    if (location.hash.startsWith('#in=')) {
      // A link that was pasted into the open console.
      void this.begin();
      return;
    }
    this.route = routeOf(location.hash);
    const screen = screenOf(this.route);
    if (screen === undefined) return;
    document.title = `${screen.title()} — Parley`;
    void this.load(screen.name, screen.load);
    // A reader of the screen is told that another page stands here now.
    this.renderRoot.querySelector('main')?.focus();
  }

  /** Fetch every screen's code while the node still hands it out: what dies first is the link. */
  private async fetchAll(): Promise<void> {
    // An emergency is two keys from every screen.
    await import('../line/emergency').catch(() => undefined);
    await this.load('signin', () => import('../signin'));
    for (const one of SCREENS) await this.load(one.name, one.load);
  }

  private async load(name: string, load: () => Promise<unknown>): Promise<void> {
    if (this.loaded.has(name)) return;
    try {
      await load();
    } catch {
      this.missed = new Set([...this.missed, name]);
      return;
    }
    this.loaded = new Set([...this.loaded, name]);
  }

  private help(open: boolean): void {
    this.helping = open;
  }

  override render(): TemplateResult {
    return html`
      <a class="skip" href="#" @click=${this.skip}>${say('skip')}</a>
      <div class="top">
        <parley-header .standing=${this.standing} .low=${this.low}></parley-header>
        <parley-alarms .low=${this.low}><parley-banner></parley-banner></parley-alarms>
      </div>
      <main tabindex="-1">${this.within()}</main>
      <footer>${say('caution')}</footer>
      ${this.helping ? html`<parley-help @close=${() => this.help(false)}></parley-help>` : nothing}
    `;
  }

  private within(): TemplateResult {
    if (this.standing === 'asking')
      return html`<p class="alone" role="status">${say('asking')}</p>`;
    const away =
      this.standing === 'away'
        ? html`<section class="alone problem" role="alert">
            <h1>${say('away')}</h1>
            <p>${say('away-remedy')}</p>
            <button class="main" @click=${() => this.begin()}>${say('again')}</button>
          </section>`
        : nothing;
    const signin =
      this.standing === 'out' && this.loaded.has('signin')
        ? html`<parley-signin
            ?over=${live.me !== undefined}
            @signed-in=${() => this.begin()}
          ></parley-signin>`
        : nothing;
    // Who is signed out in the middle of work keeps what is on the screen behind the question.
    return html`${away}${signin}${live.me === undefined ? nothing : this.screen(screenOf(this.route))}`;
  }

  private screen(screen: Screen | undefined): TemplateResult {
    if (screen === undefined) return html`<p class="note">${say('no-screen')}</p>`;
    if (!this.loaded.has(screen.name)) {
      if (!this.missed.has(screen.name)) return html`<p role="status">${say('loading')}</p>`;
      return html`<section class="problem" role="alert">
        <p>${say('not-fetched')}</p>
        <button class="main" @click=${() => this.load(screen.name, screen.load)}>
          ${say('again')}
        </button>
      </section>`;
    }
    return screen.draw(this.route);
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector('main')?.focus();
  }
}

/**
 * Where a link leads beyond signing in, and in which language it was followed:
 * `/?to=evening&language=he`, said once and then gone from the address.
 */
function land(): void {
  const asked = new URLSearchParams(location.search);
  const language = asked.get('language') ?? '';
  if (isLanguage(language)) preferences.set({ language });
  const page = asked.get('to');
  const known = page !== null && /^[a-z]+(\/[a-z]+)?$/.test(page);
  if (known) history.replaceState(null, '', `/#/${page}`);
  else if (language !== '') history.replaceState(null, '', `/${location.hash}`);
}
