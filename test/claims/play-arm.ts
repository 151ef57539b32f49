import type { ConditionName } from '../../engine/analysis/condition-names.ts';
import type { Crew } from '../../engine/experiment/batch/crew.ts';
import { type Point, playPoints } from '../../engine/experiment/study/play-points.ts';
import { type Fixed, heldNumbers } from '../../engine/run/image.ts';
import type { Arm } from './open-claim.ts';
import { outputIn, type Sums, sumsOf } from './sums.ts';

/** A point of an arm: what is held there, and its runs. */
export type Place = { readonly held: readonly Fixed[]; readonly first: number; readonly runs: number };

/** Told after each arm. */
export type Tell = (what: string) => void;

/** Sums of each output at each place. */
export type ArmSums = ReadonlyMap<string, readonly Sums[]>;

/**
 * Plays an arm at all places, on all of a crew.
 *
 * @throws Error where a run fails: a claim is not to rest on what is left
 */
export const playArm = async (
  { play }: Arm,
  places: readonly Place[],
  outputs: readonly string[],
  crew: Crew,
): Promise<ArmSums> => {
  const { model } = play.kernel;
  const names = outputs.map((output): readonly [string, ConditionName] => [output, outputIn(model, output)]);
  const held = places.map((place) => heldNumbers(play.kernel, place.held));
  const points = places.map(({ first, runs }, index): Point => ({ index, values: [index], first, runs }));
  const programs = { of: async ([index]: Point['values']) => ({ ...play, held: held[Number(index)] as Float64Array }) };
  const sums = new Map<string, Sums[]>(outputs.map((output) => [output, []]));
  for await (const played of playPoints(points, programs, crew, {})) {
    const { failedRuns } = played.summary;
    if (failedRuns > 0) throw new Error(`${model.title}: ${failedRuns} runs of point ${played.point.index} failed`);
    for (const [output, name] of names) sums.get(output)?.push(sumsOf(played, name));
  }
  return sums;
};
