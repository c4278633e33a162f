/** How this officer wants to see things: kept in this browser, never a secret, never on the record. */
import { isLanguage, type Language, preferred } from '../words/languages';

export const THEMES = ['day', 'night', 'red'] as const;
export type Theme = (typeof THEMES)[number];
export const PALETTES = ['standard', 'colour-blind'] as const;
export type Palette = (typeof PALETTES)[number];
export const NOTATIONS = ['decimal', 'dms', 'dmm', 'mgrs', 'utm'] as const;
export type Notation = (typeof NOTATIONS)[number];
export const SIZES = [100, 125, 150, 175, 200] as const;

interface Kept {
  language: Language;
  theme: Theme;
  palette: Palette;
  notation: Notation;
  /** Per cent of the browser's own text size. */
  size: number;
  /** 0 to 1. */
  volume: number;
  /** Single keys as shortcuts; off for those whose speech input types letters. */
  keys: boolean;
  /** Whether the browser may show, without content, that an alarm sounds. */
  notify: boolean;
  /** The agreement last looked at, by its id. */
  agreement: string;
}

const PLACE = 'parley.preferences';

class Preferences extends EventTarget {
  private kept: Kept;

  constructor() {
    super();
    this.kept = { ...fresh(), ...read() };
  }

  get language(): Language {
    return this.kept.language;
  }
  get theme(): Theme {
    return this.kept.theme;
  }
  get palette(): Palette {
    return this.kept.palette;
  }
  get notation(): Notation {
    return this.kept.notation;
  }
  get size(): number {
    return this.kept.size;
  }
  get volume(): number {
    return this.kept.volume;
  }
  get keys(): boolean {
    return this.kept.keys;
  }
  get notify(): boolean {
    return this.kept.notify;
  }
  get agreement(): string {
    return this.kept.agreement;
  }

  /** Change some; listeners of `change` are told once. */
  set(changed: Partial<Kept>): void {
    this.kept = { ...this.kept, ...changed };
    try {
      localStorage.setItem(PLACE, JSON.stringify(this.kept));
    } catch {
      // A browser that keeps nothing still shows everything.
    }
    this.dispatchEvent(new Event('change'));
  }
}

function fresh(): Kept {
  const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false;
  return {
    language: preferred(globalThis.navigator?.languages ?? []),
    theme: dark ? 'night' : 'day',
    palette: 'standard',
    notation: 'decimal',
    size: 100,
    volume: 0.7,
    keys: true,
    notify: false,
    agreement: '',
  };
}

/** What was kept, each part only if it is one of those that there are. */
function read(): Partial<Kept> {
  let found: unknown;
  try {
    found = JSON.parse(localStorage.getItem(PLACE) ?? '{}');
  } catch {
    return {};
  }
  if (typeof found !== 'object' || found === null) return {};
  const given = found as Record<string, unknown>;
  const kept: Partial<Kept> = {};
  if (typeof given['language'] === 'string' && isLanguage(given['language'])) {
    kept.language = given['language'];
  }
  const theme = THEMES.find((one) => one === given['theme']);
  if (theme !== undefined) kept.theme = theme;
  const palette = PALETTES.find((one) => one === given['palette']);
  if (palette !== undefined) kept.palette = palette;
  const notation = NOTATIONS.find((one) => one === given['notation']);
  if (notation !== undefined) kept.notation = notation;
  const size = SIZES.find((one) => one === given['size']);
  if (size !== undefined) kept.size = size;
  if (typeof given['volume'] === 'number') kept.volume = Math.min(1, Math.max(0, given['volume']));
  if (typeof given['keys'] === 'boolean') kept.keys = given['keys'];
  if (typeof given['notify'] === 'boolean') kept.notify = given['notify'];
  if (typeof given['agreement'] === 'string') kept.agreement = given['agreement'];
  return kept;
}

export const preferences = new Preferences();
