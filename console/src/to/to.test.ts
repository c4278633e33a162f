import { describe, expect, it } from 'vitest';
import { routeOf, to, toThread } from '.';

describe('an address', () => {
  it('is read as it was written', () => {
    const route = routeOf(to('notice', 'russia', 'F 1/2?'));
    expect(route.name).toBe('notice');
    expect(route.parts).toEqual(['russia', 'F 1/2?']);
  });

  it('carries what is asked beside', () => {
    expect(routeOf('#/evening?at=1537209540000').query.get('at')).toBe('1537209540000');
  });

  it('names nothing where it is broken, and breaks nothing', () => {
    expect(routeOf('#/notice/%E0%A4%A').parts).toEqual(['%E0%A4%A']);
    expect(routeOf('').name).toBe('');
  });

  it('leads from a thread of the record to its screen', () => {
    expect(toThread('call/israel/K1')).toBe('#/call/israel/K1');
  });
});
