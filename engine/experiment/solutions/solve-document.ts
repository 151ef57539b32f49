import type { NotFound } from '../../games/budget.ts';
import type { CorrelatedEquilibrium } from '../../games/correlated/correlated-equilibrium.ts';
import type { MediatorSummary } from '../../games/correlated/mediator.ts';
import type { Certificate, Equilibrium } from '../../games/equilibrium.ts';
import { formatRational } from '../../games/exact/format-rational.ts';
import type { Rational } from '../../games/exact/rational.ts';
import { toNumber } from '../../games/exact/to-number.ts';
import { type Game, profileCount, shapeOf } from '../../games/game.ts';
import type { QuantalResponse } from '../../games/quantal-response/quantal-response.ts';
import { exactProfileValue } from '../../games/regret.ts';
import type { Solved } from '../../games/solve.ts';
import type { Turning } from '../../games/stage/turning.ts';
import type { DilemmaKind } from '../../games/two-players/dilemma.ts';
import type { NashSubsets } from '../../games/two-players/maximal-nash-subsets.ts';
import { titleOf } from '../../language/title-of.ts';
import { type CooperationDocument, cooperationDocument } from './cooperation-document.ts';
import type { OpenedNormalForm } from './opened-game.ts';
import { labelled, type PayoffRow, payoffTable } from './payoff-table.ts';

/** Rationals as `3/7`. */
type Exact = readonly string[];

export type EquilibriumDocument = {
  /** `profile[player][action]`: probabilities. */
  readonly profile: readonly (readonly number[])[];
  readonly payoffs: readonly number[];
  readonly regret: number;
  readonly pure: boolean;
  readonly certificate: Certificate;
  readonly radius?: number;
  readonly exact: { readonly profile: readonly Exact[]; readonly payoffs: Exact } | null;
  /** Of two players: equilibria of the same number, from 0, lie in one connected set of equilibria. */
  readonly component?: number;
};

/** A parameter that makes the profile an equilibrium, or ends that it is one, moved alone. */
export type TurnDocument = {
  /** As `--set` takes it. */
  readonly path: string;
  readonly label: string;
  readonly unit: string;
  readonly now: number;
  readonly at: number;
  readonly direction: 'up' | 'down';
  /** The way there as a share of the range. */
  readonly share: number;
  readonly range?: readonly [number, number];
};

type TurningDocument = {
  /** Whether the profile is an equilibrium as things stand. */
  readonly holds: boolean;
  readonly moved: number;
  readonly complete: boolean;
  readonly reason?: string;
  /** The shortest way first. */
  readonly turns: readonly TurnDocument[];
};

/** Of a scenario: the moment that is played. */
type StageDocument = {
  readonly scenario: string;
  readonly decision: string;
  readonly payoff?: string;
  readonly tick: number;
  readonly run: number | null;
  readonly seed: string | null;
  readonly world: string;
};

type CorrelatedDocument =
  | NotFound
  | (Omit<CorrelatedEquilibrium, 'distribution'> & {
      readonly distribution: readonly {
        readonly profile: readonly string[];
        readonly probability: number;
        readonly exact?: string;
      }[];
    });

type MediatorDocument = Omit<MediatorSummary, 'optimum' | 'correlated' | 'coarse'> & {
  readonly optimum: { readonly profile: readonly string[]; readonly welfare: number };
  readonly mostWelfare: CorrelatedDocument;
  readonly leastWelfare: CorrelatedDocument;
  readonly coarseMostWelfare: CorrelatedDocument;
};

/** What `solve --json` says of a game in normal form. */
export type NormalFormDocument = {
  readonly kind: 'normal-form';
  readonly title: string;
  readonly stage?: StageDocument;
  readonly players: readonly string[];
  /** `actions[player]`: the labels of his actions. */
  readonly actions: readonly (readonly string[])[];
  /** How many profiles there are. */
  readonly profiles: number;
  readonly equilibria: readonly EquilibriumDocument[];
  /** The list is proven to hold every (of two players: every extreme) equilibrium. */
  readonly complete: boolean;
  readonly reason?: string;
  readonly method: string;
  readonly seconds?: number;
  /** Of two players: products of polytopes whose union is the set of all equilibria. */
  readonly subsets?: readonly {
    readonly dimension: number;
    readonly component: number;
    readonly first: readonly Exact[];
    readonly second: readonly Exact[];
  }[];
  readonly subsetsReason?: string;
  readonly cooperation?: CooperationDocument;
  readonly turning?: TurningDocument;
  /** Steps of the iterated elimination of strictly dominated actions. */
  readonly dominated: readonly {
    readonly round: number;
    readonly player: string;
    readonly action: string;
    readonly by: Exact;
  }[];
  readonly correlated?: MediatorDocument;
  /** Of a game of constant sum. */
  readonly value?: {
    readonly values: readonly number[];
    readonly exact: Exact;
    readonly optimal: readonly (readonly Exact[])[];
    readonly complete: boolean;
    readonly reason?: string;
  };
  readonly unfinished?: readonly string[];
  readonly logit?: QuantalResponse;
  readonly dilemmas: readonly {
    readonly players: readonly string[];
    readonly actions: readonly string[];
    readonly kinds: readonly (readonly DilemmaKind[])[];
    readonly text: string;
  }[];
  /** Every profile with its payoffs; absent where there are too many. */
  readonly table?: readonly PayoffRow[];
};

/** What was found of a game. */
export type FoundOfGame = {
  readonly solved: Solved;
  readonly turning: Turning | undefined;
  /** How long it took; without it no document holds a time. */
  readonly seconds?: number;
};

