// What must hold of everything that `solve` answers, on one generator of games.

import { describe, expect, it } from 'vitest';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { ofNumber } from '../../../engine/games/exact/of-number.ts';
import { add, multiply, type Rational, rational, subtract, ZERO } from '../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import { type ExactProfile, type Game, shapeOf } from '../../../engine/games/game.ts';
import { pureProfiles } from '../../../engine/games/profiles.ts';
import { type Solved, solve } from '../../../engine/games/solve.ts';
import * as fc from '../../properties/seeded.ts';
import { expectSame } from '../n-players/lists.ts';
import { payoffRange } from '../n-players/random-games.ts';
import { anyGame, backwards, duplicated, payoffAt, relabelled, rescaled, withDominated } from './any-game.ts';

const terms = { discount: 0.9, detection: 0.5, trigger: { kind: 'grim' } } as const;
const BUDGET = { work: 4000 };

const solved = (game: Game, profile: readonly number[] = game.actions.map(() => 0)): Solved =>
  solve(game, { budget: BUDGET, precisions: [0], cooperate: { profile, terms } });

const exactly = ({ profile, exact }: Solved['list']['equilibria'][number]): ExactProfile =>
  exact ?? profile.map((row) => row.map(ofNumber));

const texts = (profile: ExactProfile): string => profile.map((row) => row.map(formatRational).join(' ')).join(' | ');

/** The same equilibria: in rationals of two players, within rounding of more. */
const expectSameLists = (one: Solved, other: Solved, moved: <T>(profile: readonly (readonly T[])[]) => T[][]): void => {
  const [a, b] = [one.list, other.list];
  if (a.complete && b.complete && one.game.players.length > 2) {
    expectSame(
      b.equilibria.map(({ profile }) => moved(profile)),
      a.equilibria.map(({ profile }) => profile),
    );
  }
  if (one.game.players.length === 2) {
    expect(b.complete).toBe(a.complete);
    expect(b.equilibria.map((each) => texts(moved(exactly(each)))).sort()).toEqual(
      a.equilibria.map((each) => texts(exactly(each))).sort(),
    );
  }
};

/** A player's gain by his best action, summed profile by profile: a second way to the regret. */
const regretOf = (game: Game, profile: ExactProfile): number => {
  const shape = shapeOf(game);
  const gains = shape.map((count, player) => {
    let value = ZERO;
    const instead: Rational[] = new Array(count).fill(ZERO);
    for (const pure of pureProfiles(shape)) {
      const chances = pure.map((action, other) => profile[other]![action]!);
      const others = chances.filter((_, other) => other !== player).reduce(multiply, rational(1n));
      const payoff = multiply(others, payoffAt(game, player, pure));
      value = add(value, multiply(payoff, chances[player]!));
      instead[pure[player]!] = add(instead[pure[player]!]!, payoff);
    }
    return Math.max(...instead.map((payoff) => toNumber(subtract(payoff, value))));
  });
  return Math.max(...gains);
};

const welfareOf = ({ mediator }: Solved): { most: number; least: number; coarse: number; optimum: number } => {
  const { correlated, coarse, optimum } = mediator!;
  const found = [correlated.most, correlated.least, coarse.most].map((one) => {
    if ('reason' in one) throw new Error(one.reason);
    expect(one.certificate).toBe('exact');
    return one.welfare;
  });
  return { most: found[0]!, least: found[1]!, coarse: found[2]!, optimum: optimum.welfare };
};

const near = (a: number, b: number, game: Game): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * (payoffRange(game) + Math.abs(b)));

const valuesOf = ({ value }: Solved): string[] | undefined =>
  value !== undefined && 'values' in value ? value.values.map(formatRational) : undefined;

const dimensions = ({ subsets }: Solved): string[] | undefined =>
  subsets?.subsets.map(({ dimension, first, second }) => `${dimension}: ${first.length * second.length}`).sort();

/** Of two players every extreme equilibrium is known exactly, and with it what an agreement may break down to. */
const isWhole = ({ game, list, cooperation }: Solved): boolean =>
  game.players.length === 2 && list.complete && cooperation?.enforcement?.credible !== false;

/** What discount keeping asks for; of several reasons why none suffices either may be told. */
const discountOf = ({ cooperation }: Solved): unknown => {
  const discount = cooperation?.enforcement?.discount;
  return discount?.kind === 'least' ? [discount.kind, discount.value, discount.exact] : [discount?.kind];
};

