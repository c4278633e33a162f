/** Day, night and red light; shapes and words beside every colour. */
import { type Palette, preferences, type Theme } from '../prefs';
import { directionOf } from '../words/languages';

export { controls } from './controls';

/** Write the officer's preferences onto the page, now and whenever they change. */
export function dress(root: HTMLElement): void {
  const put = () => {
    root.lang = preferences.language;
    root.dir = directionOf(preferences.language);
    root.dataset['theme'] = preferences.theme satisfies Theme;
    root.dataset['palette'] = preferences.palette satisfies Palette;
    root.style.setProperty('--size', String(preferences.size / 100));
  };
  put();
  preferences.addEventListener('change', put);
}
