import { check } from '../../engine/language/check/check.ts';
import { load } from '../../engine/language/load.ts';
import type { Model } from '../../engine/language/model.ts';
import { formatProblems } from '../../engine/language/problem.ts';
import { filesOfTexts } from '../properties/files-of-texts.ts';
import type { RandomModel } from '../properties/random-model.ts';

/** The checked model of a text; throws what the checker says of it if it is no model. */
export const modelOf = async (files: RandomModel): Promise<Model> => {
  const { loaded, problems } = await load('random', filesOfTexts(files));
  if (!loaded) throw new Error(formatProblems(problems));
  const { model, problems: more } = check(loaded);
  if (!model) throw new Error(formatProblems(more));
  return model;
};

/** The same for a scenario that needs nothing but shipped rules. */
export const modelOfText = (scenario: string): Promise<Model> => modelOf({ scenario, modules: {}, rules: {} });
