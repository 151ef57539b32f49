import type { Command } from 'commander';
import { isComparison } from '../../engine/experiment/compare/comparison-manifest.ts';
import { replayComparison } from '../../engine/experiment/compare/replay-comparison.ts';
import { openResults } from '../../engine/experiment/results/open-results.ts';
import { replay } from '../../engine/experiment/results/replay.ts';
import { replaySolution } from '../../engine/experiment/solutions/replay-solution.ts';
import { isSolution } from '../../engine/experiment/solutions/solution-manifest.ts';
import { isStudy, replayStudy } from '../../engine/experiment/study/replay-study.ts';
import { type CommonFlags, jsonFlag, noColorFlag, wholeNumber } from '../flags.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { styleFor } from '../terminal/style.ts';
import { counted } from '../terminal/table.ts';

type ReplayFlags = CommonFlags & { readonly sample?: number };

/** What repeats the results of a directory: those of a comparison arm by arm, those of a study point by point, a solution as a whole. */
const repeatOf = (directory: string, { sample }: ReplayFlags): typeof replay => {
  if (isComparison(directory)) return replayComparison;
  if (isSolution(directory)) {
    if (sample === undefined) return replaySolution;
    throw new Refusal('usage', '--sample goes with runs of one scenario', 'without it everything is repeated');
  }
  if (!isStudy(openResults(directory).manifest)) return replay;
  if (sample === undefined) return replayStudy;
  throw new Refusal('usage', '--sample goes with runs of one scenario', 'without it all points are repeated');
};

export const describeReplay = (command: Command, session: Session): void => {
  const { terminal } = session;
  command
    .argument('<dir>', 'a results directory')
    .option('--sample <number>', 'repeat only so many of the runs', wholeNumber('--sample', 1, Number.MAX_SAFE_INTEGER))
    .addOption(jsonFlag())
    .addOption(noColorFlag());
  command.action(async (directory: string, flags: ReplayFlags) => {
    const { ok, checked, mismatches } = await repeatOf(directory, flags)(
      directory,
      flags.sample === undefined ? {} : { sample: flags.sample },
    );
    session.exitCode = ok ? 0 : 1;
    if (flags.json) return terminal.out(jsonDocument({ ok, checked, mismatches }));
    const style = styleFor(terminal, 'out', flags.color);
    if (ok)
      return terminal.out(
        `${style('bold', 'ok')}: ${counted(checked, flags.sample === undefined ? 'file' : 'run')} repeated from the saved sources, all the same\n`,
      );
    terminal.out(`${[style('red', 'not the same:'), ...mismatches.map((one) => `  ${one}`)].join('\n')}\n`);
  });
};
