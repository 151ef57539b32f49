// `detente report` of a sweep, and `detente sweep --report`: what they draw, and what they refuse.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { say } from './command-line.ts';
import { sweptFolder } from './swept-folder.ts';

const { folder, file, out, sweep } = sweptFolder();

describe('a sweep over two parameters', () => {
  beforeAll(async () => {
    await sweep('plane', '--vary', 'grip=1,0', '--vary', 'rate=0.1:0.9:5');
    const { out: drawn } = await say(['report', out('plane'), '--page', 'figures', '--quiet']);
    const names = ['plane-found', 'sections-found-along-grip', 'sections-found-along-rate'];
    expect(
      drawn
        .trimEnd()
        .split('\n')
        .filter((path) => !path.includes('deep')),
    ).toEqual(names.map((name) => join(out('plane'), 'report', `${name}.png`)));
  });
  const text = (name: string): string => readFileSync(join(out('plane'), 'report', name), 'utf8');

  it('is drawn with axes ascending, labels in the words of the scenario, and its own values', () => {
    const [head, first] = text('plane-found.csv').split('\n');
    expect(head).toBe('grip,rate,runs,failed,n,estimate,lo95,hi95,side_of_0.5');
    expect(first).toMatch(/^0,0\.1,40,0,40,/);
    const alt = text('plane-found.alt.txt');
    expect(alt).toContain('Found: somebody found it.');
    expect(alt).toContain('Across: Grip from 0 to 1. Up: Search (per year) from 0.1 to 0.9.');
    expect(alt).toContain('The scenario’s own values are grip 0 and search 0.3 per year');
  });

  it.each([
    ['--of nothing', /--of nothing: there is no such end or measure.*\n.*there are found, /],
    ['--of fund', /did you mean "found"\?/],
    ['--line half', /--line: expected a number, got "half"/],
    ['--line 50%', /write 0\.5 for 50%/],
    ['--line 50', /--line 50: found is a share of runs, from 0 to 1 .*\n.*write 0\.5 for 50 %/],
    ['--line -0.1', /--line -0\.1: found is a share of runs/],
    ['--line 1,2,3,4,5,6,7,8,9,10', /--line: at most 9 lines, got 10/],
  ])('refuses %s', async (flags, message) => {
    const { code, err } = await say(['report', out('plane'), ...flags.split(' ')]);
    expect(code).not.toBe(0);
    expect(err).toMatch(message);
  });
});

describe('what has nothing to draw', () => {
  it.each([
    ['point', ['--vary', 'rate=0.5'], /points that are all the same have nothing to draw/],
    [
      'words',
      ['--vary', 'style', '--vary', 'mood', '--vary', 'place'],
      /none of style, mood, place has numbers, and of names at most two parameters are drawn/,
    ],
  ])('%s: is refused by report, and by --report before anything is played', async (name, flags, message) => {
    const early = await sweep(`${name}-early`, ...flags, '--report');
    expect(early.code).not.toBe(0);
    expect(early.err).toMatch(message);
    expect(early.err).toMatch(/hint: /);
    expect(readdirSync(folder)).not.toContain(`${name}-early`);
    expect((await sweep(name, ...flags, '--runs', '2')).code).toBe(0);
    const late = await say(['report', out(name)]);
    expect(late.code).not.toBe(0);
    expect(late.err).toMatch(message);
  });

  it('has lines only where there are numbers along an axis', async () => {
    await sweep('lineless', '--vary', 'style', '--vary', 'mood', '--runs', '5');
    const { code, err } = await say(['report', out('lineless'), '--line', '0.5']);
    expect(code).not.toBe(0);
    expect(err).toMatch(/--line goes with a grid over one or two parameters with numbers/);
  });

  it('runs of one world take no flags of planes', async () => {
    await say(['run', file, '--runs', '5', '--out', out('runs'), '--quiet']);
    const { code, err } = await say(['report', out('runs'), '--line', '0.5']);
    expect(code).not.toBe(0);
    expect(err).toMatch(/--line goes with a sweep, and .* holds runs of one world/);
  });
});
