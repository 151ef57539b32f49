// What sets a scenario apart from the one that it extends, from its files to the table on the page.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readResults } from '../../engine/experiment/results/read-results.ts';
import { runExperiment } from '../../engine/experiment/run-experiment.ts';
import { htmlReport } from '../../reports/html/html-report.ts';
import { a4 } from '../../reports/page/a4.ts';
import { registerText } from '../../reports/page/alt-text.ts';
import { baselineText } from '../../reports/page/baseline-table.ts';
import { changesLine } from '../../reports/page/prose.ts';
import { drawing } from '../../reports/render/canvas.ts';
import type { Results } from '../../reports/results.ts';
import { valueInWords } from '../../reports/value-in-words.ts';
import { collisions, outside, words } from './layout-checks.ts';
import { raceResults } from './race.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-baseline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = `detente: 1
extends: pause-verified
use: [negotiation]
players:
  labs: [{name: Follower, member: 0}]
parameters:
  verification.inspect: 0.5
  treaty: {start: 24, penalty: {dist: uniform, min: 1, max: 3}}
  negotiation.quorum: 2
  fresh: {unit: "1", default: 1, doc: declared here, source: assumption}
events:
  - {name: scare, at: 30, for: 2, set: {Leader.investors: 2, rivalry.pressure: -0.5}}
