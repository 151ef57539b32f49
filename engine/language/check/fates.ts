import type { Measure, Model } from '../model.ts';
import { isTruth } from '../truth.ts';
import type { Report } from './report.ts';

/** Whether it asks of each player, yes or no, whether something was ever so in a run. */
const isQuestion = ({ tick, folds, pooled }: Measure): boolean => {
  const [only, ...more] = folds;
  if (only === undefined || more.length > 0 || tick.length > 0 || pooled !== undefined || only.fold !== 'max')
    return false;
  return only.columns.every(({ member, formula }) => member !== undefined && isTruth(formula));
};

/** A measure with `otherwise` is a step of what becomes of players, and must be a condition of each of them. */
export const checkFates = (report: Report, { measures }: Model): void => {
  for (const measure of measures) {
    if (measure.otherwise === undefined || isQuestion(measure)) continue;
    report.error(
      'value-form',
      measure.span,
      `"${measure.name}" says what otherwise became of a player, but is no condition of each player in a run`,
      'give it max: and nothing else, with a condition like labs.capability > 1; or leave out otherwise',
    );
  }
};
