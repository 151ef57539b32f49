import type { PlanDocument } from '../../engine/experiment/pieces/plan-pieces.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import { formatCount } from '../../reports/format.ts';
import type { Style } from './style.ts';
import { counted } from './table.ts';

/** The commands that play a plan: one for each piece, in any order, then one. */
export const planCommands = (
  { results, pieces }: Pick<PlanDocument, 'results' | 'pieces'>,
  calledAs: string,
): { readonly shards: readonly string[]; readonly merge: string } => ({
  shards: Array.from(
    { length: pieces },
    (_, index) => `${calledAs} shard --plan ${shellWord(results)} --index ${index}`,
  ),
  merge: `${calledAs} merge ${shellWord(results)}`,
});

/** So many commands are listed one by one. */
const mostListed = 8;

/** What `plan` prints: what is planned, and what plays it. */
export const planWords = (document: PlanDocument, calledAs: string, style: Style): string[] => {
  const { scenario, kind, points, runs, runsAtMerge, seed, pieces, results, draft } = document;
  const head = [
    style('bold', scenario),
    ...(draft ? [style('yellow', 'DRAFT')] : []),
    ...(kind === 'run' ? [] : [kind === 'sweep' ? 'sweep' : 'sensitivity analysis']),
    ...(points === undefined ? [] : [counted(points, 'point')]),
    `${formatCount(runs)} runs`,
    `seed ${seed}`,
  ];
  if (document.alreadyComplete) return [[...head, 'already complete, nothing to plan'].join(' · '), `→ ${results}`];
  const state = document.alreadyPlanned ? 'the same plan was there' : 'nothing is played yet';
  const { shards, merge } = planCommands(document, calledAs);
  const listed =
    shards.length <= mostListed ? shards : [shards[0], `… each --index from 1 to ${pieces - 2} …`, shards.at(-1)];
  return [
    [...head, counted(pieces, 'piece'), state].join(' · '),
    ...listed.map((line) => `  ${line}`),
    `  ${merge}`,
    ...(runsAtMerge > 0
      ? [style('faint', `  ${formatCount(runsAtMerge)} runs, which quantiles are taken of, are played by the merge`)]
      : []),
    `→ ${results}`,
  ];
};
