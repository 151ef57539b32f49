import { type ConditionName, conditionNames, writtenName } from '../../analysis/condition-names.ts';
import type { Model } from '../../language/model.ts';
import { didYouMean } from '../../language/problem.ts';
import { ResultsError } from '../results/results-error.ts';
import { headlineName } from './sweep-findings.ts';

/** Ends and measures that pictures are made of; the tables have all. */
const MOST_NUMBERS = 8;

/** @throws ResultsError where the scenario has no such number */
export const numberNamed = (directory: string, of: string | undefined, model: Model): ConditionName => {
  const names = conditionNames(model);
  const usable = names.filter(({ missing }) => missing === undefined).map(writtenName);
  const there = `there ${usable.length === 1 ? 'is' : 'are'} ${usable.join(', ')}`;
  const found = of === undefined ? headlineName(model) : names.find((one) => writtenName(one) === of);
  if (found === undefined && of === undefined)
    throw new ResultsError(
      'not-results',
      `${directory}: the scenario has no headline, end or measure`,
      'name one with --of',
    );
  if (found === undefined) {
    const near = didYouMean(of ?? '', usable);
    throw new ResultsError(
      'not-results',
      `--of ${of}: there is no such end or measure`,
      near === undefined ? there : `did you mean "${near}"? ${there}`,
    );
  }
  if (found.missing !== undefined)
    throw new ResultsError('not-results', `--of ${of}: it ${found.missing.message}`, found.missing.hint);
  return found;
};

/** Of which kind an end is. */
export const endKind = ({ kind, key }: ConditionName, { ends }: Model): 'harm' | 'benefit' | 'neutral' | undefined =>
  kind === 'share' ? ends.find(({ name }) => name === key)?.kind : undefined;

/** How far down the list a number comes: what the scenario is about, harm beside benefit, its own measures, those of its parts. */
const rankOf = (name: ConditionName, model: Model): number => {
  const kind = endKind(name, model);
  if (kind !== undefined) return { harm: 1, benefit: 2, neutral: 3 }[kind];
  const [first = ''] = name.parts;
  const owner = model.measures.find(({ name: measure, folds }) =>
    folds.length > 1 ? first.startsWith(`${measure}_`) : first === measure,
  );
  return (owner?.module === undefined ? 4 : 6) + (name.parts.length > 1 ? 1 : 0);
};

/**
 * The numbers of a sweep that pictures are made of.
 *
 * @param first the one that the page is about
 */
export const sweepNumbers = (first: ConditionName, model: Model): readonly [ConditionName, ...ConditionName[]] => {
  const written = writtenName(first);
  const headline = headlineName(model);
  const others = conditionNames(model)
    .filter(({ missing, parts: [name] }) => missing === undefined && name !== 'horizon' && name !== 'failed')
    .filter((name) => writtenName(name) !== written)
    .map((name) => ({ name, rank: headline?.key === name.key ? 0 : rankOf(name, model) }))
    .toSorted((a, b) => a.rank - b.rank);
  return [first, ...others.slice(0, MOST_NUMBERS - 1).map(({ name }) => name)];
};
