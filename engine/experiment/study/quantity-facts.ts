import { type ConditionName, writtenName } from '../../analysis/condition-names.ts';
import type { Fold, Model } from '../../language/model.ts';
import { defined } from '../defined.ts';

/** The end or measure that a picture is of. */
export type GridQuantity = {
  /** As `--of` takes it: `pause_held`, `effort[Leader]`. */
  readonly name: string;
  readonly label: string;
  readonly definition?: string;
  /** What to bear in mind of its level. */
  readonly caution?: string;
  /** `"1"` for a plain number. */
  readonly unit: string;
  /** From 0 to 1: in which share of the runs. */
  readonly isShare: boolean;
  /** A quotient of sums over the runs, rather than a mean over them. */
  readonly isPooled?: true;
};

const FOLDS: Readonly<Record<Fold, string>> = {
  final: '',
  mean: ', mean over the run',
  sum: ', sum over the run',
  max: ', peak over the run',
  first: ', first time',
};

/** An end or measure in the scenario's words. */
export const quantityFacts = (name: ConditionName, model: Model): GridQuantity => {
  const { key, kind, isShare, parts } = name;
  const written = writtenName(name);
  if (kind === 'share') {
    const end = model.ends.find((one) => one.name === key);
    const label = end?.label ?? (key === 'failed' ? 'Failed runs' : 'None of the ends');
    const { definition, caution } = end ?? {};
    return { name: written, label, ...defined({ definition, caution }), unit: '1', isShare };
  }
  const [first = ''] = parts;
  const several = (measure: Model['measures'][number]): boolean => measure.folds.length > 1;
  for (const measure of model.measures) {
    const fold = measure.folds.find(
      (one) => first === (several(measure) ? `${measure.name}_${one.fold}` : measure.name),
    );
    if (fold === undefined && first !== measure.name) continue;
    const how = fold === undefined || (isShare && !several(measure)) ? '' : FOLDS[fold.fold];
    const pooled = fold === undefined ? { isPooled: true as const } : {};
    const label = `${[measure.label, ...parts.slice(1)].join(' ')}${how}`;
    return {
      name: written,
      label,
      ...defined({ definition: measure.definition, caution: measure.caution }),
      unit: measure.unit,
      isShare,
      ...pooled,
    };
  }
  return { name: written, label: written, unit: '1', isShare };
};
