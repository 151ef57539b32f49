import { createSlots } from '../compile/lower/slots.ts';
import type { Model } from '../language/model.ts';
import { eachOnce } from '../run/column-names.ts';
import { pooledColumns, runColumns } from '../run/columns.ts';

/** Something of results that a condition can name. */
export type ConditionName = {
  /** Its key in the results: of an outcome, or of a measure. */
  readonly key: string;
  /** `['gap']`, `['effort', 'Leader']`: the name, then whose and which option. */
  readonly parts: readonly string[];
  /** A share of runs (an end, `horizon`, `failed`), or a measure's mean or quotient. */
  readonly kind: 'share' | 'measure';
  /** From 0 to 1: a share of runs, also where a measure is one (`catastrophe` at the end, yes or no). */
  readonly isShare: boolean;
  /** Why results have no one number of it, although the scenario knows the name. */
  readonly missing?: { readonly message: string; readonly hint: string };
};

/** A part of a name as formulas can write it: `Lab 1` is `Lab_1`. */
export const plain = (part: string): string => part.replace(/[^A-Za-z0-9_.]/g, '_');

/** `effort[Leader][race]` */
export const writtenName = ({ parts }: ConditionName): string =>
  parts.map((part, index) => (index === 0 ? part : `[${plain(part)}]`)).join('');

/** What runs that do not fail can come to, and failing itself. */
const shares = (model: Model): ConditionName[] =>
  [...model.ends.map(({ name }) => name), 'horizon', 'failed'].map((name) => ({
    key: name,
    parts: [name],
    kind: 'share',
    isShare: true,
  }));

/** Keys that come twice are told apart by what is put behind the second. */
const measures = (model: Model): ConditionName[] => {
  const slots = createSlots();
  const columns = [
    ...runColumns(model, slots).map(({ key, isShare, player, option }) => ({
      key,
      whose: [player, option],
      isShare,
    })),
    ...pooledColumns(model, slots).map(({ key }) => ({ key, whose: [], isShare: false })),
  ];
  const keys = eachOnce(columns.map(({ key }) => key));
  return columns.map(({ key: wanted, whose, isShare }, index) => {
    const key = keys[index] as string;
    const name = wanted.split('|', 1)[0] as string;
    const parts = [name, ...whose.filter((part) => part !== undefined)];
    return { key, parts: parts.with(-1, `${parts.at(-1)}${key.slice(wanted.length)}`), kind: 'measure', isShare };
  });
};

/** Measures per tick only. */
const series = (model: Model): ConditionName[] =>
  model.measures
    .filter(({ folds, pooled }) => folds.length === 0 && pooled === undefined)
    .map(({ name }) => ({
      key: name,
      parts: [name],
      kind: 'measure',
      isShare: false,
      missing: {
        message: 'is measured per tick, not once per run',
        hint: 'give the measure one number per run: final, mean, sum, max or first',
      },
    }));

/**
 * Everything that conditions on the results of a model can name: known before anything is run.
 *
 * @returns ends in their order, `horizon`, `failed`, measures in the order of `summary.json`, then what is measured per
 *   tick only
 */
export const conditionNames = (model: Model): readonly ConditionName[] => [
  ...shares(model),
  ...measures(model),
  ...series(model),
];
