/** A verification in slices, so that the page it runs on stays alive. */
import { sha256 } from '@noble/hashes/sha2.js';
import { type Progress, type Report, verifying } from './core';
import { toHex } from './core/bytes';

/** A slice short enough that a key pressed meanwhile is heard at once. */
const SLICE_MS = 25;
const PIECE_BYTES = 1 << 20;

/** Verify a file; `told` is called after each slice. Ends early with the signal's reason. */
export async function driven(
  raw: Uint8Array,
  told: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<Report> {
  const steps = verifying(raw);
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < SLICE_MS) continue;
    told(step.value);
    await breath(signal);
    began = performance.now();
  }
}

/** SHA-256 of a file, in hexadecimal. */
export async function digestOf(raw: Uint8Array, signal?: AbortSignal): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < raw.length; at += PIECE_BYTES) {
    hash.update(raw.subarray(at, at + PIECE_BYTES));
    await breath(signal);
  }
  return toHex(hash.digest());
}

/** Let the page draw, and hear whoever uses it. */
async function breath(signal?: AbortSignal): Promise<void> {
  await new Promise((go) => setTimeout(go));
  signal?.throwIfAborted();
}
