import type { ConditionName } from '../../engine/analysis/condition-names.ts';
import { type Cautioned, cautionsOf, cautionText } from '../../engine/experiment/results/cautions.ts';
import type { Model } from '../../engine/language/model.ts';
import { wrapped } from './prose/wrap.ts';

/** The measure that a column of runs is of, by the column's key. */
const measureOf = (key: string, { measures }: Model): Cautioned | undefined => {
  const [name] = key.split('|');
  return measures.find(
    (measure) =>
      measure.name === name ||
      (measure.folds.length > 1 && measure.folds.some(({ fold }) => `${measure.name}_${fold}` === name)),
  );
};

/** What a table shows, by its keys in the results. */
export type ShownKeys = { readonly ends: readonly string[]; readonly measures: readonly string[] };

/** The ends and measures that a table shows. */
export const cautionedBy = ({ ends, measures }: ShownKeys, model: Model): readonly Cautioned[] => [
  ...model.ends.filter(({ name }) => ends.includes(name)),
  ...measures.flatMap((key) => measureOf(key, model) ?? []),
];

/** What a condition or finding is of, as the ends and measures of its model. */
export const cautionedNames = (names: readonly ConditionName[], model: Model): readonly Cautioned[] => {
  const keys = (kind: ConditionName['kind']): string[] =>
    names.filter((one) => one.kind === kind).map(({ key }) => key);
  return cautionedBy({ ends: keys('share'), measures: keys('measure') }, model);
};

/** Narrow enough for any terminal that the tables fit into: a pipe and a terminal show the same. */
const WIDTH = 78;

/** What to bear in mind of the numbers above, a paragraph for all that share it. */
export const cautionLines = (shown: readonly Cautioned[]): string[] =>
  cautionsOf(shown).flatMap((one) =>
    wrapped(cautionText(one).replace(/\s+/g, ' ').trim(), WIDTH).map(
      (line, index) => `${index === 0 ? '  ' : '    '}${line}`,
    ),
  );
