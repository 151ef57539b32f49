import type { Factor } from '../../engine/experiment/study/factor.ts';
import type { Definition } from '../figure.ts';
import { numberText } from '../plane/axis.ts';
import type { Results, SweepFacts } from '../results.ts';
import { factorNames } from '../study/names.ts';
import { behind } from '../unit-words.ts';
import { varied as words } from '../wording/sweep.ts';
import { plain } from '../words.ts';

/** Values that are told one by one. */
const MOST_VALUES = 16;

function valuesText({ values, unit }: Factor, { scenario }: Results): string {
  const told = (value: number | string): string => (typeof value === 'number' ? numberText(value) : plain(value));
  if (values.kind === 'range')
    return words.range(numberText(values.lo), numberText(values.hi), behind(unit, scenario), values.log);
  if (values.kind === 'distribution') return words.drawn(values.distribution.dist);
  const { levels } = values;
  const isMany = levels.length > MOST_VALUES;
  const shown = isMany
    ? [...levels.slice(0, 3).map(told), '…', told(levels.at(-1) as number | string)]
    : levels.map(told);
  return words.levels(shown.join(', '), behind(unit, scenario), levels.length);
}

/** What was varied, each with its values, and what was held. */
export function variedEntries(results: Results, { factors, held }: SweepFacts): readonly (string | Definition)[] {
  const names = factorNames(factors);
  return [
    ...factors.map(
      (factor): Definition => ({
        term: names.get(factor.path) ?? factor.path,
        meaning: `${valuesText(factor, results)} (${[factor.role, ...(names.get(factor.path) === factor.path ? [] : [factor.path])].join(', ')})`,
      }),
    ),
    ...held.map(
      ({ path, value }): Definition => ({
        term: path,
        meaning: words.held(typeof value === 'number' ? numberText(value) : plain(value)),
      }),
    ),
  ];
}
