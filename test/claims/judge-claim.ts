import type { Crew } from '../../engine/experiment/batch/crew.ts';
import type { Axis, Check, Design, Plan, SignMap } from './claim.ts';
import { type Conclusion, concludeBand, concludeDirection } from './conclude.ts';
import { type Contrast, readContrast, readExpectation } from './contrast.ts';
import { type Effect, effectOf } from './effect.ts';
import { heldAt } from './moves.ts';
import type { Arm, OpenedClaim } from './open-claim.ts';
import { type ArmSums, type Place, playArm } from './play-arm.ts';
import type { Sums } from './sums.ts';
import { unitOf } from './unit-of.ts';
import { type Moved, worldsOf } from './worlds.ts';

/** A check and how it came out. */
export type CheckResult = { readonly id: string; readonly unit: string } & Conclusion;

/** Effects by rows and columns. */
export type MapResult = {
  readonly id: string;
  readonly unit: string;
  readonly cells: readonly (readonly { readonly estimate: number; readonly half95: number }[])[];
};

export type ClaimResult = {
  readonly number: number;
  readonly fingerprint: string;
  /** Assumptions that were moved. */
  readonly moved: readonly string[];
  readonly checks: readonly CheckResult[];
  readonly maps: readonly MapResult[];
};

/** Told after each arm. */
export type Tell = (what: string) => void;

const questionOf = (check: Check): { readonly contrast: Contrast; readonly sign: 1 | -1 } =>
  check.kind === 'direction' ? readExpectation(check.expect) : { contrast: readContrast(check.same), sign: 1 };

/** The arms that a check names. @throws Error where there is none of that name */
const armsOf = ({ claim }: OpenedClaim, { weights }: Contrast, relative?: string): readonly string[] => {
  const names = [...new Set([...weights.keys(), ...(relative === undefined ? [] : [relative])])];
  const unknown = names.find((name) => !claim.arms.has(name));
  if (unknown !== undefined) throw new Error(`claim ${claim.number}: expected an arm, got ${unknown}`);
  return names;
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

/** Plays all checks of a kind, at the same points. */
const judgeChecks = async (
  opened: OpenedClaim,
  checks: readonly Check[],
  design: Design,
  moved: readonly Moved[],
  crew: Crew,
  tell: Tell,
): Promise<readonly CheckResult[]> => {
  const asked = checks.map((check) => {
    const question = questionOf(check);
    const relative = check.kind === 'band' ? check.relative : undefined;
    return { check, relative, ...question, arms: armsOf(opened, question.contrast, relative) };
  });
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
    return { id: check.id, unit: relative === undefined ? unit : '1', ...concludeOf(check, effects, sign) };
  });
};

const judgeMap = async (
  opened: OpenedClaim,
  map: SignMap,
  runs: number,
  crew: Crew,
  tell: Tell,
): Promise<MapResult> => {
  const contrast = readContrast(map.value);
  const names = armsOf(opened, contrast);
  const [first] = names.map((name) => opened.arms.get(name) as Arm);
  const { unit, isShare } = unitOf((first as Arm).play.kernel.model, map.output);
  const played = new Map<string, ArmSums>();
  for (const name of names) {
    const arm = opened.arms.get(name) as Arm;
    const { model } = arm.play.kernel;
    const held = (axis: Axis, value: number) =>
      axis.arms?.includes(name) === false ? [] : heldAt(model, arm.moves, axis.path, value, axis.times);
    const places = map.rows.values.flatMap((row) =>
      map.columns.values.map((column) => ({
        held: [...held(map.rows, row), ...held(map.columns, column)],
        first: 0,
        runs,
      })),
    );
    played.set(name, await playArm(arm, places, [map.output], crew));
    tell(`claim ${opened.claim.number}: map ${map.id}, ${name}, ${places.length} cells of ${runs} runs`);
  }
  const width = map.columns.values.length;
  const cellAt = (place: number) => {
    const sums = new Map(names.map((name) => [name, played.get(name)?.get(map.output)?.[place] as Sums]));
    const { estimate, half95 } = effectOf(sums, { contrast, relative: undefined, isShare }, () => false);
    return { estimate, half95 };
  };
  return {
    ...{ id: map.id, unit },
    cells: map.rows.values.map((_, row) => map.columns.values.map((__, column) => cellAt(row * width + column))),
  };
};

/** Plays all that is asked of a claim. */
export const judgeClaim = async (opened: OpenedClaim, plan: Plan, crew: Crew, tell: Tell): Promise<ClaimResult> => {
  const { claim, fingerprint, arms } = opened;
  const moves = [...arms.values()].map((arm) => arm.moves);
  const checks: CheckResult[] = [];
  for (const kind of ['direction', 'band'] as const) {
    const ofKind = claim.checks.filter((check) => check.kind === kind);
    const moved = worldsOf(claim, moves, plan[kind].points, plan);
    checks.push(...(await judgeChecks(opened, ofKind, plan[kind], moved, crew, tell)));
  }
  const maps: MapResult[] = [];
  for (const map of claim.maps) maps.push(await judgeMap(opened, map, plan.cell, crew, tell));
  const order = claim.checks.map(({ id }) => id);
  return {
    ...{ number: claim.number, fingerprint },
    moved: worldsOf(claim, moves, 1, plan).map(({ path }) => path),
    checks: checks.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
    maps,
  };
};
