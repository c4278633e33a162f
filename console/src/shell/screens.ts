/** Every screen: its address, its key after `g`, and the code it needs, fetched when first shown. */
import { html, type TemplateResult } from 'lit';
import type { Route } from '../to';
import { say } from './words';

export interface Screen {
  name: string;
  /** The letter that follows `g`; none for screens that are reached from others. */
  key?: string;
  title: () => string;
  load: () => Promise<unknown>;
  draw: (route: Route) => TemplateResult;
}

/** The first is where one begins. */
export const SCREENS: readonly Screen[] = [
  {
    name: 'notices',
    key: 'n',
    title: () => say('notices'),
    load: () => import('../notices'),
    draw: () => html`<parley-notices></parley-notices>`,
  },
  {
    name: 'line',
    key: 'l',
    title: () => say('line'),
    load: () => import('../line'),
    draw: (route) => html`<parley-line-room .route=${route}></parley-line-room>`,
  },
  {
    name: 'call',
    title: () => say('call'),
    load: () => import('../line'),
    draw: (route) => html`<parley-line-room .route=${route}></parley-line-room>`,
  },
  {
    name: 'settings',
    key: 's',
    title: () => say('settings'),
    load: () => import('./settings'),
    draw: () => html`<parley-settings></parley-settings>`,
  },
];

export function screenOf(route: Route): Screen | undefined {
  return route.name === '' ? SCREENS[0] : SCREENS.find((one) => one.name === route.name);
}
