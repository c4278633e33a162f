/** The map at full size, on a screen of its own. */
import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { keys } from '../keys';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import { ParleyMap } from './element';
import { say } from './words';

@customElement('parley-map-screen')
export class ParleyMapScreen extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { --map-height: max(20rem, calc(100vh - 24rem)); --map-room: max(27rem, calc(100vh - var(--above, 12rem) - 2.75rem)); }
    `,
  ];
  private unbind: () => void = () => {};
  /** What stands above grows and shrinks with the alarms. */
  private readonly sized = new ResizeObserver(() => this.measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.sized.observe(document.body);
    this.everySecond();
    this.unbind = keys.bind(
      { keys: 'a', says: () => say('key-fit'), run: () => this.map?.bringAll() },
      { keys: '0', says: () => say('key-now'), run: () => this.now() },
      { keys: 'v', says: () => say('key-list'), run: () => this.map?.toList() },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unbind();
    this.sized.disconnect();
  }

  protected override updated(): void {
    this.measure();
  }

  private measure(): void {
    const above = this.getBoundingClientRect().top + scrollY;
    this.style.setProperty('--above', `${Math.round(above)}px`);
  }

  private get map(): ParleyMap | null {
    const found = this.renderRoot.querySelector('parley-map');
    return found instanceof ParleyMap ? found : null;
  }

  private now(): void {
    if (this.map !== null) this.map.moment = null;
  }

  override render(): TemplateResult {
    const view = this.use('map', live.resource('map.show'));
    return html`<h1 class="out-of-sight">${say('map')}</h1>
      <parley-map
        slider
        overlays
        fills
        .things=${view?.things ?? NOTHING}
        .conflicts=${view?.conflicts ?? NOTHING}
        .leftOut=${view?.left_out ?? 0}
      ></parley-map>`;
  }
}

/** One and the same, so that nothing new is not taken for news. */
const NOTHING: never[] = [];
