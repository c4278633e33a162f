/** What can be done about a notice now, which fields it asks for, and the statement it makes. */
import type { Body, Operation, Schema } from '../api';

export type Page = Schema<'NoticePage'>;

export const ACTIONS = [
  'read-back',
  'enter',
  'pass',
  'unit',
  'codes',
  'relay',
  'begin',
  'end',
  'cancel',
  'remove',
  'amend',
  'disclose',
  'reconfirm',
  'service',
  'report',
  'crossing',
  'concern',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What is stated on the page of sites and movements. */
export function elsewhere(action: Action): boolean {
  return ['reconfirm', 'service', 'report', 'crossing'].includes(action);
}

/** One key each; those of the list of the watch where they are there too. */
export const LETTERS: Record<Action, string> = {
  'read-back': 'r',
  enter: 'e',
  pass: 'p',
  unit: 'u',
  codes: 'k',
  relay: 'y',
  begin: 'b',
  end: 'd',
  // Not x and z, which belong to what rings.
  cancel: 'n',
  remove: 'v',
  amend: 'm',
  disclose: 'o',
  reconfirm: 'c',
  service: 's',
  report: 'w',
  crossing: 't',
  concern: 'f',
};

export interface Who {
  party: string;
  role: string;
}

export function currentOf(page: Page): Schema<'Version'> {
  const version = page.notice.versions.at(-1);
  if (version === undefined) throw new Error('a notice has a version');
  return version;
}

/** Own units that have yet to acknowledge. */
export function openUnits(page: Page, party: string): string[] {
  const ladder = page.notice.ladders.find((one) => one.party === party);
  return (ladder?.units ?? []).filter((one) => one.acknowledged_ms === null).map((one) => one.unit);
}

/** Names off the line to whom this party owes word of it, and has none back. */
export function openRelays(page: Page, party: string): Schema<'RelayOwed'>[] {
  return page.notice.relays.filter((one) => one.owed_by === party && one.acknowledged_ms === null);
}

/** What this officer can state of it now; the first is what it waits for, where it waits for them. */
export function actionsFor(page: Page, who: Who): Action[] {
  if (who.role !== 'officer') return [];
  const { ref, state } = page.notice;
  const over = state === 'ended' || state === 'cancelled';
  const found: Action[] = [];
  const ladder = page.notice.ladders.find((one) => one.party === who.party);
  if (ladder !== undefined && !over) {
    const reached = new Set(
      ladder.steps.filter((one) => one.reached_ms !== null).map((one) => one.rung),
    );
    const rungs = (
      [
        ['read-back', 'read-back'],
        ['enter', 'entered'],
        ['pass', 'passed'],
      ] as const
    ).filter(([, rung]) => !reached.has(rung));
    found.push(...rungs.map(([action]) => action));
    if (openUnits(page, who.party).length > 0) found.push('unit', 'codes');
    // More units may be named later.
    if (!found.includes('pass')) found.push('pass');
  }
  if (!over && openRelays(page, who.party).length > 0) found.push('relay');
  const details = currentOf(page).notice.details;
  if (ref.party === who.party) {
    if (!over && details?.about === 'site') found.push('reconfirm', 'service');
    if (!over && details?.about === 'movement') found.push('report');
    if (state === 'filed' && details?.about !== 'site') found.push('begin');
    // A site does not end: it is taken from the list, and stays protected.
    if (!over && details?.about === 'site') found.push('remove');
    else if (!over) found.push('end');
    if (state === 'filed' && details?.about !== 'site') found.push('cancel');
    if (!over) found.push('amend');
    found.push('disclose');
  }
  if (details?.about === 'crossing' && !over) found.push('crossing');
  if (ref.party !== who.party) found.push('concern');
  return found;
}

/** What it waits for from this officer now; undefined where it waits for others, or for nothing. */
export function waitedFor(page: Page, who: Who): Action | undefined {
  const can = actionsFor(page, who);
  const ladder = page.notice.ladders.find((one) => one.party === who.party);
  const rung = ladder?.waiting?.rung;
  const wanted: (Action | undefined)[] = [
    rung === 'read-back' ? 'read-back' : undefined,
    rung === 'entered' ? 'enter' : undefined,
    rung === 'passed' ? 'pass' : undefined,
    rung === 'unit-acknowledged' ? 'unit' : undefined,
    'relay',
    page.notice.deviates_ms !== null ? 'amend' : undefined,
    page.protected?.stale === true ? 'reconfirm' : undefined,
  ];
  return wanted.find((one) => one !== undefined && can.includes(one));
}

/** What the fields of an action hold, by name. */
export type Typed = (name: string) => string;

export interface Wish {
  operation: Operation;
  body: unknown;
}

/** Which field does not hold what it should. */
export class Unread extends Error {
  constructor(readonly field: string) {
    super(field);
  }
}

export function unitsIn(text: string): string[] {
  const lines = text.split(/[\n;]/).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/**
 * The statement that an action makes.
 *
 * @throws Unread if a field holds nothing that can be said.
 */
export function wish(action: Action, page: Page, typed: Typed): Wish {
  const version = currentOf(page).leaf;
  const words = typed('words');
  switch (action) {
    case 'enter':
      return { operation: 'notice.enter', body: { version } };
    case 'pass':
    case 'codes': {
      const units = unitsIn(typed('units'));
      if (units.length === 0) throw new Unread('units');
      const body: Body<'notice.pass'> = { version, units };
      return { operation: action === 'pass' ? 'notice.pass' : 'notice.codes', body };
    }
    case 'unit':
      return { operation: 'notice.acknowledge', body: { version, unit: typed('unit'), words } };
    case 'relay': {
      const stage = typed('stage') === 'acknowledged' ? 'acknowledged' : 'passed';
      const body: Body<'notice.relay'> = {
        version,
        to: typed('to'),
        stage,
        scope: typed('scope'),
        words,
      };
      return { operation: 'notice.relay', body };
    }
    case 'remove':
      return { operation: 'notice.end', body: { words } };
    case 'begin':
    case 'end':
    case 'cancel':
      return { operation: `notice.${action}`, body: { words } };
    case 'disclose': {
      const body: Body<'notice.disclose'> = {
        to: needed(typed, 'told'),
        how: needed(typed, 'how'),
        commitment: null,
        words,
      };
      return { operation: 'notice.disclose', body };
    }
    default:
      throw new Error(`${action} is stated elsewhere`);
  }
}

function needed(typed: Typed, name: string): string {
  const text = typed(name);
  if (text === '') throw new Unread(name);
  return text;
}
