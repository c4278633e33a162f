import { describe, expect, it } from 'vitest';
import { freshDraft } from './draft';
import { fieldOf } from './fields';

describe('the field of a problem', () => {
  const draft = {
    ...freshDraft('notice', ''),
    shapes: [
      {
        id: 7,
        role: 'recall',
        shape: {
          shape: 'circle',
          centre: { lat_e7: 0, lon_e7: 0 },
          radius_mm: 1,
        },
        floor: '',
        ceiling: '',
        datum: '',
        start: '',
        end: '',
        from: '',
      } as const,
    ],
  };
  it.each([
    ['$.ref', 'ref'],
    ['$.notice.period', 'start'],
    ['$.notice.period.end_ms', 'end'],
    ['$.notice.volumes', 'shapes'],
    ['$.notice.volumes[0].shape', 'shape-7'],
    ['$.notice.volumes[0].band.floor_mm', 'shape-7-floor'],
    ['$.notice.volumes[0].interval.end_ms', 'shape-7-end'],
    ['$.notice.volumes[1].shape.radius_mm', 'at'],
    ['$.notice.volumes[1].band', 'floor'],
    ['$.notice.addressees[2]', 'addressees'],
    ['$.notice.details.check_ins[1].due_ms', 'check-in-1-due'],
    ['$.notice.details.check_ins', 'check-ins'],
    ['$.notice.details.people[0].number', 'people-0'],
    ['$.notice.details.marking_daylight', 'marking-day'],
    ['$.notice.details.population.basis', 'population-basis'],
    ['$.notice', undefined],
    ['$.other', undefined],
    ['', undefined],
  ])('%s stands at %s', (path, field) => {
    expect(fieldOf(path, draft)).toBe(field);
  });
});
