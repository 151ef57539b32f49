import type { ColumnChunk, SchemaElement } from 'hyparquet';
import type { ParquetWriter } from 'hyparquet-writer';
import type { EncodeColumn } from './encoded-column.ts';
import type { Cells, TableColumn } from './table.ts';

/** What the end of a file says of a column. */
export type Pages = ParquetWriter['pendingIndexes'][number];

export const elementOf = ({ name, type }: TableColumn): SchemaElement => {
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

/** What is said of a column whose bytes stand further on. */
export const movedPages = (pages: Pages, by: bigint): Pages => {
  const { chunk, offsetIndex } = pages;
  const meta = { ...(chunk.meta_data as NonNullable<ColumnChunk['meta_data']>) };
  meta.data_page_offset += by;
  if (meta.dictionary_page_offset !== undefined) meta.dictionary_page_offset += by;
  const moved = { ...pages, chunk: { ...chunk, file_offset: chunk.file_offset + by, meta_data: meta } };
  if (offsetIndex === undefined) return moved;
  const page_locations = offsetIndex.page_locations.map((page) => ({ ...page, offset: page.offset + by }));
  return { ...moved, offsetIndex: { ...offsetIndex, page_locations } };
};

/** The library is loaded when first needed; nothing else in the engine needs it. */
export const loadColumnEncoder = async (): Promise<EncodeColumn> => {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  return (column, cells, statistics = true) => {
    const writer = new ByteWriter();
    // The library encodes columns of files only: this is a file of one column, without its end.
    const file = new ParquetWriter({
      writer,
      schema: [{ name: 'root', num_children: 1 }, elementOf(column)],
      statistics,
    });
    const { offset } = writer;
    const data = stored(cells);
    file.write({ columnData: [{ name: column.name, data }], rowGroupSize: data.length });
    const pages = movedPages(file.pendingIndexes[0] as Pages, -BigInt(offset));
    return { rows: data.length, bytes: writer.getBytes().slice(offset), pages };
  };
};
