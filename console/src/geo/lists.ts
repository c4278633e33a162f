/** Several positions in pasted text: one a line, a table, or run on as in an ICAO message. */
import { tidy } from './angles';
import { type Reading, readPosition } from './positions';

export interface Listed {
  /** Counted from 1. */
  line: number;
  text: string;
  reading: Reading;
}

export interface List {
  found: Listed[];
  /** What stood there and is no position: said, so that nothing is lost unseen. */
  rest: { line: number; text: string }[];
}

const MOST_LINES = 2_000;
const PAIR = new RegExp(
  [
    // 353148N0354648E, and 3531N 03546E
    String.raw`\d{4,6}(?:\.\d+)? ?[NS] ?[,/]? ?\d{5,7}(?:\.\d+)? ?[EW]`,
    // N353148E0354648
    String.raw`[NS] ?\d{4,6}(?:\.\d+)? ?[,/]? ?[EW] ?\d{5,7}(?:\.\d+)?`,
    // 35°31'48"N 35°46'48"E and 35.53N 35.78E
    String.raw`\d{1,2}[\d.°'" ]*[NS],? ?\d{1,3}[\d.°'" ]*[EW]`,
    String.raw`\d{1,2}[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?(?:\d{4,5} \d{4,5}|\d{10}|\d{8}|\d{6}|\d{4})`,
  ].join('|'),
  'g',
);
/** What stands between positions and says nothing: numbers of a list, dashes, words of joining. */
const NOTHING = /^(?:[\s,;:/()[\].*•–—-]|\d{1,3}[.)]|TO|THENCE|THEN|AND|POINT|WGS ?-?84)*$/;
const HEADINGS = {
  lat: /^(?:lat|latitude|y|широта|רוחב|קו רוחב|خط العرض|العرض)(?:[_ ].*)?$/i,
  lon: /^(?:lon|lng|long|longitude|x|долгота|אורך|קו אורך|خط الطول|الطول)(?:[_ ].*)?$/i,
};

export function readPositions(text: string): List {
  const lines = text.split(/\r\n|\r|\n/);
  const list: List = { found: [], rest: [] };
  const table = columnsOf(lines);
  lines.slice(0, MOST_LINES).forEach((raw, n) => {
    const line = n + 1;
    const plain = tidy(raw);
    if (plain === '' || n === table?.heading) return;
    if (table !== undefined) ofTable(list, line, raw, table);
    else ofLine(list, line, plain);
  });
  if (lines.length > MOST_LINES) {
    list.rest.push({ line: MOST_LINES + 1, text: lines[MOST_LINES] ?? '' });
  }
  return list;
}

interface Table {
  heading: number;
  lat: number;
  lon: number;
  separator: string;
}

/** The columns of a table whose first line names them. */
function columnsOf(lines: string[]): Table | undefined {
  const heading = lines.findIndex((line) => line.trim() !== '');
  const first = tidy(lines[heading] ?? '');
  for (const separator of [';', '\t', ',', '|']) {
    // A tab is white space, which `tidy` makes a blank.
    const names = cells(separator === '\t' ? (lines[heading] ?? '') : first, separator);
    const lat = names.findIndex((name) => HEADINGS.lat.test(name));
    const lon = names.findIndex((name) => HEADINGS.lon.test(name));
    if (lat >= 0 && lon >= 0) return { heading, lat, lon, separator };
  }
  return undefined;
}

function cells(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function ofTable(list: List, line: number, text: string, table: Table): void {
  const row = cells(text, table.separator).map(tidy);
  const [lat = '', lon = ''] = [row[table.lat], row[table.lon]];
  if (lat === '' && lon === '') {
    list.rest.push({ line, text });
    return;
  }
  const reading = readPosition(`${lat.replace(',', '.')} ${lon.replace(',', '.')}`);
  // The heading says which is which.
  const read =
    reading.kind === 'read'
      ? { ...reading, notes: reading.notes.filter((one) => one.code === 'square') }
      : reading;
  list.found.push({ line, text, reading: read });
}

function ofLine(list: List, line: number, text: string): void {
  const bare = text.replace(/^(?:\d{1,3}[.)] |[A-Za-z][.)] |[-*•–] ?(?=\D))/, '');
  const whole = readPosition(bare);
  if (whole.kind !== 'not-read') {
    list.found.push({ line, text: bare, reading: whole });
    return;
  }
  const upper = bare.toUpperCase();
  const pairs = [...upper.matchAll(PAIR)];
  for (const [pair] of pairs) {
    list.found.push({ line, text: pair, reading: readPosition(pair) });
  }
  const between = upper.replace(PAIR, ' ').trim();
  if (pairs.length === 0) {
    // A line with digits meant to be a position, and why it is none is worth saying.
    if (/\d/.test(bare)) list.found.push({ line, text: bare, reading: whole });
    else list.rest.push({ line, text: bare });
  } else if (!NOTHING.test(between)) {
    list.rest.push({ line, text: between.replace(/ +/g, ' ') });
  }
}
