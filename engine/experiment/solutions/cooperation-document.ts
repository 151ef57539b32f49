import type { Cooperation, RepeatedTerms } from '../../games/cooperation.ts';
import { formatRational } from '../../games/exact/format-rational.ts';
import type { Rational } from '../../games/exact/rational.ts';
import { toNumber } from '../../games/exact/to-number.ts';
import type { Game } from '../../games/game.ts';
import type { Trigger } from '../../games/repeated/agreement.ts';
import type { Critical } from '../../games/repeated/critical.ts';
import { defined } from '../defined.ts';
import { labelled } from './payoff-table.ts';

/** The least number with which an agreement is kept, or why there is none or none is needed. */
export type CriticalDocument =
  | { readonly kind: 'least'; readonly value: number; readonly exact?: string }
  | { readonly kind: 'never' | 'always'; readonly reason: string };

/** What it would take for the profile that all would have to keep, were it played again and again. */
type EnforcementDocument = {
  /** Probabilities of what follows a breach, by player. */
  readonly breakdown: readonly (readonly number[])[];
  /** Whether what follows is an equilibrium itself. */
  readonly credible: boolean;
  readonly discount: CriticalDocument;
  readonly detection?: CriticalDocument;
  readonly fine?: CriticalDocument;
  readonly players: readonly {
    readonly player: string;
    readonly temptation: number;
    readonly reward: number;
    readonly punishment: number;
    readonly discount: CriticalDocument;
    readonly detection?: CriticalDocument;
    readonly fine?: CriticalDocument;
  }[];
};

/** How the game would be watched, tick by tick. */
type TermsDocument = {
  readonly discount: number;
  readonly detection: number;
  readonly falseAlarm?: number;
  readonly lag?: number;
  readonly trigger: Trigger;
};

/** The profile that all would have to keep. */
export type CooperationDocument = {
  /** The label of each player's action. */
  readonly profile: readonly string[];
  readonly payoffs: readonly number[];
  /** Whether it is an equilibrium of the game played once. */
  readonly equilibrium: boolean;
  /** `gains[player]`: what he gains by his best way of deviating alone; never negative. */
  readonly gains: readonly number[];
  readonly terms: TermsDocument;
  /** `deviations[player][action]`: what he is paid with each of his actions while all others keep it. */
  readonly deviations: readonly (readonly number[])[];
} & Partial<EnforcementDocument>;

const criticalOf = (critical: Critical): CriticalDocument => {
  if (critical.kind !== 'least') return critical;
  const { kind, value, exact } = critical;
  return { kind, value, ...(exact === undefined ? {} : { exact: formatRational(exact) }) };
};

const numberOf = (quantity: number | Rational): number =>
  typeof quantity === 'number' ? quantity : toNumber(quantity);

const termsOf = ({ discount, detection, falseAlarm, lag, trigger }: RepeatedTerms): TermsDocument => ({
  discount,
  detection: numberOf(detection),
  ...(falseAlarm === undefined ? {} : { falseAlarm: numberOf(falseAlarm) }),
  ...defined({ lag }),
  trigger,
});

/** What is asked for under a discount; nothing where none is given. */
const demandsOf = ({ detection, penalty }: { readonly detection?: Critical; readonly penalty?: Critical }) => ({
  ...(detection === undefined ? {} : { detection: criticalOf(detection) }),
  ...(penalty === undefined ? {} : { fine: criticalOf(penalty) }),
});

const enforcementOf = (
  { players }: Game,
  enforcement: NonNullable<Cooperation['enforcement']>,
): EnforcementDocument => ({
  breakdown: enforcement.breakdown.map((row) => row.map(toNumber)),
  credible: enforcement.credible,
  discount: criticalOf(enforcement.discount),
  ...demandsOf(enforcement),
  players: enforcement.players.map((one) => ({
    player: players[one.player]!,
    temptation: toNumber(one.temptation),
    reward: toNumber(one.reward),
    punishment: toNumber(one.punishment),
    discount: criticalOf(one.discount.discount),
    ...demandsOf(one),
  })),
});

export const cooperationDocument = (
  game: Game,
  { profile, value, enforcement, terms }: Cooperation,
): CooperationDocument => ({
  profile: labelled(game, profile),
  payoffs: value.payoffs.map(toNumber),
  equilibrium: value.regret.numerator === 0n,
  gains: value.regrets.map(toNumber),
  terms: termsOf(terms),
  ...(enforcement === undefined ? {} : enforcementOf(game, enforcement)),
  deviations: value.deviations.map((row) => row.map(toNumber)),
});
