/** What is wrong with bytes that were read: whose fault, and a line for whoever looks into it. */
export type Blame = 'MalformedStatement' | 'BadSignature' | 'BrokenLog';

/** The only error that bytes from outside can cause here. */
export class Fault extends Error {
  constructor(
    readonly blame: Blame,
    detail: string,
  ) {
    super(detail);
  }
}

export function malformed(detail: string): Fault {
  return new Fault('MalformedStatement', detail);
}

export function badSignature(detail: string): Fault {
  return new Fault('BadSignature', detail);
}

export function brokenLog(detail: string): Fault {
  return new Fault('BrokenLog', detail);
}

/** The fault that a check ends in; undefined if it holds. What is no fault is ours, and goes on. */
export function faultOf(check: () => void): Fault | undefined {
  try {
    check();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  return undefined;
}
