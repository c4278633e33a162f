// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { live } from '../live';
import { carriesCode, takeCode } from './link';
import { fromBase64, toBase64, toMake, toSign } from './passkeys';
import { ParleySignin } from './signin';
import { whyNot } from './why';
import './held';
import { NodeOutOfReach, Problem } from '../api';
import { preferences } from '../prefs';

const SESSION = {
  session: '5b1c5b1c5b1c',
  token: '3f9a3f9a3f9a',
  party: 'israel',
  role: 'officer',
  label: 'duty',
  opened: 'link',
  opened_ms: 1,
  used_ms: 1,
  expires_ms: 2,
  kept_by: null,
  here: true,
};
const PASSKEYS = { usable: false, why: 'bare-address', words: '…', at: 'http://localhost:8710' };

function problem(status: number, kind: string): Response {
  const body = { type: `urn:parley:problem:${kind}`, title: 't', status, detail: 'd', remedy: 'r' };
  return new Response(JSON.stringify({ ...body, at: '' }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

function good(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
}

const nobody = { session: null, ended: null, wall_ms: 1, passkeys: PASSKEYS };

/** What the node was asked, and what it answers by method and path. */
class Node {
  asked: { what: string; body: unknown }[] = [];
  answers: Record<string, () => Response> = { 'GET /v1/session': () => good(nobody) };
  fetch = (address: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const what = `${init?.method} ${String(address)}`;
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    this.asked.push({ what, body });
    const answer = this.answers[what];
    return answer === undefined ? Promise.reject(new TypeError('away')) : Promise.resolve(answer());
  };
}

const settled = () => new Promise((done) => setTimeout(done, 0));

describe('a link', () => {
  it('leaves nothing of its code in the address or the history', () => {
    const replaceState = vi.fn();
    const place = { hash: '#in=abc_-1', pathname: '/', search: '' };
    expect(takeCode(place, { replaceState })).toBe('abc_-1');
    expect(replaceState).toHaveBeenCalledExactlyOnceWith(null, '', '/#/');
    expect(takeCode({ ...place, hash: '#/watch' }, { replaceState })).toBeUndefined();
    expect(replaceState).toHaveBeenCalledTimes(1);
    expect(carriesCode('#/in=x')).toBe(false);
  });
});

describe('what goes between node and browser', () => {
  it('is base64 with padding, byte for byte', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
    expect(fromBase64(toBase64(bytes.buffer))).toEqual(bytes);
    expect(toBase64(Uint8Array.of(251, 255).buffer)).toBe('+/8=');
  });

  it('asks for a verified person, a passkey that is found by itself, and no attestation', () => {
    const made = toMake({
      challenge: 'AAEC',
      rp_id: 'localhost',
      rp_name: 'Parley',
      user: 'AwQ=',
      user_name: 'duty (israel, officer)',
      algorithms: [-8, -7],
      exclude: ['BQ=='],
      timeout_ms: 300_000,
    });
    expect(made.authenticatorSelection).toEqual({
      residentKey: 'required',
      userVerification: 'required',
    });
    expect(made.attestation).toBe('none');
    expect(made.challenge).toEqual(Uint8Array.of(0, 1, 2));
    expect(made.pubKeyCredParams.map((one) => one.alg)).toEqual([-8, -7]);
    expect(made.excludeCredentials?.map((one) => one.id)).toEqual([Uint8Array.of(5)]);
    const signed = toSign({ challenge: 'AAEC', rp_id: 'localhost', timeout_ms: 1 });
    expect(signed.userVerification).toBe('required');
    expect(signed.allowCredentials).toBeUndefined();
  });
});

describe('why somebody was not signed in', () => {
  const no = (kind: string) =>
    new Problem(401, {
      type: `urn:x:${kind}`,
      title: '',
      status: 401,
      detail: 'd',
      remedy: 'r',
      at: '',
    });

  it('is said by the code, and by what was shown', () => {
    expect(
      new Set((['link', 'token', 'passkey'] as const).map((by) => whyNot(no('no-token'), by))).size,
    ).toBe(3);
    expect(whyNot(no('too-many'), 'link')).toContain('minute');
    expect(whyNot(no('other'), 'link')).toBe('d (r)');
    expect(whyNot(new NodeOutOfReach('x'), 'link')).toContain('does not answer');
  });

  it('does not swallow a fault of the console', () => {
    expect(() => whyNot(new TypeError('a fault'), 'link')).toThrow('a fault');
  });
});

describe('the form', () => {
  let node: Node;
  let form: ParleySignin;
  let signedIn: number;

  beforeEach(() => {
    preferences.set({ language: 'en' });
    node = new Node();
    vi.stubGlobal('fetch', node.fetch);
    location.hash = '';
    form = new ParleySignin();
    signedIn = 0;
    form.addEventListener('signed-in', () => {
      signedIn += 1;
    });
  });

  afterEach(() => {
    form.remove();
    live.me = undefined;
    vi.unstubAllGlobals();
  });

  async function shown(): Promise<void> {
    document.body.append(form);
    for (let turn = 0; turn < 5; turn += 1) {
      await settled();
      await form.updateComplete;
    }
  }
  const text = () => form.shadowRoot?.textContent ?? '';
  const field = () => form.shadowRoot?.querySelector('input') as HTMLInputElement;

  async function submit(token: string): Promise<void> {
    field().value = token;
    form.shadowRoot
      ?.querySelector('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
    await form.updateComplete;
    await settled();
  }

  it('signs in by the code in the address, which is gone at once', async () => {
    location.hash = '#in=CODE';
    node.answers['POST /v1/session'] = () => {
      expect(location.hash).toBe('#/');
      return good(SESSION);
    };
    await shown();
    expect(node.asked).toEqual([{ what: 'POST /v1/session', body: { link: 'CODE' } }]);
    expect(signedIn).toBe(1);
  });

  it('says that a link leads nowhere, and asks for something else', async () => {
    location.hash = '#in=USED';
    node.answers['POST /v1/session'] = () => problem(401, 'no-token');
    await shown();
    expect(signedIn).toBe(0);
    expect(text()).toContain('This link leads nowhere');
    expect(location.href).not.toContain('USED');
    expect(field().type).toBe('password');
    expect(field().autocomplete).toBe('off');
  });

  it('takes a link that is pasted while it is open', async () => {
    await shown();
    node.answers['POST /v1/session'] = () => good(SESSION);
    location.hash = '#in=LATER';
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    await settled();
    await settled();
    expect(node.asked.at(-1)).toEqual({ what: 'POST /v1/session', body: { link: 'LATER' } });
    expect(signedIn).toBe(1);
  });

  it('empties the field before it asks, and keeps nothing', async () => {
    await shown();
    node.answers['POST /v1/session'] = () => {
      expect(field().value).toBe('');
      return problem(401, 'no-token');
    };
    await submit(' parley_secret ');
    expect(node.asked.at(-1)?.body).toEqual({ token: 'parley_secret' });
    expect(text()).toContain('No such token');
    node.answers['POST /v1/session'] = () => good(SESSION);
    await submit('parley_right');
    expect(signedIn).toBe(1);
    expect(JSON.stringify({ ...localStorage })).not.toContain('parley_');
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('parley_');
  });

  it('says where passkeys work where they do not', async () => {
    await shown();
    expect(text()).toContain('bare address');
    expect(form.shadowRoot?.querySelector('a')?.getAttribute('href')).toBe('http://localhost:8710');
    expect([...(form.shadowRoot?.querySelectorAll('button') ?? [])].length).toBe(1);
  });

  it('over work under way, says why it ended', async () => {
    node.answers['GET /v1/session'] = () => good({ ...nobody, ended: 'revoked' });
    form.over = true;
    await shown();
    expect(text()).toContain('was revoked');
    expect(text()).toContain('no longer fresh');
    expect(form.shadowRoot?.activeElement).toBeNull();
  });

  it('over work under way, goes on by itself where the same desk signed in meanwhile', async () => {
    node.answers['GET /v1/session'] = () => good({ ...nobody, session: SESSION });
    live.me = { party: 'israel', role: 'officer', label: 'duty' };
    form.over = true;
    await shown();
    expect(signedIn).toBe(1);
  });

  it('over work under way, does not become another desk by itself', async () => {
    node.answers['GET /v1/session'] = () => good({ ...nobody, session: SESSION });
    live.me = { party: 'russia', role: 'officer', label: 'duty' };
    form.over = true;
    await shown();
    expect(signedIn).toBe(0);
    expect(text()).toContain('Go on as duty, israel');
    form.shadowRoot?.querySelector('button')?.click();
    expect(signedIn).toBe(1);
  });

  it('says so where the node does not answer', async () => {
    node.answers = {};
    await shown();
    expect(text()).toContain('does not answer');
  });
});

describe('what is held', () => {
  it('lists passkeys and sessions, and removes and ends them by name', async () => {
    const node = new Node();
    vi.stubGlobal('fetch', node.fetch);
    const passkey = {
      passkey: 'aaaaaaaaaaaa',
      token: 'bbbbbbbbbbbb',
      party: 'israel',
      role: 'officer',
      label: '<b>grey</b>',
      made_ms: 1,
      used_ms: null,
    };
    let passkeys = [passkey];
    node.answers = {
      'GET /v1/session': () => good(nobody),
      'GET /v1/passkeys': () => good(passkeys),
      'GET /v1/sessions': () =>
        good([{ ...SESSION, here: false, kept_by: 'alarm', session: 'cccccccccccc' }]),
      'DELETE /v1/passkeys/aaaaaaaaaaaa': () => {
        passkeys = [];
        return good({ words: '' });
      },
      'DELETE /v1/sessions/cccccccccccc': () => good({ words: '' }),
    };
    const held = document.createElement('parley-held');
    document.body.append(held);
    for (let turn = 0; turn < 8; turn += 1) await settled();
    const text = () => held.shadowRoot?.textContent ?? '';
    expect(text()).toContain('<b>grey</b>');
    expect(text()).toContain('never');
    expect(text()).toContain('kept open by an alarm');
    const buttons = [...(held.shadowRoot?.querySelectorAll('button') ?? [])];
    expect(buttons.map((one) => one.getAttribute('aria-label'))).toEqual([
      'Remove the passkey <b>grey</b>',
      'End the session of duty, israel',
    ]);
    for (const button of buttons) button.click();
    for (let turn = 0; turn < 8; turn += 1) await settled();
    expect(node.asked.map((one) => one.what)).toContain('DELETE /v1/sessions/cccccccccccc');
    expect(text()).toContain('You have no passkey here');
    held.remove();
    vi.unstubAllGlobals();
  });
});
