import { join } from 'node:path';
import { nodeFiles } from '../../engine/experiment/files.ts';
import { openScenario } from '../../engine/experiment/open-scenario.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import type { Model } from '../../engine/language/model.ts';

/** Runs that end and fail when it is known that they do: see the file. */
export const fuses = join(import.meta.dirname, 'fuses.yaml');

export const openFixture = async (path: string): Promise<Model> =>
  (await openScenario(path, nodeFiles(packageRoot()), [])).model;
