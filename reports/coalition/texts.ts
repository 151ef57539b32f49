import type { CoalitionDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import { decimalsOf, formatCount, formatNumber } from '../format.ts';
import { niceScale } from '../scale.ts';
import { everybody, ofPlayers } from '../wording/coalition.ts';
import { listed as andListed, fromTo, listedOr } from '../wording/lists.ts';
import { clipped, plain, quoted } from '../words.ts';
import { type SizeRow, sizeRows } from './sizes.ts';

/** `4`, `4 or 6`, `2, 4 or 6`, `2 to 7`, `2 to 4 or 9`. */
export function listed(sizes: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const size of sizes) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === size - 1) last[1] = size;
    else runs.push([size, size]);
  }
  const texts = runs.flatMap(([from, to]) =>
    to - from > 1
      ? [fromTo(formatCount(from), formatCount(to))]
      : from === to
        ? [formatCount(from)]
        : [formatCount(from), formatCount(to)],
  );
  return listedOr(texts);
}

/** `4 of 10 players`, or that it is all of them. */
export function sizesText(sizes: readonly number[], players: number): string {
  const all = sizes.length === 1 && sizes[0] === players;
  return all ? everybody(formatCount(players)) : ofPlayers(listed(sizes), formatCount(players));
}

/** Names of members cut one by one, and of many only how many there are. */
export function membersText(members: readonly string[], players: readonly string[]): string {
  if (members.length === players.length) return everybody(formatCount(players.length));
  if (members.length > 4) return ofPlayers(formatCount(members.length), formatCount(players.length));
  return andListed(members.map((name) => clipped(plain(name), 28)));
}

/** The rule of members as it is said: `“pause”` for one that always plays it. */
export function ruleText(rule: string): string {
  const fixed = /^\{\s*fixed:\s*\{\s*play:\s*([^{}\s]+)\s*\}\s*\}$/.exec(rule)?.[1];
  return quoted(fixed?.replaceAll('_', ' ') ?? rule, 60);
}

/** Every number that pictures and sentences say. */
function valuesOf(rows: readonly SizeRow[], of: readonly ('member' | 'outsider' | 'leaving' | 'joining')[]): number[] {
  return rows.flatMap((row) => of.flatMap((key) => row[key]?.mean ?? [])).filter(Number.isFinite);
}

/** How numbers are written: all with the decimals that the distance of an axis' marks calls for, without zeros that all have. */
export function numbersText(values: readonly number[]): (value: number) => string {
  const finite = values.filter(Number.isFinite);
  const { step } = niceScale(Math.min(0, ...finite), Math.max(0, ...finite));
  let decimals = Math.min(12, decimalsOf(step) + 1);
  while (decimals > 0 && finite.every((value) => value.toFixed(decimals).endsWith('0'))) decimals--;
  return (value) => formatNumber(value, decimals);
}

/** How payoffs and gains are written. */
export function payoffText(document: CoalitionDocument): (value: number) => string {
  return numbersText(valuesOf(sizeRows(document), ['member', 'outsider']));
}
