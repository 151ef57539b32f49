// Stage games of shipped scenarios and of random models: the kernel's payoffs are the reference interpreter's.

import { describe, expect, it } from 'vitest';
import type { StageOptions } from '../../../engine/games/stage/stage-game.ts';
import type { Model } from '../../../engine/language/model.ts';
import { DetenteError } from '../../../engine/language/problem.ts';
import { openFixture } from '../../experiment/open-fixture.ts';
import { randomModel } from '../../properties/random-model.ts';
import * as fc from '../../properties/seeded.ts';
import { modelOf } from '../../reference/model-of-text.ts';
import { stageAgrees as agrees } from './stage-agrees.ts';

describe('the stage game of a scenario', () => {
  it.each([
    ['tutorial', {}],
    ['tutorial', { at: 7 }],
    ['tutorial', { at: 7, run: 3, seed: 'x' }],
    ['tutorial', { payoff: 'labs.tempo', at: 3 }],
    ['pause-verified', {}],
    ['pause-verified', { at: 11 }],
    ['pause-verified', { at: 12 }],
    ['pause-verified', { at: 30, run: 274 }],
    ['frontier', { at: 5 }],
    ['frontier', { at: 20, run: 0 }],
    ['conference', { at: 13, run: 2 }],
    ['summit', { at: 12 }],
  ] satisfies [string, StageOptions][])('%s %j is the interpreter’s, bit for bit', async (scenario, options) =>
    agrees(await openFixture(scenario), options),
  );

  it('is of every decision with a payoff', async () => {
    const model = await openFixture('conference');
    const decisions = model.decisions.filter(({ payoff }) => payoff !== undefined);
    expect(decisions.length).toBeGreaterThan(1);
    for (const { owner, id } of decisions) await agrees(model, { decision: `${owner.name}.${id}`, at: 9 });
  });

  it('is made as well of a model that has run for a while with delays, memory and reviews', async () => {
    const model = await openFixture('vetted-release');
    await agrees(model, { at: 17, run: 1 });
    await agrees(model, { at: 17 });
  });
});

describe('the stage game of a random model', () => {
  it('is the interpreter’s, bit for bit, for every decision that it can be made of', async () => {
    let made = 0;
    const codes = ['wrong-moment', 'no-payoff', 'bad-value', 'no-such-state', 'game-too-large'];
    await fc.assert(
      fc.asyncProperty(randomModel, fc.nat({ max: 4 }), fc.option(fc.nat({ max: 99 })), async (files, tick, run) => {
        const model: Model | undefined = await modelOf(files).catch(() => undefined);
        fc.pre(model !== undefined);
        const at = Math.min(tick, model.time.horizon - 1);
        for (const { owner, id } of model.decisions) {
          const options: StageOptions = { decision: `${owner.name}.${id}`, at, ...(run === null ? {} : { run }) };
          const problem = await agrees(model, options).catch((error: unknown) => error);
          if (problem === undefined) made++;
          else if (!(problem instanceof DetenteError)) throw problem;
          else expect(codes).toContain(problem.code);
        }
      }),
      { numRuns: 300 },
    );
    expect(made).toBeGreaterThan(100);
  });
});
