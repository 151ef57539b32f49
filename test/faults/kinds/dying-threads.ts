// Threads that exit or throw over what they play, in the built command line: once, twice, and for ever over one run.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../bin/command-line.ts';
import { contentOf, difference, pretences } from '../folders.ts';
import { play } from '../play.ts';
import { type Extent, newTally, type Tally } from '../tally.ts';

const scenario = join(root, 'test/fixtures/two-labs.yaml');

const commands: Readonly<Record<string, readonly string[]>> = {
  run: ['run', scenario, '--runs', '2000', '--workers', '2', '--out', 'out', '--quiet'],
  sweep: ['sweep', scenario, '--vary', 'rate=0.5,1', '--runs', '1100', '--workers', '2', '--out', 'out', '--quiet'],
  compare: ['compare', scenario, '--arm', 'b:rate=1', '--runs', '1100', '--workers', '2', '--out', 'out', '--quiet'],
};

const thread = (told: object): NodeJS.ProcessEnv => ({
  DETENTE_THREADS: JSON.stringify(told),
  NODE_OPTIONS: `--import=${join(root, 'test/faults/threads.mjs')}`,
});

export const dyingThreads = async (extent: Extent): Promise<Tally> => {
  const tally = newTally('dying threads');
  const home = mkdtempSync(join(tmpdir(), 'detente-threads-'));
  const wrong = (count: 'lost' | 'wrong' | 'hangs' | 'said', line: string): void => {
    tally[count] += 1;
    extent.tell(`${tally.kind}: ${line}`);
  };
  try {
    for (const [name, command] of Object.entries(commands)) {
      const sound = mkdtempSync(join(home, 'sound-'));
      await play(command, { cwd: sound });
      const expected = contentOf(join(sound, 'out'));
      for (const how of ['exit', 'throw'])
        for (const most of [1, 2]) {
          const cwd = mkdtempSync(join(home, 'try-'));
          const ended = await play(command, {
            cwd,
            env: thread({ how, most, deaths: mkdtempSync(join(home, 'deaths-')) }),
          });
          tally.faults += most;
          tally.absorbed += most;
          const other = difference(contentOf(join(cwd, 'out')), expected);
          if (ended.hung) wrong('hangs', `${name}, ${how}`);
          else if (ended.code !== 0)
            wrong('lost', `${name}, ${how} ${most} times: exit code ${ended.code}\n  ${ended.err}`);
          else if (other !== undefined) wrong('wrong', `${name}, ${how} ${most} times: ${other}`);
        }
      const cwd = mkdtempSync(join(home, 'poison-'));
      const ended = await play(command, { cwd, env: thread({ how: 'exit', runs: [137] }) });
      tally.faults += 1;
      tally.refused += 1;
      if (ended.hung) wrong('hangs', `${name}, poison`);
      if (ended.code !== 3 || !/runs? crashed|\[runs-crashed\]/.test(ended.err))
        wrong('said', `${name}, poison: exit code ${ended.code}, ${ended.err}`);
      if (name === 'run') {
        const { failures } = JSON.parse(readFileSync(join(cwd, 'out/summary.json'), 'utf8')) as {
          failures: readonly { run: number; kind: string }[];
        };
        if (JSON.stringify(failures.map(({ run, kind }) => [run, kind])) !== '[[137,"crash"]]')
          wrong('lost', `run, poison: failures ${JSON.stringify(failures)}`);
      }
      for (const line of pretences(join(cwd, 'out'), new Map(), new Map())) wrong('wrong', `${name}, poison: ${line}`);
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return tally;
};
