import { judgeCondition } from '../../engine/analysis/judge-condition.ts';
import { quantityOf } from '../../engine/experiment/results/quantity-of.ts';
import type { PointDocument } from '../../engine/experiment/study/read-points.ts';
import { formatCount } from '../../reports/format.ts';
import type { FailIf } from '../fail-if.ts';
import { valueText } from './study-words.ts';
import type { Style } from './style.ts';

/** A `--fail-if` over all points of a sweep. */
export type PointsCheck = {
  readonly text: string;
  /** What cannot be told at a point fails as well. */
  readonly failed: boolean;
  readonly points: number;
  /** The points at which it holds, and how many there are at which it cannot be told. */
  readonly holdsAt: readonly PointDocument[];
  readonly unknown: number;
};

export const checkPoints = (conditions: readonly FailIf[], points: readonly PointDocument[]): readonly PointsCheck[] =>
  conditions.map(({ text, condition }) => {
    const answers = points.map((point) => judgeCondition(condition, (name) => quantityOf(point, name)).holds);
    const holdsAt = points.filter((_, index) => answers[index] === true);
    const unknown = answers.filter((answer) => answer === undefined).length;
    return { text, failed: holdsAt.length + unknown > 0, points: points.length, holdsAt, unknown };
  });

/** `checks` of `--json`. */
export const pointsChecksDocument = (checks: readonly PointsCheck[]) => ({
  failed: checks.some(({ failed }) => failed),
  failIf: checks.map(({ text, failed, points, holdsAt, unknown }) => ({
    condition: text,
    failed,
    points,
    holdsAt: holdsAt.map(({ point }) => point),
    unknown,
  })),
});

/** `check failed: catastrophe > 0.5 holds at 12 of 256 points, the first: rate = 3`. */
export const pointsCheckLine = ({ text, failed, points, holdsAt, unknown }: PointsCheck, style: Style): string => {
  const head = failed ? style('red', 'check failed') : 'check passed';
  const condition = text.replace(/\s+/g, ' ').trim();
  const [first] = holdsAt;
  const at = first && Object.entries(first.parameters).map(([path, value]) => `${path} = ${valueText(value)}`);
  const where = at === undefined ? '' : `, the first: ${at.join(', ')}`;
  const cannot = unknown > 0 ? `; at ${formatCount(unknown)} it cannot be told` : '';
  const many = holdsAt.length === 0 ? 'none' : formatCount(holdsAt.length);
  return `${head}: ${condition} holds at ${many} of ${formatCount(points)} points${where}${cannot}`;
};
