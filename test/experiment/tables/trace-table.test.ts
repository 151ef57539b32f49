import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBatch } from '../../../engine/experiment/batch/batch.ts';
import type { TraceChoice } from '../../../engine/experiment/tables/trace-table.ts';
import { tellRun } from '../../../engine/run/story.ts';
import { memorySinks } from '../memory-sink.ts';
import { fuses, openFixture } from '../open-fixture.ts';
import { rowsOf } from '../rows-of.ts';

const tableOf = async (path: string, runs: number, trace: TraceChoice) => {
  const model = await openFixture(path);
  const sinks = memorySinks();
  await runBatch({ model, seed: '7', arm: 'base', point: 0, runs, trace }, sinks.open);
  return { model, rows: await rowsOf(sinks.bytes('trace.parquet')) };
};

describe.each([
  ['two-labs', join(import.meta.dirname, '../../fixtures/two-labs.yaml')],
  ['fuses, some of which fail', fuses],
])('trajectories of %s', (_, path) => {
  it('are those of the runs told one by one: every state, choice and measure of every tick', async () => {
    const { model, rows } = await tableOf(path, 12, 'all');
    for (let run = 0; run < 12; run++) {
      const story = await tellRun(model, { seed: '7', run });
      const own = rows.filter((row) => row.run === run);
      expect(new Set(own.map(({ tick }) => tick)).size).toBe(story.ticks + 1);
      for (const row of own) {
        const told = row.tick === 0 ? story.initial : story.rows[(row.tick as number) - 1];
        const declared = row.class === null ? row.name : `${row.class}.${row.name}`;
        if (row.kind === 'state') {
          const members = model.classes.find(({ name }) => name === row.class)?.members ?? [];
          const at = Math.max(
            0,
            members.findIndex(({ name }) => name === row.player),
          );
          const value = told?.states[declared as string]?.[at] ?? Number.NaN;
          expect(row.value, `${declared}`).toBe(Number.isNaN(value) ? null : value);
        } else if (row.kind === 'measure') {
          const key = [row.name, row.player].filter((part) => part !== null).join('|');
          const value = told?.measures[key] ?? Number.NaN;
          expect(row.value, key).toBe(Number.isNaN(value) ? null : value);
        } else if (row.tick !== 0) {
          const decisions = story.rows[(row.tick as number) - 1]?.decisions ?? [];
          const taken = decisions.find(({ player, decision }) => player === row.player && decision.id === row.name);
          expect(row.value).toBe(taken?.choice);
          expect(row.option).toBe(taken?.decision.options[taken.choice]);
        }
      }
      const perTick = own.filter(({ tick }) => tick === 0).length;
      expect(own.length).toBe(perTick * (story.ticks + 1));
    }
  });
});

describe('a sample of trajectories', () => {
  it('is of the first 50 runs', async () => {
    const { rows } = await tableOf(fuses, 120, 'sample');
    expect(new Set(rows.map(({ run }) => run))).toEqual(new Set(Array.from({ length: 50 }, (_, run) => run)));
    expect((await tableOf(fuses, 20, 'sample')).rows).toEqual((await tableOf(fuses, 20, 'all')).rows);
  });
});
