/**
 * What a person has before the eyes: on the screen, for long enough, in a window that is in front.
 * Whether somebody sits there no screen knows; that is why "seen" is stated by a person.
 */
const LONG_ENOUGH_MS = 700;
/** What lies under the bar at the foot is not before the eyes. */
const FOOT = '0px 0px -56px 0px';

interface Told extends Element {
  message?: { leaf: string } | undefined;
}

export class Eyes {
  private readonly since = new Map<string, number>();
  private readonly before = new Set<string>();
  private readonly followed = new WeakSet<Element>();
  private observer: IntersectionObserver | undefined;

  /** @param changed Called when something may have been read. */
  constructor(private readonly changed: () => void = () => {}) {}

  /** Whether this window is in front and has the keyboard. */
  get open(): boolean {
    return document.visibilityState === 'visible' && document.hasFocus();
  }

  follow(all: Iterable<Told>): void {
    this.observer ??= new IntersectionObserver((seen) => this.look(seen), {
      threshold: [0, 0.6, 1],
      rootMargin: FOOT,
    });
    for (const one of all) {
      if (this.followed.has(one)) continue;
      this.followed.add(one);
      this.observer.observe(one);
    }
  }

  /** Whether it stands on the screen now. */
  has(leaf: string): boolean {
    return this.since.has(leaf);
  }

  /** Whether it stood there long enough to be read. */
  had(leaf: string): boolean {
    const since = this.since.get(leaf);
    if (since !== undefined && this.open && performance.now() - since >= LONG_ENOUGH_MS) {
      this.before.add(leaf);
    }
    return this.before.has(leaf);
  }

  close(): void {
    this.observer?.disconnect();
    this.observer = undefined;
    this.since.clear();
  }

  private look(seen: IntersectionObserverEntry[]): void {
    for (const one of seen) {
      const leaf = (one.target as Told).message?.leaf;
      if (leaf === undefined) continue;
      // A message taller than the window is read in parts.
      const tall = one.intersectionRect.height > 0.5 * (one.rootBounds?.height ?? Infinity);
      if (one.isIntersecting && (one.intersectionRatio >= 0.6 || tall)) {
        if (this.since.has(leaf)) continue;
        this.since.set(leaf, performance.now());
        setTimeout(this.changed, LONG_ENOUGH_MS + 50);
      } else {
        this.since.delete(leaf);
      }
    }
  }
}
