import { describe, expect, it, vi } from 'vitest';
import { NodeOutOfReach } from '../api';
import { Resource } from './resource';

const settled = () => new Promise((done) => setTimeout(done, 0));

describe('a resource', () => {
  it('keeps its last good value when the node is gone', async () => {
    const fetch = vi
      .fn()
      .mockResolvedValueOnce('good')
      .mockRejectedValueOnce(new NodeOutOfReach('gone'));
    const resource = new Resource<string>('r', fetch);
    const end = resource.watch(() => {});
    await settled();
    await resource.refresh();
    expect(resource.value).toBe('good');
    expect(resource.failure).toBeInstanceOf(NodeOutOfReach);
    end();
    expect(resource.watched).toBe(false);
  });

  it('makes one question of many wishes while one is under way', async () => {
    const answers: ((value: string) => void)[] = [];
    const fetch = vi.fn(() => new Promise<string>((answer) => answers.push(answer)));
    const resource = new Resource<string>('r', fetch);
    void resource.refresh();
    void resource.refresh();
    void resource.refresh();
    expect(fetch).toHaveBeenCalledTimes(1);
    answers[0]?.('one');
    await settled();
    expect(fetch).toHaveBeenCalledTimes(2);
    answers[1]?.('two');
    await settled();
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(resource.value).toBe('two');
  });

  it('does not swallow a fault of the console', async () => {
    const resource = new Resource<string>('r', () => Promise.reject(new TypeError('a fault')));
    await expect(resource.refresh()).rejects.toThrow('a fault');
  });
});
