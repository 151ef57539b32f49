import { formatNumber } from '../format.ts';
import { listed } from '../wording/lists.ts';
import { doing, together } from '../wording/solution.ts';

/** Less is told as less than that. */
const LEAST = 0.001;

/** A probability in per cent, never 0 or 100 where it is neither. */
export function probabilityText(probability: number): string {
  if (probability > 0 && probability < LEAST) return '<0.1 %';
  if (probability < 1 && probability > 1 - LEAST) return '>99.9 %';
  const text = formatNumber(100 * probability, 1).replace(/\.0$/, '');
  return `${text} %`;
}

/** `race`; `38.9 % pause + 61.1 % race`. */
export function strategyText(labels: readonly string[], row: readonly number[]): string {
  const played = row.flatMap((probability, action) => (probability > 0 ? [{ probability, action }] : []));
  const [only] = played;
  if (only !== undefined && played.length === 1) return labels[only.action] ?? '';
  return played.map(({ probability, action }) => `${probabilityText(probability)} ${labels[action] ?? ''}`).join(' + ');
}

type Named = { readonly players: readonly string[]; readonly actions: readonly (readonly string[])[] };

/** Players who do the same, in the players' order, and what they do. */
export type Together = { readonly players: readonly number[]; readonly strategy: string };

/** Those who do the same together. */
export function groupsOf({ players, actions }: Named, profile: readonly (readonly number[])[]): Together[] {
  const groups = new Map<string, number[]>();
  for (const player of players.keys()) {
    const strategy = strategyText(actions[player] ?? [], profile[player] ?? []);
    groups.set(strategy, [...(groups.get(strategy) ?? []), player]);
  }
  return [...groups].map(([strategy, members]) => ({ strategy, players: members }));
}

/** Who does what: `everybody: race`, `both: pause`, `Leader: race · Second and Third: pause`. */
export function profileText(named: Named, profile: readonly (readonly number[])[]): string {
  const groups = groupsOf(named, profile);
  const [all] = groups;
  const n = named.players.length;
  if (all !== undefined && groups.length === 1 && n > 1) return together(all.strategy, n);
  return groups
    .map(({ players, strategy }) => doing(listed(players.map((player) => named.players[player] ?? '')), strategy))
    .join(' · ');
}

/** The same of a profile of labels. */
export function pureText(named: Named, profile: readonly string[]): string {
  return profileText(
    named,
    named.actions.map((labels, player) => labels.map((label) => (label === profile[player] ? 1 : 0))),
  );
}
