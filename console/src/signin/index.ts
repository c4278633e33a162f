/** Signing in: who one is, shown once and then held by the browser where no script can read it. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ParleyElement } from '../parts';

@customElement('parley-signin')
export class ParleySignin extends ParleyElement {
  /** Whether it stands over work under way, of somebody whose session ended. */
  @property({ type: Boolean }) over = false;
  @state() private why = '';

  override render(): TemplateResult {
    return html`<form class="panel stack" @submit=${this.enter}>
      <label>Token <input name="token" type="password" autocomplete="off" required /></label>
      <button class="main">Sign in</button>
      ${this.why === '' ? nothing : html`<p class="problem" role="alert">${this.why}</p>`}
    </form>`;
  }

  private async enter(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const token = new FormData(event.target as HTMLFormElement).get('token');
    const response = await fetch('/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    if (response.ok) this.dispatchEvent(new Event('signed-in'));
    else this.why = (await response.json()).detail;
  }
}
