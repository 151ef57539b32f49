import { writtenName } from '../../engine/analysis/condition-names.ts';
import type { Precision } from '../../engine/experiment/run-until-precise.ts';
import type { Model } from '../../engine/language/model.ts';
import { formatCount } from '../../reports/format.ts';
import { numberText } from '../../reports/telling/numbers.ts';
import { columnFacts, toldUnit } from './run-summary.ts';

/** `0.9 points` of a share, `0.05 OOM` of a mean. */
const widthText = (width: number, { name }: Precision, model: Model): string => {
  if (name.isShare) return 100 * width === 1 ? '1 point' : `${numberText(100 * width, 2)} points`;
  const unit = toldUnit(columnFacts(name.key, model).unit, model);
  return `${numberText(width, 2)}${unit === '1' || unit === '' ? '' : ` ${unit}`}`;
};

const labelOf = ({ name }: Precision, model: Model): string =>
  (name.kind === 'share'
    ? model.ends.find((end) => end.name === name.key)?.label
    : columnFacts(name.key, model).label) ?? writtenName(name);

/** Runs that would do, if the interval shrinks as with the root of their number: the next look at or above them. */
const enough = ({ reached, asked }: Precision, runs: number): number | undefined => {
  const needed = runs * (reached / asked) * (reached / asked);
  if (!Number.isFinite(needed) || needed > 1e9) return undefined;
  let look = 512;
  while (look < needed) look *= 2;
  return look;
};

/** `Catastrophe: ± 0.9 points at 8,192 runs (asked ± 1 points)` */
export const precisionLine = (precision: Precision, runs: number, model: Model): string => {
  const { reached, asked } = precision;
  const wanted = `(asked ± ${widthText(asked, precision, model)})`;
  const label = labelOf(precision, model);
  const of = `${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'}`;
  if (!Number.isFinite(reached)) return `${label}: no interval at ${of} ${wanted}`;
  return `${label}: ± ${widthText(reached, precision, model)} at ${of} ${wanted}`;
};

/** What is said where the most runs were played and it is not precise; nothing where it is. */
export const precisionWarning = (precision: Precision, runs: number): string | undefined => {
  if (precision.isReached) return undefined;
  const look = enough(precision, runs);
  const hint = look === undefined ? '' : `; about ${formatCount(look)} would do: --runs ${look}`;
  return `warning not as precise as asked with ${formatCount(runs)} runs, the most${hint}`;
};

/** `precision` of `--json`. */
export const precisionDocument = ({ name, asked, reached, isReached }: Precision) => ({
  headline: writtenName(name),
  asked,
  reached,
  isReached,
});
