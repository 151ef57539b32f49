import type { Kernel } from '../../compile/compile.ts';
import type { Slot } from '../../compile/graph/node.ts';
import type { Decision } from '../../language/model.ts';
import { tickColumns } from '../../run/columns.ts';
import type { Shard } from '../batch/shard.ts';
import { type Cells, repeated, type TableColumn } from './table.ts';

/** Whose trajectories are kept: nobody's, those of the first runs, or of all. */
export type TraceChoice = 'none' | 'sample' | 'all';

const SAMPLED_RUNS = 50;

/** How many runs are recorded in full. */
export const tracedRuns = (choice: TraceChoice, runs: number): number =>
  choice === 'all' ? runs : choice === 'none' ? 0 : Math.min(runs, SAMPLED_RUNS);

/** One number per tick of a run that is recorded in full. */
export type TracedColumn = {
  readonly kind: 'state' | 'decision' | 'measure';
  readonly name: string;
  readonly class: string | undefined;
  readonly member: string | undefined;
  readonly player: number;
  readonly slot: Slot;
  readonly decision: Decision | undefined;
};

/** The columns of `trace.parquet`: one row per number and tick of a run. */
export const TRACE_COLUMNS: readonly TableColumn[] = [
  { name: 'arm', type: 'text', meaning: 'variant of the scenario', unit: '' },
  { name: 'point', type: 'integer', meaning: 'place of the design point in the design, from 0', unit: '' },
  { name: 'run', type: 'integer', meaning: 'number of the run, from 0', unit: '' },
  { name: 'tick', type: 'integer', meaning: 'completed ticks; 0 is the start', unit: 'ticks' },
  { name: 'class', type: 'text', meaning: 'class of the player, where the number is of one', unit: '' },
  { name: 'player', type: 'text', meaning: 'player, where the number is of one', unit: '' },
  { name: 'kind', type: 'text', meaning: 'what the number is: a state, a decision or a measure', unit: '' },
  { name: 'name', type: 'text', meaning: 'name of the state, decision or measure', unit: '' },
  { name: 'option', type: 'text', meaning: 'option chosen, where the number is of a decision', unit: '' },
  {
    name: 'value',
    type: 'double',
    meaning: 'the number after that tick; of a decision the place of the option, from 0, at tick 0 the initial one',
    unit: 'of the state or measure',
  },
];

/** All states, decisions and per-tick measures of a model. Shares of options say in one run what the decision says. */
export const tracedColumns = ({ model, program, layout }: Kernel): readonly TracedColumn[] => {
  const { slots } = program;
  const each = (
    kind: 'state' | 'decision',
    declared: (typeof model.states)[number] | Decision,
    slot: Slot,
  ): TracedColumn[] =>
    (declared.owner?.members ?? [undefined]).map((member, player) => ({
      kind,
      name: declared.id,
      class: declared.owner?.name,
      member: member?.name,
      player,
      slot,
      decision: declared.kind === 'decision' ? declared : undefined,
    }));
  const columns = [
    ...model.states.flatMap((state) => each('state', state, slots.state(state))),
    ...model.decisions.flatMap((decision) => each('decision', decision, slots.choice(decision))),
    ...tickColumns(model, slots)
      .filter(({ option }) => option === undefined)
      .map(
        (column): TracedColumn => ({
          kind: 'measure',
          name: column.measure.name,
          class: column.class,
          member: column.player,
          player: 0,
          slot: column.slot,
          decision: undefined,
        }),
      ),
  ];
  return columns.filter(({ slot }) => layout.has(slot.name));
};

/** Most rows of a row group, where a run has fewer. */
const GROUP_ROWS = 65536;

/** The trajectories of a shard, in groups: run after run, in a run number after number, of a number tick after tick. */
export function* traceGroups(
  columns: readonly TracedColumn[],
  rows: number,
  shard: Shard,
  where: { readonly arm: string; readonly point: number },
): Generator<readonly Cells[]> {
  const recorded = columns.length === 0 ? 0 : shard.trace.length / (columns.length * rows);
  const together = Math.max(1, Math.floor(GROUP_ROWS / (columns.length * rows)));
  for (let from = 0; from < recorded; from += together)
    yield cellsOf(columns, rows, shard, from, Math.min(recorded, from + together), where);
}

const cellsOf = (
  columns: readonly TracedColumn[],
  rows: number,
  shard: Shard,
  from: number,
  to: number,
  where: { readonly arm: string; readonly point: number },
): readonly Cells[] => {
  const texts = { class: [], player: [], kind: [], name: [], option: [] } as Record<string, (string | null)[]>;
  const [runs, ticks, values]: [number[], number[], number[]] = [[], [], []];
  for (let at = from; at < to; at++) {
    const last = shard.endTicks[at] as number;
    for (const [index, { kind, name, class: group, member, decision }] of columns.entries()) {
      for (let tick = 0; tick <= last; tick++) {
        const value = shard.trace[(at * rows + tick) * columns.length + index] as number;
        texts.class?.push(group ?? null);
        texts.player?.push(member ?? null);
        texts.kind?.push(kind);
        texts.name?.push(name);
        texts.option?.push(decision?.options[value] ?? null);
        runs.push(shard.first + at);
        ticks.push(tick);
        values.push(value);
      }
    }
  }
  return [
    repeated(where.arm, runs.length),
    new Int32Array(runs.length).fill(where.point),
    Int32Array.from(runs),
    Int32Array.from(ticks),
    ...['class', 'player', 'kind', 'name', 'option'].map((name) => texts[name] ?? []),
    Float64Array.from(values),
  ];
};
