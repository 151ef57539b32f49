import { check } from '../../language/check/check.ts';
import { type Files, type Loaded, load } from '../../language/load.ts';
import type { Setting } from '../../language/loading/settings.ts';
import type { Model } from '../../language/model.ts';
import { type Problem, sortProblems } from '../../language/problem.ts';

/** A scenario as far as it can be understood, and everything wrong with it. */
export type Examined = {
  /** Undefined where a problem is an error. */
  readonly understood: { readonly loaded: Loaded; readonly model: Model } | undefined;
  /** Sorted by place. */
  readonly problems: readonly Problem[];
};

/** Loads and checks a scenario; where keys were mistyped, what is left is checked too, so that all is said at once. */
export const examine = async (reference: string, files: Files, set: readonly Setting[]): Promise<Examined> => {
  const { loaded, salvaged, problems } = await load(reference, files, { set });
  const checked = salvaged === undefined ? undefined : check(salvaged);
  // Units of what is left of a broken file say little.
  const found = (checked?.problems ?? []).filter(({ code }) => loaded !== undefined || code !== 'unit-mismatch');
  return {
    understood: loaded === undefined || checked?.model === undefined ? undefined : { loaded, model: checked.model },
    problems: sortProblems([...problems, ...found]),
  };
};
