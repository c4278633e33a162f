/** The tab and its icon: how many matters wait, and how grave the gravest is, without a word more. */

export type Gravest = 'fault' | 'flash' | 'immediate' | 'priority' | 'none';

/** Marks where the part of this room ends, so that the screen's own title stays. */
const MARK = '\u2063';

const SIGNS: Record<Gravest, string> = {
  fault: '✖',
  flash: '‼',
  immediate: '!',
  priority: '•',
  none: '',
};

/** The title with what waits before it; whatever stood before it last time is taken away. */
export function titled(title: string, count: number, gravest: Gravest, word: string): string {
  const own = title.slice(title.indexOf(MARK) + 1);
  const parts = [SIGNS[gravest], count > 0 ? `(${count})` : '', gravest === 'none' ? '' : word];
  const before = parts.filter((one) => one !== '').join(' ');
  return before === '' ? own : `${before} · ${MARK}${own}`;
}

/** An icon by shape as well as colour: a square at rest, a triangle for alarms, a cross for faults. */
export function icon(count: number, gravest: Gravest): string {
  const text = count > 99 ? '99' : count > 0 ? String(count) : '';
  const shapes: Record<Gravest, string> = {
    fault:
      '<path fill="#a3121f" d="M6 0l10 10L26 0l6 6-10 10 10 10-6 6-10-10L6 32l-6-6 10-10L0 6z"/>',
    flash: '<path fill="#a3121f" d="M16 0l16 32H0z"/>',
    immediate: '<path fill="#a35a00" d="M16 0l16 32H0z"/>',
    priority: '<circle fill="#0b4f9e" cx="16" cy="16" r="16"/>',
    none: '<rect fill="#0b4f9e" width="32" height="32" rx="6"/>',
  };
  const number =
    gravest === 'fault' || text === ''
      ? ''
      : `<text x="16" y="27" font-family="sans-serif" font-size="${text.length > 1 ? 15 : 19}" font-weight="700" text-anchor="middle" fill="#fff">${text}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${shapes[gravest]}${number}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

let drawn = '';

/** Write both onto the page, where they changed. */
export function show(count: number, gravest: Gravest, word: string): void {
  const title = titled(document.title, count, gravest, word);
  if (title !== document.title) document.title = title;
  const address = count === 0 && gravest === 'none' ? '/icon.svg' : icon(count, gravest);
  if (address === drawn) return;
  drawn = address;
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link !== null) link.href = address;
}
