import type { Command } from 'commander';
import { replay } from '../../engine/experiment/results/replay.ts';
import { type CommonFlags, jsonFlag, noColorFlag, wholeNumber } from '../flags.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { styleFor } from '../terminal/style.ts';
import { counted } from '../terminal/table.ts';

type ReplayFlags = CommonFlags & { readonly sample?: number };

export const describeReplay = (command: Command, session: Session): void => {
  const { terminal } = session;
  command
    .argument('<dir>', 'a results directory')
    .option('--sample <number>', 'repeat only so many of the runs', wholeNumber('--sample', 1, Number.MAX_SAFE_INTEGER))
    .addOption(jsonFlag())
    .addOption(noColorFlag());
  command.action(async (directory: string, flags: ReplayFlags) => {
    const { ok, checked, mismatches } = await replay(
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