measures: {fresh_one: {unit: "1", label: Fresh one, final: fresh}}
`;

describe('what sets a scenario apart from its baseline', () => {
  let results: Results = raceResults();
  beforeAll(async () => {
    writeFileSync(join(folder, 'apart.yaml'), text);
    const set = [{ path: 'growth.rate', value: '1' }];
    await runExperiment({ reference: 'apart.yaml', cwd: folder, out: 'apart', runs: 2, set });
    results = await readResults(join(folder, 'apart'));
  });

  it('is told by name, with the values there and here, and what was set by hand', () => {
    const { baseline } = results.scenario;
    expect(baseline?.name).toBe('pause-verified');
    expect(baseline?.modules.map(({ name, parameters }) => [name, parameters])).toEqual([['negotiation', 3]]);
    expect(baseline?.events).toMatchObject([{ name: 'scare', at: 30, for: 2 }]);
    const rows = baseline?.parameters.map(({ name, before, after, set = false }) => ({ name, before, after, set }));
    expect(rows).toHaveLength(7);
    expect(rows).toEqual(
      expect.arrayContaining([
        {
          name: 'labs.member',
          before: [{ text: '1', players: ['Follower'] }],
          after: [{ text: '0', players: ['Follower'] }],
          set: false,
        },
        { name: 'verification.inspect', before: [{ text: '1' }], after: [{ text: '0.5' }], set: false },
        { name: 'treaty.start', before: [{ text: '12' }], after: [{ text: '24' }], set: false },
        { name: 'treaty.penalty', before: [{ text: '6' }], after: [{ text: 'uniform(min 1, max 3)' }], set: false },
        { name: 'negotiation.quorum', before: undefined, after: [{ text: '2' }], set: false },
        { name: 'fresh', before: undefined, after: [{ text: '1' }], set: false },
        {
          name: 'growth.rate',
          before: [{ text: 'lognormal(log mean 0.034, log sd 0.35)' }],
          after: [{ text: '1' }],
          set: true,
        },
      ]),
    );
    expect(baseline?.asks).toEqual(['Fresh one']);
  });

  it('is a table of the pages after the first, and of their text', async () => {
    const told = baselineText(results);
    expect(told?.title).toBe('What differs from the baseline, pause-verified');
    expect(told?.terms.map(({ term }) => term)).toEqual(['Module negotiation, added', 'Event: scare']);
    expect(told?.terms[1]?.meaning).toBe('From month 30 to month 32: Leader.investors = 2, rivalry.pressure = −0.5.');
    const row = (wanted: string) => told?.rows.find(({ name }) => name === wanted);
    expect(row('growth.rate')).toMatchObject({ before: 'lognormal(log mean 0.034, log sd 0.35)', after: '1 (--set)' });
    expect(row('labs.member')).toMatchObject({ before: 'Follower:\u00a01', after: 'Follower:\u00a00' });
    expect([row('fresh')?.before, row('negotiation.quorum')?.before]).toEqual(['none', 'no such module']);
    expect(told?.sentences).toEqual(['Measured only here: “Fresh one”']);
    const [, second] = a4(results, (await drawing()).measure);
    const said = words(second?.layout ?? { width: 1, height: 1, marks: [] });
    expect(said).toContain('What differs from the baseline, pause-verified');
    expect(said).toContain('Parameter Meaning In pause-verified Here Unit Source');
    expect(registerText(results)).toContain('treaty.start, Entry into force; 1e9 is never: 12 before, here 24 tick.');
    const html = htmlReport(results, [], { Title: 'Apart' });
    expect(html).toContain('<h2>What differs from the baseline, pause-verified</h2>');
    expect(html).toContain('<td>1 (--set)</td>');
    expect(changesLine(results)).toContain('growth.rate = 1 · extends pause-verified with verification.inspect = 0.5');
  });

  it('is nothing for a scenario by itself, and what was set for one that extends none', async () => {
    await runExperiment({ reference: 'frontier', cwd: folder, out: 'alone', runs: 2 });
    expect((await readResults(join(folder, 'alone'))).scenario.baseline).toBeUndefined();
    const set = [{ path: 'automation.feedback', value: '0' }];
    await runExperiment({ reference: 'frontier', cwd: folder, out: 'alone-set', runs: 2, set });
    const { scenario } = await readResults(join(folder, 'alone-set'));
    expect(scenario.baseline).toMatchObject({
      ...{ name: 'frontier', modules: [], events: [], asks: [], formulas: [] },
      parameters: [{ name: 'automation.feedback', after: [{ text: '0' }], set: true }],
    });
    expect(baselineText({ scenario })?.title).toBe('What differs from frontier as it is');
  });

  it('names formulas in the place of others', async () => {
    await runExperiment({ reference: 'self-improvement', cwd: folder, out: 'self', runs: 2 });
    const { scenario } = await readResults(join(folder, 'self'));
    expect(baselineText({ scenario })?.sentences).toEqual(['Formulas that differ here: automation.speedup(c)']);
  });
});

describe('a long table of differences', () => {
  const endless = 'a source with very many words '.repeat(20).trim();
  const race = raceResults();
  const parameters = Array.from({ length: 70 }, (_, k) => ({
    name: k % 9 === 0 ? `module_with_a_long_name.parameter_${'x'.repeat(40)}_${k}` : `growth.rate_${k}`,
    label: `Rate ${k}`,
    unit: 'OOM/year',
    ...(k % 4 === 0 ? { source: endless } : {}),
    before: [{ text: String(-k) }],
    after: [{ text: 'lognormal(log mean 0.034, log sd 0.35)', players: ['Leader', 'Entrant of a very long name'] }],
  }));
  const many: Results = {
    ...race,
    scenario: {
      ...race.scenario,
      parent: 'frontier',
      baseline: {
        ...{ name: 'a-baseline-with-a-long-name', withoutModules: ['treaty'], withoutEvents: [], horizon: 60 },
        modules: [{ name: 'negotiation', summary: endless, parameters: 1 }],
        events: [{ name: 'scare', label: endless, sets: [{ path: 'a.b', value: endless }] }],
        ...{ parameters, measures: [], asks: [endless], formulas: ['labs.capability'] },
      },
    },
  };

  it('goes on over several pages, its head on each, nothing over anything or beyond the margins', async () => {
    const pages = a4(many, (await drawing()).measure).slice(1);
    expect(pages.length).toBeGreaterThan(2);
    const heads = pages.filter(({ layout }) => words(layout).includes('Parameter Meaning In a-baseline'));
    expect(heads.length).toBeGreaterThan(1);
    for (const { layout } of pages) {
      expect(collisions(layout)).toEqual([]);
      expect(outside(layout, 110)).toEqual([]);
    }
    const said = pages.map(({ layout }) => words(layout)).join(' ');
    for (let k = 1; k < 9; k++) expect(said).toContain(`growth.rate_${k} Rate ${k}`);
    expect(said).toContain('time.horizon How long a run lasts at most 60 100');
  });
});

describe('a value of a file', () => {
  it.each([
    ['{dist: normal, mean: 6, sd: 1.2}', 'normal(mean 6, sd 1.2)'],
    ['{dist: lognormal, mean: -8.004, sd: 0.6}', 'lognormal(log mean −8.004, log sd 0.6)'],
    ['{p10: 1, p90: -3}', 'p10 1, p90 −3'],
    ['{dist: choice, values: [1, 2], weights: [0.5, 0.5]}', 'choice(values [1, 2], weights [0.5, 0.5])'],
    ['-2', '−2'],
    ['best-reply', 'best-reply'],
    ['1e-3', '1e-3'],
  ])('is told in words: %s', (value, said) => {
    expect(valueInWords(value)).toBe(said);
  });
});