describe('solve', () => {
  it('states no regret below the true one, lists an odd number where it is complete and generic, starts uniform', () => {
    let complete = 0;
    fc.assert(
      fc.property(anyGame(), ({ kind, game }) => {
        const found = solved(game);
        const { list, logit } = found;
        const range = payoffRange(game);
        for (const one of list.equilibria) {
          const regret = regretOf(game, exactly(one));
          expect(one.regret).toBeGreaterThanOrEqual(regret - 1e-15 * range);
          if (one.certificate === 'exact') expect(regret).toBe(0);
          else expect(regret).toBeLessThanOrEqual(1e-9 * range);
        }
        expect(list.complete).toBe(list.reason === undefined);
        const generic = kind === 'wide' || kind === 'bits' || kind === 'mixed';
        if (list.complete) expect(list.equilibria.length).toBeGreaterThan(0);
        if (list.complete && (generic || game.players.length > 2)) expect(list.equilibria.length % 2).toBe(1);
        if (list.complete) complete += 1;
        for (const row of logit!.points[0]!.profile) for (const p of row) expect(p).toBeCloseTo(1 / row.length, 15);
      }),
      { numRuns: 40 },
    );
    expect(complete).toBeGreaterThan(20);
  });

  it('holds every Nash equilibrium between what a mediator reaches at least and at most', () => {
    fc.assert(
      fc.property(anyGame(), ({ game }) => {
        const found = solved(game);
        if (found.mediator === undefined) return;
        const { most, least, coarse, optimum } = welfareOf(found);
        const slack = 1e-9 * (payoffRange(game) + Math.abs(optimum));
        for (const { payoffs } of found.list.equilibria) {
          const welfare = payoffs.reduce((sum, payoff) => sum + payoff, 0);
          expect(welfare).toBeGreaterThanOrEqual(least - slack);
          expect(welfare).toBeLessThanOrEqual(most + slack);
        }
        expect(most).toBeLessThanOrEqual(coarse + slack);
        expect(coarse).toBeLessThanOrEqual(optimum + slack);
      }),
      { numRuns: 15 },
    );
  });

  it('follows a relabelling of players and actions', () => {
    fc.assert(
      fc.property(anyGame(), ({ game }) => {
        const [one, other] = [
          solved(game),
          solved(
            relabelled(game),
            shapeOf(game)
              .toReversed()
              .map((count) => count - 1),
          ),
        ];
        expectSameLists(one, other, backwards);
        expect(dimensions(other)).toEqual(dimensions(one));
        const shape = shapeOf(game).toReversed();
        expect(
          other.elimination.kept.map((kept, player) => kept.map((k) => shape[player]! - 1 - k).sort()).toReversed(),
        ).toEqual(one.elimination.kept);
        expect(valuesOf(other)?.toReversed()).toEqual(valuesOf(one));
        if (one.mediator !== undefined) {
          const [a, b] = [welfareOf(one), welfareOf(other)];
          for (const key of ['most', 'least', 'coarse', 'optimum'] as const) near(b[key], a[key], game);
        }
        if (isWhole(one) && isWhole(other)) expect(discountOf(other)).toEqual(discountOf(one));
      }),
      { numRuns: 15 },
    );
  });

  it('takes payoffs in any units', () => {
    const unit = fc.tuple(
      fc.tuple(fc.bigInt({ min: 1n, max: 999n }), fc.bigInt({ min: 1n, max: 999n })),
      fc.bigInt({ min: -1000n, max: 1000n }),
    );
    const units = fc.array(
      unit.map(([[a, b], shift]) => [rational(a, b), rational(shift, 7n)] as const),
      { minLength: 3, maxLength: 3 },
    );
    fc.assert(
      fc.property(anyGame(), units, ({ game }, drawn) => {
        const [one, other] = [solved(game), solved(rescaled(game, drawn))];
        expectSameLists(one, other, (profile) => profile.map((row) => [...row]));
        expect(dimensions(other)).toEqual(dimensions(one));
        expect(other.elimination.kept).toEqual(one.elimination.kept);
        expect(other.dilemmas.map(({ dilemma }) => dilemma.text)).toEqual(
          one.dilemmas.map(({ dilemma }) => dilemma.text),
        );
        if (isWhole(one) && isWhole(other)) expect(discountOf(other)).toEqual(discountOf(one));
      }),
      { numRuns: 15 },
    );
  });

  it('with an action doubled has the same equilibria, however often it is split', () => {
    fc.assert(
      fc.property(anyGame(), ({ game }) => {
        const [one, other] = [solved(game), solved(duplicated(game))];
        const count = shapeOf(game)[0]!;
        const bound = 1e-9 * payoffRange(game);
        for (const equilibrium of one.list.equilibria) {
          const [own = [], ...others] = exactly(equilibrium);
          expect(regretOf(other.game, [[...own, ZERO], ...others])).toBeLessThanOrEqual(bound);
        }
        for (const equilibrium of other.list.equilibria) {
          const [own = [], ...others] = exactly(equilibrium);
          const merged = own.slice(0, count).map((p, action) => (action === 0 ? add(p, own[count]!) : p));
          expect(regretOf(game, [merged, ...others])).toBeLessThanOrEqual(bound);
        }
        expect(valuesOf(other)).toEqual(valuesOf(one));
        if (one.mediator !== undefined) near(welfareOf(other).most, welfareOf(one).most, game);
      }),
      { numRuns: 15 },
    );
  });

  it('with an action that is always worse has the same equilibria, and strikes it out', () => {
    fc.assert(
      fc.property(anyGame(), ({ game }) => {
        const [one, other] = [solved(game), solved(withDominated(game))];
        const count = shapeOf(game)[0]!;
        expect(
          other.elimination.steps.some(({ player, action, round }) => player === 0 && action === count && round === 1),
        ).toBe(true);
        expect(other.elimination.kept).toEqual(one.elimination.kept);
        for (const { profile } of other.list.equilibria) expect(profile[0]![count]).toBe(0);
        expectSameLists(one, other, ([own = [], ...others]) => [own.slice(0, count), ...others.map((row) => [...row])]);
        if (one.mediator !== undefined && other.mediator !== undefined) {
          const [a, b] = [welfareOf(one), welfareOf(other)];
          for (const key of ['most', 'least'] as const) near(b[key], a[key], game);
        }
      }),
      { numRuns: 15 },
    );
  });
});
