import { loadColumnEncoder } from '../tables/encode-column.ts';
import type { EncodedColumn } from '../tables/encoded-column.ts';
import type { Cells, TableColumn } from '../tables/table.ts';
import { type Crew, PlayerDied } from './crew.ts';

/** Encodes a column, here where whoever was to do it dies. */
export const encodeSurely = async (crew: Crew, column: TableColumn, cells: Cells): Promise<EncodedColumn> => {
  try {
    return await crew.encode(column, cells);
  } catch (error) {
    if (!(error instanceof PlayerDied)) throw error;
    return (await loadColumnEncoder())(column, cells);
  }
};
