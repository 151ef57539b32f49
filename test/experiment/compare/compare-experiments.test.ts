import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pairedMeans } from '../../../engine/analysis/paired-means.ts';
import { pairedProportions } from '../../../engine/analysis/paired-proportions.ts';
import { countPairs, momentsOfPairs } from '../../../engine/analysis/pairs.ts';
import { type CompareOptions, compareExperiments } from '../../../engine/experiment/compare/compare-experiments.ts';
import { armFolder, findComparison } from '../../../engine/experiment/compare/comparison-manifest.ts';
import { replayComparison } from '../../../engine/experiment/compare/replay-comparison.ts';
import { verifyComparison } from '../../../engine/experiment/compare/verify-comparison.ts';
import { openResults } from '../../../engine/experiment/results/open-results.ts';
import { ResultsError } from '../../../engine/experiment/results/results-error.ts';
import { sha256 } from '../../../engine/experiment/results/sink.ts';
import { runExperiment } from '../../../engine/experiment/run-experiment.ts';
import { readParquet, type TableRow } from '../../../engine/experiment/tables/read-parquet.ts';
import { DetenteError } from '../../../engine/language/problem.ts';
import { newFolder } from '../../new-folder.ts';
import { fuses } from '../open-fixture.ts';

const twoLabs = join(import.meta.dirname, '../../fixtures/two-labs.yaml');
const careful = { name: 'careful', set: [{ path: 'labs.caution', value: '2' }] };

type Some = Partial<CompareOptions>;

const compare = (cwd: string, options: Some = {}) =>
  compareExperiments({ references: [twoLabs], arms: [careful], runs: 40, out: 'out', cwd, workers: 1, ...options });

const hashOf = (...path: string[]): string => sha256(readFileSync(join(...path)));

const errorOf = async (promise: Promise<unknown>): Promise<ResultsError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ResultsError) return error;
  throw new Error(`expected a ResultsError, got ${String(error)}`);
};

const numbers = (rows: readonly TableRow[], of: (row: TableRow) => unknown): number[] =>
  rows.map((row) => {
    const value = row.outcome === 'failed' ? null : of(row);
    return typeof value === 'boolean' ? Number(value) : ((value as number | null) ?? Number.NaN);
  });

