/** How what was said is drawn: the phrase in the officer's language, and what was signed beside it. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { field } from '../field';
import { bare } from '../geo';
import { live } from '../live';
import { brief, local, ltr, when } from '../parts';
import { preferences } from '../prefs';
import { to, toThread } from '../to';
import { directionOf, isLanguage, type Language, OWN_NAMES } from '../words';
import { rowOf } from './phrase/catalogue';
import type { Phrase, Row } from './phrase/phrase';
import { type Part, sentence, signed } from './phrase/sentence';
import { isKey, say } from './words';

export type Said = Schema<'Said'>;

/** A party by its name in the agreement, set apart from the words around it. */
export function party(id: string): TemplateResult {
  return html`<bdi>${nameOf(id)}</bdi>`;
}

export function nameOf(id: string): string {
  const name = live.agreement?.terms.members.find((one) => one.party === id)?.name;
  return name === undefined || name === '' ? id : name;
}

/** The parties, mine said as such. */
export function parties(ids: readonly string[]): TemplateResult {
  return html`${ids.map((id, n) => html`${n > 0 ? ', ' : nothing}${party(id)}`)}`;
}

/** What a call is about: an emergency in the officer's language, any other topic as it was written. */
export function topicOf(topic: string): string {
  return field('topic', topic);
}

/** What a blank of a phrase is called in the officer's language. */
export function blankName(name: string): string {
  const key = `blank-${name}`;
  return isKey(key) ? say(key) : name;
}

/** The parts of a sentence, each value set apart: its direction is its own. */
export function partsOf(parts: readonly Part[]): TemplateResult[] {
  return parts.map((part) => {
    if (part.kind === 'text') return html`${part.text}`;
    if (part.kind === 'unknown') return html`<span class="unknown">${part.text}</span>`;
    const { value, text } = part;
    if (value.type === 'time') {
      return html`<time datetime=${new Date(value.at_ms).toISOString()}
        ><bdi dir="ltr">${text}</bdi> <bdi dir="ltr" class="local">${local(value.at_ms)}</bdi></time
      >`;
    }
    if (value.type === 'notice') {
      return html`<a href=${to('notice', value.of.party, value.of.ref)}>${ltr(text)}</a>`;
    }
    const codes = ['position', 'number', 'callsign'].includes(value.type);
    return codes ? html`<bdi dir="ltr" class="value">${text}</bdi>` : html`<bdi>${text}</bdi>`;
  });
}

/** A phrase as this officer reads it: marker, sentence, mark; and the code that was signed. */
export function phrase(one: Phrase, rows: readonly Row[] | undefined): TemplateResult {
  const language = preferences.language;
  const row = rowOf(rows, one);
  const parts = sentence(one, row, language, preferences.notation);
  const mark = row === undefined ? (rows === undefined ? '' : say('not-in-catalogue')) : row.mark;
  return html`<p class="phrase" lang=${language} dir=${row?.direction ?? 'auto'}>
      ${row === undefined ? nothing : html`<strong class="marker">${row.marker}.</strong> `}
      <span class="sentence">${partsOf(parts)}</span>
      ${mark === '' ? nothing : html`<small class="soft">${mark}</small>`}
    </p>
    <p class="signed soft">${say('signed')} <bdi dir="ltr" class="code">${signed(one)}</bdi></p>`;
}

/** The sentence as a reader of another language has it. */
export function phraseIn(
  one: Phrase,
  rows: readonly Row[] | undefined,
  language: Language,
): TemplateResult {
  const row = rowOf(rows, one);
  if (row === undefined) return html`<span class="soft">…</span>`;
  const parts = sentence(one, row, language, preferences.notation);
  return html`<span lang=${language} dir=${row.direction} class="other"
    ><strong class="marker">${row.marker}.</strong> ${partsOf(parts)}
    <small class="soft">${row.mark}</small></span
  >`;
}

/** Free words as written: nobody translated them. */
export function freeWords(words: string, language: string): TemplateResult | typeof nothing {
  if (words === '') return nothing;
  const known = isLanguage(language);
  const name = known ? OWN_NAMES[language] : language;
  const mark =
    language === '' ? say('untranslated-unknown') : say('untranslated', { language: name });
  return html`<blockquote
    class="words"
    lang=${language === '' ? nothing : language}
    dir=${known ? directionOf(language) : 'auto'}
  >${words}</blockquote>
  <p class="soft mark-words">${mark}</p>`;
}

/** What a message is about or answers, as links. */
export function quotes(
  said: Said,
  numberOf: (leaf: string) => number | undefined,
): TemplateResult | typeof nothing {
  if (said.quotes.length === 0) return nothing;
  return html`<ul class="plain quotes" aria-label=${say('quotes')}>
    ${said.quotes.map((quote) => {
      if (quote.quotes === 'notice') {
        const name = `${quote.of.party}/${quote.of.ref}`;
        const volume = quote.volume === null ? '' : ` · ${say('volume', { n: quote.volume + 1 })}`;
        return html`<li>
          ↪ <a href=${toThread(`notice/${name}`)}>${say('notice')} ${ltr(name)}</a>${volume}
        </li>`;
      }
      const number = numberOf(quote.message);
      return html`<li>
        ↪ ${say('answers')}
        ${number === undefined ? ltr(quote.message.slice(0, 12)) : say('message-number', { n: number })}
      </li>`;
    })}
  </ul>`;
}

/** All of what was said. */
export function whole(
  said: Said,
  rows: readonly Row[] | undefined,
  numberOf: (leaf: string) => number | undefined,
): TemplateResult {
  return html`${said.phrase === null ? nothing : phrase(said.phrase, rows)}
  ${freeWords(said.words, said.language)} ${quotes(said, numberOf)}`;
}

/** What was said, in one line of plain text: for lists and for readers of the screen. */
export function briefly(said: Said, rows: readonly Row[] | undefined): string {
  const parts: string[] = [];
  if (said.phrase !== null) {
    const row = rowOf(rows, said.phrase);
    const text = sentence(said.phrase, row, preferences.language, preferences.notation)
      .map((part) => (part.kind === 'text' ? part.text : apart(part.text)))
      .join('');
    parts.push(row === undefined ? text : `${row.marker}. ${text}`);
  }
  if (said.words !== '') parts.push(`“${apart(said.words)}”`);
  return parts.join(' ');
}

/** Set apart in plain text, so that no direction bends another (Unicode Standard Annex 9). */
function apart(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A party at one of its desks. */
export function atDesk(one: { party: string; desk: string }): TemplateResult {
  return one.desk === '' ? party(one.party) : html`${party(one.party)} · <bdi>${one.desk}</bdi>`;
}

/** A moment of today by its hour, any other with its day; local time on pointing at it. */
export function hour(ms: number | null): TemplateResult {
  return brief(ms, live.now());
}

export { bare, when };
