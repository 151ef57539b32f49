import type { Crossing, Stretch } from '../../engine/analysis/threshold/find-crossing.ts';
import type { Flip } from '../../engine/analysis/threshold/rank-flips.ts';
import { formatCount, formatPercent } from '../format.ts';
import type { Results, ScenarioFacts, ThresholdFacts } from '../results.ts';
import { behind } from '../unit-words.ts';
import { sentence, upperFirst } from '../words.ts';
import { factorNames, factorQuoted, rangeOf, settingText } from './names.ts';
import { claim, verdictText } from './verdict-text.ts';

type Clock = Pick<ScenarioFacts, 'tick'>;
type Searched = Exclude<Crossing, { kind: 'missing' }>;

/** How values along the searched path are written. */
type Along = { readonly name: string; readonly unit: string; readonly crossing: Searched };

const at = ({ crossing }: Along, value: number): string => settingText(value, crossing.hi - crossing.lo);

/** `0.33–0.38`, or `0.33 or more` where the range ends before the answer is clear. */
export function stretchText(crossing: Searched, { lo95, hi95 }: Stretch): string {
  const text = (value: number): string => settingText(value, crossing.hi - crossing.lo);
  if (lo95 !== undefined && hi95 !== undefined) return rangeOf(text(lo95), text(hi95));
  if (lo95 !== undefined) return `${text(lo95)} or more`;
  if (hi95 !== undefined) return `${text(hi95)} or less`;
  return `anything in ${rangeOf(text(crossing.lo), text(crossing.hi))}`;
}

/** Of whole numbers the first with the other answer, else the place between two. */
function placeText(along: Along, crossing: Searched): string {
  const [place] = crossing.places;
  if (place === undefined) return '';
  if (!crossing.whole) return at(along, place.x);
  return at(along, place.after.verdict.holds === true ? place.after.x : place.before.x);
}

/** Where the answer turns once. */
function onceText(along: Along, stretch: Stretch): string {
  const { crossing, name, unit } = along;
  const [place] = crossing.places;
  const side = place?.after.verdict.holds === true ? 'from' : 'up to';
  const interval = `(95 % interval ${stretchText(crossing, stretch)})`;
  return `${side} ${name} ${placeText(along, crossing)}${unit} ${interval}`;
}

function severalText({ crossing, name }: Along, flipping: readonly Stretch[], along: Along): string {
  const times = formatCount(crossing.places.length);
  if (flipping.length === 1)
    return `turns ${times} times along ${name}, all within ${stretchText(crossing, flipping[0] as Stretch)}: whether that is one threshold these runs do not tell`;
  const places = crossing.places.map(({ x }) => at(along, x));
  const told = places.length > 5 ? '' : `, near ${places.slice(0, -1).join(', ')} and ${places.at(-1)}`;
  return `turns ${times} times along ${name}${told}: there is no single threshold`;
}

/** `“Turned” in at least 50 % of runs: from “x” 0.355 (95 % interval 0.33–0.38)`. */
export function crossingFinding(facts: ThresholdFacts, clock: Clock): string | undefined {
  const { crossing, factors } = facts;
  const [searched] = factors;
  if (crossing === undefined || searched === undefined) return undefined;
  const asked = claim(facts, clock);
  const name = factorQuoted(factorNames(factors), searched.path);
  const unit = behind(searched.unit, clock);
  if (crossing.kind === 'missing')
    return `${asked}: not to be told along ${name}, a number is missing at ${settingText(crossing.at.x, Math.abs(crossing.at.x) || 1)}`;
  const along: Along = { name, unit, crossing };
  const flipping = crossing.stretches.filter(({ places }) => places.length > 0);
  const [stretch] = flipping;
  if (stretch !== undefined && crossing.places.length === 1) return `${asked}: ${onceText(along, stretch)}`;
  if (stretch !== undefined) return `${asked}: ${severalText(along, flipping, along)}`;
  const range = rangeOf(at(along, crossing.lo), at(along, crossing.hi));
  const holds = crossing.points[0]?.verdict.holds === true;
  const unclear = crossing.stretches.length > 0 ? ', though not clearly' : '';
  return `${asked}: ${holds ? 'everywhere' : 'nowhere'} along ${name} in ${range}${unit}${unclear}`;
}

