import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { packageRoot } from '../../../engine/experiment/package.ts';
import { examine } from '../../../engine/experiment/results/examine.ts';
import { check } from '../../../engine/language/check/check.ts';
import { type Loaded, load } from '../../../engine/language/load.ts';
import type { Setting } from '../../../engine/language/loading/settings.ts';
import type { Model } from '../../../engine/language/model.ts';
import { formatProblems } from '../../../engine/language/problem.ts';
import { explain } from '../../../reports/explain/explain.ts';
import { memoryFiles } from '../../language/memory-files.ts';

export type Read = { readonly model: Model; readonly loaded: Loaded };

/** Every scenario that comes with Detente. */
export const shippedScenarios = readdirSync(fileURLToPath(new URL('../../../scenarios/', import.meta.url)))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length))
  .sort();

/** A scenario that a user could name, with what `--set` gives. */
export const readScenario = async (reference: string, set: readonly Setting[] = []): Promise<Read> => {
  const { understood, problems } = await examine(reference, nodeFiles(packageRoot()), set);
  if (understood === undefined) throw new Error(formatProblems(problems));
  return understood;
};

/** A scenario of texts: `main.yaml` and what it needs. */
export const readTexts = async (
  texts: { readonly [path: string]: string },
  set: readonly Setting[] = [],
): Promise<Read> => {
  const { loaded, problems } = await load('main', memoryFiles(texts), { set });
  if (loaded === undefined) throw new Error(formatProblems(problems));
  const { model, problems: more } = check(loaded);
  if (model === undefined) throw new Error(formatProblems(more));
  return { model, loaded };
};

export const explained = ({ model, loaded }: Read) => explain(model, loaded);
