import type { Kernel } from '../../compile/compile.ts';
import type { Slot } from '../../compile/graph/node.ts';
import { qualified } from '../../compile/lower/slots.ts';
import type { Parameter } from '../../language/model.ts';
import { tickColumns } from '../../run/columns.ts';
import { type Image, imageOf, placeIn } from '../../run/image.ts';
import { type RunPlaces, runPlaces } from '../../run/simulate.ts';
import { type TracedColumn, tracedColumns } from '../tables/trace-table.ts';
import { laneSumsModule } from './lane-sums.ts';

/** A parameter of one player that differs between runs: drawn, or computed from what is drawn. */
export type DrawnParameter = {
  readonly parameter: Parameter;
  readonly player: number;
  /** `parameter.growth.rate`, `parameter.labs.caution.Leader`. */
  readonly name: string;
  readonly slot: Slot;
};

/** All that playing shards needs, as plain data: it can be sent to another thread. */
export type ShardProgram = {
  readonly image: Image;
  readonly places: RunPlaces;
  /** Drawn parameters. */
  readonly drawn: readonly number[];
  /** Ticks with row 0. */
  readonly rows: number;
  /** Per-tick measures, in the order of `tickColumns`; ended runs keep the last value of a carried one. */
  readonly ticks: readonly { readonly place: number; readonly carried: boolean }[];
  /** Adds them up. */
  readonly sums: WebAssembly.Module;
  /** What the trajectories of the first `runs` runs are made of. */
  readonly trace: { readonly runs: number; readonly places: readonly number[] };
};

/** What the numbers of shards are of, for those who write tables. */
export type ShardColumns = { readonly drawn: readonly DrawnParameter[]; readonly traced: readonly TracedColumn[] };

export const shardColumns = (kernel: Kernel): ShardColumns => ({
  drawn: drawnParameters(kernel),
  traced: tracedColumns(kernel),
});

const drawnParameters = ({ model, program, layout }: Kernel): readonly DrawnParameter[] =>
  model.parameters.flatMap((parameter) => {
    const slot = program.slots.parameter(parameter);
    if (!layout.has(slot.name)) return [];
    return parameter.values.flatMap((value, player) => {
      const member = parameter.owner?.members[player]?.name;
      const name = ['parameter', qualified(parameter), member].filter((part) => part !== undefined).join('.');
      return value.kind === 'number' ? [] : [{ parameter, player, name, slot }];
    });
  });

/** What is kept of runs besides what they came to. */
export type Keeping = {
  /** How many runs are recorded in full; default none. */
  readonly traced?: number;
  /** Whether statistics per tick are taken; default they are. */
  readonly ticks?: boolean;
};

export const shardProgram = async (
  kernel: Kernel,
  seed: string,
  { drawn, traced: recorded }: ShardColumns,
  { traced = 0, ticks = true }: Keeping = {},
): Promise<ShardProgram> => ({
  image: await imageOf(kernel, seed),
  places: runPlaces(kernel),
  drawn: drawn.map(({ slot, player }) => placeIn(kernel, slot, player)),
  rows: kernel.model.time.horizon + 1,
  ticks: !ticks
    ? []
    : tickColumns(kernel.model, kernel.program.slots).map(({ slot, measure }) => ({
        place: placeIn(kernel, slot),
        carried: measure.carry,
      })),
  sums: await laneSumsModule(),
  trace: { runs: traced, places: recorded.map(({ slot, player }) => placeIn(kernel, slot, player)) },
});