/** How many were moved by themselves and came to an answer, or to none. */
export function movedCount({ flips }: ThresholdFacts): number {
  if (flips === undefined) return 0;
  return flips.flips.length + flips.missing.length + flips.steady.filter(({ trials }) => trials.length > 0).length;
}

/** How a flip moves its parameter: `from 7 to 4.2 (12 % of its range)`. */
export function moveText({ assumption, value, direction, share }: Flip): string {
  if ('options' in assumption) return `from ${assumption.base} to ${value}`;
  const width = assumption.hi - assumption.lo;
  if (direction === 'held') return `held at its median ${settingText(value, width)}`;
  const percent = share < 0.001 ? 'less than 0.1 %' : formatPercent(share, share < 0.1 ? 1 : 0);
  const base = `${assumption.drawn ? 'its median ' : ''}${settingText(assumption.base, width)}`;
  return `from ${base} to ${settingText(value, width)} (${percent} of its range)`;
}

/** `3 of 79 parameters would turn that alone, soonest “peak” from 7 to 4.2 (12 % of its range)` */
function movesClause(facts: ThresholdFacts): string | undefined {
  const { flips, factors } = facts;
  if (flips === undefined) return undefined;
  const total = movedCount(facts);
  const many = `${formatCount(total)} parameter${total === 1 ? '' : 's'}`;
  const [first] = flips.flips;
  if (first === undefined)
    return total === 1 ? 'the one parameter that was moved does not turn that' : `none of ${many} turns that alone`;
  const name = factorQuoted(factorNames(factors), first.assumption.path);
  const sure = first.verdict.clear || first.end.verdict.clear ? '' : ', not clearly';
  return `${formatCount(flips.flips.length)} of ${many} would turn that alone, soonest ${name} ${moveText(first)}${sure}`;
}

/** The answer as things stand, and how few moves turn it. */
export function flipsFinding(facts: ThresholdFacts, clock: Clock): string | undefined {
  const moves = movesClause(facts);
  if (moves === undefined) return undefined;
  const state = facts.base.holds === true ? 'it holds' : 'it does not hold';
  const none = facts.flips?.flips.length === 0;
  return `${claim(facts, clock)}: as things stand ${state}${none ? ', and' : ';'} ${moves}`;
}

/** What the page says first. */
export function thresholdFindings(results: Results, facts: ThresholdFacts): readonly string[] {
  const { scenario } = results;
  const crossing = crossingFinding(facts, scenario);
  const flips = flipsFinding(facts, scenario);
  if (crossing !== undefined) return [crossing, crossing.replace(/ \(95 % interval [^)]*\)$/, '')];
  if (flips !== undefined) return [flips, flips.replace(/, soonest .*$/, '')];
  const state = facts.base.holds === undefined ? 'cannot be told' : facts.base.holds ? 'holds' : 'does not hold';
  return [`${claim(facts, scenario)}: as things stand it ${state}`];
}

/** What stands below the headline: the answer as things stand, and what else would turn it. */
export function thresholdEvidence(results: Results, facts: ThresholdFacts): readonly string[] {
  const { base, crossing } = facts;
  const state = base.holds === undefined ? 'cannot be told' : base.holds ? 'holds' : 'does not hold';
  const sure = base.holds === undefined || base.clear ? '' : ', not clearly';
  const now = `As things stand it is ${verdictText(facts, base, results.scenario)}: the condition ${state}${sure}.`;
  const moves = crossing === undefined ? undefined : movesClause(facts);
  return moves === undefined ? [now] : [now, sentence(upperFirst(moves))];
}
