import { type Game, numericGame } from '../../games/game.ts';
import { payoffIndex } from '../../games/profiles.ts';
import type { Decision, Model } from '../../language/model.ts';
import { ResultsError } from '../results/results-error.ts';
import type { NamedRule } from './named-rules.ts';
import { meansOfAll } from './resampled-means.ts';
import type { PayoffFold } from './rule-kernels.ts';
import type { RuleMeaning } from './rule-meanings.ts';
import type { RuleProfiles } from './rule-profiles.ts';

/** What following a profile of rules pays. */
export type RuleProfile = {
  /** The place of each player's rule. */
  readonly rules: readonly number[];
  /** Shape n. */
  readonly payoffs: readonly number[];
  /** Standard errors of the payoffs, shape n. */
  readonly se: readonly number[];
};

/** Payoffs of single runs, of the profiles that were played. */
export type Samples = {
  /** Runs that failed nowhere. */
  readonly rows: number;
  /** Each the payoff of a player in a profile, or the mean of those of players who are alike. */
  readonly columns: number;
  /** Run after run. */
  readonly values: Float64Array;
  /** `source[profile · n + player]`: the column of a player's payoff in any profile. */
  readonly source: Int32Array;
};

export type Tournament = {
  readonly scenario: string;
  readonly title: string;
  /** `labs.stance`. */
  readonly decision: string;
  readonly payoff: PayoffFold;
  readonly seed: string;
  readonly rules: readonly string[];
  /** What each of them does. */
  readonly meanings: readonly RuleMeaning[];
  readonly players: readonly string[];
  /** Players who are interchangeable, by place. */
  readonly alike: readonly (readonly number[])[];
  /** Of each profile. */
  readonly runs: number;
  /** Among them, left out of all profiles. */
  readonly failedRuns: number;
  /** How many profiles were played; the others are those with like players exchanged. */
  readonly played: number;
  /** Whether all were: else payoffs that are equal in every run are told apart by luck (`rule-profiles.ts`). */
  readonly tiesKept: boolean;
  /** All, in the order of the game. */
  readonly profiles: readonly RuleProfile[];
  /** The rules as actions, the mean payoffs as payoffs. */
  readonly game: Game;
  readonly samples: Samples;
};

/** What like players are paid on average, of the runs without a missing number: row after row. */
const averagedRows = (raw: Float64Array, width: number, columns: RuleProfiles['columns']): Float64Array => {
  const kept = new Float64Array((raw.length / width) * columns.length);
  let size = 0;
  for (let from = 0; from < raw.length; from += width) {
    const row = raw.subarray(from, from + width);
    if (row.some(Number.isNaN)) continue;
    for (const places of columns) {
      let sum = 0;
      for (const place of places) sum += row[place] as number;
      kept[size++] = sum / places.length;
    }
  }
  return kept.slice(0, size);
};

/** Standard error of the mean of each column. */
const standardErrors = (values: Float64Array, means: Float64Array): Float64Array => {
  const columns = means.length;
  const rows = values.length / columns;
  const squares = new Float64Array(columns);
  for (const [at, value] of values.entries()) {
    const deviation = value - (means[at % columns] as number);
    squares[at % columns] = (squares[at % columns] as number) + deviation * deviation;
  }
  return squares.map((sum) => (rows < 2 ? Number.NaN : Math.sqrt(sum / (rows - 1) / rows)));
};

/** The payoffs of all profiles as a game: own rule first. */
export const gameOfMeans = ({
  title,
  players,
  rules,
  profiles,
}: {
  title: string;
  players: readonly string[];
  rules: readonly string[];
  profiles: readonly Pick<RuleProfile, 'rules' | 'payoffs'>[];
}): Game => {
  const shape = players.map(() => rules.length);
  const payoffs = players.map(() => new Float64Array(profiles.length));
  for (const profile of profiles)
    for (const [player, tensor] of payoffs.entries())
      tensor[payoffIndex(shape, player, profile.rules)] = profile.payoffs[player] as number;
  return numericGame({ title, players, actions: players.map(() => rules), payoffs });
};

/** Payoffs of all runs of the profiles that were played, and what they are of. */
export type Played = {
  readonly model: Model;
  readonly decision: Decision;
  readonly payoff: PayoffFold;
  readonly seed: string;
  readonly rules: readonly NamedRule[];
  readonly players: readonly string[];
  readonly alike: readonly (readonly number[])[];
  readonly runs: number;
  readonly profiles: RuleProfiles;
  readonly raw: Float64Array;
};

/**
 * The empirical game of what was played.
 *
 * @throws ResultsError `bad-design` where every run failed
 */
export const tournamentOf = (played: Played): Tournament => {
  const { model, decision, payoff, seed, players, alike, runs, profiles, raw } = played;
  const columns = profiles.columns.length;
  const values = averagedRows(raw, profiles.played.length * players.length, profiles.columns);
  const rows = values.length / columns;
  if (rows === 0) {
    const hint = 'detente run says why, rule by rule: --set labs.stance.rule=grim';
    throw new ResultsError('bad-design', `${model.name}: every run fails under some profile of rules`, hint);
  }
  const means = meansOfAll({ rows, columns, values });
  const errors = standardErrors(values, means);
  const rules = played.rules.map(({ text }) => text);
  const of = (place: number, numbers: Float64Array): number[] =>
    players.map((_, player) => numbers[profiles.source[place * players.length + player] as number] as number);
  const table = profiles.all.map((profile, place): RuleProfile => {
    return { rules: profile, payoffs: of(place, means), se: of(place, errors) };
  });
  const title = `${model.title}: rules of ${decision.owner.name}.${decision.name}`;
  return {
    scenario: model.name,
    title,
    decision: `${decision.owner.name}.${decision.name}`,
    ...{ payoff, seed, rules, meanings: played.rules.map(({ meaning }) => meaning), players, alike, runs },
    failedRuns: runs - rows,
    played: profiles.played.length,
    tiesKept: profiles.tiesKept,
    profiles: table,
    game: gameOfMeans({ title, players, rules, profiles: table }),
    samples: { rows, columns, values, source: profiles.source },
  };
};
