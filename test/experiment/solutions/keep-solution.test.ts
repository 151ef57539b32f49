import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../engine/experiment/package.ts';
import { readManifest } from '../../../engine/experiment/results/read-manifest.ts';
import { ResultsError } from '../../../engine/experiment/results/results-error.ts';
import { runExperiment } from '../../../engine/experiment/run-experiment.ts';
import { readCitedSolution, readSolution } from '../../../engine/experiment/solutions/read-solution.ts';
import { replaySolution } from '../../../engine/experiment/solutions/replay-solution.ts';
import { findSolution, type SolutionManifest } from '../../../engine/experiment/solutions/solution-manifest.ts';
import { verifySolution } from '../../../engine/experiment/solutions/verify-solution.ts';
import { newFolder } from '../../new-folder.ts';
import { rulesOf, solveOf, someSolutions, twoLabs } from './some-solutions.ts';

const chicken = solveOf('chicken');

const errorOf = async (promise: Promise<unknown>): Promise<ResultsError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ResultsError) return error;
  throw new Error(`expected a ResultsError, got ${String(error)}`);
};

const changed = (directory: string, change: (manifest: SolutionManifest) => object): void => {
  const path = join(directory, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as SolutionManifest;
  writeFileSync(path, `${JSON.stringify(change(manifest), undefined, 2)}\n`);
};

describe('what is found, kept in a folder', () => {
  it.each(Object.entries(someSolutions))(
    'is whole, read back, and comes out the same from its own sources: %s',
    async (_, keep) => {
      const cwd = newFolder();
      const { manifestSha256 } = await keep({ out: 'out', cwd });
      const directory = join(cwd, 'out');
      const verified = verifySolution(directory);
      expect(verified).toMatchObject({ manifestSha256, damages: [], extra: [], notCovered: ['environment.json'] });
      const results = await readSolution(directory);
      expect(results.provenance).toMatchObject({ resultsHash: manifestSha256, directory });
      expect(results.runs + results.failedRuns).toBe(verified.runs ?? Number.NaN);
      expect(results.subject.document).not.toHaveProperty('seconds');
      expect(readCitedSolution(directory).analysis).toBe(verified.manifest?.analysis);
      expect(await replaySolution(directory, { workers: 2 })).toEqual({
        ok: true,
        checked: verified.checked,
        mismatches: [],
      });
    },
  );

  it('is the same to the byte from another folder, and from sources that lie elsewhere', async () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, 'deep'));
    copyFileSync(twoLabs, join(cwd, 'deep/two-labs.yaml'));
    writeFileSync(join(cwd, 'deep/any.nfg'), 'NFG 1 R "" { "A" "B" } { 2 2 } 1 1 0 0 0 0 1 1');
    copyFileSync(join(cwd, 'deep/any.nfg'), join(cwd, 'any.nfg'));
    for (const [here, there] of [
      [twoLabs, join(cwd, 'deep/two-labs.yaml')],
      [join(cwd, 'any.nfg'), join(cwd, 'deep/any.nfg')],
    ] as const) {
      const one = await solveOf(here)({ out: join(cwd, `one-${there.length}`) });
      const other = await solveOf(there)({ out: `other/${there.length}`, cwd });
      expect(other.manifestSha256).toBe(one.manifestSha256);
      expect((await replaySolution(join(cwd, `one-${there.length}`))).ok).toBe(true);
    }
  });

  it('keeps the rules that it was found with, also those beside the scenario', async () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, 'rules'));
    copyFileSync(twoLabs, join(cwd, 'two-labs.yaml'));
    const shipped = join(packageRoot(), 'scenarios/rules');
    const own = readFileSync(join(shipped, 'fixed.yaml'), 'utf8').replace('rule: fixed', 'rule: stubborn');
    writeFileSync(join(cwd, 'rules/stubborn.yaml'), own);
    const keep = rulesOf(join(cwd, 'two-labs.yaml'), ['stubborn', 'grim', '{stubborn: {play: race}}']);
    await keep({ out: 'out', cwd });
    rmSync(join(cwd, 'rules'), { recursive: true });
    rmSync(join(cwd, 'two-labs.yaml'));
    expect(readdirSync(join(cwd, 'out/sources')).join()).toMatch(/stubborn\.yaml/);
    expect(await replaySolution(join(cwd, 'out'))).toMatchObject({ ok: true, mismatches: [] });
  });

  it('holds numbers that JSON has no word for', async () => {
    const cwd = newFolder();
    await someSolutions['one run of rules']!({ out: 'out', cwd });
    const { subject } = await readSolution(join(cwd, 'out'));
    if (subject.kind !== 'tournament' || subject.document.kind !== 'rules') throw new Error('expected rules');
    expect(subject.document.se.flat()).toContainEqual(Number.NaN);
    expect(readFileSync(join(cwd, 'out/profiles.csv'), 'utf8')).toMatch(
      /^profile,player,rule,payoff,se,equilibrium,share\n0,Leader,fixed,[-\d.e]+,,[01],/,
    );
  });

  it('is not looked for again, unless it is damaged', async () => {
    const cwd = newFolder();
    expect((await chicken({ out: 'out', cwd })).isNew).toBe(true);
    expect((await chicken({ out: 'out', cwd })).isNew).toBe(false);
    appendFileSync(join(cwd, 'out/solve.json'), '\n');
    expect((await chicken({ out: 'out', cwd })).isNew).toBe(true);
    expect(verifySolution(join(cwd, 'out')).damages).toEqual([]);
  });

  it('is replaced by --force alone where something else was asked, and leaves nothing of what was there', async () => {
    const cwd = newFolder();
    await someSolutions.rules!({ out: 'out', cwd });
    mkdirSync(join(cwd, 'out/report'));
    writeFileSync(join(cwd, 'out/report/brief-a4.png'), '');
    const { code, message, hint } = await errorOf(chicken({ out: 'out', cwd }));
    expect([code, hint]).toEqual(['other-results', expect.stringContaining('--force')]);
    expect(message).toContain('kind of results: there tournament, now solve');
    expect(message).toContain('rules: there ["fixed","logit","{logit: {precision: 2}}"], now none');
    await chicken({ out: 'out', cwd, force: true });
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual([
      'environment.json',
      'manifest.json',
      'solve.json',
      'sources',
      'summary.json',
    ]);
  });

  it('goes into no folder that holds anything else, with --force neither, and runs go into none of it', async () => {
    const cwd = newFolder();
    const run = { reference: twoLabs, runs: 2, workers: 1, cwd };
    await runExperiment({ ...run, out: 'runs' });
    mkdirSync(join(cwd, 'mine'));
    writeFileSync(join(cwd, 'mine/notes.txt'), '');
    for (const out of ['runs', 'mine'])
      for (const force of [false, true])
        expect((await errorOf(chicken({ out, cwd, force }))).code, `${out} ${force}`).toBe('not-results');
    expect(readManifest(join(cwd, 'runs'))?.manifest.arms[0]?.done).toBe(2);
    await chicken({ out: 'out', cwd });
    for (const force of [false, true])
      expect((await errorOf(runExperiment({ ...run, out: 'out', force }))).message).toContain(
        'holds what detente solve found, not runs of a scenario',
      );
    expect(verifySolution(join(cwd, 'out')).damages).toEqual([]);
  });

  it('never looks finished where it was cut, and comes out the same when repeated', async () => {
    const cwd = newFolder();
    const changes: string[] = [];
    const expected = await chicken({ out: 'whole', cwd, beforeChange: (what) => changes.push(what) });
    const published = changes.lastIndexOf('rename manifest.json');
    expect(published).toBeGreaterThan(15);
    for (let cut = 0; cut < changes.length; cut += 1) {
      const out = `cut-${cut}`;
      let count = 0;
      const beforeChange = (): void => {
        if (count++ >= cut) throw new Error('cut');
      };
      const place = `${cut}: ${changes[cut]}`;
      await expect(chicken({ out, cwd, beforeChange }), place).rejects.toThrow('cut');
      expect(findSolution(join(cwd, out)) !== undefined, place).toBe(cut > published);
      expect((await chicken({ out, cwd })).manifestSha256, place).toBe(expected.manifestSha256);
    }
  });

  it('leaves no folder where finding fails', async () => {
    const cwd = newFolder();
    const keep = solveOf('chicken', { cooperate: 'nothing' });
    await expect(keep({ out: 'a/b', cwd })).rejects.toThrow('expected an action that everybody has');
    expect(existsSync(join(cwd, 'a'))).toBe(false);
  });
});

