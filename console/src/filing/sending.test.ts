import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NodeOutOfReach, Problem, type Schema } from '../api';
import { live } from '../live';
import { preferences } from '../prefs';
import { freshDraft } from './draft';
import { type Enclosure, enclosures, withAnnexes } from './enclosing';
import { Sending, send } from './sending';

const REF = { party: 'israel', ref: 'N1' };
const file = (title: string, recipients = ['russia']): Enclosure => ({
  name: `${title}.txt`,
  title,
  media_type: 'text/plain',
  content: new Blob([title]),
  recipients,
  contact: false,
});
const refOf = (title: string): Schema<'AnnexRef'> => ({
  title,
  media_type: 'text/plain',
  size: title.length,
  commitment: title.padEnd(64, '0'),
  recipients: ['russia'],
});

let asked: { name: string; key: string | undefined; title: unknown }[];
let answer: (title: string, signal: AbortSignal) => Promise<Schema<'AnnexRef'>>;
let erased: unknown[];

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  erased = [];
  answer = (title) => Promise.resolve(refOf(title));
  vi.spyOn(live.api, 'state').mockImplementation((async (
    name: string,
    one: { key?: string; query?: { title: string; recipients: string }; signal: AbortSignal },
  ) => {
    asked.push({ name, key: one.key, title: one.query });
    return await answer(one.query?.title ?? '', one.signal);
  }) as unknown as typeof live.api.state);
  vi.spyOn(live.api, 'ask').mockImplementation((async (name: string, one: { path: object }) => {
    erased.push([name, one.path]);
  }) as unknown as typeof live.api.ask);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function sent(files: Enclosure[]) {
  const stated: (readonly [string, readonly string[]])[] = [];
  const sending = new Sending(
    REF,
    async (_, key, refs) => {
      stated.push([key, refs.map((one) => one.title)]);
      return {} as unknown as Schema<'Outcome'>;
    },
    files,
  );
  return { sending, stated };
}
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('files of a notice', () => {
  it('are at the node before the notice that names them, for those who are named', async () => {
    const { sending, stated } = sent([file('a'), file('b')]);
    expect(sending.filesThere).toBe(0);
    await settled();
    expect(asked.map((one) => one.title)).toEqual([
      { title: 'a', media_type: 'text/plain', recipients: 'russia' },
      { title: 'b', media_type: 'text/plain', recipients: 'russia' },
    ]);
    expect(stated).toEqual([[sending.key, ['a', 'b']]]);
    expect([sending.state, sending.filesThere]).toEqual(['on-record', undefined]);
  });

  it('are tried again under their keys, and not put twice', async () => {
    const down = new Set(['b']);
    answer = (title) =>
      down.has(title) ? Promise.reject(new NodeOutOfReach('x')) : Promise.resolve(refOf(title));
    const { sending, stated } = sent([file('a'), file('b')]);
    await settled();
    expect([sending.state, sending.filesThere, stated.length]).toEqual(['not-sent', 1, 0]);
    down.clear();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(sending.state).toBe('on-record');
    expect(stated).toEqual([[sending.key, ['a', 'b']]]);
    expect(asked.length).toBe(3);
    expect(asked[1]?.key).toBe(asked[2]?.key);
    expect(asked[0]?.key).not.toBe(asked[1]?.key);
  });

  it('hold nothing up: the notice goes without them, and what was put is erased', async () => {
    let ended = false;
    answer = (title, signal) =>
      title === 'a'
        ? Promise.resolve(refOf('a'))
        : new Promise((_, no) =>
            signal.addEventListener('abort', () => {
              ended = true;
              no(new NodeOutOfReach('x'));
            }),
          );
    const { sending, stated } = sent([file('a'), file('b')]);
    await settled();
    expect([sending.state, sending.filesThere]).toEqual(['under-way', 1]);
    sending.withoutFiles();
    await settled();
    // What is large would take the line from the notice.
    expect(ended).toBe(true);
    expect(stated).toEqual([[sending.key, []]]);
    expect([sending.state, sending.without]).toEqual(['on-record', true]);
    expect(erased).toEqual([['annex.erase', { agreement: '', commitment: refOf('a').commitment }]]);
    // What is stated is settled by now.
    sending.withoutFiles();
    await settled();
    expect(stated.length).toBe(1);
  });

  it('that the node does not take are named, and nothing is stated', async () => {
    const body = { type: 'x:too-large', title: '', detail: 'no', remedy: 'y', at: '' };
    answer = () => Promise.reject(new Problem(413, body as unknown as Schema<'ProblemBody'>));
    const { sending, stated } = sent([file('a')]);
    await settled();
    expect([sending.state, sending.refusedFile, stated.length]).toEqual(['refused', 'a.txt', 0]);
  });

  it('are not put by a sending that was given up', async () => {
    let late: (ref: Schema<'AnnexRef'>) => void = () => {};
    answer = () =>
      new Promise((yes) => {
        late = yes;
      });
    const { sending, stated } = sent([file('a')]);
    await settled();
    sending.giveUp();
    late(refOf('a'));
    await settled();
    expect(stated).toEqual([]);
  });
});

