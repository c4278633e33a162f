/** Keys: one registry, so that `?` can show every one that works here and now. */
import { preferences } from '../prefs';

export interface Binding {
  /** One key or two in turn: `j`, `g w`, `?`, `Enter`, `Shift+F`. */
  keys: string;
  /** What it does, in the officer's language, asked for when it is shown. */
  says: () => string;
  run: () => void;
}

const TURN_MS = 1_500;

export class Keys extends EventTarget {
  private readonly bound: Binding[] = [];
  private before = '';
  private beforeAt = 0;

  /** The newest binding of a key is the one that runs. Ends when the function returned is called. */
  bind(...bindings: Binding[]): () => void {
    this.bound.push(...bindings);
    this.dispatchEvent(new Event('change'));
    return () => {
      for (const one of bindings) this.bound.splice(this.bound.indexOf(one), 1);
      this.dispatchEvent(new Event('change'));
    };
  }

  /** Every key that works now, the newest binding of each. */
  list(): Binding[] {
    const found = new Map<string, Binding>();
    for (const one of this.bound) {
      found.delete(one.keys);
      found.set(one.keys, one);
    }
    return [...found.values()];
  }

  hear(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = keyOf(event);
    const plain = key.length === 1;
    if (writing(event) || (plain && !preferences.keys)) return;
    // Whatever lost the cursor in a dialog, nothing is done behind it; and Escape is its own, for a
    // browser closes none whose Escape was taken.
    const lost = event.composedPath()[0] === document.body;
    if ((lost || key === 'Escape') && modal(document)) return;
    const now = performance.now();
    const both = now - this.beforeAt < TURN_MS ? `${this.before} ${key}` : '';
    const all = this.list();
    const run = all.find((one) => one.keys === both) ?? all.find((one) => one.keys === key);
    this.before = run === undefined ? key : '';
    this.beforeAt = now;
    if (run === undefined) return;
    event.preventDefault();
    run.run();
  }
}

/**
 * The key by its place where the layout writes no Latin letters: an officer with a Russian, Hebrew
 * or Arabic keyboard presses the same keys as everyone.
 */
export function keyOf(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter !== undefined && !/^[a-zA-Z]$/.test(event.key)) {
    return event.shiftKey ? letter : letter.toLowerCase();
  }
  if (event.code === 'Slash' && event.shiftKey) return '?';
  // Some layouts write the exclamation mark elsewhere; the emergency key is Shift and 1 on all.
  if (event.code === 'Digit1' && event.shiftKey) return '!';
  return event.key;
}

/** Whether a dialog stands before everything else, however deep it is drawn. */
function modal(within: ParentNode): boolean {
  return [...within.querySelectorAll('*')].some(
    (one) =>
      (one instanceof HTMLDialogElement && one.matches(':modal')) ||
      (one.shadowRoot !== null && modal(one.shadowRoot)),
  );
}

/** Whether the key goes into a field that somebody writes in. */
function writing(event: KeyboardEvent): boolean {
  const at = event.composedPath()[0];
  if (!(at instanceof HTMLElement)) return false;
  if (event.key === 'Escape') return false;
  if (at.isContentEditable || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement)
    return true;
  return (
    at instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'range'].includes(at.type)
  );
}

export const keys = new Keys();
