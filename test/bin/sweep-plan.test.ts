// What a sweep is, by flags and by the scenario.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCorrelation } from '../../bin/correlate-flag.ts';
import { openTable, variesOfTable } from '../../bin/design-table.ts';
import { Refusal } from '../../bin/refusal.ts';
import { type SweepFlags, sweepPlan } from '../../bin/sweep-plan.ts';
import { nodeFiles } from '../../engine/experiment/files.ts';
import { openScenario } from '../../engine/experiment/open-scenario.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import { ResultsError } from '../../engine/experiment/results/results-error.ts';
import { readVary } from '../../engine/experiment/study/vary.ts';
import { DetenteError } from '../../engine/language/problem.ts';
import { newFolder } from '../new-folder.ts';

const scenario = (experiment = ''): string => `detente: 1
time: {tick: month, horizon: 6}
players:
  labs:
    - {name: A}
parameters:
  rate: {unit: "1", range: [0, 1], default: 0.5, doc: one, source: assumption}
  grip: {unit: "1", range: [0, 1], default: 0.5, doc: two, source: assumption}
  style: {options: [careful, bold], default: careful, doc: a manner, source: assumption}
draw:
  world:
    luck: bernoulli(rate * grip * if(style == bold, 1, 0.5))
end:
  hit: luck > 0
${experiment}`;

const folder = newFolder();
mkdirSync(join(folder, 'inner'));

const open = async (experiment?: string) => {
  writeFileSync(join(folder, 'inner/mine.yaml'), scenario(experiment));
  return (await openScenario('inner/mine.yaml', nodeFiles(packageRoot(), folder), [])).model;
};

const flags = ({
  vary,
  ...more
}: Omit<Partial<SweepFlags>, 'vary'> & { vary?: readonly string[] } = {}): SweepFlags => ({
  color: false,
  ...(vary === undefined ? {} : { vary: vary.map(readVary) }),
  ...more,
});

const planOf = async (given: Parameters<typeof flags>[0], experiment?: string) =>
  sweepPlan(flags(given), folder)(await open(experiment));

const refusal = async (given: Parameters<typeof flags>[0], experiment?: string) => {
  const error = await planOf(given, experiment).catch((reason: unknown) => reason);
  expect(error instanceof ResultsError || error instanceof Refusal, String(error)).toBe(true);
  const { code, message, hint } = error as ResultsError;
  return { code, message, hint };
};

const table = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('the design of a sweep', () => {
  it('is a grid where everything has a list of values, else a Latin hypercube of 256 points; 200 runs each', async () => {
    expect((await planOf({ vary: ['rate=0:1:3', 'style'] })).design).toMatchObject({
      ...{ kind: 'sweep', method: 'grid', points: 6, runs: 200 },
      factors: [{ path: 'rate' }, { path: 'style', values: { levels: ['careful', 'bold'] } }],
    });
    const { design } = await planOf({ vary: ['rate=0:1', 'style'] });
    expect(design).toMatchObject({ method: 'lhs', points: 256, runs: 200 });
    expect(design).not.toHaveProperty('correlations');
    expect((await planOf({ vary: ['rate=0:1'], draft: true })).design.runs).toBe(50);
    expect((await planOf({ vary: ['rate=0:1'], draft: true, runs: 7 })).design.runs).toBe(7);
  });

  it('is what the scenario says where no flag does; its runs are for one world', async () => {
    const experiment = 'experiment: {runs: 5000, vary: {rate: [0, 1], grip: [0, 1, 4]}, design: sobol, points: 32}';
    expect((await planOf({}, experiment)).design).toMatchObject({
      ...{ method: 'sobol', points: 32, runs: 200 },
      factors: [{ path: 'rate' }, { path: 'grip' }],
    });
    expect((await planOf({ points: 8, design: 'lhs', runs: 3 }, experiment)).design).toMatchObject({
      ...{ method: 'lhs', points: 8, runs: 3 },
    });
    const { factors, method } = (await planOf({ vary: ['grip=0,1'] }, experiment)).design;
    expect([factors.map(({ path }) => path), method]).toEqual([['grip'], 'sobol']);
  });

  it('has numbers in their order where ranks count', async () => {
    const levels = async (design: string) =>
      (await planOf({ vary: ['rate=0.5,0.1,0.9'], design })).design.factors[0]?.values;
    expect(await levels('lhs')).toEqual({ kind: 'levels', levels: [0.1, 0.5, 0.9] });
    expect(await levels('grid')).toEqual({ kind: 'levels', levels: [0.5, 0.1, 0.9] });
  });

  it('takes rank correlations', async () => {
    const correlate = [readCorrelation('rate, grip=-0.5')];
    expect((await planOf({ vary: ['rate', 'grip'], correlate })).design.correlations).toEqual([
      { between: ['rate', 'grip'], correlation: -0.5 },
    ]);
  });

  it('is refused with a way out', async () => {
    expect(await refusal({})).toMatchObject({ message: 'nothing is varied', hint: expect.stringContaining('--vary') });
    expect(await refusal({ vary: ['rate'], design: 'lsh' })).toMatchObject({ hint: 'did you mean "lhs"?' });
    expect(await refusal({ vary: ['rate'], design: 'grid' })).toMatchObject({
      message: /a grid needs values/,
    } as never);
    expect(await refusal({ vary: ['rate=0:1:5'], points: 9 })).toMatchObject({
      message: '--points does not go with a grid',
      hint: expect.stringContaining('5 points'),
    });
    expect(
      await refusal({ vary: ['rate=0:1:2', 'grip=0:1:2'], correlate: [readCorrelation('rate,grip=0.5')] }),
    ).toMatchObject({ hint: 'take --design lhs or sobol' });
    expect(
      (await refusal({ vary: ['rate', 'style'], correlate: [readCorrelation('rate,style=0.5')] })).message,
    ).toMatch('style holds options');
    expect((await refusal({ vary: ['rate'], correlate: [readCorrelation('rate,grip=0.5')] })).message).toMatch(
      '"grip" is not varied',
    );
    expect((await refusal({ vary: ['rate=0:1:9000', 'grip=0:1:9000'] })).message).toMatch('81,000,000 points');
    expect((await refusal({ vary: ['rate=0:1:400', 'grip=0:1:400'], runs: 1000 })).message).toMatch(
      '160,000,000 runs, about 2 hours at 20,000 a second',
    );
  });
});

