import { describe, expect, it } from 'vitest';
import { NodeOutOfReach, Problem } from '../api';
import { newRef } from './refs';
import { Stating } from './stating';

const NO = new Problem(409, {
  type: 'urn:parley:problem:out-of-step',
  title: '',
  status: 409,
  detail: 'open already',
  remedy: 'say it there',
  at: '',
});

describe('one wish at a time', () => {
  it('keeps its key while it is not known to be on record, so that it is stated once', async () => {
    const stating = new Stating(() => {});
    const keys: string[] = [];
    const silent = async (key: string) => {
      keys.push(key);
      throw new NodeOutOfReach('nothing');
    };
    expect(await stating.run('a', silent)).toBe(false);
    expect(await stating.run('a', silent)).toBe(false);
    expect(keys[0]).toBe(keys[1]);
    expect(await stating.run('b', silent)).toBe(false);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('makes another key once it is on record, or was refused', async () => {
    const stating = new Stating(() => {});
    const keys: string[] = [];
    await stating.run('a', async (key) => keys.push(key));
    await stating.run('a', async (key) => {
      keys.push(key);
      throw NO;
    });
    expect(stating.failure).toBe(NO);
    await stating.run('a', async (key) => keys.push(key));
    expect(new Set(keys).size).toBe(3);
    expect(stating.failure).toBeUndefined();
  });

  it('does nothing while something is under way', async () => {
    const stating = new Stating(() => {});
    let finish = () => {};
    const first = stating.run(
      'a',
      () =>
        new Promise<void>((done) => {
          finish = done;
        }),
    );
    expect(await stating.run('b', async () => {})).toBe(false);
    finish();
    expect(await first).toBe(true);
  });

  it('lets what is no answer of a node fail loudly', async () => {
    const stating = new Stating(() => {});
    await expect(
      stating.run('a', async () => {
        throw new TypeError('ours');
      }),
    ).rejects.toThrow('ours');
    expect(stating.busy).toBe(false);
  });

  it('names a reference after its key', () => {
    expect(newRef('E', '7f3a91c2-0000-4000-8000-000000000000')).toBe('E-7f3a91c2');
  });
});
