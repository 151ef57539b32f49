import { formatCount, formatNumber } from '../format.ts';
import type { Results } from '../results.ts';
import { atMoment } from '../time-axis.ts';
import * as wording from '../wording/solution.ts';
import { clipped, inWords, plain, quoted, sentence, upperFirst } from '../words.ts';
import type { SolvedGame, TurningFacts } from './facts.ts';
import { gainOf, type Leaving, type Left, leftProfile } from './leaving.ts';
import { paretoFinding } from './pareto.ts';
import { payoffDecimals } from './payoff-text.ts';
import { insideFirst, moveSentence, turningCount, turnQuoted } from './turning-text.ts';

/** `at the start`, `in month 24`. */
export function whenText({ scenario }: Results, { tick }: NonNullable<SolvedGame['stage']>): string {
  return tick === 0 ? wording.atStart : atMoment(scenario, tick);
}

/** `“stance” by labs`: in words what the scenario calls `labs.stance`. */
export function decisionText({ decision }: NonNullable<SolvedGame['stage']>): string {
  const [owner, name] = decision.split('.').map(inWords);
  return owner === undefined || name === undefined ? inWords(decision) : wording.decisionName(name, owner);
}

/** ` of the choice of “stance” by labs in month 24`; empty of a game that is no scenario's. */
function whereText(results: Results, { stage }: SolvedGame): string {
  if (stage === undefined) return '';
  return wording.ofStage(decisionText(stage), whenText(results, stage));
}

const nameOf = (facts: SolvedGame, { player }: Leaving): string => clipped(plain(facts.players[player] ?? ''));
const actionOf = ({ others }: Leaving): string => quoted(plain(others[0]?.action ?? ''));

/** In the decimals in which all gains are told. */
function amountOf(one: Leaving, { players }: Left): string {
  const decimals = payoffDecimals(players.map(gainOf));
  return formatNumber(Math.abs(gainOf(one)), decimals);
}

/** Who is nearest to leaving an equilibrium; nobody where nobody has another action. */
function nearestText(facts: SolvedGame, left: Left): string | undefined {
  const [first] = left.players;
  if (first === undefined || Number.isNaN(gainOf(first))) return undefined;
  const name = nameOf(facts, first);
  if (gainOf(first) >= 0) return wording.undeterred(name, actionOf(first));
  return wording.leastDeterred(name, amountOf(first, left), actionOf(first));
}

/** Who gains by leaving what is no equilibrium. */
function temptedText(facts: SolvedGame, left: Left): string | undefined {
  const tempted = left.players.filter((one) => gainOf(one) > 0);
  const [first, second] = tempted;
  if (first === undefined) return undefined;
  const [name, gain, action] = [nameOf(facts, first), amountOf(first, left), actionOf(first)];
  if (second === undefined) return wording.oneGains(name, gain, action);
  const count = tempted.length === facts.players.length ? undefined : formatCount(tempted.length);
  const who = wording.someOf(count, formatCount(facts.players.length), facts.players.length === 2);
  const alike = tempted.every((one) => amountOf(one, left) === gain && actionOf(one) === action);
  return alike ? wording.allGain(who, gain, action) : wording.manyGain(who, name, gain, action);
}

/** The same in short, for a panel below a headline that names the profile. */
export function leavingTitle(facts: SolvedGame, left: Left): string {
  const who = left.equilibrium ? nearestText(facts, left) : temptedText(facts, left);
  if (who === undefined) return upperFirst(leavingFindings(facts, left)[0]);
  return upperFirst(left.equilibrium ? wording.nobodyGains(who) : who);
}

/** Whether a profile is an equilibrium, and who is nearest to leaving it, or gains by it. */
export function leavingFindings(facts: SolvedGame, left: Left, where = ''): [string, ...string[]] {
  const state = (left.equilibrium ? wording.holdsAlone : wording.doesNotHold)(left.text, where);
  const who = left.equilibrium ? nearestText(facts, left) : temptedText(facts, left);
  return who === undefined ? [state] : [`${state}${left.equilibrium ? '; ' : ': '}${who}`, state];
}

/** Of extreme equilibria of two players: whether all between some of them are equilibria too. */
export function isContinuum({ subsets = [] }: SolvedGame): boolean {
  return subsets.some(({ dimension }) => dimension > 0);
}

/** `3 equilibria, 2 of them pure`. */
function foundText(facts: SolvedGame): string {
  const { equilibria } = facts;
  const [count, pure] = [equilibria.length, equilibria.filter((one) => one.pure).length];
  if (isContinuum(facts)) return wording.extreme(formatCount(count));
  const kind = pure === count ? 'all' : pure === 0 ? 'none' : 'some';
  return wording.counted(formatCount(count), count === 1, formatCount(pure), kind);
}

/** How many equilibria, and whether that is proven to be all; never more than the search says. */
export function countFinding(facts: SolvedGame): string {
  const { equilibria, complete } = facts;
  if (equilibria.length === 0) return wording.noneFound;
  const rest = !complete ? wording.perhapsMore : isContinuum(facts) ? wording.noneBetween : wording.noOthers;
  return `${foundText(facts)}, ${rest}`;
}

/** Which single parameters would turn the answer. */
export function turningFinding(results: Results, { turning }: SolvedGame): string | undefined {
  if (turning === undefined || turning.moved === 0) return undefined;
  const [moved, [first]] = [formatCount(turning.moved), insideFirst(turning.turns)];
  if (first === undefined) return wording.noneTurns(moved, turning.holds);
  const nearest = wording.nearestTurn(turnQuoted(first), moveSentence(results, first));
  return `${wording.wouldTurn(turningCount(turning.turns), moved, turning.holds)}; ${nearest}`;
}

/** The same in short. */
export function turningTitle({ moved, holds, turns }: TurningFacts): string {
  const [first] = insideFirst(turns);
  const count = formatCount(moved);
  if (first === undefined) return upperFirst(wording.noneTurns(count, holds));
  return upperFirst(wording.turnsSoonest(turningCount(turns), count, holds, turnQuoted(first)));
}

/** What the page says first: of a scenario whether what all would have to keep holds, of a game its equilibria. */
export function solutionFindings(results: Results, facts: SolvedGame): readonly string[] {
  const left = leftProfile(facts);
  const count = countFinding(facts);
  if (facts.stage !== undefined && left?.asked) {
    const whole = leavingFindings(facts, left, whereText(results, facts));
    return [...whole, ...leavingFindings(facts, left)];
  }
  if (facts.equilibria.length === 0) return [count];
  const title = facts.title === '' ? wording.theGame : quoted(plain(facts.title), 60);
  return [wording.hasEquilibria(title, count), wording.hasEquilibria(wording.theGame, count)];
}

const asSentence = (text: string): string => sentence(upperFirst(text));

/** What stands below it. */
export function solutionEvidence(results: Results, facts: SolvedGame): readonly string[] {
  const turning = turningFinding(results, facts);
  const left = leftProfile(facts);
  const more = paretoFinding(facts, left);
  const count = [countFinding(facts), ...(more === undefined ? [] : [more])].map(asSentence).join(' ');
  if (facts.stage !== undefined && left?.asked) return [...(turning === undefined ? [] : [asSentence(turning)]), count];
  return [...(left === undefined ? [] : [leavingFindings(facts, left)[0]]), ...(more === undefined ? [] : [more])].map(
    asSentence,
  );
}
