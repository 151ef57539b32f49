import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST, type Manifest } from '../../engine/experiment/results/manifest.ts';
import { type RunOptions, runExperiment } from '../../engine/experiment/run-experiment.ts';

export const twoLabs = join(import.meta.dirname, '../fixtures/two-labs.yaml');

/** Fifty runs, into `out`. */
export const runTwoLabs = (cwd: string, options: Partial<RunOptions> = {}) =>
  runExperiment({ reference: twoLabs, runs: 50, out: 'out', cwd, ...options });

export const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
