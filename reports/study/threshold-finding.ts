import type { Crossing, Stretch } from '../../engine/analysis/threshold/find-crossing.ts';
import type { Flip } from '../../engine/analysis/threshold/rank-flips.ts';
import { formatCount, formatPercent } from '../format.ts';
import type { Results, ScenarioFacts, ThresholdFacts } from '../results.ts';
import { behind } from '../unit-words.ts';
import { thresholdWords as say } from '../wording/threshold.ts';
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
  if (lo95 !== undefined) return say.orMore(text(lo95));
  if (hi95 !== undefined) return say.orLess(text(hi95));
  return say.anything(rangeOf(text(crossing.lo), text(crossing.hi)));
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
  const rises = place?.after.verdict.holds === true;
  return say.turnsOnce(rises, `${name} ${placeText(along, crossing)}${unit}`, stretchText(crossing, stretch));
}

/** More places are not listed. */
const MOST_PLACES = 5;

function severalText({ crossing, name }: Along, flipping: readonly Stretch[], along: Along): string {
  const times = formatCount(crossing.places.length);
  if (flipping.length === 1) return say.turnsWithin(times, name, stretchText(crossing, flipping[0] as Stretch));
  const places = crossing.places.map(({ x }) => at(along, x));
  return say.turnsOften(times, name, places.length > MOST_PLACES ? [] : places);
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
    return `${asked}: ${say.missing(name, settingText(crossing.at.x, Math.abs(crossing.at.x) || 1))}`;
  const along: Along = { name, unit, crossing };
  const flipping = crossing.stretches.filter(({ places }) => places.length > 0);
  const [stretch] = flipping;
  if (stretch !== undefined && crossing.places.length === 1) return `${asked}: ${onceText(along, stretch)}`;
  if (stretch !== undefined) return `${asked}: ${severalText(along, flipping, along)}`;
  const range = rangeOf(at(along, crossing.lo), at(along, crossing.hi));
  const holds = crossing.points[0]?.verdict.holds === true;
  return `${asked}: ${say.throughout(holds, name, `${range}${unit}`, crossing.stretches.length === 0)}`;
}

/** How many were moved by themselves and came to an answer, or to none. */
export function movedCount({ flips }: ThresholdFacts): number {
  if (flips === undefined) return 0;
  return flips.flips.length + flips.missing.length + flips.steady.filter(({ trials }) => trials.length > 0).length;
}

/** How a flip moves its parameter: `from 7 to 4.2 (12 % of its range)`. */
export function moveText({ assumption, value, direction, share }: Flip): string {
  if ('options' in assumption) return say.fromTo(`${assumption.base}`, `${value}`);
  const width = assumption.hi - assumption.lo;
  if (direction === 'held') return say.heldAt(settingText(value, width));
  const percent = share < 0.001 ? say.tiny : formatPercent(share, share < 0.1 ? 1 : 0);
  const stands = settingText(assumption.base, width);
  const base = assumption.drawn ? say.median(stands) : stands;
  return `${say.fromTo(base, settingText(value, width))}${say.ofItsRange(percent)}`;
}

/** `3 of 79 parameters would turn that alone, soonest “peak” from 7 to 4.2 (12 % of its range)` */
function movesClause(facts: ThresholdFacts): string | undefined {
  const { flips, factors } = facts;
  if (flips === undefined) return undefined;
  const total = movedCount(facts);
  const many = say.parameters(formatCount(total), total === 1);
  const [first] = flips.flips;
  if (first === undefined) return total === 1 ? say.theOneDoesNot : say.noneTurns(many);
  const name = factorQuoted(factorNames(factors), first.assumption.path);
  const isClear = first.verdict.clear || first.end.verdict.clear;
  return say.someTurn(formatCount(flips.flips.length), many, `${name} ${moveText(first)}`, isClear);
}

/** The answer as things stand, and how few moves turn it. */
export function flipsFinding(facts: ThresholdFacts, clock: Clock): string | undefined {
  const moves = movesClause(facts);
  if (moves === undefined) return undefined;
  const none = facts.flips?.flips.length === 0;
  return say.standing(claim(facts, clock), say.itHolds(facts.base.holds === true), none, moves);
}

/** The same in the fewest words. */
function flipsBriefly(facts: ThresholdFacts, clock: Clock): string | undefined {
  const count = facts.flips?.flips.length ?? 0;
  if (count === 0) return flipsFinding(facts, clock);
  const total = movedCount(facts);
  const moves = say.someTurnBriefly(formatCount(count), say.parameters(formatCount(total), total === 1));
  return say.standing(claim(facts, clock), say.itHolds(facts.base.holds === true), false, moves);
}

/** Whether the condition holds as things stand. */
function stateOf({ base }: ThresholdFacts): string {
  if (base.holds === undefined) return say.cannotBeTold;
  return base.holds ? say.holds : say.doesNotHold;
}

/** What the page says first. */
export function thresholdFindings(results: Results, facts: ThresholdFacts): readonly string[] {
  const { scenario } = results;
  const crossing = crossingFinding(facts, scenario);
  const flips = flipsFinding(facts, scenario);
  if (crossing !== undefined) return [crossing, crossing.replace(/ \(95 % interval [^)]*\)$/, '')];
  if (flips !== undefined) return [flips, flips.replace(/, soonest .*$/, ''), flipsBriefly(facts, scenario) ?? flips];
  return [say.standsAlone(claim(facts, scenario), stateOf(facts))];
}

/** What stands below the headline: the answer as things stand, and what else would turn it. */
export function thresholdEvidence(results: Results, facts: ThresholdFacts): readonly string[] {
  const { base, crossing } = facts;
  const isClear = base.holds === undefined || base.clear;
  const now = say.now(verdictText(facts, base, results.scenario), stateOf(facts), isClear);
  const moves = crossing === undefined ? undefined : movesClause(facts);
  return moves === undefined ? [now] : [now, sentence(upperFirst(moves))];
}
