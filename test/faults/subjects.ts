// The commands that write, each with what must be there before it. All paths are below the folder they are called in.

import { join } from 'node:path';
import { root } from '../bin/command-line.ts';

export type Subject = {
  readonly name: string;
  /** Commands that are played beforehand, without faults. */
  readonly before: readonly (readonly string[])[];
  readonly command: readonly string[];
  /** What it writes to, below the folder it is called in. */
  readonly out: string;
};

const scenario = join(root, 'test/fixtures/two-labs.yaml');
const run = ['run', scenario, '--runs', '40', '--workers', '1', '--out', 'out', '--quiet'];
const compare = ['compare', scenario, '--arm', 'careful:labs.caution=2', '--runs', '20', '--workers', '1'];
const sweep = [scenario, '--vary', 'rate=0.5,1', '--runs', '20', '--out', 'out', '--quiet'];

const keep = (name: string, command: readonly string[], before: readonly (readonly string[])[] = []): Subject => ({
  ...{ name, before, command, out: 'out' },
});

export const subjects: readonly Subject[] = [
  keep('run', [...run, '--format', 'csv']),
  keep('run of more', ['run', scenario, '--runs', '600', '--workers', '1', '--out', 'out', '--quiet'], [run]),
  keep('run of many', ['run', scenario, '--runs', '5000', '--workers', '1', '--out', 'out', '--quiet']),
  keep('sweep', ['sweep', ...sweep, '--workers', '1']),
  keep('compare', [...compare, '--out', 'out', '--quiet']),
  keep('report', ['report', 'out', '--quiet'], [run]),
  keep('report --page', ['report', 'out', '--page', 'html', '--format', 'svg', '--quiet'], [run]),
  keep(
    'merge',
    ['merge', 'out', '--quiet'],
    [
      ['plan', 'sweep', ...sweep, '--pieces', '2'],
      ['shard', '--plan', 'out', '--index', '0', '--quiet', '--workers', '1'],
      ['shard', '--plan', 'out', '--index', '1', '--quiet', '--workers', '1'],
    ],
  ),
  keep('solve --out', ['solve', 'chicken', '--out', 'out']),
  keep('evolve --out', ['evolve', 'dsair', '--out', 'out']),
  {
    name: 'explore --out',
    before: [],
    command: ['explore', 'tutorial', '--out', 'page.html', '--force'],
    out: 'page.html',
  },
  { name: 'init', before: [], command: ['init', 'study'], out: 'study' },
];

export const subjectsNamed = (...names: readonly string[]): readonly Subject[] =>
  names.map((name) => {
    const found = subjects.find((one) => one.name === name);
    if (found === undefined)
      throw new Error(`expected one of ${subjects.map((one) => one.name).join(', ')}, got ${name}`);
    return found;
  });
