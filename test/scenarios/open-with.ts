import { nodeFiles } from '../../engine/experiment/files.ts';
import { openScenario } from '../../engine/experiment/open-scenario.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import type { Model } from '../../engine/language/model.ts';

/** A shipped scenario with values for some of its parameters. */
export const openWith = async (
  scenario: string,
  set: Readonly<Record<string, number | string>> = {},
): Promise<Model> => {
  const settings = Object.entries(set).map(([path, value]) => ({ path, value: String(value) }));
  return (await openScenario(scenario, nodeFiles(packageRoot(), packageRoot()), settings)).model;
};
