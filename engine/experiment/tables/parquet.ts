import type { Sink, Written } from '../results/sink.ts';
import { elementOf, loadColumnEncoder, movedPages, type Pages } from './encode-column.ts';
import type { EncodedColumn } from './encoded-column.ts';
import type { Cells, TableColumn } from './table.ts';

/** A table being written, row group after row group. */
export type ParquetTable = {
  readonly columns: readonly TableColumn[];
  /** One element per column, all of the same length: a row group. */
  readonly append: (cells: readonly Cells[]) => void;
  /** The same, encoded elsewhere. */
  readonly place: (group: readonly EncodedColumn[]) => void;
  readonly close: () => Written;
};

/** Named in the file itself; without a version, so that data of equal content has equal bytes. */
const CREATED_BY = 'detente';

/**
 * Writes a table as Parquet: the same cells in the same groups give the same bytes.
 *
 * @param statistics least and largest values of each group, by which a query can pass it over; a quarter of the time
 */
export const openParquet = async (
  columns: readonly TableColumn[],
  sink: Sink,
  statistics = true,
): Promise<ParquetTable> => {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const encode = await loadColumnEncoder();
  const bytes = new ByteWriter();
  const flush = (): void => {
    sink.write(bytes.getBytes());
    bytes.index = 0;
  };
  const schema = [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)];
  const file = new ParquetWriter({
    writer: Object.assign(bytes, { flush, finish: flush }),
    schema,
    createdBy: CREATED_BY,
    statistics,
  });
  const place = (group: readonly EncodedColumn[]): void => {
    const rows = group[0]?.rows ?? 0;
    if (rows === 0) return;
    const from = bytes.offset;
    const chunks: Pages['chunk'][] = [];
    for (const column of group) {
      const pages = movedPages(column.pages as Pages, BigInt(bytes.offset));
      file.pendingIndexes.push(pages);
      chunks.push(pages.chunk);
      bytes.appendBytes(column.bytes);
    }
    file.num_rows += BigInt(rows);
    file.row_groups.push({
      columns: chunks,
      total_byte_size: chunks.reduce((sum, { meta_data }) => sum + (meta_data?.total_uncompressed_size ?? 0n), 0n),
      num_rows: BigInt(rows),
      total_compressed_size: BigInt(bytes.offset - from),
    });
    flush();
  };
  return {
    columns,
    append: (cells) => {
      if (cells[0]?.length !== 0)
        place(columns.map((column, index) => encode(column, cells[index] as Cells, statistics)));
    },
    place,
    close: () => {
      file.finish();
      return sink.close();
    },
  };
};
