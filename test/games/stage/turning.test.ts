// Where a parameter turns a profile into an equilibrium: held against the stage game itself at both sides of the turn.

import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { packageRoot } from '../../../engine/experiment/package.ts';
import { examine } from '../../../engine/experiment/results/examine.ts';
import { asMixed } from '../../../engine/games/pure-equilibria.ts';
import { profileValue } from '../../../engine/games/regret.ts';
import { type StageOptions, stageGame } from '../../../engine/games/stage/stage-game.ts';
import { turning } from '../../../engine/games/stage/turning.ts';
import type { Model, Parameter } from '../../../engine/language/model.ts';
import { titleOf } from '../../../engine/language/title-of.ts';

const modelOf = async (name: string): Promise<Model> => {
  const { understood } = await examine(name, nodeFiles(packageRoot()), []);
  return understood!.model;
};

/** The most that anybody gains by leaving "everybody at his first option", by the stage game itself. */
const gainAt = async (model: Model, options: StageOptions, parameter: Parameter, value: number): Promise<number> => {
  const { game } = await stageGame(model, { ...options, fixed: [{ parameter, member: undefined, value }] });
  const shape = game.actions.map((labels) => labels.length);
  const { regret } = profileValue(
    game,
    asMixed(
      shape,
      shape.map(() => 0),
    ),
  );
  return Number(regret.numerator) / Number(regret.denominator);
};

describe('turning', () => {
  it.each([
    ['tutorial', {}],
    ['pause-verified', { at: 24 }],
    ['pause-unverified', { at: 24 }],
  ] satisfies [string, StageOptions][])(
    '%s: the answer is the other one at each turn, and as it was just before',
    async (name, options) => {
      const model = await modelOf(name);
      const { game, where } = await stageGame(model, options);
      const profile = game.players.map(() => 0);
      const found = await turning(model, profile, where, options);
      expect(found.turns.length).toBeGreaterThan(0);
      expect(found.turns.map(({ share }) => share)).toEqual(
        found.turns.map(({ share }) => share).sort((a, b) => a - b),
      );
      for (const { parameter, now, at } of found.turns.slice(0, 2)) {
        const before = now + (at - now) * (1 - 1e-6);
        expect([titleOf(parameter), (await gainAt(model, options, parameter, at)) === 0]).toEqual([
          titleOf(parameter),
          !found.holds,
        ]);
        expect([titleOf(parameter), (await gainAt(model, options, parameter, before)) === 0]).toEqual([
          titleOf(parameter),
          found.holds,
        ]);
      }
    },
  );

  it('finds the caution from which both of the tutorial pause', async () => {
    const model = await modelOf('tutorial');
    const { where } = await stageGame(model);
    const { holds, turns, moved } = await turning(model, [0, 0], where);
    expect({ holds, moved }).toEqual({ holds: false, moved: 3 });
    expect(turns).toHaveLength(1);
    expect(turns[0]).toMatchObject({ now: 1.2, direction: 'up' });
    // The Follower is behind by 0.4. What tempts last is to go slow: it gains 0.35 (1 + 0.5 · 0.4) and costs caution times
    // the shared fear, ((0.05 + 0.4)/2)² − 0.05².
    expect(turns[0]!.at).toBeCloseTo((0.35 * 1.2) / (0.225 * 0.225 - 0.05 * 0.05), 8);
  });

  it('ends with the parameters moved so far when the budget does, and says so', async () => {
    const model = await modelOf('tutorial');
    const { where } = await stageGame(model);
    const whole = await turning(model, [0, 0], where);
    expect(whole).toMatchObject({ moved: 3, complete: true });
    expect(whole).not.toHaveProperty('reason');
    expect(await turning(model, [0, 0], where, {}, { work: 1 })).toMatchObject({
      moved: 1,
      complete: false,
      reason: 'the budget ended after 1 of 3 parameters',
    });
    expect(await turning(model, [0, 0], where, {}, { expired: () => true })).toMatchObject({ moved: 0, turns: [] });
  });
});
