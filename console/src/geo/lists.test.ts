import { describe, expect, it } from 'vitest';
import { readPositions } from './lists';

const NEAR = { lat_e7: 355_300_000, lon_e7: 357_800_000 };
const OTHER = { lat_e7: 353_000_000, lon_e7: 355_000_000 };

function places(text: string) {
  return readPositions(text).found.map((one) =>
    one.reading.kind === 'read' ? one.reading.at : one.reading.why,
  );
}

describe('several positions', () => {
  it.each([
    ['one a line', '35.53N 35.78E\n\n35.30N 35.50E\n'],
    ['numbered', '1. 35.53N 35.78E\r\n2) 35.30N 35.50E'],
    ['a run of an ICAO message', '353148N0354648E - 351800N0353000E'],
    ['without blanks between', '353148N0354648E351800N0353000E'],
    ['with words of joining', '353148N 0354648E THENCE 351800N 0353000E'],
    ['marks', `35°31'48"N 35°46'48"E, 35°18'00"N 35°30'00"E`],
    ['a table', 'name,lat,lon\nA,35.53,35.78\nB,35.30,35.50'],
    ['a table the other way round', 'x;y\n35,78;35,53\n35,50;35,30'],
    ['a table of tabs', 'Longitude\tName\tLatitude\n35.78\tNorth of here\t35.53\n35.50\tB\t35.30'],
    ['a Russian table', 'широта;долгота\n35,53;35,78\n35,30;35,50'],
  ])('%s', (_, text) => {
    expect(places(text)).toEqual([NEAR, OTHER]);
    expect(readPositions(text).rest).toEqual([]);
  });

  it('doubts no order that a heading names', () => {
    const [first] = readPositions('lat,lon\n35.53,35.78').found;
    expect(first?.reading).toMatchObject({ kind: 'read', notes: [] });
  });

  it('says of every line what was not taken', () => {
    const list = readPositions(
      'Area of firing\n35.53N 35.78E\n95.0 35.0\n353148N0354648E up to FL100',
    );
    expect(list.rest).toEqual([
      { line: 1, text: 'Area of firing' },
      { line: 4, text: 'UP TO FL100' },
    ]);
    expect(list.found.map((one) => [one.line, one.reading.kind])).toEqual([
      [2, 'read'],
      [3, 'not-read'],
      [4, 'read'],
    ]);
  });
});
