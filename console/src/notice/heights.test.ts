import { render } from 'lit';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../api';
import { ALL_GROUND } from '../geo';
import { CIRCLE } from './page.test-part';
import { heightsSaid } from './wording';

describe('heights', () => {
  const said = (band: Schema<'Band'>) => {
    const root = document.createElement('p');
    render(heightsSaid(band), root);
    return root.textContent;
  };

  it('that nobody named are not told as if somebody had', () => {
    expect(said(ALL_GROUND)).toContain('no height named: every height of the ground');
    // Of another datum, or higher, it is what somebody stated.
    expect(said({ ...ALL_GROUND, datum: 'wgs84-ellipsoid' })).not.toContain('no height named');
    expect(said({ ...ALL_GROUND, ceiling_mm: 9_000_001 })).not.toContain('no height named');
    expect(said(CIRCLE.band)).toContain('0–6000 m AMSL');
  });
});
