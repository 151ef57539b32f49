import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Crew, soloCrew } from '../../../engine/experiment/batch/crew.ts';
import { groupRows } from '../../../engine/experiment/batch/row-groups.ts';
import { threadCrew } from '../../../engine/experiment/batch/threads.ts';
import { withCrew } from '../../../engine/experiment/batch/with-crew.ts';
import { openParquet } from '../../../engine/experiment/tables/parquet.ts';
import type { Cells, TableColumn } from '../../../engine/experiment/tables/table.ts';
import { memorySinks } from '../memory-sink.ts';
import { rowsOf } from '../rows-of.ts';

const column = (name: string, type: TableColumn['type']): TableColumn => ({ name, type, meaning: '', unit: '' });

const COLUMNS = [
  column('end', 'text'),
  column('run', 'integer'),
  column('level', 'double'),
  column('gap', 'double'),
  column('note', 'text'),
  column('arm', 'text'),
  column('half', 'integer'),
];

/**
 * Texts that repeat themselves and are missing, others so long that a group has several pages, integers of any sign, doubles
 * with and without missing ones; a text and an integer that stay the same over one group and more.
 */
const cellsOf = (from: number, to: number): readonly Cells[] => {
  const runs = Array.from({ length: to - from }, (_, at) => from + at);
  return [
    runs.map(
      (run) => (run % 7 === 3 ? null : ['bang', 'ümläut', ''][run % 3 === 1 ? 1 : run % 5 === 0 ? 2 : 0]) ?? null,
    ),
    Int32Array.from(runs, (run) => (run % 2 === 0 ? run : -run)),
    Float64Array.from(runs, (run) => Math.sqrt(run) - 5),
    Float64Array.from(runs, (run) => (run % 11 === 0 ? Number.NaN : run / 8)),
    runs.map((run) => `${run} `.repeat(1500)),
    runs.map(() => 'baseline'),
    Int32Array.from(runs, (run) => (run < ROWS / 2 ? 0 : -1)),
  ];
};

const ROWS = 1130;
const GROUP = 250;

/** The bytes of a table whose rows come in pieces of so many. */
const written = async (piece: number, crew: Crew): Promise<Buffer<ArrayBuffer>> => {
  const sinks = memorySinks();
  const table = groupRows(await openParquet(COLUMNS, sinks.open('rows.parquet')), GROUP, crew);
  for (let from = 0; from < ROWS; from += piece) await table.append(cellsOf(from, Math.min(ROWS, from + piece)));
  await table.close();
  return Buffer.from(sinks.bytes('rows.parquet'));
};

/** As the library writes it by itself. */
const plain = async (): Promise<Buffer> => {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [
      { name: 'root', num_children: 7 },
      { name: 'end', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'run', type: 'INT32', repetition_type: 'REQUIRED' },
      { name: 'level', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
      { name: 'gap', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
      { name: 'note', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'arm', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'half', type: 'INT32', repetition_type: 'REQUIRED' },
    ],
    createdBy: 'detente',
  });
  const [end, run, level, gap, note, arm, half] = cellsOf(0, ROWS) as [
    string[],
    Int32Array,
    Float64Array,
    Float64Array,
    string[],
    string[],
    Int32Array,
  ];
  const gaps = Array.from(gap, (value) => (Number.isNaN(value) ? null : value));
  file.write({
    columnData: [
      { name: 'end', data: end },
      { name: 'run', data: run },
      { name: 'level', data: level },
      { name: 'gap', data: gaps },
      { name: 'note', data: note },
      { name: 'arm', data: arm },
      { name: 'half', data: half },
    ],
    rowGroupSize: GROUP,
  });
  file.finish();
  return Buffer.from(writer.getBytes());
};

describe('row groups', () => {
  it('are the bytes that the library would write, whatever the pieces and whoever encodes them', async () => {
    const expected = await plain();
    for (const piece of [1, 64, 250, 1000, 5000])
      expect((await written(piece, soloCrew())).equals(expected), `${piece}`).toBe(true);
    await withCrew(2, undefined, async (crew) => {
      for (const piece of [64, 5000])
        expect((await written(piece, crew)).equals(expected), `${piece}, threads`).toBe(true);
    });
    expect((await rowsOf(await written(64, soloCrew()))).slice(0, 4).map(({ note: _, ...row }) => row)).toEqual([
      { end: '', run: 0, level: -5, gap: null, arm: 'baseline', half: 0 },
      { end: 'ümläut', run: -1, level: -4, gap: 0.125, arm: 'baseline', half: 0 },
      { end: 'bang', run: 2, level: Math.SQRT2 - 5, gap: 0.25, arm: 'baseline', half: 0 },
      { end: null, run: -3, level: Math.sqrt(3) - 5, gap: 0.375, arm: 'baseline', half: 0 },
    ]);
  });

  it('are encoded here where a thread that was to do it dies', async () => {
    const dying = threadCrew(2, { script: join(import.meta.dirname, 'broken.worker.mjs') });
    try {
      expect((await written(300, dying)).equals(await plain())).toBe(true);
    } finally {
      await dying.close();
    }
  });

  it('tell what went wrong, at the latest in the end', async () => {
    const refusing: Crew = { ...soloCrew(), encode: () => Promise.reject(new Error('no memory')) };
    await expect(written(1000, refusing)).rejects.toThrow('no memory');
  });
});
