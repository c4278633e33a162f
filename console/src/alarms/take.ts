/** Taking the watch: sound is armed, a person says they hear it, and may put the watch on record. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { sounder } from '../sound';
import { controls } from '../theme';
import { say } from './words';

/** Dispatches `heard` once somebody says so, and `close`. */
@customElement('parley-take-watch')
export class ParleyTakeWatch extends ParleyElement {
  static override styles = [
    controls,
    css`
      dialog { background: var(--panel); color: var(--text); border: 2px solid var(--line); border-radius: var(--round); inline-size: min(40rem, 94vw); max-block-size: 92vh; overflow: auto; }
      dialog::backdrop { background: rgb(0 0 0 / 0.45); }
    `,
  ];

  @state() private at: 'asking' | 'unheard' | 'recording' = 'asking';
  @state() private form = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.listen(sounder, 'change', () => this.requestUpdate());
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog
      aria-labelledby="title"
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      <h2 id="title" tabindex="-1">${say('take')}</h2>
      ${this.at === 'recording' ? this.recording() : this.asking()}
    </dialog>`;
  }

  private asking(): TemplateResult {
    const blocked = sounder.state !== 'on';
    return html`
      <p class=${blocked ? 'problem' : ''} role="status">
        ${say(blocked ? 'take-blocked' : 'take-says')}
      </p>
      ${this.at === 'unheard' ? html`<p class="note" role="status">${say('unheard-says')}</p>` : nothing}
      <div class="row">
        <button class="main" autofocus ?disabled=${blocked} @click=${this.yes}>
          ${say('heard-yes')}
        </button>
        <button @click=${this.replay}>${say('heard-again')}</button>
        <button
          @click=${() => {
            this.at = 'unheard';
            this.replay();
          }}
        >
          ${say('heard-no')}
        </button>
        <button class="bare" @click=${this.close}>${say('record-no')} <kbd>Esc</kbd></button>
      </div>
    `;
  }

  private recording(): TemplateResult {
    return html`
      <p>${say('record-says')}</p>
      ${
        this.form
          ? html`<parley-duty-change change="taken" @done=${this.close}></parley-duty-change>`
          : nothing
      }
      <button @click=${this.close}>${say('record-no')} <kbd>Esc</kbd></button>
    `;
  }

  private readonly yes = (): void => {
    this.dispatchEvent(new Event('heard'));
    if (live.me?.role !== 'officer' && live.me?.role !== 'keeper') {
      this.close();
      return;
    }
    this.at = 'recording';
    void import('../duty/change').then(() => {
      this.form = true;
    });
    // The button that had the cursor is gone; it stays in the dialog.
    void this.updateComplete.then(() => this.renderRoot.querySelector('h2')?.focus());
  };

  private readonly replay = (): void => {
    void sounder.arm().then((on) => {
      if (on) sounder.sound('test');
    });
  };

  private readonly close = (): void => {
    this.renderRoot.querySelector('dialog')?.close();
  };
}
