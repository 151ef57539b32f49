/** Where a command writes: stdout is for results, stderr for all that is said about them. */
export type Terminal = {
  readonly out: (content: string | Uint8Array) => void;
  readonly err: (text: string) => void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Characters that fit on a line of a stream that is a terminal. */
  readonly columns: (stream: 'out' | 'err') => number;
  /** What somebody types to call this program: in a clone of the repository `detente` alone is on no path. */
  readonly calledAs: string;
  /** Whether the environment wants colours at all. */
  readonly wantsColour: boolean;
  /** Told when a stream cannot be written to, but not when its reader has had enough. */
  readonly onBroken: (report: (error: Error) => void) => void;
};

/** `| head` closes the pipe once it has its lines; that is no failure. */
const isReaderGone = (error: Error & { code?: string }): boolean =>
  error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';

const narrowest = 20;

/** The terminal of this process. */
export const processTerminal = (): Terminal => {
  const { stdout, stderr, env } = process;
  let report: (error: Error) => void = () => {};
  stdout.on('error', (error) => {
    if (!isReaderGone(error)) report(error);
  });
  // With stderr gone there is nobody left to tell.
  stderr.on('error', () => {});
  return {
    out: (content) => void stdout.write(content),
    err: (text) => void stderr.write(text),
    outIsTerminal: stdout.isTTY === true,
    errIsTerminal: stderr.isTTY === true,
    columns: (stream) => Math.max(narrowest, (stream === 'out' ? stdout : stderr).columns ?? 80),
    calledAs: (env.npm_lifecycle_event ?? '') === '' ? 'detente' : 'npx detente',
    wantsColour: (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb',
    onBroken: (listener) => {
      report = listener;
    },
  };
};
