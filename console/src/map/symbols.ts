/**
 * The symbols of APP-6 for what has a place rather than an extent.
 *
 * Every one is neutral. Nothing on this chart is a target, so that no code may say suspect, hostile
 * or friend: a test walks through all of them. What announces an extent and no object has none, so
 * that no launcher and no jammer is ever drawn; a frame alone stands where the standard has nothing
 * but a picture that would say too much. They are drawn when the console is built (tools/symbols.mjs).
 */
import type { Schema } from '../api';
import codes from './symbol-codes.json';
import type { Thing } from './things';

type Activity = Schema<'Activity'>;
type Category = Schema<'SiteCategory'>;

export const ACTIVITY_SYMBOLS: Readonly<Record<Activity, string | null>> = codes.activities;
export const SITE_SYMBOLS: Readonly<Record<Category, string>> = codes.sites;

/** The symbol of a thing; undefined for what has an extent and nothing more. */
export function symbolOf(thing: Thing): string | undefined {
  if (thing.category !== null) return SITE_SYMBOLS[thing.category];
  return thing.activity === null ? undefined : (ACTIVITY_SYMBOLS[thing.activity] ?? undefined);
}
