// What programs cost: CPU seconds of a child process, its user and system time as the shell tells them.
import { spawnSync } from 'node:child_process';

export const has = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
};

/** Runs a program to its end. @returns CPU and elapsed seconds, most memory in MB where the system tells it, its output */
export const cost = (command, args, env = {}) => {
  const script = 'TIMEFORMAT="%R %U %S"; time "$0" "$@" 2>/dev/null';
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script, command, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LC_ALL: 'C', OPENBLAS_NUM_THREADS: '1', ...env },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: exit code ${status}\n${stderr}`);
  const [elapsed, user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { elapsed, cpu: user + system, stdout };
};

/** What a program does in a second of CPU time, between two amounts of work, so that starting up is not measured. */
export const marginal = (play, small, large) => {
  const [few, many] = [play(small), play(large)];
  return {
    rate: (many.agentTicks - few.agentTicks) / (many.cpu - few.cpu) / 1e6,
    elapsed: many.elapsed - few.elapsed,
    cpu: many.cpu - few.cpu,
    statistics: many.statistics,
  };
};

/** Calls everybody in turn, round after round. @returns the answers of each */
export const interleaved = (rounds, players) => {
  const answers = players.map(() => []);
  for (let round = 0; round < rounds; round++) for (const [k, play] of players.entries()) answers[k].push(play());
  return answers;
};

/** The median of ratios taken round by round. */
export const ratio = (above, below) => median(above.map((value, round) => value / below[round]));
