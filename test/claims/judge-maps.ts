import type { Crew } from '../../engine/experiment/batch/crew.ts';
import type { Fixed } from '../../engine/run/image.ts';
import { armsOf } from './arms-of.ts';
import type { Axis, SignMap } from './claim.ts';
import { readContrast } from './contrast.ts';
import { effectOf } from './effect.ts';
import { heldAt } from './moves.ts';
import type { Arm, OpenedClaim } from './open-claim.ts';
import { type ArmSums, playArm, type Tell } from './play-arm.ts';
import type { Sums } from './sums.ts';
import { unitOf } from './unit-of.ts';

/** Effects by rows and columns. */
export type MapResult = {
  readonly id: string;
  readonly unit: string;
  readonly cells: readonly (readonly { readonly estimate: number; readonly half95: number }[])[];
};

/** What maps with the same axes have in common is played once. */
type PlayedMaps = Map<string, ArmSums>;

const playCells = async (
  { claim, arms }: OpenedClaim,
  { rows, columns }: SignMap,
  name: string,
  runs: number,
  played: PlayedMaps,
  crew: Crew,
  tell: Tell,
): Promise<ArmSums> => {
  const axes = JSON.stringify([rows, columns]);
  const known = played.get(`${name} ${axes}`);
  if (known !== undefined) return known;
  const arm = arms.get(name) as Arm;
  const { model } = arm.play.kernel;
  const held = ({ path, times, against, arms: only }: Axis, value: number): readonly Fixed[] =>
    only?.includes(name) === false
      ? []
      : [
          ...heldAt(model, arm.moves, path, value, times),
          ...(against === undefined ? [] : heldAt(model, arm.moves, against, 1 / value, false)),
        ];
  const places = rows.values.flatMap((row) =>
    columns.values.map((column) => ({ held: [...held(rows, row), ...held(columns, column)], first: 0, runs })),
  );
  const alike = claim.maps.filter((map) => JSON.stringify([map.rows, map.columns]) === axes);
  const sums = await playArm(arm, places, [...new Set(alike.map(({ output }) => output))], crew);
  played.set(`${name} ${axes}`, sums);
  tell(`claim ${claim.number}: map, ${name}, ${places.length} cells of ${runs} runs`);
  return sums;
};

const judgeMap = async (
  opened: OpenedClaim,
  map: SignMap,
  runs: number,
  played: PlayedMaps,
  crew: Crew,
  tell: Tell,
): Promise<MapResult> => {
  const contrast = readContrast(map.value);
  const names = armsOf(opened, contrast);
  const [first] = names.map((name) => opened.arms.get(name) as Arm);
  const { unit, isShare } = unitOf((first as Arm).play.kernel.model, map.output);
  const sums = new Map<string, readonly Sums[]>();
  for (const name of names) {
    const of = await playCells(opened, map, name, runs, played, crew, tell);
    sums.set(name, of.get(map.output) as readonly Sums[]);
  }
  const width = map.columns.values.length;
  const cellAt = (place: number) => {
    const there = new Map([...sums].map(([name, all]) => [name, all[place] as Sums]));
    const { estimate, half95 } = effectOf(there, { contrast, relative: undefined, isShare }, () => false);
    return { estimate, half95 };
  };
  return {
    ...{ id: map.id, unit },
    cells: map.rows.values.map((_, row) => map.columns.values.map((__, column) => cellAt(row * width + column))),
  };
};

/** Plays all maps of a claim. */
export const judgeMaps = async (
  opened: OpenedClaim,
  runs: number,
  crew: Crew,
  tell: Tell,
): Promise<readonly MapResult[]> => {
  const maps: MapResult[] = [];
  const played: PlayedMaps = new Map();
  for (const map of opened.claim.maps) maps.push(await judgeMap(opened, map, runs, played, crew, tell));
  return maps;
};
