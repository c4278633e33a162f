/** What is typed about those to be protected: days, ranges, another way. */
import type { Schema } from '../api';
import { momentIn, NotRead, readValue } from '../forms';
import { ALL_GROUND } from '../geo';

/** A day begins at 00:00 UTC; undefined where it is neither day nor moment, null where it is empty. */
export function dayOrMoment(text: string, now: number, ahead: boolean): number | null | undefined {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00Z` : text;
  return momentIn(day, now, ahead);
}

/** `60000` or `50000-60000`; undefined where it is neither, null where it is empty. */
export function rangeIn(text: string): Schema<'Range'> | null | undefined {
  if (text === '') return null;
  const parts = text.split(/\s*[-–]\s*/);
  const [low, high] = [parts[0] ?? '', parts[1] ?? parts[0] ?? ''].map(numberIn);
  if (parts.length > 2 || low === undefined || high === undefined || low > high) return undefined;
  return { low, high };
}

function numberIn(text: string): number | undefined {
  // Thousands may be set apart, as reports write them: 60,000 or 60 000.
  const whole = /^\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+$/.test(text) ? text.replace(/\D/g, '') : text;
  try {
    const value = readValue('number', whole, { now: 0, ahead: false });
    return value.type === 'number' ? value.number : undefined;
  } catch (error) {
    if (error instanceof NotRead) return undefined;
    throw error;
  }
}

export type ServiceField = 'since' | 'harm' | 'harm-people' | 'harm-deaths' | 'harm-as-of';

/**
 * What is stated of a service, or the field that does not hold what it should.
 *
 * @param source Who reports the harm, as it follows the words; empty where nobody is named.
 */
export function serviceIn(
  typed: (name: string) => string,
  source: string,
  now: number,
): { body: Schema<'SiteChangeBody'> } | { amiss: ServiceField } {
  const since_ms = dayOrMoment(typed('since'), now, false);
  if (since_ms === undefined) return { amiss: 'since' };
  const people = rangeIn(typed('harm-people'));
  if (people === undefined) return { amiss: 'harm-people' };
  const deaths = rangeIn(typed('harm-deaths'));
  if (deaths === undefined) return { amiss: 'harm-deaths' };
  const as_of_ms = dayOrMoment(typed('harm-as-of'), now, false);
  if (as_of_ms === undefined) return { amiss: 'harm-as-of' };
  const counted = people !== null || deaths !== null;
  const harmed = typed('harm') !== '' || counted;
  // A date or a source alone says nothing of harm.
  if (!harmed && (as_of_ms !== null || source !== '')) return { amiss: 'harm' };
  const words = [typed('harm'), source].filter((one) => one !== '').join(' — ');
  const asked = typed('state');
  const state = (['open', 'reduced', 'closed'] as const).find((one) => one === asked) ?? 'closed';
  return {
    body: {
      service: typed('service'),
      state,
      since_ms,
      // None given is null, and is shown as that.
      reason: typed('reason') === '' ? null : typed('reason'),
      harm: harmed ? { words, people, deaths, as_of_ms } : null,
    },
  };
}

export type Way =
  | { volumes: Schema<'Volume'>[] }
  | { amiss: 'way-line' | 'way-width' | 'way-short' | 'way-time'; line: number };

/** A way as its points, one a line, and half its width; nothing typed is no drawing. */
export function routeIn(text: string, within: string, interval: Schema<'Interval'>): Way {
  const lines = text.split(/\n|\//).map((line) => line.trim());
  const typed = lines.filter((line) => line !== '');
  if (typed.length === 0) return { volumes: [] };
  if (typed.length < 2) return { amiss: 'way-short', line: 0 };
  if (interval.end_ms !== null && interval.end_ms <= interval.start_ms) {
    return { amiss: 'way-time', line: 0 };
  }
  const points: Schema<'Position'>[] = [];
  for (const [n, line] of typed.entries()) {
    const at = positionIn(line);
    if (at === undefined) return { amiss: 'way-line', line: n + 1 };
    points.push(at);
  }
  const half_width_mm = distanceIn(within);
  if (half_width_mm === undefined || half_width_mm === 0) return { amiss: 'way-width', line: 0 };
  const shape = { shape: 'route' as const, points, half_width_mm };
  return { volumes: [{ role: 'activity', shape, band: ALL_GROUND, interval }] };
}

function positionIn(text: string): Schema<'Position'> | undefined {
  try {
    const value = readValue('position', text, { now: 0, ahead: false });
    return value.type === 'position' ? value.at : undefined;
  } catch (error) {
    if (error instanceof NotRead) return undefined;
    throw error;
  }
}

function distanceIn(text: string): number | undefined {
  try {
    const value = readValue('distance', text, { now: 0, ahead: false });
    return value.type === 'distance' ? value.distance_mm : undefined;
  } catch (error) {
    if (error instanceof NotRead) return undefined;
    throw error;
  }
}
