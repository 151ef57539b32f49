import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { nodeFiles } from '../../engine/experiment/files.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import { examine } from '../../engine/experiment/results/examine.ts';
import { readResults } from '../../engine/experiment/results/read-results.ts';
import { runExperiment } from '../../engine/experiment/run-experiment.ts';
import { fan } from '../../reports/charts/fan.ts';
import { formatCount } from '../../reports/format.ts';
import { briefAltTexts } from '../../reports/index.ts';
import { changesLine, standfirst } from '../../reports/page/prose.ts';
import { figures, panelsFor } from '../../reports/subjects/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-facts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const overlay = `detente: 1
extends: tutorial
title: A summit
limits: []
events:
  - {name: summit, label: Summit, at: 12, for: 24, set: {labs.stance: slow}}
  - {name: alarm, label: Alarm, when: max(labs.capability) > 3, for: 6, set: {labs.stance: pause}}
`;

it('results say what was changed, what happens when, and the command that makes them again', async () => {
  writeFileSync(join(folder, 'overlay.yaml'), overlay);
  const set = [{ path: 'labs.caution', value: '1.5' }];
  await runExperiment({ reference: 'overlay.yaml', cwd: folder, out: 'overlay', runs: 8, seed: 'a b', set });
  await runExperiment({ reference: 'tutorial', cwd: folder, out: 'shipped', runs: 8 });
  const changed = await readResults(join(folder, 'overlay'));
  expect(changed.scenario.set).toEqual(set);
  expect(changed.scenario.parent).toBe('tutorial');
  expect(changed.scenario.events).toEqual([
    { name: 'summit', label: 'Summit', at: 12, for: 24 },
    { name: 'alarm', label: 'Alarm', for: 6 },
  ]);
  expect(changed.provenance.run).toBe("detente run overlay.yaml --runs 8 --seed 'a b' --set labs.caution=1.5");
  expect((await briefAltTexts(changed, 'a4'))[0]).toContain(
    'Changed: labs.caution = 1.5 · extends tutorial · events: Summit from month 12 to month 36 · Alarm (no fixed date).',
  );
  const shipped = await readResults(join(folder, 'shipped'));
  expect(shipped.provenance.run).toBe('detente run tutorial --runs 8 --seed 1');
  expect([shipped.scenario.set, shipped.scenario.parent, shipped.scenario.events]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect((await briefAltTexts(shipped, '16x9'))[0]).not.toContain('Changed');
});

const headlines: readonly (readonly [string, string, RegExp, RegExp])[] = [
  [
    'late: {unit: "1", label: Late, definition: past month 30, final: t > 30}',
    'late',
    /^In this model, “Late” (is true of about \d+ in 100 runs and about \d+ in 100|is true in \d+ of 400 runs and \d+) end in “Catastrophe” by month 60\.$/,
    /^“Late” \d+ % \(95 % interval \d+–\d+ %\), “Catastrophe” (\d+ % \(\d+–\d+ %\)|\d of 400 \(.*\)); 400 runs\.$/,
  ],
  [
    'reached: {unit: OOM, label: Reached, final: max(labs.capability)}',
    'reached',
    /^In this model, “Reached” is \d\.\d+ OOM on average; .* end in “Catastrophe” by month 60\.$/,
    /^“Reached” is \d\.\d+ OOM on average \(95 % interval \d\.\d+ to \d\.\d+, 400 runs\)\.$/,
  ],
  [
    'racing_share: {unit: "1", label: Racing, definition: share of lab-months, pooled: [count(labs.stance == race), count(labs)]}',
    'racing_share',
    /^In this model, “Racing” is \d+(\.\d)? % of lab-months; .* end in “Catastrophe” by month 60\.$/,
    /^“Racing” is \d+(\.\d)? % of lab-months \(95 % interval \d+(\.\d)?–\d+(\.\d)? %, 400 runs\)\.$/,
  ],
];

it.each(headlines)('the page is about the measure that the headline names: %s', async (measure, name, said, full) => {
  const text = `detente: 1\nextends: tutorial\nmeasures: {'${measure.split(':')[0]}': ${measure.slice(measure.indexOf('{'))}}\nexperiment: {headline: ${name}}\n`;
  writeFileSync(join(folder, `${name}.yaml`), text);
  await runExperiment({ reference: `${name}.yaml`, cwd: folder, out: name, runs: 400 });
  const results = await readResults(join(folder, name));
  expect(results.headlineMeasure?.name).toBe(name);
  const [first = ''] = (await briefAltTexts(results, 'a4'))[0]?.split('\n') ?? [];
  expect(first).toMatch(said);
  expect(standfirst(results)[0]).toMatch(full);
});

it('a parameter is told with its value, players of the same value together, a logarithm called one', async () => {
  await runExperiment({ reference: 'frontier', cwd: folder, out: 'register', runs: 2 });
  const { register = [], parameters } = (await readResults(join(folder, 'register'))).scenario;
  const values = (name: string) => register.find((one) => one.name === name)?.values;
  expect(register.length).toBe(parameters.total);
  expect(values('growth.rate')).toEqual([{ text: 'lognormal(log mean 0.034, log sd 0.35)' }]);
  expect(values('automation.half')).toEqual([{ text: 'normal(mean 6, sd 1.2)' }]);
  expect(values('labs.funding')).toEqual([
    { text: '1', players: ['Leader', 'Entrant'] },
    { text: '0.9', players: ['Challenger'] },
    { text: '0.8', players: ['Follower'] },
  ]);
});

it('an overlay says what its own file sets, and not the events of modules', async () => {
  const text = `detente: 1
