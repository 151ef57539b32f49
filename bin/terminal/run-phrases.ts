import { wilson } from '../../engine/analysis/wilson.ts';
import type { Model } from '../../engine/language/model.ts';
import { formatEvidence, formatInterval, formatShare } from '../../reports/format.ts';

/** The outcome a line is about: the scenario's headline, else the first harm, the first benefit, the first end. */
export const headlineOf = (model: Model): { readonly name: string; readonly label: string } | undefined => {
  const named = model.ends.find(({ name }) => name === model.experiment.headline);
  const first = (kind: string) => model.ends.find((end) => end.kind === kind);
  return named ?? first('harm') ?? first('benefit') ?? model.ends[0];
};

/** `(95 %: 19–24 %)`; for none or all of the runs the one bound they give. */
export const intervalText = (count: number, n: number): string => {
  if (n === 0) return '';
  if (count === 0 || count === n) return `(${formatEvidence(count, n)})`;
  const { lo, hi } = wilson(count, n);
  return `(95 %: ${formatInterval(lo, hi, n)})`;
};

/** `21 % (95 %: 19–24 %)` */
export const shareText = (count: number, n: number): string =>
  `${formatShare(count, n)} ${intervalText(count, n)}`.trim();
