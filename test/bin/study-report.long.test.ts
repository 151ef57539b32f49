// `detente report` of a sensitivity analysis and of a search for a threshold: files, words, and what they are made from.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { say } from './command-line.ts';

const folder = newFolder();
const file = join(folder, 'mine.yaml');
const out = (name: string): string => join(folder, name);

/** Found within a year with a chance that rises with rate; grip holds it back. */
writeFileSync(
  file,
  `detente: 1
time: {tick: month, horizon: 12}
limits: [Nothing is meant by it.]
players:
  labs:
    - {name: A}
parameters:
  rate: {unit: 1/year, range: [0, 1], default: 0.3, label: Search, doc: chance of a find, source: assumption}
  grip: {unit: "1", range: [0, 1], default: 0, role: lever, label: Grip, doc: what holds it back, source: assumption}
draw:
  world:
    luck: bernoulli(rate * dt * (1 - grip / 2))
end:
  found: {when: luck > 0, kind: harm, label: Found, definition: somebody found it}
`,
);

const made = async (...words: readonly string[]): Promise<string> => {
  const [command = '', name = '', ...flags] = words;
  const { code } = await say([command, file, ...flags, '--workers', '1', '--out', out(name)]);
  expect(code).toBe(0);
  return out(name);
};

const text = (directory: string, name: string): string => readFileSync(join(directory, 'report', name), 'utf8');

describe('report', () => {
  it.each([
    ['morris', ['--output', 'found', '--rows', '6', '--runs', '40'], /^parameter,label,role,unit,standing,mu,/],
    [
      'sobol',
      ['--output', 'found', '--method', 'sobol', '--rows', '16', '--runs', '30'],
      /^parameter,label,role,unit,standing,total,/,
    ],
  ])('draws a sensitivity analysis by %s, its pages and its numbers', async (name, flags, head) => {
    const directory = await made('sensitivity', name, ...flags);
    const { code, out: said } = await say(['report', directory, '--page', 'a4,16x9']);
    expect(code).toBe(0);
    const names = said
      .trim()
      .split('\n')
      .map((path) => path.slice(join(directory, 'report').length + 1));
    expect(names).toEqual([
      ...['brief-a4.png', 'brief-a4-2.png', 'brief-16x9.png'],
      ...['sensitivity.png', 'sensitivity.csv', 'sensitivity.alt.txt'],
    ]);
    expect(text(directory, 'sensitivity.csv')).toMatch(head);
    expect(text(directory, 'brief-a4.alt.txt')).toContain('Nothing is meant by it.');
    // The scenario's own value, not that of the first point.
    expect(text(directory, 'brief-a4-2.alt.txt')).toContain('Assumption rate, Chance of a find: 0.3 1/year');
    const verified = await say(['verify', join(directory, 'report/sensitivity.png')]);
    expect(verified).toMatchObject({
      code: 0,
      out: expect.stringContaining('detente sensitivity mine.yaml --vary rate=0:1'),
    });
  });

  it('draws a search for a threshold, and refuses what goes with a sweep', async () => {
    const directory = await made('threshold', 'turn', '--vary', 'rate=0:1', '--until', 'found >= 0.4', '--runs', '100');
    expect((await say(['report', directory, '--quiet'])).out).toBe(
      ['brief-a4.png', 'brief-a4-2.png'].map((name) => `${join(directory, 'report', name)}\n`).join(''),
    );
    expect(text(directory, 'threshold.csv')).toMatch(
      /^rate,n,estimate,lo95,hi95,asked,holds,clear,scenario,changed\n0,100,0,0,/,
    );
    expect(text(directory, 'threshold.alt.txt')).toMatch(/^Line chart of “Found” along Search \(per year\)/);
    expect(existsSync(join(directory, 'report/ends.png'))).toBe(true);
    const { code, err } = await say(['report', directory, '--of', 'found']);
    expect(code).not.toBe(0);
    expect(err).toMatch(/--of goes with a sweep, and .* holds a study of another kind/);
  });
});
