// What `run` prints of measures, in this process, with results in a folder of its own.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { say } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-summary-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Half of the runs have found it by month 12 or so; `three` is 3 in every run. */
const scenario = `detente: 1
time: {tick: month, horizon: 24}
players:
  labs:
    - {name: A}
parameters:
  chance: {unit: "1", range: [0, 1], default: 0.05, doc: chance to find it, source: assumption}
state:
  world:
    found: {unit: "1", initial: 0}
draw:
  world:
    luck: bernoulli(chance)
next:
  world:
    found: max(found, luck)
measures:
  finding: {unit: ticks, label: Finding, first: found == 1}
  three: {unit: "1", label: Three, final: "3"}
  level: {unit: "1", label: Level, tick: found, max: found}
`;
const file = join(folder, 'mine.yaml');
writeFileSync(file, scenario);

describe('the table of run', () => {
  it('tells ticks as months, of how many runs a mean is, and numbers that are the same in all runs', async () => {
    const { code, out, err } = await say(['run', file, '--runs', '1200', '--out', join(folder, 'plain')]);
    expect(err).not.toMatch('error');
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}Finding, first time, in \d{3} of 1,200 runs +mean [\d.]+ months +\(95 %: /m);
    expect(out).toMatch(/^ {2}Three, at the end +mean 3 +\(the same in all runs\)$/m);
    expect(out).toMatch(/^ {2}Level, peak over the run +mean 0\.\d+ /m);
    expect(out).not.toMatch(/^ {2}with /m);
  });

  it('says what --set changed, below the title', async () => {
    const { out } = await say(['run', file, '--runs', '64', '--set', 'chance=0.5', '--out', join(folder, 'set')]);
    expect(out.split('\n')[1]).toBe('  with chance = 0.5');
  });

  it('does not hide results that a folder holds', async () => {
    const { code, err } = await say(['report', folder]);
    expect(code).toBe(2);
    expect(err).toMatch('holds results, but is no results directory itself');
    expect(err).toMatch(`as in ${join(folder, 'plain')}`);
  });
});
