// The command that verify names for making results again makes the same bytes again.

import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { built, fixture, say } from './command-line.ts';

const twoLabs = fixture('two-labs.yaml');

const manifestOf = (folder: string): string => readFileSync(join(folder, 'manifest.json'), 'utf8');

describe('the command that makes results of a study again', () => {
  it.each([
    [
      'sweep',
      ['--vary', 'rate=0.5:2:log', '--vary', 'Follower.caution', '--design', 'lhs', '--points', '4', '--runs', '20'],
    ],
    [
      'sweep',
      [
        '--vary',
        'labs.stance.rule=logit,best-reply',
        '--vary',
        'rate=0:1:2',
        '--runs',
        '20',
        '--set',
        'labs.caution=1',
      ],
    ],
    [
      'sensitivity',
      ['--output', 'catastrophe', '--vary', 'rate=0:1', '--vary', 'labs.caution', '--rows', '4', '--runs', '8'],
    ],
    ['threshold', ['--vary', 'rate=0:5', '--until', 'catastrophe >= 0.01', '--flips', 'labs.caution', '--runs', '60']],
  ])('%s %j', async (kind, flags) => {
    const folder = newFolder();
    const out = join(folder, 'out');
    const played = await say([kind, twoLabs, ...flags, '--seed', 'again', '--out', out, '--quiet']);
    expect(played.err).toBe('');
    const before = manifestOf(out);
    appendFileSync(join(out, 'points.csv'), 'x');
    const [, command = ''] = /again: (detente .*)/.exec((await say(['verify', out])).out) ?? [];
    expect(command).toMatch(new RegExp(`^detente ${kind} two-labs.yaml `));
    const script = command
      .replace(/^detente/, `'${process.execPath}' '${built}'`)
      .replace(`--out ${out}`, `--out ${out}-2`);
    execFileSync('sh', ['-c', `${script} --quiet`], { cwd: dirname(twoLabs), stdio: 'pipe' });
    expect(manifestOf(`${out}-2`)).toBe(before);
  });
});
