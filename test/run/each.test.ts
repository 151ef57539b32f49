import { expect, it } from 'vitest';
import { runBatch } from '../../engine/experiment/batch/batch.ts';
import { memorySinks } from '../experiment/memory-sink.ts';
import { rowsOf } from '../experiment/rows-of.ts';
import { modelOfText } from '../reference/model-of-text.ts';

it('what each player chose adds up to what the class chose', async () => {
  const model = await modelOfText(`
detente: 1
title: T
time: {tick: month, horizon: 4}
players: {labs: [{count: 3, name: Lab}]}
decisions:
  labs:
    stance: {options: [pause, race], effort: [0, 1], initial: race, payoff: "effort[stance]", rule: {logit: {precision: 1}}}
measures:
  stance: {unit: "1", label: Stance, each: true, tick: labs.stance}
`);
  const sinks = memorySinks();
  const { summary } = await runBatch({ model, seed: '1', arm: 'base', point: 0, runs: 50 }, sinks.open);
  expect(summary.series).toHaveLength(8);
  const rows = await rowsOf(sinks.bytes('ticks.parquet'));
  const mean = (player: string | null, option: string, tick: number): number =>
    Number(rows.find((row) => row.player === player && row.option === option && row.tick === tick)?.mean);
  for (const tick of [1, 2, 3, 4])
    for (const option of ['pause', 'race']) {
      const each = ['Lab 1', 'Lab 2', 'Lab 3'].map((player) => mean(player, option, tick));
      expect(each.reduce((sum, one) => sum + one, 0) / 3).toBeCloseTo(mean(null, option, tick), 12);
    }
});