describe('a comparison', () => {
  it('leaves for each arm what a run of the same would have left', async () => {
    const folder = newFolder();
    const { arms, results, baseline } = await compare(folder, { seed: 'alike' });
    expect([results, baseline, arms.map(({ name }) => name)]).toEqual(['out', 'two-labs', ['two-labs', 'careful']]);
    const alike = { reference: twoLabs, runs: 40, seed: 'alike', cwd: folder, workers: 1 };
    const plain = await runExperiment({ ...alike, out: 'plain' });
    const set = await runExperiment({ ...alike, out: 'set', set: careful.set });
    expect(arms.map(({ manifestSha256 }) => manifestSha256)).toEqual([plain.manifestSha256, set.manifestSha256]);
    expect(arms.map((arm) => arm.results)).toEqual(['out/arms/two-labs', 'out/arms/careful']);
    expect(openResults(join(folder, 'out/arms/careful')).sha256).toBe(set.manifestSha256);
  });

  it('holds what its manifest names, with the hash of each arm', async () => {
    const folder = newFolder();
    const document = await compare(folder);
    const found = findComparison(join(folder, 'out'));
    expect(found?.sha256).toBe(document.manifestSha256);
    expect(found?.manifest.design).toEqual({ kind: 'arms' });
    expect(found?.manifest.arms.map(({ manifestSha256 }) => manifestSha256)).toEqual(
      document.arms.map(({ manifestSha256 }) => manifestSha256),
    );
    expect(Object.keys(found?.manifest.files ?? {})).toEqual([
      'summary.json',
      'differences.csv',
      'data-dictionary.csv',
    ]);
    for (const [name, { sha256: hash }] of Object.entries(found?.manifest.files ?? {}))
      expect(hashOf(folder, 'out', name), name).toBe(hash);
    expect(found?.manifest.arms.map(({ inputHash }) => inputHash)).toEqual(
      document.arms.map(({ results }) => openResults(join(folder, results)).manifest.inputHash),
    );
    expect(existsSync(join(folder, 'out/sources'))).toBe(false);
    const lines = readFileSync(join(folder, 'out/differences.csv'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(1 + document.differences.length);
    const columns = (lines[0] as string).split(',');
    const described = readFileSync(join(folder, 'out/data-dictionary.csv'), 'utf8').trimEnd().split('\n').slice(1);
    expect(described.map((line) => line.split(',')[1])).toEqual(columns);
  });

  it('is called after its arms, whatever their order and the baseline', async () => {
    const folder = newFolder();
    const { out: _, ...none } = { out: undefined };
    const first = await compareExperiments({ references: [twoLabs], arms: [careful], runs: 5, cwd: folder, ...none });
    expect(first.results).toMatch(/^results\/compare-[0-9a-f]{8}$/);
    const other = await compareExperiments({
      ...{ references: [twoLabs], arms: [careful], runs: 5, cwd: folder },
      baseline: 'careful',
    });
    expect(other.results).toBe(first.results);
    expect(other.arms.map(({ name }) => name)).toEqual(['careful', 'two-labs']);
    expect(other.arms.every(({ alreadyComplete }) => alreadyComplete)).toBe(true);
    expect(other.alreadyComplete).toBeUndefined();
    for (const [index, { estimate, lo95, hi95 }] of other.differences.entries()) {
      const before = first.differences[index];
      expect(estimate + (before?.estimate ?? 1)).toBe(0);
      expect(lo95 + (before?.hi95 ?? 1)).toBeCloseTo(0, 12);
      expect(hi95 + (before?.lo95 ?? 1)).toBeCloseTo(0, 12);
    }
    const third = { name: 'third', set: [{ path: 'rate', value: '2' }] };
    const more = await compareExperiments({ references: [twoLabs], arms: [careful, third], runs: 5, cwd: folder });
    expect(more.results).not.toBe(first.results);
  });
});

describe('differences', () => {
  const later = {
    name: 'later',
    set: [{ path: 'fuse', value: '{dist: choice, values: [2, 4, 5, 6], weights: [1, 1, 1, 1]}' }],
  };

  it('are of pairs of runs, without those that failed or miss the number in either arm', async () => {
    const folder = newFolder();
    const runs = 600;
    const { differences, arms } = await compare(folder, { references: [fuses], arms: [later], runs });
    const [a = [], b = []] = await Promise.all(
      arms.map(({ name }) => readParquet(join(armFolder(join(folder, 'out'), name), 'runs.parquet'))),
    );
    const of = (measure: string, kind: string) =>
      differences.find((one) => one.measure === measure && one.kind === kind);
    const bang = (row: TableRow): unknown => row.outcome === 'bang';
    const { estimate, lo95, hi95, n } = pairedProportions(countPairs(numbers(a, bang), numbers(b, bang)));
    expect(n).toBeLessThan(runs);
    expect(of('bang', 'outcome')).toMatchObject({ estimate, lo95, hi95, n, leftOut: runs - n, identical: false });
    for (const [measure, column] of [
      ['length', 'length'],
      ['level', 'level'],
      ['rare', 'rare'],
      ['warmth|Lab 1', 'warmth.lab_1'],
    ] as const) {
      const moments = momentsOfPairs(
        numbers(a, (row) => row[column]),
        numbers(b, (row) => row[column]),
      );
      const mean = pairedMeans(moments);
      expect(of(measure, 'mean'), measure).toMatchObject({ estimate: mean.estimate, lo95: mean.lo95, n: mean.n });
      expect(of(measure, 'mean')?.inBaseline, measure).toBe(moments.a.mean);
    }
    expect(of('rare', 'mean')?.n).toBeLessThan(n);
    const both = a.map((row, run) => [row, b[run] as TableRow] as const);
    const whole = both.filter((pair) => pair.every(({ outcome }) => outcome !== 'failed'));
    const ratio = (arm: 0 | 1): number => {
      const sum = (part: string): number =>
        whole.reduce((total, pair) => total + Number(pair[arm][`ratio.${part}`]), 0);
      return sum('numerator') / sum('denominator');
    };
    const pooled = of('ratio', 'pooled');
    expect(pooled?.n).toBe(whole.length);
    expect(pooled?.inBaseline).toBeCloseTo(ratio(0), 12);
    expect(pooled?.estimate).toBeCloseTo(ratio(1) - ratio(0), 12);
  });

  it('of measures that are true or false are differences of shares', async () => {
    const folder = newFolder();
    const text = readFileSync(fuses, 'utf8').replace('measures:', 'measures:\n  long: {unit: "1", final: burnt >= 4}');
    writeFileSync(join(folder, 'long.yaml'), text);
    const { differences } = await compare(folder, { references: ['./long.yaml'], arms: [later], runs: 100 });
    const long = differences.find(({ measure }) => measure === 'long');
    expect(long?.kind).toBe('share');
    expect(long?.runsNeeded?.halfWidth).toBe(0.01);
    expect(long?.n).toBeGreaterThan(50);
  });

  it('of identical arms are 0, and said to be', async () => {
    const same = { name: 'same', set: [{ path: 'labs.caution', value: '0.3' }] };
    const { differences } = await compare(newFolder(), { arms: [same] });
    expect(differences.length).toBeGreaterThan(1);
    for (const { estimate, identical, varianceRatio, lo95, hi95 } of differences) {
      expect([estimate, identical, varianceRatio]).toEqual([0, true, undefined]);
      expect(lo95).toBeLessThanOrEqual(0);
      expect(hi95).toBeGreaterThanOrEqual(0);
    }
  });

  it('name what only one of two arms has, and what one name means twice', async () => {
    const folder = newFolder();
    const text = readFileSync(twoLabs, 'utf8');
    writeFileSync(
      join(folder, 'other.yaml'),
      text
        .replace('horizon: 24', 'horizon: 12')
        .replace('when: accident,', 'when: "accident or t < 0",')
        .replace('measures: [', 'measures:\n  top: {unit: OOM, final: max(labs.capability)}\n#'),
    );
    const { unmatched, mismatches } = await compare(folder, { references: [twoLabs, './other.yaml'], arms: [] });
    expect(unmatched).toEqual([{ arm: 'other', in: 'arm', measure: 'top', kind: 'mean' }]);
    expect(mismatches).toEqual([
      { arm: 'other', what: 'time', name: '', detail: 'in two-labs 24 months; in other 12 months' },
      {
        ...{ arm: 'other', what: 'end', name: 'catastrophe' },
        detail: 'in two-labs harm, when accident; in other harm, when accident or t < 0',
      },
    ]);
  });
});

describe('a comparison that is there', () => {
  it('is not made again, and is extended by more runs', async () => {
    const folder = newFolder();
    const first = await compare(folder);
    const again = await compare(folder);
    expect(again).toMatchObject({ alreadyComplete: true, manifestSha256: first.manifestSha256 });
    expect(again.differences).toEqual(first.differences);
    expect(await compare(folder, { runs: 5 })).toMatchObject({ alreadyComplete: true, runs: 40, asked: 5 });
    const more = await compare(folder, { runs: 60 });
    const fresh = await compare(folder, { runs: 60, out: 'fresh' });
    expect(more).toMatchObject({ runs: 60, manifestSha256: fresh.manifestSha256 });
    for (const name of ['manifest.json', 'summary.json', 'differences.csv', 'arms/careful/runs.parquet'])
      expect(hashOf(folder, 'out', name), name).toBe(hashOf(folder, 'fresh', name));
  });

  it('is made whole again where a file is damaged or an arm has other runs than were compared', async () => {
    const folder = newFolder();
    const first = await compare(folder);
    appendFileSync(join(folder, 'out/differences.csv'), 'x');
    expect(verifyComparison(join(folder, 'out')).damages.map(({ file }) => file)).toEqual(['differences.csv']);
    const mended = await compare(folder);
    expect(mended.alreadyComplete).toBeUndefined();
    expect(verifyComparison(join(folder, 'out')).damages).toEqual([]);
    await runExperiment({ reference: twoLabs, runs: 50, seed: '1', out: 'out/arms/two-labs', cwd: folder, workers: 1 });
    expect(verifyComparison(join(folder, 'out')).damages).toMatchObject([
      { file: 'arms/two-labs/manifest.json', kind: 'inconsistent' },
    ]);
    // Pairs are of all runs that are there: the other arm gets as many.
    expect(await compare(folder)).toMatchObject({ runs: 50, asked: 40, arms: [{ runs: 50 }, { runs: 50 }] });
    expect(first.runs).toBe(40);
    rmSync(join(folder, 'out/arms/careful'), { recursive: true });
    expect((await replayComparison(join(folder, 'out'))).mismatches).toEqual(['arms/careful/manifest.json: missing']);
  });

  it('is gone on with after an interruption, to the same bytes', async () => {
    const folder = newFolder();
    const controller = new AbortController();
    const told: string[] = [];
    const interrupted = compare(folder, {
      runs: 600,
      signal: controller.signal,
      progress: ({ arm, done, total }) => {
        told.push(`${arm} ${total}`);
        if (arm === 'careful' && done > 600) controller.abort(new Error('enough'));
      },
    });
    await expect(interrupted).rejects.toThrow('enough');
    expect(new Set(told)).toEqual(new Set(['two-labs 1200', 'careful 1200']));
    expect(existsSync(join(folder, 'out/manifest.json'))).toBe(false);
    const resumed = await compare(folder, { runs: 600 });
    expect(resumed.arms.map(({ alreadyComplete }) => alreadyComplete)).toEqual([true, undefined]);
    const fresh = await compare(folder, { runs: 600, out: 'fresh' });
    expect(resumed.manifestSha256).toBe(fresh.manifestSha256);
  });

  it('never looks finished where it was cut, and comes out the same when repeated', async () => {
    const folder = newFolder();
    const changes: string[] = [];
    const expected = await compare(folder, { out: 'whole', beforeChange: (what) => changes.push(what) });
    // The last manifest is that of the comparison; before it the arms are made, as any runs are.
    const own = changes.lastIndexOf('clear draft');
    expect(changes.length - own).toBeGreaterThan(15);
    const published = changes.lastIndexOf('rename manifest.json');
    // Every third change, and all of the last ones, between which results begin to look finished.
    for (let cut = own - 1; cut < changes.length; cut += cut < published - 2 ? 3 : 1) {
      const out = `cut-${cut}`;
      let count = 0;
      const beforeChange = (): void => {
        if (count++ >= cut) throw new Error('cut');
      };
      await expect(compare(folder, { out, beforeChange }), `${cut}: ${changes[cut]}`).rejects.toThrow('cut');
      expect(existsSync(join(folder, out, 'manifest.json')), `${cut}: ${changes[cut]}`).toBe(cut > published);
      const again = await compare(folder, { out });
      expect(again.manifestSha256, `${cut}: ${changes[cut]}`).toBe(expected.manifestSha256);
    }
  });

  it('is repeated by replay, arms and differences', async () => {
    const folder = newFolder();
    await compare(folder, { references: [twoLabs, fuses], arms: [careful] });
    expect(await replayComparison(join(folder, 'out'), { workers: 1 })).toMatchObject({ ok: true, mismatches: [] });
    expect(await replayComparison(join(folder, 'out'), { sample: 3 })).toMatchObject({ ok: true, checked: 9 });
  });

  it('of other arms is left alone, with the difference', async () => {
    const folder = newFolder();
    await compare(folder);
    const other = { name: 'other', set: careful.set };
    const seed = await errorOf(compare(folder, { seed: '2' }));
    expect([seed.code, seed.message]).toEqual([
      'other-results',
      'out: holds a comparison of something else (seed: there "1", now "2")',
    ]);
    expect(seed.hint).toMatch('--force');
    const names = await errorOf(compare(folder, { arms: [other] }));
    expect(names.message).toMatch('(arm careful: only there; arm other: not part of what is there)');
    const set = await errorOf(compare(folder, { arms: [{ ...careful, set: [{ path: 'rate', value: '2' }] }] }));
    expect(set.message).toMatch('(arm careful: settings: there labs.caution=2, now rate=2)');
    expect((await compare(folder, { seed: '2', force: true })).seed).toBe('2');
    expect((await errorOf(compare(folder, { arms: [other], force: true }))).hint).toMatch('remove out/arms/careful');
    expect(existsSync(join(folder, 'out/arms/careful/manifest.json'))).toBe(true);
  });

  it('keeps away from results of single runs, and from folders of somebody else', async () => {
    const folder = newFolder();
    await runExperiment({ reference: twoLabs, runs: 5, out: 'runs', cwd: folder, workers: 1 });
    for (const force of [false, true])
      expect((await errorOf(compare(folder, { out: 'runs', force }))).message).toBe(
        'runs: holds something else than a comparison',
      );
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine/diary.txt'), 'dear diary');
    expect((await errorOf(compare(folder, { out: 'mine', force: true }))).message).toMatch('holds diary.txt');
    await compare(folder);
    const code = await errorOf(runExperiment({ reference: twoLabs, runs: 5, out: 'out', cwd: folder, force: true }));
    expect(code.message).toMatch('holds a comparison of several arms');
    cpSync(join(folder, 'out/manifest.json'), join(folder, 'whole.json'));
    const manifest = JSON.parse(readFileSync(join(folder, 'whole.json'), 'utf8')) as { arms: object[] };
    for (const part of [
      { arms: [{ name: '..' }, {}] },
      { design: { kind: 'sweep' } },
      { complete: undefined },
      { inputHash: 1 },
      { finished: true },
    ]) {
      writeFileSync(join(folder, 'out/manifest.json'), JSON.stringify({ ...manifest, ...part }));
      expect((await errorOf(compare(folder))).code, JSON.stringify(part)).toBe('damaged-results');
    }
    expect((await compare(folder, { force: true })).complete).toBe(true);
  });
});

describe('arms', () => {
  const namesOf = async (options: Some): Promise<string> => (await errorOf(compare(newFolder(), options))).message;
  const arm = (name: string) => ({ ...careful, name });

  it('have names that can be folders, one each', async () => {
    expect(await namesOf({ arms: [arm('a/b')] })).toBe('arm "a/b": it is no name of a folder');
    for (const name of [
      '',
      '.',
      '..',
      ' a',
      'a ',
      'a.',
      '-a',
      'a\\b',
      'a\nb',
      'a  b',
      'CON',
      'nul.txt',
      'a:b',
      'x'.repeat(81),
    ])
      expect(await namesOf({ arms: [arm(name)] }), name).toMatch(/^arm ".*": /);
    expect(await namesOf({ arms: [careful, careful] })).toBe('two arms are called careful');
    expect(await namesOf({ arms: [arm('Two-Labs')] })).toBe('two arms share a folder: two-labs and Two-Labs');
    expect(await namesOf({ references: [twoLabs, twoLabs], arms: [] })).toBe('two arms are called two-labs');
    const folder = newFolder();
    const fine = ['größer', 'a.b', 'v_1', 'two words', '２'];
    const { arms } = await compare(folder, { arms: fine.map(arm), runs: 2 });
    expect(arms.map(({ name }) => name)).toEqual(['two-labs', ...fine]);
  });

  it('are at least two, one of them the baseline', async () => {
    expect(await namesOf({ arms: [] })).toMatch('two-labs alone is one arm');
    const error = await errorOf(compare(newFolder(), { baseline: 'carefull' }));
    expect([error.code, error.message, error.hint]).toEqual([
      'bad-arms',
      'no arm is called "carefull"',
      'did you mean "careful"?',
    ]);
  });

  it('are those of the file where none are named', async () => {
    const folder = newFolder();
    const text = readFileSync(twoLabs, 'utf8');
    writeFileSync(
      join(folder, 'own.yaml'),
      `${text}experiment:\n  runs: 7\n  seed: own\n  arms:\n    careful: {set: {labs.caution: 2}, label: Careful labs}\n    slow: {set: {rate: 0.5}}\n`,
    );
    const { arms, runs, seed } = await compareExperiments({ references: ['./own.yaml'], cwd: folder, out: 'own' });
    expect(arms.map(({ name, set }) => [name, set])).toEqual([
      ['own', []],
      ['careful', [{ path: 'labs.caution', value: '2' }]],
      ['slow', [{ path: 'rate', value: '0.5' }]],
    ]);
    expect([runs, seed]).toEqual([7, 'own']);
    const named = await compareExperiments({ references: ['./own.yaml'], arms: [arm('x')], cwd: folder, out: 'x' });
    expect(named.arms.map(({ name }) => name)).toEqual(['own', 'x']);
  });

  it('are all checked before any is played, and what is wrong with several is said once', async () => {
    const folder = newFolder();
    const wrong = [
      { name: 'a', set: [{ path: 'labs.cautoin', value: '2' }] },
      { name: 'b', set: [{ path: 'rate', value: '99' }] },
      { name: 'c', set: [{ path: 'rate', value: '99' }] },
    ];
    const error = await compare(folder, { arms: wrong }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DetenteError);
    expect((error as DetenteError).problems.map(({ code }) => code)).toHaveLength(2);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('take the settings of all before their own', async () => {
    const { arms } = await compare(newFolder(), { set: [{ path: 'rate', value: '2' }], runs: 3 });
    expect(arms.map(({ set }) => set.map(({ path }) => path))).toEqual([['rate'], ['rate', 'labs.caution']]);
  });
});
