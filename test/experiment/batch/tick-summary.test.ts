import { describe, expect, it } from 'vitest';
import { laneSumsModule } from '../../../engine/experiment/batch/lane-sums.ts';
import { momentsOf } from '../../../engine/experiment/batch/moments.ts';
import type { ShardProgram } from '../../../engine/experiment/batch/shard-program.ts';
import { createSamples } from '../../../engine/experiment/batch/tick-samples.ts';
import { createTickSummary } from '../../../engine/experiment/batch/tick-summary.ts';
import type { Machine } from '../../../engine/run/image.ts';
import * as fc from '../../properties/seeded.ts';

/** A batch as it could have been played: where each run stood, and all numbers of the machine, row by row. */
type Played = {
  readonly count: number;
  readonly ends: readonly { readonly failed: boolean; readonly tick: number }[];
  readonly rows: readonly { readonly laneOf: readonly number[]; readonly numbers: readonly number[] }[];
};

const number = fc.oneof(
  { weight: 6, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, -0, 1, 5e-324, 1e300) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);

/** Arrays of the machine: outcome, end tick, then what columns may be, in gaps. */
const ARRAYS = 24;

const scene = fc
  .record({
    lanes: fc.constantFrom(2, 4, 8, 16),
    horizon: fc.integer({ min: 0, max: 5 }),
    columns: fc.uniqueArray(fc.record({ array: fc.integer({ min: 2, max: ARRAYS - 1 }), carried: fc.boolean() }), {
      maxLength: 7,
      selector: ({ array }) => array,
    }),
    shift: fc.constantFrom(0, 1e9),
  })
  .chain(({ lanes, horizon, columns, shift }) =>
    fc.record({
      lanes: fc.constant(lanes),
      horizon: fc.constant(horizon),
      columns: fc.constant(columns),
      batches: fc.array(playedBatch(lanes, horizon, shift), { minLength: 1, maxLength: 3 }),
    }),
  );

const playedBatch = (lanes: number, horizon: number, shift: number): fc.Arbitrary<Played> =>
  fc
    .record({
      count: fc.integer({ min: 1, max: lanes }),
      ends: fc.array(fc.record({ failed: fc.boolean(), tick: fc.integer({ min: 0, max: horizon }) }), {
        minLength: lanes,
        maxLength: lanes,
      }),
    })
    .chain(({ count, ends }) => {
      const last = Math.max(...ends.map(({ tick }) => tick));
      const order = Array.from({ length: lanes }, (_, lane) => lane);
      const row = fc.record({
        laneOf: fc.shuffledSubarray(order, { minLength: lanes }),
        numbers: fc
          .array(number, { minLength: ARRAYS * lanes, maxLength: ARRAYS * lanes })
          .map((numbers) => numbers.map((one) => one + shift)),
      });
      const rows = fc.array(row, { minLength: last + 1, maxLength: last + 1 });
      return fc.record({ count: fc.constant(count), ends: fc.constant(ends), rows });
    });

describe('the summary of ticks', () => {
  it('has the moments of the values that count, added run by run, to the last bit; and the values', async () => {
    const sums = await laneSumsModule();
    await fc.assert(
      fc.asyncProperty(scene, async ({ lanes, horizon, columns, batches }) => {
        const numbers = new Float64Array(ARRAYS * lanes);
        const laneOf = new Int32Array(lanes);
        const rows = horizon + 1;
        const ticks = columns.map(({ array, carried }) => ({ place: array * lanes, carried }));
        const program = { rows, ticks, sums, places: { outcome: 0, endTick: lanes } } as unknown as ShardProgram;
        const summary = await createTickSummary({ numbers, laneOf, lanes } as Machine, program);
        const all = lanes * batches.length;
        const samples = createSamples([0, rows * columns.length], all);
        const expected = Array.from({ length: rows * columns.length }, () => new Float64Array(all).fill(Number.NaN));

        for (const [batch, played] of batches.entries()) {
          for (const [tick, row] of played.rows.entries()) {
            numbers.set(row.numbers);
            laneOf.set(row.laneOf);
            for (const [run, { failed, tick: end }] of played.ends.entries()) {
              numbers[laneOf[run] as number] = failed ? -1 : 1;
              numbers[lanes + (laneOf[run] as number)] = end;
            }
            summary.row(tick);
          }
          summary.commit(batch * lanes, played.count, samples);
          for (const [cell, values] of expected.entries()) {
            const tick = Math.floor(cell / columns.length);
            const { array, carried } = columns[cell % columns.length] as (typeof columns)[number];
            const row = played.rows[Math.min(tick, played.rows.length - 1)] as Played['rows'][number];
            for (const [run, end] of played.ends.slice(0, played.count).entries())
              if (!end.failed && (carried || tick <= end.tick))
                values[batch * lanes + run] = row.numbers[array * lanes + (row.laneOf[run] as number)] as number;
          }
        }

        const { n, mean, m2 } = summary.take();
        for (const [cell, values] of expected.entries()) {
          const plain = momentsOf(values);
          expect([n[cell], mean[cell], m2[cell]]).toEqual([plain.n[0], plain.mean[0], plain.m2[0]]);
          expect([...samples.values.subarray(cell * all, (cell + 1) * all)]).toEqual([...values]);
        }
        expect([...summary.take().n]).toEqual(expected.map(() => 0));
      }),
    );
  });
});
