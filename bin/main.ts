import { Command } from 'commander';
import { detenteVersion } from '../engine/experiment/package.ts';
import { didYouMean } from '../engine/language/problem.ts';
import { commands } from './commands.ts';
import { reportFailure } from './failure.ts';
import { Refusal } from './refusal.ts';
import type { Session } from './session.ts';
import type { Terminal } from './terminal/terminal.ts';

const examples = `
Examples:
  detente list                                 what comes with Detente
  detente run frontier --out results/frontier  1000 runs, saved in results/frontier
  detente report results/frontier              the briefing page as a picture
  detente trace results/frontier --run 7       why run 7 went as it did
`;

/** The command a line is about: its first word that is no flag, behind "help" the second. */
const calledCommand = (argv: readonly string[]): string | undefined => {
  const [first, second] = argv.filter((word) => !word.startsWith('-'));
  return first === 'help' ? second : first;
};

const refuseUnknown = (name: string): void => {
  const names = commands.map((entry) => entry.name);
  if (names.includes(name)) return;
  const near = didYouMean(name, names);
  const hint = near === undefined ? undefined : `did you mean "${near}"?`;
  throw new Refusal('unknown-command', `there is no command "${name}"`, hint);
};

/** The line's command with its flags; the others with their names only, for the help. */
const buildProgram = async (called: string | undefined, session: Session): Promise<Command> => {
  const { terminal } = session;
  const program = new Command('detente')
    .description('Multi-agent game-theory simulations of AI governance, as plain text and saved seeds.')
    .usage('<command> <file…> [flags]')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: () => {}, outputError: () => {} })
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help <command>', 'show the flags of a command')
    .option('--version', 'show the version')
    .addHelpText('after', examples);
  for (const { name, summary, load } of commands) {
    const command = program
      .command(name)
      .summary(summary)
      .description(summary)
      .helpOption('-h, --help', 'show this help');
    if (name === called) (await load())(command, session);
  }
  return program;
};

/**
 * The command line.
 *
 * @param argv what follows the name of the program
 * @returns the exit code; nothing is thrown
 */
export const main = async (argv: readonly string[], terminal: Terminal): Promise<number> => {
  const session: Session = { terminal, exitCode: 0 };
  try {
    if (argv[0] === '--version') {
      terminal.out(`${detenteVersion()}\n`);
      return 0;
    }
    const called = calledCommand(argv);
    if (called !== undefined) refuseUnknown(called);
    const program = await buildProgram(called, session);
    if (argv.length === 0) {
      terminal.err(program.helpInformation());
      return 2;
    }
    await program.parseAsync([...argv], { from: 'user' });
    return session.exitCode;
  } catch (error) {
    return reportFailure(error, terminal, argv);
  }
};
