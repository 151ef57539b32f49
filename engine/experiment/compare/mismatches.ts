import type { Column, End, Measure, Model } from '../../language/model.ts';
import { type Span, textOf } from '../../language/source.ts';

type NamedModel = { readonly name: string; readonly model: Model };

/** Something of one name that is not the same thing in two arms: their difference is not one of degree. */
export type Mismatch = {
  readonly arm: string;
  readonly what: 'time' | 'end' | 'measure';
  /** Of the end or measure; of time empty. */
  readonly name: string;
  /** `in frontier after 120 months, in pause-verified after 60` */
  readonly detail: string;
};

const written = (span: Span): string => textOf(span).trim().replaceAll(/\s+/g, ' ');

const timeText = ({ time }: Model): string => `${time.horizon} ${time.tick}${time.horizon === 1 ? '' : 's'}`;

const endText = ({ when, kind }: End): string => `${kind}, when ${written(when.span)}`;

const formulas = (columns: readonly Column[]): string =>
  [...new Set(columns.map(({ formula }) => written(formula.span)))].join(' and ');

const measureText = ({ unit, folds, pooled }: Measure): string =>
  [
    ...folds.map(({ fold, columns }) => `${fold} ${formulas(columns)}`),
    ...(pooled === undefined ? [] : [`pooled ${pooled.map(({ formula }) => written(formula.span)).join(' / ')}`]),
    `in ${unit}`,
  ].join(', ');

type Named = { readonly name: string };

const differing = <One extends Named>(
  what: Mismatch['what'],
  textOfOne: (one: One) => string,
  baseline: readonly One[],
  arm: readonly One[],
): readonly Omit<Mismatch, 'arm' | 'detail'>[] =>
  baseline.flatMap((one) => {
    const other = arm.find(({ name }) => name === one.name);
    return other === undefined || textOfOne(other) === textOfOne(one) ? [] : [{ what, name: one.name }];
  });

const textIn = ({ model }: NamedModel, { what, name }: Pick<Mismatch, 'what' | 'name'>): string => {
  if (what === 'time') return timeText(model);
  const end = what === 'end' ? model.ends.find((one) => one.name === name) : undefined;
  const measure = what === 'measure' ? model.measures.find((one) => one.name === name) : undefined;
  return end === undefined ? measureText(measure as Measure) : endText(end);
};

/**
 * What the arms call the same and mean differently, by the text of its formulas: other values of parameters are no other
 * meaning, and what a formula refers to is not looked at.
 */
export const mismatches = (baseline: NamedModel, arm: NamedModel): readonly Mismatch[] => {
  const [a, b] = [baseline.model, arm.model];
  const time = timeText(a) === timeText(b) ? [] : [{ what: 'time' as const, name: '' }];
  const found = [
    ...time,
    ...differing('end', endText, a.ends, b.ends),
    ...differing('measure', measureText, a.measures, b.measures),
  ];
  return found.map((one) => ({
    arm: arm.name,
    ...one,
    detail: `in ${baseline.name} ${textIn(baseline, one)}; in ${arm.name} ${textIn(arm, one)}`,
  }));
};
