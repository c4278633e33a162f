import { describe, expect, it, vi } from 'vitest';
import { NodeOutOfReach, Problem, type Schema } from '../api';
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

  it('counts as unanswered until the node answers, be it with a no', async () => {
    const body = { type: 'x:y', title: '', detail: '', remedy: '', at: '' };
    const no = (status: number) => new Problem(status, body as unknown as Schema<'ProblemBody'>);
    const fetch = vi.fn().mockRejectedValueOnce(new NodeOutOfReach('gone'));
    const resource = new Resource<string>('r', fetch);
    await resource.refresh();
    const since = resource.unanswered;
    expect(since).toBeTypeOf('number');
    // It is since when there was no answer, however often it was asked meanwhile.
    await settled();
    fetch.mockRejectedValueOnce(no(503));
    await resource.refresh();
    expect(resource.unanswered).toBe(since);
    fetch.mockRejectedValueOnce(no(404));
    await resource.refresh();
    expect(resource.unanswered).toBeUndefined();
    fetch.mockRejectedValueOnce(new NodeOutOfReach('gone')).mockResolvedValueOnce('good');
    await resource.refresh();
    expect(resource.unanswered).toBeTypeOf('number');
    await resource.refresh();
    expect([resource.value, resource.unanswered]).toEqual(['good', undefined]);
  });

  it('is asked for anew when somebody looks again, and not for a second who looks', async () => {
    const fetch = vi.fn().mockResolvedValue('good');
    const resource = new Resource<string>('r', fetch);
    const ends = [resource.watch(() => {})];
    await settled();
    ends.push(resource.watch(() => {}));
    await settled();
    expect(fetch).toHaveBeenCalledTimes(1);
    for (const end of ends) end();
    resource.watch(() => {});
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('does not swallow a fault of the console', async () => {
    const resource = new Resource<string>('r', () => Promise.reject(new TypeError('a fault')));
    await expect(resource.refresh()).rejects.toThrow('a fault');
  });
});
