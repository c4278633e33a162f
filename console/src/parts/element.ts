/** The base of every element: drawn anew when the language, the node's answers or the clock change. */
import { LitElement, type PropertyValues } from 'lit';
import { live, type Resource } from '../live';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { showAll } from '../words';

export abstract class ParleyElement extends LitElement {
  static override styles = [controls];

  private readonly endings: (() => void)[] = [];
  private readonly watched = new Map<string, () => void>();
  private readonly again = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.listen(preferences, 'change', this.again);
    this.listen(live, 'change', this.again);
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    showAll(this.renderRoot);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.endings.splice(0)) end();
    for (const end of this.watched.values()) end();
    this.watched.clear();
  }

  /** Listen as long as this element is on the page. */
  protected listen(target: EventTarget, kind: string, listener: (event: Event) => void): void {
    target.addEventListener(kind, listener);
    this.endings.push(() => target.removeEventListener(kind, listener));
  }

  /** Be drawn anew every second: for what runs down. Call from `connectedCallback`. */
  protected everySecond(): void {
    const timer = setInterval(this.again, 1_000);
    this.endings.push(() => clearInterval(timer));
  }

  /**
   * The value of a resource, asked for and followed from the first use on. Call from `render`, with
   * a place of one's own: another resource at the same place takes the former's turn.
   */
  protected use<T>(place: string, resource: Resource<T>): T | undefined {
    const held = `${place} ${resource.name}`;
    if (!this.watched.has(held)) {
      for (const [other, end] of this.watched) {
        if (other.startsWith(`${place} `)) {
          end();
          this.watched.delete(other);
        }
      }
      this.watched.set(held, resource.watch(this.again));
    }
    return resource.value;
  }
}