extends: pause-verified
players:
  labs: [{name: Follower, member: 0}]
parameters:
  verification.inspect: 0.5
  treaty: {start: 24, penalty: {dist: uniform, min: 1, max: 3}}
  fresh: {unit: "1", default: 1, doc: declared here, source: assumption}
measures: {fresh_one: {unit: "1", final: fresh}}
`;
  writeFileSync(join(folder, 'mine.yaml'), text);
  await runExperiment({ reference: 'mine.yaml', cwd: folder, out: 'mine', runs: 2 });
  const results = await readResults(join(folder, 'mine'));
  expect(changesLine(results)).toBe(
    'Changed: extends pause-verified with verification.inspect = 0.5, treaty.start = 24, ' +
      'treaty.penalty = uniform(min 1, max 3), Follower.member = 0',
  );
  const names = results.scenario.register?.map(({ name }) => name) ?? [];
  for (const name of ['labs.member', 'labs.prior', 'labs.stance.logit.precision', 'treaty.penalty'])
    expect(names).toContain(name);
  const accepted = [...new Set(names)].filter((name) => name !== 'treaty.obligation');
  const { problems } = await examine('pause-verified', nodeFiles(packageRoot()), [
    ...accepted.filter((name) => name !== 'fresh').map((path) => ({ path, value: '1' })),
  ]);
  expect(problems.filter(({ code }) => code !== 'out-of-range').map(({ message }) => message)).toEqual([]);
});

it('of more than 4,096 runs the quantiles say of how many they are, of fewer nothing', async () => {
  const reference = join(packageRoot(), 'test/experiment/fuses.yaml');
  const read = async (runs: number) => {
    await runExperiment({ reference, cwd: folder, out: `fuses-${runs}`, runs });
    return readResults(join(folder, `fuses-${runs}`));
  };
  const many = await read(4500);
  const start = many.ticks.find(({ measure }) => measure === 'length')?.rows[0];
  expect(start?.n).toBe(many.runs);
  // A quarter of the runs fails.
  expect(start?.quantileN).toBeGreaterThan(2900);
  expect(start?.quantileN).toBeLessThan(3250);
  const method = fan(many, { measure: 'length' })?.method ?? '';
  expect(method).toContain(
    `; quantiles of the first ${formatCount(start?.quantileN ?? 0)} of ${formatCount(many.runs)} runs, those`,
  );
  const few = await read(40);
  expect(few.ticks.flatMap(({ rows }) => rows).filter((row) => 'quantileN' in row)).toEqual([]);
});

it('an agreement in force is a share of runs, also where it is in force in all', async () => {
  for (const reference of ['pause-verified', 'pause-unverified']) {
    await runExperiment({ reference, cwd: folder, out: reference, runs: 12 });
    const names = figures(await readResults(join(folder, reference))).map(({ name }) => name);
    expect(names).toContain('share-in-force');
    expect(names).not.toContain('fan-in-force');
  }
});

it('a page shows outcomes, what answers its question, the frontier and the stances before what modules measure', async () => {
  const answering: Readonly<Record<string, readonly string[]>> = {
    frontier: [],
    // That hardly any lab hides anything is a level line: it is not among the first.
    'pause-verified': ['share-in-force'],
    conference: ['share-in-force', 'fan-members'],
  };
  for (const [reference, asked] of Object.entries(answering)) {
    const out = `page-${reference}`;
    await runExperiment({ reference, cwd: folder, out, runs: 12 });
    const results = await readResults(join(folder, out));
    const parts = new Set(results.ticks.filter(({ part }) => part).map(({ measure }) => measure));
    expect(parts).toContain('open_models');
    expect(parts).not.toContain('stance');
    const shown = panelsFor(results, 6).map(({ name }) => name);
    // Of a headline about a measure the bars have the number; then there is no place for the frontier as well.
    const isAsked = results.headlineMeasure !== undefined;
    const flow = results.fates === undefined ? [] : ['flow'];
    // Where it is asked what became of players, that picture says how runs ended as well.
    const first = ['outcomes', ...(isAsked || flow.length === 0 ? ['outcome-shares'] : []), ...flow, ...asked];
    const last = isAsked ? ['options-stance'] : ['fan-frontier', 'options-stance'];
    expect(shown.slice(0, first.length + last.length)).toEqual([...first, ...last]);
    const others = shown.filter((name) => !asked.includes(name)).join(' ');
    for (const measure of parts) expect(others).not.toContain(measure.replaceAll('_', '-'));
  }
});