describe('a notice that waits for the node', () => {
  const views = ['one', 'other'].map(
    (agreement) => ({ agreement }) as unknown as Schema<'AgreementView'>,
  );
  afterEach(() => {
    live.agreements = [];
    preferences.set({ agreement: '' });
  });

  it('goes into the agreement it was signed in, whichever is in view by then', async () => {
    live.agreements = views;
    preferences.set({ agreement: 'one' });
    const paths: unknown[] = [];
    let down = true;
    vi.mocked(live.api.state).mockImplementation((async (
      name: string,
      one: { path: { agreement: string } },
    ) => {
      paths.push([name, one.path.agreement]);
      if (down) throw new NodeOutOfReach('x');
      return refOf('a');
    }) as unknown as typeof live.api.state);
    const notice = { annexes: [], details: null } as unknown as Schema<'Notice'>;
    const sending = send(REF, notice, false, [file('a')]);
    await settled();
    expect(sending.state).toBe('not-sent');
    preferences.set({ agreement: 'other' });
    down = false;
    await vi.advanceTimersByTimeAsync(4_000);
    expect(sending.state).toBe('on-record');
    expect(paths).toEqual([
      ['annex.put', 'one'],
      ['annex.put', 'one'],
      ['notice.file', 'one'],
    ]);
  });
});

describe('who may fetch a file', () => {
  const member = (party: string, standing: Schema<'Standing'>) => ({ party, standing });
  const terms = {
    members: [member('israel', 'member'), member('russia', 'member'), member('undof', 'observer')],
  } as unknown as Schema<'Terms'>;
  const draft = (recipients: string[] | undefined, addressees?: string[]) => ({
    ...freshDraft('site', ''),
    addressees,
    files: [
      {
        id: 0,
        name: 'x.txt',
        title: '  ',
        media_type: 'text/plain',
        content: new Blob(['x']),
        recipients,
        contact: true,
      },
    ],
  });
  const named = (...given: Parameters<typeof draft>) =>
    enclosures(draft(...given), terms, 'israel')[0]?.recipients;

  it('are those asked to read back, until others are named; never everyone for want of a name', () => {
    expect(named(undefined)).toEqual(['russia']);
    expect(named(undefined, ['undof'])).toEqual(['undof']);
    expect(named(['undof', 'russia'])).toEqual(['undof', 'russia']);
    expect(named([])).toEqual(['israel']);
  });

  it('and the file that says whom to call is the contact of a site; its own name is told to nobody', () => {
    const [one] = enclosures(draft(['russia']), terms, 'israel');
    expect(one?.title).toBe('annex');
    const notice = {
      annexes: [refOf('old')],
      details: { about: 'site', contact_annex: null },
    } as unknown as Schema<'Notice'>;
    const whole = withAnnexes(notice, one === undefined ? [] : [one], [refOf('annex')]);
    expect(whole.annexes.map((each) => each.title)).toEqual(['old', 'annex']);
    expect(whole.details).toMatchObject({ contact_annex: refOf('annex').commitment });
    expect(withAnnexes(notice, [], [])).toBe(notice);
  });
});
