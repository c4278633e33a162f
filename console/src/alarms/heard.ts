/** The alarms of the room as this console heard them: what stands, what was silenced here. */
import type { Schema } from '../api';
import { gravity, type Need } from '../needs';

type Ref = Schema<'Ref'>;

/** What is told of an alarm, whether the stream sounded it or it was fetched afterwards. */
export interface Told {
  agreement: string;
  cause: string;
  about: Ref | null;
  against: Ref | null;
  thread: string;
  desk: string;
  tier: string;
  precedence: string;
  due_ms: number | null;
}

export interface Alarm extends Told {
  key: string;
  /** When it was heard last, by the node's clock; for a fetched one when it was raised. */
  at: number;
  /** How often it was heard. */
  times: number;
  /** Fetched afterwards: nothing sounded here at its time. */
  missed: boolean;
  /** Its sound is stopped here. Nothing is acknowledged by that. */
  silenced: boolean;
}

/** So many silenced ones are remembered. */
const REMEMBERED = 50;

/** Dispatches `change`. */
export class Heard extends EventTarget {
  private readonly all = new Map<string, Alarm & { open: boolean }>();

  /** An alarm came: true if it is to sound, which a fetched one that was heard before is not. */
  hear(told: Told, at: number, missed = false): boolean {
    const key = keyOf(told);
    const before = this.all.get(key);
    if (missed && before !== undefined && before.at >= at) return false;
    this.all.delete(key);
    this.all.set(key, {
      ...told,
      key,
      at,
      times: (before?.times ?? 0) + 1,
      missed,
      silenced: false,
      open: before?.open ?? false,
    });
    this.forget();
    this.dispatchEvent(new Event('change'));
    return true;
  }

  /** Those that nobody here silenced, the gravest first, the newest of them first. */
  get loud(): Alarm[] {
    return [...this.all.values()]
      .filter((one) => !one.silenced)
      .sort((a, b) => gravity(b.precedence) - gravity(a.precedence) || b.at - a.at);
  }

  get silenced(): Alarm[] {
    return [...this.all.values()].filter((one) => one.silenced).sort((a, b) => b.at - a.at);
  }

  /** Stop the sound of one here, or of all. */
  silence(key?: string): void {
    for (const one of this.all.values()) {
      if (key === undefined || one.key === key) one.silenced = true;
    }
    this.dispatchEvent(new Event('change'));
  }

  /**
   * What needs a person now: an alarm whose matter was open and is not any more has been dealt with,
   * here or at another desk, and stands no longer.
   *
   * @returns The keys of those that ended.
   */
  settle(agreement: string, needs: readonly Need[]): string[] {
    const ended: string[] = [];
    for (const one of this.all.values()) {
      if (one.agreement !== agreement) continue;
      if (needs.some((need) => rings(one, need))) one.open = true;
      else if (one.open) ended.push(one.key);
    }
    for (const key of ended) this.all.delete(key);
    if (ended.length > 0) this.dispatchEvent(new Event('change'));
    return ended;
  }

  clear(): void {
    this.all.clear();
    this.dispatchEvent(new Event('change'));
  }

  private forget(): void {
    for (const one of this.silenced.slice(REMEMBERED)) this.all.delete(one.key);
  }
}

/** What each cause asks for; the others stand as long as anything of their thread is open. */
const ASKS: Record<string, readonly Need['kind'][]> = {
  message: ['acknowledge'],
  emergency: ['acknowledge'],
  notice: ['read-back'],
  query: ['query'],
  'line-test': ['test'],
  concern: ['concern'],
  'read-back-overdue': ['read-back', 'unconfirmed'],
  'read-back-differs': ['unconfirmed'],
};

/** Whether a matter that is open is the one that an alarm rings for. */
function rings(alarm: Told, need: Need): boolean {
  if (need.thread !== alarm.thread || need.kind === 'not-reached') return false;
  const asked = ASKS[alarm.cause];
  return asked === undefined || asked.includes(need.kind);
}

/** The same alarm, whichever desk it rings next. */
export function keyOf(told: Told): string {
  const against = told.against === null ? '' : `${told.against.party}/${told.against.ref}`;
  return [told.agreement, told.cause, told.thread, against].join(' ');
}
