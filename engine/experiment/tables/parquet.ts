import type { SchemaElement } from 'hyparquet';
import type { Sink, Written } from '../results/sink.ts';
import type { Cells, TableColumn } from './table.ts';

/** A table being written, row group after row group. */
export type ParquetTable = {
  /** One element per column, all of the same length: a row group. */
  readonly append: (cells: readonly Cells[]) => void;
  readonly close: () => Written;
};

/** Named in the file itself; without a version, so that data of equal content has equal bytes. */
const CREATED_BY = 'detente';

const elementOf = ({ name, type }: TableColumn): SchemaElement => {
  if (type === 'text') return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' };
  if (type === 'integer') return { name, type: 'INT32', repetition_type: 'REQUIRED' };
  return { name, type: 'DOUBLE', repetition_type: 'OPTIONAL' };
};

/** Missing numbers are null in the file: NaN would poison every mean that is taken of the column. */
const stored = (cells: Cells): (string | number | null)[] | Int32Array | Float64Array => {
  if (!(cells instanceof Float64Array)) return cells instanceof Int32Array ? cells : [...cells];
  if (!cells.some(Number.isNaN)) return cells;
  return Array.from(cells, (value) => (Number.isNaN(value) ? null : value));
};

/**
 * Writes a table as Parquet: the same cells in the same groups give the same bytes.
 *
 * The library is loaded when first needed; nothing else in the engine needs it.
 *
 * @param statistics least and largest values of each group, by which a query can pass it over; a quarter of the time
 */
export const openParquet = async (
  columns: readonly TableColumn[],
  sink: Sink,
  statistics = true,
): Promise<ParquetTable> => {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const bytes = new ByteWriter();
  const flush = (): void => {
    sink.write(bytes.getBytes());
    bytes.index = 0;
  };
  const schema = [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)];
  const table = new ParquetWriter({
    writer: Object.assign(bytes, { flush, finish: flush }),
    schema,
    createdBy: CREATED_BY,
    statistics,
  });
  return {
    append: (cells) => {
      const columnData = columns.map(({ name }, index) => ({ name, data: stored(cells[index] as Cells) }));
      table.write({ columnData, rowGroupSize: Math.max(1, columnData[0]?.data.length ?? 1) });
    },
    close: () => {
      table.finish();
      return sink.close();
    },
  };
};
