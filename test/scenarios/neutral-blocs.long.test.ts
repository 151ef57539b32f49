// Blocs are labels: who lives where matters, what the bloc is called does not.

import { describe, expect, it } from 'vitest';
import { compile } from '../../engine/compile/compile.ts';
import type { Model } from '../../engine/language/model.ts';
import { type RunResult, simulate } from '../../engine/run/simulate.ts';
import { modelOfText } from '../reference/model-of-text.ts';

const world = (scenario: string, swapped: boolean, rule: 'logit' | 'best-reply'): Promise<Model> =>
  modelOfText(`
detente: 1
extends: ${scenario}
title: Blocs
players:
  labs:
    - {name: Leader, home: ${swapped ? 'Borealis' : 'Aurora'}}
    - {name: Entrant, home: ${swapped ? 'Borealis' : 'Aurora'}}
    - {name: Challenger, home: ${swapped ? 'Aurora' : 'Borealis'}}
    - {name: Follower, home: ${swapped ? 'Aurora' : 'Borealis'}}
${rule === 'logit' ? '' : 'parameters: {governments.mandate.rule: best-reply}'}
`);

const play = async (model: Model, runs: number): Promise<readonly RunResult[]> => {
  compile(model);
  const results: RunResult[] = [];
  for await (const run of simulate(model, { seed: 'blocs', runs })) results.push(run);
  return results;
};

describe.each(['frontier', 'pause-verified'])('%s, with the names of the blocs swapped', (scenario) => {
  it('is the same run for run where governments leave nothing to chance', async () => {
    const [as, swapped] = await Promise.all(
      [false, true].map(async (swap) => play(await world(scenario, swap, 'best-reply'), 200)),
    );
    expect(swapped).toEqual(as);
    expect(new Set(as?.map(({ outcome }) => outcome)).size).toBeGreaterThan(2);
  });

  it('has the same shares of outcomes within sampling error where they do', async () => {
    const runs = 4000;
    const [as, swapped] = await Promise.all(
      [false, true].map(async (swap) => play(await world(scenario, swap, 'logit'), runs)),
    );
    const share = (results: readonly RunResult[] | undefined, outcome: string): number =>
      (results?.filter((run) => run.outcome === outcome).length ?? 0) / runs;
    for (const outcome of ['accident', 'unsafe_arrival', 'safe_arrival', 'horizon']) {
      const [one, other] = [share(as, outcome), share(swapped, outcome)];
      // Pairs share most of their chances, so the error of two independent samples is too lenient by little.
      const error = Math.sqrt((one * (1 - one) + other * (1 - other)) / runs);
      expect(Math.abs(one - other), outcome).toBeLessThan(3 * error);
    }
  }, 60_000);
});
