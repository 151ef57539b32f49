import type { ExitCode } from './refusal.ts';

/** Why a command was stopped from outside. */
export class Interruption extends Error {
  readonly exitCode: ExitCode;

  constructor(signal: string, exitCode: ExitCode) {
    super(`stopped by ${signal}`);
    this.name = 'Interruption';
    this.exitCode = exitCode;
  }
}

const exitCodes = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/**
 * Runs something that can be stopped: the first SIGINT, SIGTERM or SIGHUP (the terminal is closed) aborts the signal, so
 * that what is done can be kept; a second one ends the process at once.
 */
export const whileInterruptible = async <Result>(act: (signal: AbortSignal) => Promise<Result>): Promise<Result> => {
  const controller = new AbortController();
  const listeners = exitCodes.map(([name, exitCode]) => {
    const listener = (): void => {
      if (controller.signal.aborted) process.exit(exitCode);
      controller.abort(new Interruption(name, exitCode));
    };
    process.on(name, listener);
    return { name, listener };
  });
  try {
    return await act(controller.signal);
  } finally {
    for (const { name, listener } of listeners) process.off(name, listener);
  }
};