const texts = (row: readonly Rational[]): string[] => row.map(formatRational);

const rowKey = (row: Exact): string => row.join(' ');

/** The component of each strategy of the first player that is part of a subset. */
const componentsOf = (subsets: NashSubsets | undefined): ReadonlyMap<string, number> =>
  new Map(
    subsets?.subsets.flatMap(({ first, component }) =>
      first.map((row): [string, number] => [rowKey(texts(row)), component]),
    ),
  );

const equilibriumOf = (game: Game, one: Equilibrium, components: ReadonlyMap<string, number>): EquilibriumDocument => {
  const { profile, payoffs, regret, pure, certificate, radius, exact } = one;
  const component = exact === undefined ? undefined : components.get(rowKey(texts(exact[0]!)));
  return {
    ...{ profile, payoffs, regret, pure, certificate },
    ...(radius === undefined ? {} : { radius }),
    exact:
      exact === undefined
        ? null
        : { profile: exact.map(texts), payoffs: texts(exactProfileValue(game, exact).payoffs) },
    ...(component === undefined ? {} : { component }),
  };
};

const turningOf = ({ holds, moved, complete, reason, turns }: Turning): TurningDocument => ({
  ...{ holds, moved, complete },
  ...(reason === undefined ? {} : { reason }),
  turns: turns.map(({ parameter, now, at, direction, share }) => {
    const { label, unit, range } = parameter;
    return {
      ...{ path: titleOf(parameter), label, unit, now, at, direction, share },
      ...(range === undefined ? {} : { range }),
    };
  }),
});

const stageOf = ({ model, stage }: NonNullable<OpenedNormalForm['scenario']>): StageDocument => {
  const { decision, payoff, where } = stage;
  return {
    scenario: model.name,
    decision: `${decision.owner.name}.${decision.name}`,
    ...(payoff === undefined ? {} : { payoff: `${payoff.owner?.name}.${payoff.name}` }),
    tick: where.tick,
    run: where.run ?? null,
    seed: where.seed ?? null,
    world: where.words,
  };
};

const correlatedOf = (game: Game, found: CorrelatedEquilibrium | NotFound): CorrelatedDocument =>
  'reason' in found
    ? found
    : {
        ...found,
        distribution: found.distribution.map(({ profile, probability, exact }) => ({
          profile: labelled(game, profile),
          probability,
          ...(exact === undefined ? {} : { exact: formatRational(exact) }),
        })),
      };

const mediatorOf = (game: Game, mediator: MediatorSummary): MediatorDocument => {
  const { optimum, correlated, coarse, ...rest } = mediator;
  return {
    optimum: { profile: labelled(game, optimum.profile), welfare: optimum.welfare },
    mostWelfare: correlatedOf(game, correlated.most),
    leastWelfare: correlatedOf(game, correlated.least),
    coarseMostWelfare: correlatedOf(game, coarse.most),
    ...rest,
  };
};

const zeroSumOf = (value: NonNullable<Solved['value']>): NonNullable<NormalFormDocument['value']> => {
  const { values, optimal, complete, reason } = value;
  return {
    values: values.map(toNumber),
    exact: texts(values),
    optimal: optimal.map((rows) => rows.map(texts)),
    complete,
    ...(reason === undefined ? {} : { reason }),
  };
};

const subsetsOf = ({
  subsets,
  complete,
  reason,
}: NashSubsets): Pick<NormalFormDocument, 'subsets' | 'subsetsReason'> => ({
  subsets: subsets.map(({ first, second, dimension, component }) => ({
    ...{ dimension, component, first: first.map(texts), second: second.map(texts) },
  })),
  ...(complete || reason === undefined ? {} : { subsetsReason: reason }),
});

/** The document of `solve --json` of a game in normal form. */
export const solveDocument = (opened: OpenedNormalForm, found: FoundOfGame): NormalFormDocument => {
  const { solved, turning, seconds } = found;
  const { game, list, subsets, cooperation, mediator, value, elimination, logit, unfinished, dilemmas } = solved;
  const components = componentsOf(subsets);
  const table = payoffTable(game);
  return {
    kind: 'normal-form',
    title: game.title,
    ...(opened.scenario === undefined ? {} : { stage: stageOf(opened.scenario) }),
    players: game.players,
    actions: game.actions,
    profiles: profileCount(shapeOf(game)),
    equilibria: list.equilibria.map((one) => equilibriumOf(game, one, components)),
    complete: list.complete,
    ...(list.reason === undefined ? {} : { reason: list.reason }),
    method: list.method,
    ...(seconds === undefined ? {} : { seconds }),
    ...(subsets === undefined ? {} : subsetsOf(subsets)),
    ...(cooperation === undefined ? {} : { cooperation: cooperationDocument(game, cooperation) }),
    ...(turning === undefined ? {} : { turning: turningOf(turning) }),
    dominated: elimination.steps.map(({ player, action, by, round }) => ({
      round,
      player: game.players[player]!,
      action: game.actions[player]![action]!,
      by: texts(by),
    })),
    ...(mediator === undefined ? {} : { correlated: mediatorOf(game, mediator) }),
    ...(value === undefined ? {} : { value: zeroSumOf(value) }),
    ...(unfinished.length === 0 ? {} : { unfinished }),
    ...(logit === undefined ? {} : { logit }),
    dilemmas: dilemmas.map(({ players, actions, dilemma }) => ({
      players: players.map((player) => game.players[player]!),
      actions: actions.map((action) => game.actions[0]![action]!),
      kinds: dilemma.players.map(({ kinds }) => kinds),
      text: dilemma.text,
    })),
    ...(table === undefined ? {} : { table }),
  };
};
