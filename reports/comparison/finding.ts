import { formatCount } from '../format.ts';
import type { ComparedQuantity, ComparisonFacts, Results } from '../results.ts';
import {
  against,
  anyOther,
  armCount,
  BESIDE,
  DIRECTIONS,
  direction,
  listed,
  noNumber,
  notClearly,
  PAIRS,
  same,
  short,
  shortUnclear,
  unclear,
  unclearTail,
} from '../wording/comparison.ts';
import { armName, MOST_NAMED, quantityName } from './arm-names.ts';
import { frequencies } from './level-text.ts';
import { benefitQuantity, headlineQuantity, riskQuantity } from './quantities.ts';
import { type Standing, standingsOf } from './standing.ts';

/** What a sentence is about, and how long it may be. */
type Told = {
  readonly facts: ComparisonFacts;
  readonly results: Results;
  readonly quantity: ComparedQuantity;
};

/** How much is said: numbers, names rather than counts, and of the arms that do not differ clearly all, little or nothing. */
type Brevity = {
  readonly numbers: boolean;
  readonly named: boolean;
  readonly rest?: 'short' | 'none';
  readonly longest?: number;
};

/** Arms of some standing, by their places among all. */
function armsOf(standings: readonly Standing[], wanted: readonly Standing[]): readonly number[] {
  return standings.flatMap((one, k) => (wanted.includes(one) ? [k + 1] : []));
}

function words({ isEnd, isShare }: ComparedQuantity): (typeof DIRECTIONS)[keyof typeof DIRECTIONS] {
  return isEnd || isShare ? DIRECTIONS.end : DIRECTIONS.number;
}

/** `400 runs` */
export function runsText(runs: number): string {
  return `${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'}`;
}

/** `400 pairs of runs` */
export function pairsText(pairs: number): string {
  return PAIRS.of(formatCount(pairs), pairs === 1);
}

/** Pairs of the number, where it has the same in all arms; else the most. */
export function pairsOf({ differences }: ComparedQuantity): number {
  return Math.max(0, ...differences.map((one) => one?.n ?? 0));
}

/** By the size of the difference, the largest first. */
function largestFirst({ differences }: ComparedQuantity, arms: readonly number[]): readonly number[] {
  const size = (k: number): number => Math.abs(differences[k - 1]?.estimate ?? 0);
  return arms.toSorted((a, b) => size(b) - size(a));
}

function armsText({ facts }: Told, arms: readonly number[], said: readonly string[], brevity: Brevity): string {
  const all = facts.arms.length - 1;
  const isAll = all > 1 && arms.length === all && said.length === 0;
  if (!brevity.named || isAll || arms.length > MOST_NAMED)
    return all === 1 ? armName(facts, 1, brevity.longest) : armCount(arms.length, all, formatCount);
  return listed(
    arms.map((k) => {
      const number = said[k];
      return `${armName(facts, k, brevity.longest)}${number === undefined ? '' : ` (${number})`}`;
    }),
  );
}

/** Where something differs: `“X” is rarer under “A” (about 2 in 100 runs) than under “B” (about 15); no clear difference …`. */
function clearClause(told: Told, standings: readonly Standing[], brevity: Brevity): string {
  const { facts, results, quantity } = told;
  const [lower, higher] = (['lower', 'higher'] as const).map((one) => largestFirst(quantity, armsOf(standings, [one])));
  const order = [...(lower ?? []), ...(higher ?? []), 0];
  const named = [lower, higher].every((arms) => (arms ?? []).length <= MOST_NAMED);
  const said = brevity.numbers && named ? frequencies(quantity, order, results.scenario) : [];
  const { lower: less, higher: more } = words(quantity);
  const directions = [
    ...(lower?.length ? [direction(less, armsText(told, lower, said, brevity))] : []),
    ...(higher?.length ? [direction(more, armsText(told, higher, said, brevity))] : []),
  ];
  const base = `${armName(facts, 0, brevity.longest)}${said[0] === undefined ? '' : ` (${said[0]})`}`;
  const rest = brevity.rest === 'none' ? [] : armsOf(standings, ['unclear', 'same', 'unknown']);
  const left = armsText(told, rest, [], brevity);
  const runs = runsText(pairsOf(quantity));
  const unclearly = brevity.rest === 'short' ? notClearly(left) : unclearTail(left, runs);
  const tail = rest.length === 0 ? '' : unclearly;
  return `${against(quantityName(quantity, brevity.longest), directions, base)}${tail}`;
}

/** That nothing differs, or not clearly. */
function unclearClause(
  { facts, quantity }: Omit<Told, 'results'>,
  standings: readonly Standing[],
  { longest }: Brevity,
): string {
  const name = quantityName(quantity, longest);
  if (standings.every((one) => one === 'unknown')) return noNumber(name);
  const runs = runsText(pairsOf(quantity));
  if (standings.every((one) => one === 'same')) return same(name, runs, pairsOf(quantity) === 1);
  const others = standings.length === 1 ? armName(facts, 1, longest) : anyOther(formatCount(standings.length));
  return unclear(name, armName(facts, 0, longest), others, runs);
}

