/**
 * An independent verifier of Parley's exported proofs: bytes in, findings out (docs/spec/bundle.md).
 *
 * It shares nothing with the node but the specification and the vectors. No page, no network, no
 * clock is used here, so that it runs wherever there is a JavaScript engine.
 */
import { checkAnnexes, checkEquivocations, checkMirrors, checkReached, checkSeen } from './across';
import { type Bundle, readBundle } from './bundle';
import { Fault } from './faults';
import { checkLog, understandLog } from './logs';
import { found, type LogSummary, type Report, unreadable } from './report';
import { Scope } from './scope';
import { tell } from './story';
import { textOrder } from './text';

export type {
  Code,
  Delivery,
  Event,
  Finding,
  LogSummary,
  Report,
  ThreadStory,
} from './report';
export { FLAGS, GAPS, PROBLEMS } from './report';

/** How far a verification has come: things checked, of how many. */
export interface Progress {
  done: number;
  total: number;
}

/** Verify a file in steps: whoever drives them may do something else in between. */
export function* verifying(raw: Uint8Array): Generator<Progress, Report> {
  try {
    const scope = new Scope(readBundle(raw));
    return yield* counted(judge(scope), stepsOf(scope.bundle));
  } catch (error) {
    if (error instanceof Fault) return unreadable(error);
    throw error;
  }
}

/** Verify a file at once. */
export function verifyFile(raw: Uint8Array): Report {
  const steps = verifying(raw);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Each entry is checked, understood, compared with what it names, and told. */
function stepsOf(bundle: Bundle): number {
  return bundle.logs.reduce(
    (sum, log) => sum + 4 * log.entries.length + log.cosignatures.length,
    0,
  );
}

function* counted(steps: Generator<void, Report>, total: number): Generator<Progress, Report> {
  for (let done = 0; ; done++) {
    const step = steps.next();
    if (step.done) return step.value;
    yield { done: Math.min(done, total), total };
  }
}

function* judge(scope: Scope): Generator<void, Report> {
  for (const log of scope.bundle.logs) yield* checkLog(scope, log);
  for (const { party } of scope.terms.members) {
    if (!scope.logs.has(party)) scope.gaps.push(found('log-missing', { party }));
  }
  for (const checked of scope.logs.values()) yield* understandLog(scope, checked);
  checkEquivocations(scope);
  for (const checked of scope.logs.values()) {
    yield* checkSeen(scope, checked);
    checkMirrors(scope, checked);
  }
  checkReached(scope);
  checkAnnexes(scope);
  const threads = yield* tell(scope);
  return {
    verdict: scope.problems.length === 0 ? 'sound' : 'not-sound',
    agreement: scope.agreement,
    title: scope.terms.title,
    banner: scope.terms.banner,
    exercise: scope.terms.exercise,
    problems: scope.problems,
    gaps: scope.gaps,
    flags: scope.flags,
    disputed: [...scope.disputed].sort(textOrder),
    logs: summaries(scope),
    threads,
  };
}

function summaries(scope: Scope): LogSummary[] {
  return [...scope.logs.values()].map((log) => ({
    party: log.party,
    size: log.size,
    present: log.entries.size,
    cosigned: [...log.cosigned.keys()].map((by) => ({
      by,
      size: log.cosignedBy(by).at(-1)?.[0] ?? 0,
    })),
  }));
}
