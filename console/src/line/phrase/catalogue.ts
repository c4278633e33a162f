/** The catalogue in each language, fetched once: no phrase changes while a node runs. */
import { live, Resource } from '../../live';
import type { Language } from '../../words';
import type { Phrase, Row } from './phrase';
import { CATALOGUE } from './phrase';

const held = new Map<Language, Resource<Row[]>>();

export function phrasesIn(language: Language): Resource<Row[]> {
  const found = held.get(language);
  if (found !== undefined) return found;
  const made = new Resource<Row[]>(`phrases ${language}`, () =>
    live.api.ask('phrase.list', { query: { language } }),
  );
  held.set(language, made);
  return made;
}

// What could not be had while the link was dead is asked for again with it.
live.addEventListener('pulse', () => {
  if (live.stream.pulse !== 'alive') return;
  for (const one of held.values()) if (one.failure !== undefined) void one.refresh();
});

/** The phrase of the catalogue that was signed; undefined where the catalogue does not have it. */
export function rowOf(rows: readonly Row[] | undefined, phrase: Phrase): Row | undefined {
  if (phrase.catalogue !== CATALOGUE) return undefined;
  return rows?.find((row) => row.code === phrase.code);
}
