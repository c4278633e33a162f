/** The form: a link's code from the address, a passkey, a token; over the work of who was signed out. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import { carriesCode, takeCode } from './link';
import { browserKnowsPasskeys, offersByItself, signInByPasskey } from './passkeys';
import { type By, whyNot } from './why';
import { say } from './words';

/**
 * Dispatches `signed-in` once the browser holds a session. Nothing that signs in is kept here: the
 * code and the token live as long as the one question they are asked with.
 */
@customElement('parley-signin')
export class ParleySignin extends ParleyElement {
  static override styles = [
    controls,
    css`
      form { max-inline-size: 32rem; margin: 2rem auto; }
      :host([over]) {
        position: fixed; inset-inline: 0; inset-block-end: 0; z-index: 30;
        max-block-size: 80vh; overflow: auto;
      }
      :host([over]) form {
        margin-block: 0; max-inline-size: 48rem; border: 0.25rem solid var(--urgent);
      }
      label input { inline-size: 100%; }
    `,
  ];

  /** Whether it stands over work under way, of somebody whose session ended. */
  @property({ type: Boolean, reflect: true }) over = false;
  @state() private why = '';
  @state() private busy = false;
  /** Who this browser is signed in as meanwhile, where that is not who this page is of. */
  @state() private other: Schema<'SessionView'> | undefined;
  @state() private ended: Schema<'Ended'> | null = null;
  @state() private passkeys: Schema<'PasskeysHere'> | undefined;
  @state() private offered = false;
  @query('input') private field!: HTMLInputElement | null;
  private waiting = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    // A link that is pasted into an open console changes nothing but what follows the mark.
    this.listen(window, 'hashchange', () => {
      if (carriesCode(location.hash)) void this.byLink();
    });
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.waiting.abort();
  }

  private async begin(): Promise<void> {
    if (carriesCode(location.hash) && (await this.byLink())) return;
    if (await this.look()) return;
    // Whoever types elsewhere on the page goes on typing there.
    if (!this.over) this.field?.focus();
    if (this.passkeys?.usable && (await offersByItself())) {
      this.offered = true;
      await this.updateComplete;
      await this.byPasskey(true);
    }
  }

  /** See who is signed in here; true where it is who this page is of, and nothing need be asked. */
  private async look(): Promise<boolean> {
    try {
      const here = await live.api.ask('session.show');
      this.passkeys = here.passkeys;
      this.ended = here.ended;
      if (here.session === null || !this.over) return false;
      const mine = live.me;
      const same =
        mine?.party === here.session.party &&
        mine.role === here.session.role &&
        mine.label === here.session.label;
      if (same) this.done();
      else this.other = here.session;
      return same;
    } catch (error) {
      this.why = whyNot(error, 'token');
      return false;
    }
  }

  private byLink(): Promise<boolean> {
    const link = takeCode();
    return this.trying('link', () => live.api.ask('session.open', { body: { link: link ?? '' } }));
  }

  private async byToken(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const field = this.field;
    const token = field?.value.trim() ?? '';
    if (field === null || token === '') return;
    field.value = '';
    await this.trying('token', () => live.api.ask('session.open', { body: { token } }));
  }

  /** `offered`: the browser asks where the token is typed; then nothing is said if none is chosen. */
  private async byPasskey(offered: boolean): Promise<void> {
    this.waiting.abort();
    this.waiting = new AbortController();
    const { signal } = this.waiting;
    const sign = () => signInByPasskey(live.api, signal, offered);
    if (!offered) {
      await this.trying('passkey', sign);
      return;
    }
    try {
      await sign();
      this.done();
    } catch (error) {
      const why = whyNot(error, 'passkey');
      if (!signal.aborted && why !== say('cancelled')) this.why = why;
    }
  }

  private async trying(by: By, sign: () => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    this.why = '';
    try {
      await sign();
      this.done();
      return true;
    } catch (error) {
      this.why = whyNot(error, by);
      return false;
    } finally {
      this.busy = false;
    }
  }

  private done(): void {
    this.waiting.abort();
    this.dispatchEvent(new Event('signed-in'));
  }

  override render(): TemplateResult {
    return html`<form
      class="panel stack"
      aria-labelledby="title"
      aria-busy=${this.busy}
      @submit=${this.byToken}
    >
      <h1 id="title">${say(this.over ? 'over-title' : 'title')}</h1>
      ${this.over ? this.whatHappened() : nothing}
      ${this.passkeyButton()}
      <label>
        ${say('token')}
        <input
          type="password"
          autocomplete=${this.offered ? 'one-time-code webauthn' : 'off'}
          autocapitalize="off"
          spellcheck="false"
          dir="ltr"
          required
          aria-describedby="hint"
        />
      </label>
      <p id="hint" class="soft">${say('token-hint')} ${say('link-hint')}</p>
      <button class="main" ?disabled=${this.busy}>${say('enter')}</button>
      <div role="status">${this.busy ? say('working') : nothing}</div>
      ${this.why === '' ? nothing : html`<p class="problem" role="alert">${this.why}</p>`}
    </form>`;
  }

  private whatHappened(): TemplateResult {
    const other = this.other;
    if (other === undefined) {
      return html`<p role="alert">${say(`over-${this.ended ?? 'expired'}`)}</p>`;
    }
    const who = { label: other.label, party: other.party };
    return html`<p role="alert">${say('over-anew', who)}</p>
      <button type="button" @click=${this.done}>${say('go-on', who)}</button>`;
  }

  private passkeyButton(): TemplateResult | typeof nothing {
    const here = this.passkeys;
    if (here === undefined) return nothing;
    if (here.usable) {
      if (!browserKnowsPasskeys()) {
        return html`<p class="soft">${say('no-passkeys-in-browser')}</p>`;
      }
      return html`<button type="button" ?disabled=${this.busy} @click=${() => this.byPasskey(false)}>
        ${say('by-passkey')}
      </button>`;
    }
    return noPasskeysHere(here);
  }
}

/** Why passkeys cannot be used at this address, and where they can. */
export function noPasskeysHere(here: Schema<'PasskeysHere'>): TemplateResult {
  const why = say(here.why ?? 'no-origin');
  if (here.at === '') return html`<p class="soft">${why}</p>`;
  return html`<p class="soft">
    ${why} <a href=${here.at} rel="noreferrer">${say('open-at', { at: `\u2066${here.at}\u2069` })}</a>
  </p>`;
}
