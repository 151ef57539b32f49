import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MANIFEST, type Manifest } from '../../../engine/experiment/results/manifest.ts';
import { readResults } from '../../../engine/experiment/results/read-results.ts';
import { replay } from '../../../engine/experiment/results/replay.ts';
import { runExperiment } from '../../../engine/experiment/run-experiment.ts';
import { codeOf } from '../code-of.ts';
import { fuses } from '../open-fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'detente-manifest-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const whole = join(root, 'whole');
const run = (out: string, runs: number, force = false) =>
  runExperiment({ reference: fuses, runs, out, workers: 1, force });
beforeAll(() => run(whole, 20));

const changes: { readonly [what: string]: (manifest: Manifest) => object } = {
  'nothing but its kind': ({ kind, schemaVersion }) => ({ kind, schemaVersion }),
  'runs as text': (manifest) => ({ ...manifest, arms: [{ ...manifest.arms[0], done: '7000' }] }),
  'no sources': ({ sources: _, ...manifest }) => manifest,
  'a source that says more than its place': ({ sources, ...manifest }) => ({
    ...manifest,
    sources: sources.map((source) => ({ asked: 12, ...source })),
  }),
  'an arm that does not say how many failed': ({ arms, ...manifest }) => ({
    ...manifest,
    arms: arms.map(({ failed: _, ...arm }) => arm),
  }),
  'a seed that is a number': (manifest) => ({ ...manifest, seed: 1 }),
  'a word on whether it is complete that is none': (manifest) => ({ ...manifest, complete: {} }),
  'an unknown choice of trajectories': (manifest) => ({ ...manifest, trace: 'some' }),
};

let copies = 0;

describe('a manifest of results that is not as it was written', () => {
  it.each(Object.entries(changes))('is refused by all who read it, and replaced by force: %s', async (_, change) => {
    const folder = join(root, String(++copies));
    cpSync(whole, folder, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(whole, MANIFEST), 'utf8')) as Manifest;
    writeFileSync(join(folder, MANIFEST), JSON.stringify(change(manifest)));
    expect(await codeOf(run(folder, 30))).toBe('damaged-results');
    expect(await codeOf(readResults(folder))).toBe('damaged-results');
    expect(await codeOf(replay(folder))).toBe('damaged-results');
    expect((await run(folder, 20, true)).alreadyComplete).toBeUndefined();
    expect(readFileSync(join(folder, MANIFEST))).toEqual(readFileSync(join(whole, MANIFEST)));
  });

  it('is left to a newer version where it has a form of its own', async () => {
    const folder = join(root, 'newer');
    cpSync(whole, folder, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(whole, MANIFEST), 'utf8')) as Manifest;
    const versions = { ...manifest.versions, format: manifest.versions.format + 1 };
    writeFileSync(join(folder, MANIFEST), JSON.stringify({ ...manifest, versions }));
    expect(await codeOf(run(folder, 30))).toBe('newer-results');
    expect(await codeOf(readResults(folder))).toBe('newer-results');
    expect(await codeOf(replay(folder))).toBe('newer-results');
  });

  it('may be a folder', async () => {
    const folder = join(root, 'folder');
    mkdirSync(join(folder, MANIFEST), { recursive: true });
    expect(await codeOf(run(folder, 20))).toBe('not-results');
  });
});
