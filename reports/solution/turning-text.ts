import { formatCount, formatPercent } from '../format.ts';
import type { ParameterFacts, Results } from '../results.ts';
import { settingText } from '../study/names.ts';
import { behind } from '../unit-words.ts';
import { plain, quoted } from '../words.ts';
import type { TurnFacts, TurningFacts } from './facts.ts';

function registered({ scenario }: Results, path: string): ParameterFacts | undefined {
  return scenario.register?.find(({ name }) => name === path);
}

/** In the scenario's words, else by its path. */
export function turnName(results: Results, path: string): string {
  const known = registered(results, path);
  return plain(known === undefined || known.label === '' ? path : known.label);
}

export function turnRole(results: Results, path: string): 'lever' | 'assumption' | undefined {
  return registered(results, path)?.role;
}

/** The values that a parameter can have, where that is known. */
export function turnRange(results: Results, { path, range }: TurnFacts): readonly [number, number] | undefined {
  return range ?? registered(results, path)?.range;
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

/** `12 → above 24`, `7 → below 4.5`; `at` where only the end of the range does. */
export function moveText(results: Results, turn: TurnFacts): string {
  const { now, at } = turnValues(turn);
  const side = turnRange(results, turn)?.includes(turn.at) ? '' : turn.direction === 'up' ? 'above ' : 'below ';
  return `${now} → ${side}${at}`;
}

/** `from 12 to above 24 months (<1 % of its range)`. */
export function moveSentence(results: Results, turn: TurnFacts): string {
  const [from, to] = moveText(results, turn).split(' → ');
  const share = turn.share < 0.005 ? '<1 %' : formatPercent(turn.share);
  return `from ${from} to ${to}${behind(turn.unit, results.scenario)} (${share} of its range)`;
}

export function turnQuoted(results: Results, path: string): string {
  return quoted(turnName(results, path), 44);
}

/** Parameters that turn the answer in one direction or both. */
export function turningCount({ turns }: TurningFacts): string {
  return formatCount(new Set(turns.map(({ path }) => path)).size);
}
