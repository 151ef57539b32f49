import { reportFailure } from './failure.ts';
import { main } from './main.ts';
import { optimiseLate } from './optimise-late.ts';
import { processTerminal } from './terminal/terminal.ts';

/** Runs the command line of this process; whatever happens ends in an exit code and at most a few lines. */
export const runProcess = async (): Promise<void> => {
  optimiseLate();
  const argv = process.argv.slice(2);
  const terminal = processTerminal();
  const fail = (error: unknown): void => {
    process.exitCode = reportFailure(error, terminal, argv);
  };
  process.on('uncaughtException', (error) => {
    fail(error);
    process.exit();
  });
  terminal.onBroken((error) => {
    fail(error);
    process.exit();
  });
  process.exitCode = await main(argv, terminal);
};
