/** Every screen: its address, its key after `g`, and the code it needs, fetched when first shown. */
import { html, type TemplateResult } from 'lit';
import { live } from '../live';
import type { Route } from '../to';
import { say } from './words';

export interface Screen {
  name: string;
  /** The letter that follows `g`; none for screens that are reached from others. */
  key?: string;
  /** The screen whose part it is: its place in the navigation is that one's. */
  under?: string;
  title: () => string;
  load: () => Promise<unknown>;
  draw: (route: Route) => TemplateResult;
  /** Not wanted every hour: it gives up its place on the row first. */
  seldom?: true;
  /** Whether it is offered now; always where nothing is said. */
  when?: () => boolean;
}

/** The first is where one begins. */
export const SCREENS: readonly Screen[] = [
  {
    name: 'watch',
    key: 'w',
    title: () => say('watch'),
    load: () => import('../watch'),
    draw: () => html`<parley-watch></parley-watch>`,
  },
  {
    name: 'notices',
    key: 'n',
    title: () => say('notices'),
    load: () => import('../notices'),
    draw: () => html`<parley-notices></parley-notices>`,
  },
  {
    name: 'file',
    key: 'f',
    title: () => say('file'),
    load: () => import('../filing'),
    draw: (route) => html`<parley-filing .route=${route}></parley-filing>`,
  },
  {
    name: 'amend',
    title: () => say('amend'),
    load: () => import('../filing'),
    draw: (route) => html`<parley-filing .route=${route}></parley-filing>`,
  },
  {
    name: 'notice',
    title: () => say('notice'),
    load: () => import('../notice'),
    draw: (route) => html`<parley-notice .route=${route}></parley-notice>`,
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
    under: 'line',
    title: () => say('call'),
    load: () => import('../line'),
    draw: (route) => html`<parley-line-room .route=${route}></parley-line-room>`,
  },
  {
    name: 'map',
    key: 'm',
    title: () => say('map'),
    load: () => import('../map'),
    draw: () => html`<parley-map-screen></parley-map-screen>`,
  },
  {
    name: 'evening',
    key: 'e',
    title: () => say('evening'),
    load: () => import('../evening'),
    draw: (route) => html`<parley-evening .route=${route}></parley-evening>`,
    // Only a node whose clock is driven has a story to tell.
    when: () => live.driven,
  },
  {
    name: 'verify',
    key: 'v',
    seldom: true,
    title: () => say('verify'),
    load: () => import('../verify'),
    draw: () => html`<parley-verify></parley-verify>`,
  },
  {
    name: 'phrases',
    key: 'p',
    seldom: true,
    title: () => say('phrases'),
    load: () => import('../line'),
    draw: (route) => html`<parley-line-room .route=${route}></parley-line-room>`,
  },
  {
    name: 'test',
    under: 'line',
    title: () => say('test'),
    load: () => import('../line'),
    draw: (route) => html`<parley-line-room .route=${route}></parley-line-room>`,
  },
  {
    name: 'query',
    under: 'line',
    title: () => say('query'),
    load: () => import('../line'),
    draw: (route) => html`<parley-line-room .route=${route}></parley-line-room>`,
  },
  {
    name: 'concern',
    under: 'line',
    title: () => say('concern'),
    load: () => import('../line'),
    draw: (route) => html`<parley-line-room .route=${route}></parley-line-room>`,
  },
  {
    name: 'sites',
    key: 'i',
    seldom: true,
    title: () => say('sites'),
    load: () => import('../protected'),
    draw: ({ parts: [party, ref] }) =>
      html`<parley-sites
        .selected=${party === undefined || ref === undefined ? undefined : { party, ref }}
      ></parley-sites>`,
  },
  {
    name: 'duty',
    key: 'd',
    seldom: true,
    title: () => say('duty'),
    load: () => import('../duty'),
    draw: (route) => html`<parley-duty .chapter=${route.parts[0] ?? ''}></parley-duty>`,
  },
  {
    name: 'settings',
    key: 's',
    seldom: true,
    title: () => say('settings'),
    load: () => import('./settings'),
    draw: () => html`<parley-settings></parley-settings>`,
  },
];

export function screenOf(route: Route): Screen | undefined {
  return route.name === '' ? SCREENS[0] : SCREENS.find((one) => one.name === route.name);
}
