import { formatCount, formatPercent } from '../format.ts';
import type { ParameterFacts, Results } from '../results.ts';
import { settingText } from '../study/names.ts';
import { behind } from '../unit-words.ts';
import { above, below, movedFromTo, ownName } from '../wording/solution.ts';
import { inWords, plain, quoted } from '../words.ts';
import type { TurnFacts, TurningFacts } from './facts.ts';

function registered({ scenario }: Results, path: string): ParameterFacts | undefined {
  return scenario.register?.find(({ name }) => name === path);
}

/** Whether the scenario has no words for it but its own name. */
export function isUnnamed({ path, label }: TurnFacts): boolean {
  return path.endsWith(`.${label}`) || label === '';
}

/** In the scenario's words; where it has none but its own name, that with whose it is. */
export function turnName(turn: TurnFacts): string {
  if (!isUnnamed(turn)) return plain(turn.label);
  const [owner, ...rest] = turn.path.split('.');
  return owner === undefined || rest.length === 0
    ? inWords(turn.path)
    : ownName(inWords(rest.join(' ')), inWords(owner));
}

export function turnRole(results: Results, path: string): 'lever' | 'assumption' | undefined {
  return registered(results, path)?.role;
}

/** The values that a parameter can have, where that is known. */
export function turnRange({ range }: TurnFacts): readonly [number, number] | undefined {
  return range;
}

/** The width of the range, which the way there is a share of. */
function widthOf({ now, at, share }: TurnFacts): number {
  return share > 0 ? Math.abs(at - now) / share : Math.abs(now) || 1;
}

/** `from 12 to above 24 months`: rounded, as the turn itself is found by halving. */
export function turnValues(turn: TurnFacts): { readonly now: string; readonly at: string } {
  const width = widthOf(turn);
  return { now: settingText(turn.now, width), at: settingText(turn.at, width) };
}

/** ` months` behind a number of ticks, ` utility`. */
export function unitOf(turn: TurnFacts, { scenario }: Pick<Results, 'scenario'>): string {
  return behind(turn.unit === 'tick' && turn.at !== 1 ? 'ticks' : turn.unit, scenario);
}

/** Whether the answer turns at the very end of the range only. */
export function onlyAtEnd(turn: TurnFacts): boolean {
  return turnRange(turn)?.includes(turn.at) ?? false;
}

/** The turns with those inside a range first: an end of a range is somebody's choice of it. */
export function insideFirst(turns: readonly TurnFacts[]): readonly TurnFacts[] {
  return turns.toSorted((a, b) => Number(onlyAtEnd(a)) - Number(onlyAtEnd(b)));
}

/** `12 → above 24`, `7 → below 4.5`; `at` where only the end of the range does. */
export function moveText(turn: TurnFacts): string {
  const { now, at } = turnValues(turn);
  const side = onlyAtEnd(turn) ? '' : turn.direction === 'up' ? above : below;
  return `${now} → ${side}${at}`;
}

/** `from 12 to above 24 months (<1 % of its range)`. */
export function moveSentence(results: Results, turn: TurnFacts): string {
  const [from, to] = moveText(turn).split(' → ');
  const share = turn.share < 0.005 ? '<1 %' : formatPercent(turn.share);
  return movedFromTo(`${from}`, `${to}${unitOf(turn, results)}`, `${share}`, onlyAtEnd(turn));
}

export function turnQuoted(turn: TurnFacts): string {
  return quoted(turnName(turn), 44);
}

/** Parameters that turn the answer in one direction or both. */
export function turningCount(turns: TurningFacts['turns']): string {
  return formatCount(new Set(turns.map(({ path }) => path)).size);
}
