// The branch of logit equilibria as stretches between the places where it turns or others meet it, each with its name.

import { type BranchStep, branchSteps, type Tracer } from './branch.ts';
import { type BranchEvent, eventsOf, type Signature, signatureOf } from './branch-events.ts';

/** Which stretch of the branch a point lies on. */
export type LogitBranch =
  /** Reached from λ = 0 with rising precision and no other branch met. */
  | 'principal'
  /** After the branch turned back in precision: at this precision, or below, it holds more than one point. */
  | 'beyond a turn'
  /** After other branches met it: one continuation of several, the one straight on. */
  | 'beyond a bifurcation';

export interface LogitBifurcation {
  /** λ, per unit of payoff, to about six digits. */
  readonly precision: number;
  readonly kind: 'turning point' | 'simple bifurcation' | 'multiple bifurcation';
  readonly words: string;
}

/** Part of a step on which nothing happens. */
export interface Stretch extends BranchStep {
  readonly branch: LogitBranch;
  /** How many bifurcations lie before it. */
  readonly before: number;
}

/** Precision to six digits, for words. */
export const roundPrecision = (x: number): string => String(Number(x.toPrecision(6)));

const named = (event: BranchEvent, precision: number, rising: boolean): LogitBifurcation => {
  const at = `at precision ${roundPrecision(precision)}`;
  if (event.turns) {
    const words = rising
      ? `${at} the branch turns back: just below it holds two more logit equilibria, just above none of them`
      : `${at} the branch turns forward again`;
    return { precision, kind: 'turning point', words };
  }
  const { multiplicity } = event;
  return {
    precision,
    kind: multiplicity === 1 ? 'simple bifurcation' : 'multiple bifurcation',
    words: `${at} other branches meet this one (${multiplicity} eigenvalue${multiplicity === 1 ? '' : 's'} of the Jacobian 0); beyond, the branch that goes straight on is followed`,
  };
};

const nameAfter = (event: BranchEvent, branch: LogitBranch): LogitBranch => {
  if (!event.turns) return 'beyond a bifurcation';
  return branch === 'principal' ? 'beyond a turn' : branch;
};

/**
 * The stretches of the branch from precision 0 on, for as long as they are asked for; `undefined` for each attempt at a
 * step that failed.
 *
 * @param unit what the equations' precision is to be divided by, for bifurcations
 * @param bifurcations grows as the branch goes on, by all of a step before its first stretch
 */
export function* stretchesOf(
  tracer: Tracer,
  unit: number,
  bifurcations: LogitBifurcation[],
): Generator<Stretch | undefined> {
  const { size } = tracer.equations;
  // At precision 0 replies do not depend on choices: the Jacobian is 1, and the orientation as well.
  let before: Signature = { negative: 0, rising: true, vanishing: 0 };
  let branch: LogitBranch = 'principal';
  for (const step of branchSteps(tracer)) {
    if (step === undefined) {
      yield undefined;
      continue;
    }
    const after = signatureOf(tracer, step.high);
    const events = eventsOf(tracer, step, before, after);
    let met = bifurcations.length;
    let { rising } = before;
    for (const event of events) {
      bifurcations.push(named(event, event.point.z[size]! / unit, rising));
      if (event.turns) rising = !rising;
    }
    let { low } = step;
    for (const event of events) {
      yield { low, high: event.point, branch, before: met++ };
      branch = nameAfter(event, branch);
      low = event.point;
    }
    yield { low, high: step.high, branch, before: met };
    before = after;
  }
}
