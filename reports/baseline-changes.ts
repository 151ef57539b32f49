import type { BaselineFacts } from '../engine/experiment/results/baseline-facts.ts';
import { formatCount } from './format.ts';
import { addsModules, changesParameters, leavesOutModules } from './wording/baseline.ts';

/** Names that a line has room for. */
const MOST_NAMES = 4;

function named(names: readonly string[]): readonly string[] {
  return names.length > MOST_NAMES ? names.slice(0, MOST_NAMES - 1) : names;
}

/** How many names are left out. */
function more(names: readonly string[]): string | undefined {
  const left = names.length - named(names).length;
  return left === 0 ? undefined : formatCount(left);
}

/**
 * What sets a scenario apart from its baseline beside the values of its own file: `adds modules treaty and verification`,
 * `without module open`, `changes growth.rate`; part by part.
 *
 * @param withValues whether parameters are named: not where the values of the file are
 */
export function baselineChanges(
  { modules, withoutModules, parameters }: BaselineFacts,
  withValues: boolean,
): readonly string[] {
  const added = modules.map(({ name }) => name);
  const changed = withValues ? parameters.map(({ name }) => name) : [];
  return [
    ...(added.length === 0 ? [] : [addsModules(named(added), more(added))]),
    ...(withoutModules.length === 0 ? [] : [leavesOutModules(named(withoutModules), more(withoutModules))]),
    ...(changed.length === 0 ? [] : [changesParameters(named(changed), more(changed))]),
  ];
}