describe('a table of points', () => {
  it('has a factor for each column, with the values that occur', async () => {
    const name = table('points.csv', 'rate,style\n0.1,bold\n0.30,careful\n0.3,bold\n');
    const { design, table: read } = await planOf({ design: name });
    expect(design).toMatchObject({ method: 'table', points: 3, runs: 200 });
    expect(design.factors.map(({ path, values }) => [path, values])).toEqual([
      ['rate', { kind: 'levels', levels: [0.1, 0.3] }],
      ['style', { kind: 'levels', levels: ['bold', 'careful'] }],
    ]);
    expect(read?.name).toBe('points.csv');
    expect(new TextDecoder().decode(read?.bytes)).toContain('0.30');
  });

  it('that a scenario names lies beside it', async () => {
    table('inner/own.csv', 'rate\n0.25\n');
    const experiment = 'experiment: {design: own.csv}';
    expect((await planOf({}, experiment)).design).toMatchObject({ method: 'table', points: 1 });
    expect((await planOf({ vary: ['rate=0,1'] }, experiment)).design).toMatchObject({ method: 'grid', points: 2 });
  });

  it('is refused where it says too little, or something else does', async () => {
    const name = table('good.csv', 'rate\n0.1\n');
    expect((await refusal({ design: name, vary: ['rate'] })).message).toMatch('--vary does not go with');
    expect((await refusal({ design: name, points: 4 })).hint).toBe('the table has 1 points');
    expect((await refusal({ design: join(folder, 'nix.csv') })).message).toMatch('there is no such table');
    expect((await refusal({ design: table('png.csv', Uint8Array.of(0x89, 0x50, 0xff)) })).message).toMatch('UTF-8');
    mkdirSync(join(folder, 'folder.csv'));
    expect((await refusal({ design: join(folder, 'folder.csv') })).message).toMatch('this is a folder');
    const holes = openTable(table('holes.csv', 'rate,grip\n0.1,0.2\n0.3,\n'), 'holes.csv');
    expect(() => variesOfTable(holes)).toThrow(DetenteError);
    expect(() => variesOfTable(holes)).toThrow(/holes\.csv:3:1.*no value for grip/);
  });
});

describe('--correlate', () => {
  it('reads two paths and a number', () => {
    expect(readCorrelation('a.b,c=.5')).toEqual({ between: ['a.b', 'c'], correlation: 0.5 });
  });

  it.each(['', 'a,b', 'a=0.5', 'a,b,c=0.5', 'a,=0.5', 'a,b=x', 'a,b=1', 'a,b=-1.5', 'a,b=1e-3'])(
    'refuses %j',
    (text) => {
      expect(() => readCorrelation(text)).toThrow(Refusal);
    },
  );
});
