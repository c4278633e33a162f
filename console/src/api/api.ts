/** One typed call an operation of the table. */
import { ROUTES } from './routes';
import type { components, operations } from './schema';

export type Operation = keyof typeof ROUTES & keyof operations;

type Parameters<N extends Operation> = operations[N] extends { parameters: infer P } ? P : never;
type Content<C> = C extends { content: { 'application/json': infer J } } ? J : Blob;
type Good<R> = R extends { 200: infer A } ? A : R extends { 201: infer A } ? A : never;

/** What an operation answers; bytes as a Blob. */
export type Answer<N extends Operation> = Content<Good<operations[N]['responses']>>;
/** What an operation takes as its body. */
export type Body<N extends Operation> = operations[N] extends {
  requestBody: { content: infer C };
}
  ? C extends { 'application/json': infer J }
    ? J
    : Blob
  : undefined;

type Path<N extends Operation> = Parameters<N> extends { path: infer P } ? P : Record<never, never>;
type Query<N extends Operation> =
  Parameters<N> extends { query?: infer Q }
    ? { [K in keyof NonNullable<Q>]?: string | number | undefined }
    : never;

/** What is told along with a call. */
export interface Asked<N extends Operation> {
  path?: Path<N>;
  query?: Query<N>;
  body?: Body<N>;
  /** The client-made id of a wish: the same key with the same wish is the same wish. */
  key?: string;
  signal?: AbortSignal;
}

/** An answer that is a problem (RFC 9457): whose fault, and what to do. Nothing was changed. */
export class Problem extends Error {
  readonly kind: string;

  constructor(
    readonly status: number,
    readonly body: components['schemas']['ProblemBody'],
  ) {
    super(body.detail);
    this.kind = body.type.slice(body.type.lastIndexOf(':') + 1);
  }

  get remedy(): string {
    return this.body.remedy;
  }
}

/** The node did not answer: whether it took a wish is not known; ask again with the same key. */
export class NodeOutOfReach extends Error {}

const PATIENCE_MS = 20_000;

export class Api {
  /** Called where a request shows that nobody is signed in any more. */
  signedOut: () => void = () => {};
  /**
   * The session this page was drawn for, by its name. Tabs share the cookie: were another to sign in
   * anew, this one would else speak for whoever that is.
   */
  session = '';

  constructor(
    private readonly base = '',
    private readonly fetcher: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  /**
   * Ask one operation.
   *
   * @throws Problem if the node says no; NodeOutOfReach if it says nothing.
   */
  async ask<N extends Operation>(name: N, asked: Asked<N> = {}): Promise<Answer<N>> {
    const response = await this.answer(name, asked);
    const json = response.headers.get('content-type')?.startsWith('application/json');
    return (await this.whole(() => (json ? response.json() : response.blob()))) as Answer<N>;
  }

  /** The same, with the exact bytes of the answer: of what is signed, no other spelling will do. */
  async bytes<N extends Operation>(name: N, asked: Asked<N> = {}): Promise<Uint8Array> {
    const response = await this.answer(name, asked);
    return new Uint8Array(await this.whole(() => response.arrayBuffer()));
  }

  private async answer<N extends Operation>(name: N, asked: Asked<N>): Promise<Response> {
    const [method] = ROUTES[name];
    const headers: Record<string, string> = { accept: 'application/json' };
    const init: RequestInit = {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: asked.signal ?? AbortSignal.timeout(PATIENCE_MS),
    };
    if (asked.key !== undefined) headers['idempotency-key'] = asked.key;
    if (this.session !== '') headers['parley-session'] = this.session;
    if (asked.body instanceof Blob) {
      headers['content-type'] = asked.body.type || 'application/octet-stream';
      init.body = asked.body;
    } else if (asked.body !== undefined) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(asked.body);
    }
    const response = await this.reach(this.address(name, asked), init);
    if (!response.ok) throw await this.problem(response);
    return response;
  }

  /** Make a statement; if the node says nothing, once more with the same key, which states it once. */
  async state<N extends Operation>(name: N, asked: Asked<N>): Promise<Answer<N>> {
    const once = { ...asked, key: asked.key ?? crypto.randomUUID() };
    try {
      return await this.ask(name, once);
    } catch (error) {
      if (!(error instanceof NodeOutOfReach)) throw error;
      return await this.ask(name, once);
    }
  }

  /** The address of an operation, for links and streams. */
  address<N extends Operation>(name: N, asked: Asked<N> = {}): string {
    const values: Record<string, unknown> = { ...(asked.path as object | undefined) };
    const path = ROUTES[name][1].replace(/\{(\w+)\}/g, (_, part: string) => {
      const value = values[part];
      if (typeof value !== 'string' || value === '') throw new Error(`${name} needs ${part}`);
      return encodeURIComponent(value);
    });
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(asked.query ?? {})) {
      if (value !== undefined && value !== null) query.set(key, String(value));
    }
    const tail = query.size > 0 ? `?${query}` : '';
    return this.base + path + tail;
  }

  private async reach(address: string, init: RequestInit): Promise<Response> {
    return this.whole(() => this.fetcher(address, init));
  }

  /** Of an answer that broke off no more is known than of none. */
  private async whole<T>(take: () => Promise<T>): Promise<T> {
    try {
      return await take();
    } catch (error) {
      throw new NodeOutOfReach(error instanceof Error ? error.message : String(error));
    }
  }

  private async problem(response: Response): Promise<Error> {
    if (!response.headers.get('content-type')?.startsWith('application/problem+json')) {
      return new NodeOutOfReach(`the answer was ${response.status}, and not from a node`);
    }
    const problem = new Problem(response.status, await response.json());
    if (problem.kind === 'no-token') this.signedOut();
    return problem;
  }
}
