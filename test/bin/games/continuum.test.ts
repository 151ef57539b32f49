import { expect, it } from 'vitest';
import { solveSummary } from '../../../bin/terminal/solve/solve-summary.ts';
import type { OpenedNormalForm } from '../../../engine/experiment/solutions/opened-game.ts';
import { findEquilibria } from '../../../engine/games/find-equilibria.ts';
import { readNfg } from '../../../engine/games/nfg/read-nfg.ts';
import { type Solved, solve } from '../../../engine/games/solve.ts';
import { maximalNashSubsets } from '../../../engine/games/two-players/maximal-nash-subsets.ts';

const shown = { style: (_: string, text: string) => text, numbers: { exact: true, digits: 3 }, all: true, width: 100 };

const told = (solved: Solved): string => {
  const opened: OpenedNormalForm = { kind: 'normal-form', game: solved.game };
  return solveSummary(opened, { solved, turning: undefined, seconds: 0 }, shown).join('\n');
};

it('does not deny what lies between extreme equilibria where the time for it was up', () => {
  const text = 'NFG 1 R "Tied" { "A" "B" } { { "a" "b" } { "c" "d" } } "" 1 1 1 0 1 1 0 0';
  const game = readNfg({ name: 'tied.nfg', text });
  const whole = solve(game);
  expect(told(whole)).toContain('all others lie between them');
  expect(told(whole)).toContain('between them, 2 continua of equilibria');
  const subsets = maximalNashSubsets(findEquilibria(game, 'all'), { expired: () => true });
  expect(subsets.complete).toBe(false);
  const cut = told({ ...whole, subsets });
  expect(cut).toContain('all others lie between them');
  expect(cut).toContain(`perhaps not all: ${subsets.reason}`);
});