describe('a folder that was changed', () => {
  const damagesAfter = async (change: (directory: string) => void) => {
    const cwd = newFolder();
    await chicken({ out: 'out', cwd });
    const directory = join(cwd, 'out');
    change(directory);
    const { damages, extra } = verifySolution(directory);
    return { directory, damages: damages.map(({ file, kind }) => `${file} ${kind}`), extra };
  };

  it.each<[string, (directory: string) => void, readonly string[]]>([
    ['a longer document', (at) => appendFileSync(join(at, 'solve.json'), ' '), ['solve.json longer']],
    ['a lost file', (at) => rmSync(join(at, 'summary.json')), ['summary.json missing']],
    [
      'another source',
      (at) => writeFileSync(join(at, 'sources/00-chicken.yaml'), ''),
      ['sources/00-chicken.yaml truncated'],
    ],
    ['other flags', (at) => changed(at, (one) => ({ ...one, asked: { lag: 3 } })), ['manifest.json inconsistent']],
    ['another version', (at) => changed(at, (one) => ({ ...one, versions: { ...one.versions, kernel: 0 } })), []],
    [
      'a document that is not named',
      (at) => changed(at, ({ files: { 'solve.json': _, ...files }, ...one }) => ({ ...one, files })),
      ['manifest.json inconsistent'],
    ],
  ])('is told: %s', async (_, change, expected) => {
    const { directory, damages } = await damagesAfter(change);
    expect(damages).toEqual(expected);
    expect((await replaySolution(directory)).ok).toBe(false);
  });

  it('is not read as results', async () => {
    const { directory } = await damagesAfter((at) => {
      const text = readFileSync(join(at, 'solve.json'), 'utf8');
      writeFileSync(join(at, 'solve.json'), text.replace('Chicken', 'Kitchen'));
    });
    expect((await errorOf(readSolution(directory))).message).toContain('solve.json: its bytes have changed');
    expect(await replaySolution(directory)).toMatchObject({
      ok: false,
      mismatches: ['solve.json: its bytes have changed'],
    });
  });

  it('names what is none of it', async () => {
    const { damages, extra } = await damagesAfter((at) => writeFileSync(join(at, 'notes.txt'), ''));
    expect([damages, extra]).toEqual([[], ['notes.txt']]);
  });

  it.each([
    ['the flags gone', { asked: undefined }, 'damaged-results'],
    ['no word that it is complete', { complete: undefined }, 'damaged-results'],
    ['a word too many', { finished: true }, 'damaged-results'],
    ['a later version', { schemaVersion: 2 }, 'newer-results'],
    ['no analysis of ours', { analysis: 'divine' }, 'damaged-results'],
  ])('is refused: %s', async (_, part, code) => {
    const cwd = newFolder();
    await chicken({ out: 'out', cwd });
    changed(join(cwd, 'out'), (manifest) => ({ ...manifest, ...part }));
    expect((await errorOf(readSolution(join(cwd, 'out')))).code).toBe(code);
    if (code === 'damaged-results')
      expect(verifySolution(join(cwd, 'out')).damages).toMatchObject([{ file: 'manifest.json', kind: 'unreadable' }]);
    expect((await chicken({ out: 'out', cwd, force: true })).isNew).toBe(true);
  });
});
