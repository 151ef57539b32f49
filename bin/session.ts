import type { ExitCode } from './refusal.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What a command is given besides its arguments, and where it leaves its exit code. */
export type Session = { readonly terminal: Terminal; exitCode: ExitCode };
