import type { NotFound } from '../../../engine/games/budget.ts';
import type { CorrelatedEquilibrium } from '../../../engine/games/correlated/correlated-equilibrium.ts';
import type { Equilibrium } from '../../../engine/games/equilibrium.ts';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import type { Rational } from '../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { Game } from '../../../engine/games/game.ts';
import { exactProfileValue } from '../../../engine/games/regret.ts';
import type { Critical } from '../../../engine/games/repeated/critical.ts';
import type { Solved } from '../../../engine/games/solve.ts';
import type { Turning } from '../../../engine/games/stage/turning.ts';
import { titleOf } from '../../../engine/language/title-of.ts';
import type { OpenedNormalForm } from '../../open-game.ts';
import type { SolveFound } from './solve-summary.ts';

const texts = (row: readonly Rational[]): string[] => row.map(formatRational);

const equilibriumOf = (game: Game, one: Equilibrium): object => ({
  profile: one.profile,
  payoffs: one.payoffs,
  regret: one.regret,
  pure: one.pure,
  certificate: one.certificate,
  ...(one.radius === undefined ? {} : { radius: one.radius }),
  ...(one.exact === undefined
    ? { exact: null }
    : { exact: { profile: one.exact.map(texts), payoffs: texts(exactProfileValue(game, one.exact).payoffs) } }),
});

const criticalOf = (critical: Critical | undefined): object | undefined =>
  critical?.kind === 'least'
    ? { ...critical, ...(critical.exact === undefined ? {} : { exact: formatRational(critical.exact) }) }
    : critical;

const cooperationOf = ({ game, cooperation }: Solved): object => {
  if (cooperation === undefined) return {};
  const { profile, value, enforcement, terms } = cooperation;
  return {
    cooperation: {
      profile: profile.map((action, player) => game.actions[player]?.[action]),
      payoffs: value.payoffs.map(toNumber),
      equilibrium: value.regret.numerator === 0n,
      gains: value.regrets.map(toNumber),
      terms,
      ...(enforcement === undefined
        ? {}
        : {
            breakdown: enforcement.breakdown.map((row) => row.map(toNumber)),
            credible: enforcement.credible,
            discount: criticalOf(enforcement.discount),
            detection: criticalOf(enforcement.detection),
            fine: criticalOf(enforcement.penalty),
            players: enforcement.players.map((one) => ({
              player: game.players[one.player],
              temptation: toNumber(one.temptation),
              reward: toNumber(one.reward),
              punishment: toNumber(one.punishment),
              discount: criticalOf(one.discount.discount),
              detection: criticalOf(one.detection),
              fine: criticalOf(one.penalty),
            })),
          }),
    },
  };
};

const turningOf = (turning: Turning | undefined): object =>
  turning === undefined
    ? {}
    : {
        turning: {
          holds: turning.holds,
          moved: turning.moved,
          complete: turning.complete,
          ...(turning.reason === undefined ? {} : { reason: turning.reason }),
          turns: turning.turns.map(({ parameter, now, at, direction, share }) => ({
            ...{ path: titleOf(parameter), unit: parameter.unit, now, at, direction, share },
          })),
        },
      };

const stageOf = ({ scenario }: OpenedNormalForm): object => {
  if (scenario === undefined) return {};
  const { decision, payoff, where } = scenario.stage;
  return {
    stage: {
      scenario: scenario.model.name,
      decision: `${decision.owner.name}.${decision.name}`,
      ...(payoff === undefined ? {} : { payoff: `${payoff.owner?.name}.${payoff.name}` }),
      tick: where.tick,
      run: where.run ?? null,
      seed: where.seed ?? null,
      world: where.words,
    },
  };
};

const foundOf = (game: Game, found: CorrelatedEquilibrium | NotFound): object =>
  'reason' in found
    ? found
    : {
        ...found,
        distribution: found.distribution.map(({ profile, probability, exact }) => ({
          profile: profile.map((action, player) => game.actions[player]?.[action]),
          probability,
          ...(exact === undefined ? {} : { exact: formatRational(exact) }),
        })),
      };

const mediatorOf = ({ game, mediator }: Solved): object => {
  if (mediator === undefined) return {};
  const { optimum, correlated, coarse, ...rest } = mediator;
  const profile = optimum.profile.map((action, player) => game.actions[player]?.[action]);
  return {
    correlated: {
      optimum: { profile, welfare: optimum.welfare },
      mostWelfare: foundOf(game, correlated.most),
      leastWelfare: foundOf(game, correlated.least),
      coarseMostWelfare: foundOf(game, coarse.most),
      ...rest,
    },
  };
};

const valuesOf = ({ value }: Solved): object => {
  if (value === undefined) return {};
  const { values, optimal, complete, reason } = value;
  return {
    value: {
      values: values.map(toNumber),
      exact: texts(values),
      optimal: optimal.map((rows) => rows.map(texts)),
      complete,
      ...(reason === undefined ? {} : { reason }),
    },
  };
};

/** The document of `solve --json`. */
export const solveDocument = (opened: OpenedNormalForm, { solved, turning, seconds }: SolveFound): object => {
  const { game, list, subsets, dilemmas } = solved;
  return {
    title: game.title,
    ...stageOf(opened),
    players: game.players,
    actions: game.actions,
    equilibria: list.equilibria.map((one) => equilibriumOf(game, one)),
    complete: list.complete,
    ...(list.reason === undefined ? {} : { reason: list.reason }),
    method: list.method,
    seconds,
    ...(subsets === undefined
      ? {}
      : {
          subsets: subsets.subsets.map(({ first, second, dimension, component }) => ({
            ...{ dimension, component, first: first.map(texts), second: second.map(texts) },
          })),
          ...(subsets.complete ? {} : { subsetsReason: subsets.reason }),
        }),
    ...cooperationOf(solved),
    ...turningOf(turning),
    dominated: solved.elimination.steps.map(({ player, action, by, round }) => ({
      round,
      player: game.players[player],
      action: game.actions[player]?.[action],
      by: texts(by),
    })),
    ...mediatorOf(solved),
    ...valuesOf(solved),
    ...(solved.unfinished.length === 0 ? {} : { unfinished: solved.unfinished }),
    ...(solved.logit === undefined ? {} : { logit: solved.logit }),
    dilemmas: dilemmas.map(({ players, actions, dilemma }) => ({
      players: players.map((player) => game.players[player]),
      actions: actions.map((action) => game.actions[0]?.[action]),
      kinds: dilemma.players.map(({ kinds }) => kinds),
      text: dilemma.text,
    })),
  };
};