/** How the arms stand to the baseline in one number. */
export function quantityFinding(told: Told, brevity: Brevity): string {
  const standings = standingsOf(told.quantity);
  const isAny = standings.some((one) => one === 'lower' || one === 'higher');
  return isAny ? clearClause(told, standings, brevity) : unclearClause(told, standings, brevity);
}

/** The same in few words, for a panel below a headline: how many arms differ, and which way. */
export function shortFinding({ facts, quantity }: Omit<Told, 'results'>): string {
  const standings = standingsOf(quantity);
  const name = quantityName(quantity, 40);
  const { lower: less, higher: more } = words(quantity);
  const text = (wanted: Standing): string =>
    standings.length === 1
      ? armName(facts, 1, 40)
      : armCount(armsOf(standings, [wanted]).length, standings.length, formatCount);
  const directions = [
    ...(standings.includes('lower') ? [direction(less, text('lower'))] : []),
    ...(standings.includes('higher') ? [direction(more, text('higher'))] : []),
  ];
  if (directions.length > 0) return short(name, directions);
  return standings.every((one) => one === 'same' || one === 'unknown')
    ? unclearClause({ facts, quantity }, standings, { numbers: false, named: false, longest: 40 })
    : shortUnclear(name, runsText(pairsOf(quantity)));
}

/** What stands beside the finding: of a benefit the risk, of anything else the benefit. */
function besideOf(facts: ComparisonFacts, results: Results, quantity: ComparedQuantity): ComparedQuantity | undefined {
  const [risk, benefit] = [riskQuantity(facts, results), benefitQuantity(facts, results)];
  const isBenefit = benefit !== undefined && benefit === quantity;
  return isBenefit ? risk : benefit;
}

/** `; “Benefit” is lower under all of them` */
function besideClause(told: Told, longest: number | undefined): string {
  const { quantity } = told;
  const standings = standingsOf(quantity);
  const name = quantityName(quantity, longest);
  const { lower: less, higher: more } = words(quantity);
  const [lower, higher] = [armsOf(standings, ['lower']), armsOf(standings, ['higher'])];
  if (standings.every((one) => one === 'same')) return BESIDE.same(name);
  if (lower.length + higher.length === 0) return BESIDE.unclear(name);
  const whole = lower.length === standings.length ? less : higher.length === standings.length ? more : undefined;
  if (whole !== undefined)
    return standings.length === 1 ? BESIDE.one(name, whole) : BESIDE.all(name, whole, standings.length);
  const brevity = { numbers: false, named: true, ...(longest === undefined ? {} : { longest }) };
  return BESIDE.some(name, [
    ...(lower.length === 0 ? [] : [direction(less, armsText(told, lower, [], brevity))]),
    ...(higher.length === 0 ? [] : [direction(more, armsText(told, higher, [], brevity))]),
  ]);
}

/** Both in few words, and no arm named among several: `“Catastrophe” is rarer under 2 of 3 other arms; …`. */
export function shortTrade(
  facts: ComparisonFacts,
  results: Results,
  risk: ComparedQuantity,
  benefit: ComparedQuantity,
): string {
  return `${shortFinding({ facts, quantity: risk })}${besideClause({ facts, results, quantity: benefit }, 40)}`;
}

/** From all that there is to say to what fits whatever the names. */
const BREVITIES: readonly (Brevity & { readonly beside: boolean })[] = [
  { numbers: true, named: true, beside: true },
  { numbers: true, named: true, rest: 'short', beside: true },
  { numbers: true, named: true, beside: false },
  { numbers: true, named: true, rest: 'short', beside: false },
  { numbers: false, named: true, rest: 'short', beside: true },
  { numbers: false, named: true, rest: 'short', beside: false },
  { numbers: false, named: true, rest: 'short', beside: false, longest: 30 },
  { numbers: false, named: true, rest: 'none', beside: false, longest: 30 },
  { numbers: false, named: false, beside: true, longest: 30 },
  { numbers: false, named: false, beside: false, longest: 30 },
  { numbers: false, named: false, rest: 'short', beside: false, longest: 16 },
];

/**
 * The finding of a comparison in full and in ever fewer words: how the arms stand to the baseline in what the scenario is
 * about, and beside it in benefit, or in risk.
 */
export function comparisonFindings(results: Results, facts: ComparisonFacts): readonly string[] {
  const quantity = headlineQuantity(facts, results);
  if (quantity === undefined) return [];
  const told: Told = { facts, results, quantity };
  const other = besideOf(facts, results, quantity);
  return BREVITIES.map(({ beside, ...brevity }) => {
    const said = quantityFinding(told, brevity);
    return beside && other !== undefined
      ? `${said}${besideClause({ ...told, quantity: other }, brevity.longest)}`
      : said;
  });
}
