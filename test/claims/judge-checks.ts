import type { Crew } from '../../engine/experiment/batch/crew.ts';
import { armsOf } from './arms-of.ts';
import type { Check, Design, Plan } from './claim.ts';
import { type Conclusion, concludeBand, concludeDirection } from './conclude.ts';
import { type Contrast, readContrast, readExpectation } from './contrast.ts';
import { type Effect, effectOf } from './effect.ts';
import type { Arm, OpenedClaim } from './open-claim.ts';
import { type ArmSums, type Place, playArm, type Tell } from './play-arm.ts';
import type { Sums } from './sums.ts';
import { unitOf } from './unit-of.ts';
import { type Moved, worldsOf } from './worlds.ts';

/** A check and how it came out. */
export type CheckResult = {
  readonly id: string;
  readonly unit: string;
  /** Numbers that were moved. */
  readonly moved: number;
} & Conclusion;

/** A check as it is computed. */
type AskedCheck = {
  readonly check: Check;
  readonly contrast: Contrast;
  readonly sign: 1 | -1;
  readonly relative: string | undefined;
  readonly arms: readonly string[];
};

const askedCheck = (opened: OpenedClaim, check: Check): AskedCheck => {
  const relative = check.kind === 'band' ? check.relative : undefined;
  const { contrast, sign } =
    check.kind === 'direction'
      ? readExpectation(check.expect)
      : { contrast: readContrast(check.same), sign: 1 as const };
  return { check, contrast, sign, relative, arms: armsOf(opened, contrast, relative) };
};

const concludeOf = (check: Check, effects: readonly Effect[], sign: 1 | -1): Conclusion =>
  check.kind === 'direction' ? concludeDirection(effects, sign) : concludeBand(effects, check.within);

/** Runs in which what is to be left out happened in any arm. */
const leftOut =
  (happened: readonly Sums[]) =>
  (run: number): boolean =>
    happened.some(({ above }) => above[run] !== 0);

const placesOf = ({ moves }: Arm, moved: readonly Moved[], { points, runs }: Design): readonly Place[] =>
  Array.from({ length: points }, (_, point) => ({
    held: moved.flatMap(({ path, shares }) => moves.get(path)?.moved(shares[point] as number) ?? []),
    // Points with runs of their own are independent of each other.
    first: point * runs,
    runs,
  }));

/** Checks that have arms in common, and so points. */
const sharing = (checks: readonly AskedCheck[]): readonly (readonly AskedCheck[])[] =>
  checks.reduce((groups: readonly (readonly AskedCheck[])[], check) => {
    const isWith = (group: readonly AskedCheck[]): boolean =>
      group.some(({ arms }) => arms.some((arm) => check.arms.includes(arm)));
    return [...groups.filter((group) => !isWith(group)), [...groups.filter(isWith).flat(), check]];
  }, []);

/** Plays checks at the same points. */
const judgeGroup = async (
  opened: OpenedClaim,
  asked: readonly AskedCheck[],
  design: Design,
  plan: Plan,
  crew: Crew,
  tell: Tell,
): Promise<readonly CheckResult[]> => {
  const names = new Set(asked.flatMap(({ arms }) => arms));
  const compared = [...opened.arms].filter(([name]) => names.has(name)).map(([, { moves }]) => moves);
  const moved = worldsOf(opened.claim, compared, design.points, plan);
  const played = new Map<string, ArmSums>();
  for (const [name, arm] of opened.arms) {
    const needing = asked.filter(({ arms }) => arms.includes(name)).map(({ check }) => check);
    if (needing.length === 0) continue;
    const outputs = [...new Set(needing.flatMap(({ output, without }) => [output, ...without]))];
    played.set(name, await playArm(arm, placesOf(arm, moved, design), outputs, crew));
    tell(`claim ${opened.claim.number}: ${name}, ${design.points} points of ${design.runs} runs`);
  }
  return asked.map(({ check, contrast, relative, sign, arms }) => {
    const [first] = arms.map((name) => opened.arms.get(name) as Arm);
    const { unit, isShare } = unitOf((first as Arm).play.kernel.model, check.output);
    const sumsAt = (output: string, point: number) =>
      new Map(arms.map((name) => [name, played.get(name)?.get(output)?.[point] as Sums]));
    const effects = Array.from({ length: design.points }, (_, point) => {
      const without = check.without.flatMap((output) => [...sumsAt(output, point).values()]);
      return effectOf(sumsAt(check.output, point), { contrast, relative, isShare }, leftOut(without));
    });
    return {
      id: check.id,
      unit: relative === undefined ? unit : '1',
      moved: moved.length,
      ...concludeOf(check, effects, sign),
    };
  });
};

/** Plays all checks of a claim; those that have no arm in common have points of their own. */
export const judgeChecks = async (
  opened: OpenedClaim,
  plan: Plan,
  crew: Crew,
  tell: Tell,
): Promise<readonly CheckResult[]> => {
  const results: CheckResult[] = [];
  for (const kind of ['direction', 'band'] as const) {
    const asked = opened.claim.checks.filter((check) => check.kind === kind).map((check) => askedCheck(opened, check));
    for (const group of sharing(asked))
      results.push(...(await judgeGroup(opened, group, plan[kind], plan, crew, tell)));
  }
  const order = opened.claim.checks.map(({ id }) => id);
  return results.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
};
