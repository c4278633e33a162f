import { describe, expect, it } from 'vitest';
import { boxesOf, type Drawn } from './plot';
import { partsOf } from './things';
import { thing, volume } from './things.test-part';

const frame = { axis: 'time' as const, from: 0, to: 100 };
const bounds = { west: 35, south: 35, east: 36, north: 36 };
function drawn(given: Parameters<typeof volume>[0], selected = false): Drawn {
  const [part] = partsOf(thing({ volumes: [volume(given)] }));
  if (part === undefined) throw new Error('nothing is drawn');
  return { part, bounds, selected };
}

describe('the altitude profile', () => {
  it('has a box for each datum and mixes none', () => {
    const boxes = boxesOf(
      [
        drawn({ datum: 'pressure-1013', ceiling: 9e6 }),
        drawn({ datum: 'mean-sea-level' }),
        drawn({ datum: 'mean-sea-level' }),
      ],
      frame,
    );
    expect(boxes.map(({ datum, blocks }) => [datum, blocks.length])).toEqual([
      ['mean-sea-level', 2],
      ['pressure-1013', 1],
    ]);
  });

  it('shows what two selected things share', () => {
    const [box] = boxesOf(
      [
        drawn({ from: 10, to: 60, floor: 1e6, ceiling: 5e6 }, true),
        drawn({ from: 40, to: 90, floor: 3e6, ceiling: 8e6 }, true),
        drawn({ from: 0, to: 100, floor: 0, ceiling: 9e6 }),
      ],
      frame,
    );
    expect(box?.shared.map(({ floor_mm, ceiling_mm }) => [floor_mm, ceiling_mm])).toEqual([
      [3e6, 5e6],
    ]);
    expect(box?.shared[0]?.x).toBeCloseTo(0.4);
    expect(box?.shared[0]?.width).toBeCloseTo(0.2);
  });

  it('shares nothing across datums, at other times, or with itself', () => {
    const low = drawn({ from: 0, to: 50, ceiling: 5e6 }, true);
    expect(
      boxesOf(
        [low, drawn({ from: 0, to: 50, ceiling: 5e6, datum: 'pressure-1013' }, true)],
        frame,
      ).flatMap(({ shared }) => shared),
    ).toEqual([]);
    expect(
      boxesOf([low, drawn({ from: 60, to: 90, ceiling: 5e6 }, true)], frame)[0]?.shared,
    ).toEqual([]);
    expect(boxesOf([low, low], frame)[0]?.shared).toEqual([]);
    const east = { axis: 'distance' as const, from: 34, to: 37 };
    expect(
      boxesOf([low, drawn({ from: 60, to: 90, ceiling: 5e6 }, true)], east)[0]?.shared,
    ).toEqual([]);
    expect(
      boxesOf([low, drawn({ from: 10, to: 90, ceiling: 5e6 }, true)], east)[0]?.shared.length,
    ).toBe(1);
  });

  it('counts bands that touch as sharing that height', () => {
    const [box] = boxesOf(
      [drawn({ to: 50, ceiling: 3e6 }, true), drawn({ to: 50, floor: 3e6, ceiling: 6e6 }, true)],
      frame,
    );
    expect(box?.shared[0]).toMatchObject({ floor_mm: 3e6, ceiling_mm: 3e6 });
  });

  it('runs to the edge where no end is known, and keeps others visible beside a boundless height', () => {
    const [box] = boxesOf(
      [drawn({ from: 20, to: null, ceiling: 1e11 }), drawn({ to: 50, ceiling: 5e6 })],
      frame,
    );
    expect(box?.blocks[0]).toMatchObject({ x: 0.2, width: 0.8 });
    expect(box?.blocks[0]?.height).toBe(1);
    expect(box?.blocks[1]?.height).toBeGreaterThan(0.2);
  });

  it('finds what stands a turn of the Earth away', () => {
    const far = { ...drawn({}), bounds: { west: 181, south: 0, east: 182, north: 1 } };
    const [box] = boxesOf([far], { axis: 'distance', from: -180, to: -170 });
    expect(box?.blocks[0]).toMatchObject({ x: 0.1 });
    expect(box?.blocks[0]?.width).toBeCloseTo(0.1);
  });
});
