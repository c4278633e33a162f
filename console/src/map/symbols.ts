/**
 * The symbols of APP-6 for what has a place rather than an extent.
 *
 * Every one is neutral. Nothing on this chart is a target, so that no code in this file may say
 * suspect, hostile or friend: a test walks through all of them.
 */
import type { Schema } from '../api';
import type { Thing } from './things';

type Activity = Schema<'Activity'>;
type Category = Schema<'SiteCategory'>;

const VERSION = '10';
const REALITY = '0';
const NEUTRAL = '4';
const PRESENT_AND_NO_STAFF = '0000';
const NO_MODIFIERS = '0000';

function code(set: string, entity: string): string {
  return VERSION + REALITY + NEUTRAL + set + PRESENT_AND_NO_STAFF + entity + NO_MODIFIERS;
}

const AIR = '01';
const CIVILIAN = '11';
const INSTALLATION = '20';
const SEA = '30';

/** What announces an extent and no object has none: no launcher and no jammer is ever drawn. */
export const ACTIVITY_SYMBOLS: Readonly<Record<Activity, string | undefined>> = {
  flight: code(AIR, '110100'),
  'uncrewed-flight': code(AIR, '110300'),
  'air-defence-activity': undefined,
  'live-firing': undefined,
  'electronic-interference': undefined,
  laser: undefined,
  naval: code(SEA, '110000'),
  'ground-or-engineering-work': undefined,
  'humanitarian-movement': code(CIVILIAN, '110000'),
  'medical-evacuation': code(CIVILIAN, '111000'),
  'search-and-rescue': code(AIR, '110125'),
  'humanitarian-site': code(INSTALLATION, '120000'),
  'crossing-point': code(INSTALLATION, '121312'),
  gathering: code(CIVILIAN, '110400'),
  other: undefined,
};

/** A frame alone where the standard has nothing but a picture that would say too much. */
export const SITE_SYMBOLS: Readonly<Record<Category, string>> = {
  hospital: code(INSTALLATION, '120702'),
  clinic: code(INSTALLATION, '120701'),
  school: code(INSTALLATION, '120402'),
  shelter: code(INSTALLATION, '112300'),
  camp: code(INSTALLATION, '111901'),
  water: code(INSTALLATION, '121400'),
  food: code(INSTALLATION, '120105'),
  warehouse: code(INSTALLATION, '120000'),
  office: code(INSTALLATION, '120000'),
  'place-of-worship': code(INSTALLATION, '121004'),
  'cultural-property': code(INSTALLATION, '120000'),
  other: code(INSTALLATION, '120000'),
};

export const SYMBOLS: readonly string[] = [
  ...new Set([...Object.values(ACTIVITY_SYMBOLS), ...Object.values(SITE_SYMBOLS)]),
].filter((one) => one !== undefined);

/** The symbol of a thing; undefined for what has an extent and nothing more. */
export function symbolOf(thing: Thing): string | undefined {
  if (thing.category !== null) return SITE_SYMBOLS[thing.category];
  return thing.activity === null ? undefined : ACTIVITY_SYMBOLS[thing.activity];
}
