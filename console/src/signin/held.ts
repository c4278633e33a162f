/** What signs in: one's passkeys, and the sessions that are open; for settings. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { NodeOutOfReach, Problem, type Schema } from '../api';
import { live } from '../live';
import { ParleyElement, when } from '../parts';
import { wordsFor } from '../words';
import { browserKnowsPasskeys, makePasskey } from './passkeys';
import { noPasskeysHere } from './signin';
import { whyNot } from './why';
import { say } from './words';
import { en } from './words/en';

@customElement('parley-held')
export class ParleyHeld extends ParleyElement {
  @state() private passkeys: Schema<'PasskeyView'>[] | undefined;
  @state() private sessions: Schema<'SessionView'>[] | undefined;
  @state() private here: Schema<'PasskeysHere'> | undefined;
  @state() private why = '';
  @state() private told = '';
  @query('input') private field!: HTMLInputElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  /** Ask for both lists anew. */
  private async look(): Promise<void> {
    await this.trying(async () => {
      this.here = (await live.api.ask('session.show')).passkeys;
      this.passkeys = await live.api.ask('passkey.list');
      this.sessions = await live.api.ask('session.list');
    });
  }

  private async trying(ask: () => Promise<void>): Promise<void> {
    this.why = '';
    try {
      await ask();
    } catch (error) {
      if (error instanceof Problem && error.kind === 'no-token') return; // Asked for elsewhere.
      this.why = whyNot(error, 'passkey');
      if (error instanceof NodeOutOfReach) return;
    }
  }

  private async make(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const label = this.field?.value.trim() ?? '';
    if (label === '') return;
    this.told = '';
    await this.trying(async () => {
      const made = await makePasskey(live.api, label);
      this.told = say('passkey-made', { label: made.label });
      if (this.field !== null) this.field.value = '';
      this.passkeys = await live.api.ask('passkey.list');
    });
  }

  private async removePasskey(passkey: string): Promise<void> {
    await this.trying(async () => {
      await live.api.ask('passkey.remove', { path: { passkey } });
      this.passkeys = await live.api.ask('passkey.list');
    });
  }

  private async end(one: Schema<'SessionView'>): Promise<void> {
    await this.trying(async () => {
      if (one.here) {
        await live.api.ask('session.end');
        location.reload(); // Nothing of whoever signs out stays on the screen.
        return;
      }
      await live.api.ask('session.close', { path: { session: one.session } });
      this.sessions = await live.api.ask('session.list');
    });
  }

  override render(): TemplateResult {
    return html`<section class="panel stack" aria-labelledby="held">
      <h1 id="held">${say('held')}</h1>
      <h2>${say('passkeys')}</h2>
      ${this.passkeyList()} ${this.maker()}
      <h2>${say('sessions')}</h2>
      <ul class="plain stack">
        ${(this.sessions ?? []).map((one) => this.session(one))}
      </ul>
      <div role="status">${this.told}</div>
      ${this.why === '' ? nothing : html`<p class="problem" role="alert">${this.why}</p>`}
    </section>`;
  }

  private passkeyList(): TemplateResult {
    const all = this.passkeys;
    if (all === undefined || all.length === 0) {
      return html`<p class="soft">${all === undefined ? nothing : say('passkeys-none')}</p>`;
    }
    return html`<ul class="plain stack">
      ${all.map(
        (one) => html`<li class="row">
          <strong><bdi>${one.label}</bdi></strong>
          <span><bdi>${one.party}</bdi> · ${wordsFor(say, en, `role-${one.role}`)}</span>
          <span>${say('made')} ${when(one.made_ms)}</span>
          <span>${say('used')} ${one.used_ms === null ? say('never') : when(one.used_ms)}</span>
          <button
            aria-label=${say('remove-of', { label: one.label })}
            @click=${() => this.removePasskey(one.passkey)}
          >
            ${say('remove')}
          </button>
        </li>`,
      )}
    </ul>`;
  }

  private maker(): TemplateResult | typeof nothing {
    if (this.here === undefined) return nothing;
    if (!this.here.usable) return noPasskeysHere(this.here);
    if (!browserKnowsPasskeys()) return html`<p class="soft">${say('no-passkeys-in-browser')}</p>`;
    return html`<form class="row" @submit=${this.make}>
      <label>${say('passkey-name')} <input maxlength="200" required autocomplete="off" /></label>
      <button class="main">${say('make-passkey')}</button>
    </form>`;
  }

  private session(one: Schema<'SessionView'>): TemplateResult {
    const who = { label: one.label, party: one.party };
    return html`<li class="row">
      <strong><bdi>${one.label}</bdi></strong>
      <span><bdi>${one.party}</bdi> · ${wordsFor(say, en, `role-${one.role}`)}</span>
      <span>${say(`opened-${one.opened}`)}</span>
      <span>${say('since')} ${when(one.opened_ms)}</span>
      <span>${say('until')} ${when(one.expires_ms)}</span>
      ${one.kept_by === null ? nothing : html`<span class="mark look">${say(`kept-${one.kept_by}`)}</span>`}
      ${one.here ? html`<span class="mark calm">${say('here')}</span>` : nothing}
      <button
        aria-label=${one.here ? nothing : say('end-of', who)}
        @click=${() => this.end(one)}
      >
        ${say(one.here ? 'sign-out' : 'end')}
      </button>
    </li>`;
  }
}
