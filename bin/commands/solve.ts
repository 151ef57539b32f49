import type { Command } from 'commander';
import { firstCommonProfile } from '../../engine/games/cooperation.ts';
import { METHODS, type Method } from '../../engine/games/find-equilibria.ts';
import { solve } from '../../engine/games/solve.ts';
import { type CommonFlags, jsonFlag, noColorFlag, oneOf } from '../flags.ts';
import { openNfg } from '../open-game.ts';
import type { Session } from '../session.ts';
import { solveSummary } from '../terminal/solve/solve-summary.ts';
import { styleFor } from '../terminal/style.ts';

type Flags = CommonFlags & { readonly method: Method; readonly all?: true; readonly exact?: true };

export const describeSolve = (command: Command, { terminal }: Session): void => {
  command
    .argument('<yaml|nfg>', 'a scenario, a game in YAML or a .nfg file')
    .option('--method <which>', 'all equilibria, the pure ones, or one', oneOf('--method', METHODS), 'all')
    .option('--all', 'tell every equilibrium, however many')
    .option('--exact', 'fractions instead of decimals')
    .addOption(jsonFlag())
    .addOption(noColorFlag());
  command.action((reference: string, flags: Flags) => {
    const game = openNfg(reference);
    const profile = firstCommonProfile(game);
    const started = performance.now();
    const solved = solve(game, {
      method: flags.method,
      ...(profile === undefined
        ? {}
        : { cooperate: { profile, terms: { detection: 1, trigger: { kind: 'grim' }, discount: 0.99 } } }),
    });
    const seconds = (performance.now() - started) / 1000;
    const style = styleFor(terminal, 'out', flags.color);
    const shown = {
      style,
      numbers: { exact: flags.exact === true, digits: 3 },
      all: flags.all === true,
      seconds,
      where: '',
    };
    terminal.out(`${solveSummary(solved, shown).join('\n')}\n`);
  });
};
