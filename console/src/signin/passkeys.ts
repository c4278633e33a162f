/** Between the node's passkey operations and the browser's own: bytes, options, answers. */
import type { Api, Schema } from '../api';

/** Nothing was chosen: the person closed the browser's question, or it waited too long. */
export class NoPasskeyChosen extends Error {}

/** Standard base64 with padding, as the API writes bytes. */
export function toBase64(buffer: ArrayBuffer): string {
  let text = '';
  for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at += 1) bytes[at] = raw.charCodeAt(at);
  return bytes;
}

/** Whether this browser knows passkeys at all. */
export function browserKnowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && navigator.credentials !== undefined;
}

/** Whether the browser offers passkeys by itself where the token is typed. */
export async function offersByItself(): Promise<boolean> {
  if (!browserKnowsPasskeys()) return false;
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}

/** What the browser is asked, to sign in by a passkey that it finds itself. */
export function toSign(asked: Schema<'PasskeyChallenge'>): PublicKeyCredentialRequestOptions {
  return {
    challenge: fromBase64(asked.challenge),
    rpId: asked.rp_id,
    timeout: asked.timeout_ms,
    userVerification: 'required',
  };
}

/** What the browser is asked, to make a passkey. */
export function toMake(asked: Schema<'PasskeyOptions'>): PublicKeyCredentialCreationOptions {
  return {
    challenge: fromBase64(asked.challenge),
    rp: { id: asked.rp_id, name: asked.rp_name },
    user: { id: fromBase64(asked.user), name: asked.user_name, displayName: asked.user_name },
    pubKeyCredParams: asked.algorithms.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: asked.exclude.map((id) => ({ type: 'public-key', id: fromBase64(id) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
    timeout: asked.timeout_ms,
  };
}

/**
 * Sign in by a passkey. `conditional` waits until one is chosen where the token is typed.
 *
 * @throws NoPasskeyChosen if none was; Problem or NodeOutOfReach as every operation does.
 */
export async function signInByPasskey(
  api: Api,
  signal: AbortSignal,
  conditional = false,
): Promise<Schema<'SessionView'>> {
  const asked = await api.ask('passkey.challenge');
  const found = await chosen(
    navigator.credentials.get({
      publicKey: toSign(asked),
      signal,
      ...(conditional ? { mediation: 'conditional' } : {}),
    }),
  );
  if (!(found.response instanceof AuthenticatorAssertionResponse)) throw new NoPasskeyChosen();
  return api.ask('session.open', {
    body: {
      passkey: {
        passkey: toBase64(found.rawId),
        client_data: toBase64(found.response.clientDataJSON),
        authenticator_data: toBase64(found.response.authenticatorData),
        signature: toBase64(found.response.signature),
      },
    },
  });
}

/** Make a passkey for whoever is signed in, and have the node keep its public half. */
export async function makePasskey(api: Api, label: string): Promise<Schema<'PasskeyView'>> {
  const asked = await api.ask('passkey.options');
  const made = await chosen(navigator.credentials.create({ publicKey: toMake(asked) }));
  if (!(made.response instanceof AuthenticatorAttestationResponse)) throw new NoPasskeyChosen();
  return api.ask('passkey.add', {
    body: {
      client_data: toBase64(made.response.clientDataJSON),
      attestation: toBase64(made.response.attestationObject),
      label,
    },
  });
}

async function chosen(asking: Promise<Credential | null>): Promise<PublicKeyCredential> {
  let found: Credential | null;
  try {
    found = await asking;
  } catch (error) {
    // A DOMException is the browser's or the person's no; anything else is a fault of the console.
    if (error instanceof DOMException) throw new NoPasskeyChosen(error.message);
    throw error;
  }
  if (!(found instanceof PublicKeyCredential)) throw new NoPasskeyChosen();
  return found;
}
