import { join } from 'node:path';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { packageRoot } from '../../../engine/experiment/package.ts';
import type { Solvable } from '../../../engine/experiment/solutions/answer.ts';
import { type Keeping, keepSolution } from '../../../engine/experiment/solutions/keep-solution.ts';
import { openGame } from '../../../engine/experiment/solutions/open-game.ts';
import { type Agreeable, prepareCoalition } from '../../../engine/experiment/solutions/prepare-coalition.ts';
import { preparePlayed } from '../../../engine/experiment/solutions/prepare-played.ts';
import { prepareSolve, type SolveFlags } from '../../../engine/experiment/solutions/prepare-solve.ts';
import {
  type PlayedInTurns,
  prepareMatches,
  prepareRules,
} from '../../../engine/experiment/solutions/prepare-tournament.ts';
import type { Prepared } from '../../../engine/experiment/solutions/prepared.ts';
import type { Setting } from '../../../engine/language/loading/settings.ts';

export const twoLabs = join(import.meta.dirname, '../../fixtures/two-labs.yaml');

const files = nodeFiles(packageRoot());

type Keep = (keeping: Keeping) => Promise<{ readonly manifestSha256: string; readonly isNew: boolean }>;

const kept =
  (prepare: () => Promise<Prepared<unknown>>): Keep =>
  async (keeping) => {
    const prepared = await prepare();
    const { manifestSha256, found } = await keepSolution(prepared, keeping, () => prepared.find({ workers: 1 }));
    return { manifestSha256, isNew: found !== undefined };
  };

/** What is found is only handed back to who found it. */
const anyFound = <Found>(prepared: Prepared<Found>): Prepared<unknown> => prepared as Prepared<unknown>;

export const solveOf = (reference: string, flags: SolveFlags = {}, set: readonly Setting[] = []): Keep =>
  kept(async () => {
    const file = await openGame(reference, { ...flags, set }, files);
    return anyFound(prepareSolve(file, file.opened as Solvable, flags, set));
  });

const of = { reference: twoLabs, files, set: [], seed: 'some' };

export const rulesOf = (reference: string, rules: readonly string[]): Keep =>
  kept(async () => anyFound(await prepareRules({ ...of, reference }, { rules, runs: 5 })));

/** Something of each kind that can be found. */
export const someSolutions: { readonly [name: string]: Keep } = {
  game: solveOf('chicken', { discount: 0.9, logit: [0.5, 4] }, [{ path: 'crash', value: '7' }]),
  scenario: solveOf(twoLabs, { at: 3, run: 2 }),
  inspection: solveOf('inspection'),
  population: solveOf('dsair'),
  race: solveOf('precipice'),
  contest: solveOf('safety-performance'),
  rules: kept(async () =>
    anyFound(
      await prepareRules(of, { rules: ['fixed', 'logit', '{logit: {precision: 2}}'], runs: 20, alpha: Infinity }),
    ),
  ),
  'one run of rules': kept(async () => anyFound(await prepareRules(of, { rules: ['fixed', 'logit'], runs: 1 }))),
  matches: kept(async () => {
    const file = await openGame('chicken', {}, files);
    const flags = { rules: ['tit-for-tat', 'joss'], repetitions: 3 };
    return anyFound(prepareMatches(file, file.opened as PlayedInTurns, flags, []));
  }),
  sizes: kept(async () => {
    const file = await openGame('pause-treaty', {}, files);
    return anyFound(prepareCoalition(file, file.opened as Agreeable, { membership: 'exclusive' }, []));
  }),
  sets: kept(async () => {
    const file = await openGame(twoLabs, {}, files);
    return anyFound(prepareCoalition(file, file.opened as Agreeable, {}, []));
  }),
  played: kept(async () => anyFound(await preparePlayed(of, { member: '{fixed: {play: pause}}', runs: 20 }))),
};
