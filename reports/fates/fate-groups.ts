import type { FateStep, Fates } from '../../engine/experiment/results/results.ts';

/** Those with the same answers: how many, and how their runs ended. */
export type Group = {
  /** How many questions in turn were answered with yes. */
  readonly depth: number;
  /** What they did last: `complied`, `went undetected`, `were caught`. */
  readonly text: string;
  readonly count: number;
  /** By outcome. */
  readonly ends: readonly number[];
};

/** The players of a class, each counted once per run, by what became of them. */
export type FateGroups = {
  readonly class: string;
  /** The question that says who is meant, where there are several; the others were asked of those alone. */
  readonly base: FateStep | undefined;
  readonly questions: readonly FateStep[];
  /** Those who were asked. */
  readonly count: number;
  /** By depth, from those who answered the first question with no. */
  readonly groups: readonly Group[];
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Whom the picture shows: where there are several questions, those of whom the first was true. */
export function fateGroups({ class: whose, steps, counts }: Fates): FateGroups {
  const from = steps.length > 1 ? 1 : 0;
  const groups = counts.slice(from).map((ends, k): Group => {
    const depth = from + k;
    const text = steps[depth]?.otherwise ?? steps.at(-1)?.label ?? '';
    return { depth, text, count: sum(ends), ends };
  });
  return {
    class: whose,
    base: from === 1 ? steps[0] : undefined,
    questions: steps.slice(from),
    count: sum(groups.map(({ count }) => count)),
    groups,
  };
}

/** How many of them answered at least so many questions in turn with yes. */
export function reached({ groups }: FateGroups, depth: number): number {
  return sum(groups.filter((group) => group.depth >= depth).map(({ count }) => count));
}
