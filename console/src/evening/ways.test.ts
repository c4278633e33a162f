import { beforeEach, describe, expect, it } from 'vitest';
import { preferences } from '../prefs';
import { tourOf } from './ways';

const ways = ['evening', 'counterfactual'].flatMap((run) =>
  ['israel', 'observer'].map((party) => ({
    run,
    party,
    name: party,
    address: `at/${run}/${party}`,
  })),
);
const evening = { ways, run: 'evening', counterfactual: false };
const supposed = { ways, run: 'counterfactual', counterfactual: true };

describe('the way through', () => {
  beforeEach(() => preferences.set({ language: 'he' }));

  it('leads on from the evening, at an observer’s nodes, in the language one reads', () => {
    expect(tourOf(evening, false, 'observer')).toEqual([
      { name: 'evening', address: '#/evening', here: true },
      { name: 'other', address: 'at/counterfactual/observer?language=he', here: false },
      {
        name: 'try',
        address: 'at/counterfactual/observer?language=he&to=evening%2Ftry',
        here: false,
      },
    ]);
  });

  it('is the same seen from the other procedure, and while one tries', () => {
    const legs = tourOf(supposed, false, 'observer');
    expect(legs.map((leg) => leg.address)).toEqual([
      'at/evening/observer?language=he',
      '#/evening',
      '#/evening/try',
    ]);
    expect(legs.map((leg) => leg.here)).toEqual([false, true, false]);
    expect(tourOf(supposed, true, 'observer').map((leg) => leg.here)).toEqual([false, false, true]);
  });

  it('is none where there is one place only', () => {
    expect(tourOf({ ...evening, ways: [] }, false, 'observer')).toEqual([]);
  });
});
