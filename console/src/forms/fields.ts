/** Reading small forms: words as typed, a moment as an officer writes it. */
import { NotRead, readMoment } from './values';

/** The fields of a form by their names, trimmed. */
export function fieldsOf(form: EventTarget | null): (name: string) => string {
  const data = form instanceof HTMLFormElement ? new FormData(form) : new FormData();
  return (name) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
}

/** Every value of one name that was ticked. */
export function tickedOf(form: EventTarget | null, name: string): string[] {
  const data = form instanceof HTMLFormElement ? new FormData(form) : new FormData();
  return data.getAll(name).filter((one) => typeof one === 'string');
}

/** A moment as typed; undefined where it is none, null where nothing was typed. */
export function momentIn(text: string, now: number, ahead: boolean): number | null | undefined {
  if (text === '') return null;
  try {
    return readMoment(text, { now, ahead });
  } catch (error) {
    if (error instanceof NotRead) return undefined;
    throw error;
  }
}

/** What is typed into a form goes no further: single keys are for whoever reads. Escape is no typing. */
export function keptIn(event: KeyboardEvent): void {
  if (event.key !== 'Escape') event.stopPropagation();
}
