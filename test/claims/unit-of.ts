import { createSlots } from '../../engine/compile/lower/slots.ts';
import type { Model } from '../../engine/language/model.ts';
import { pooledColumns, runColumns } from '../../engine/run/columns.ts';
import { outputIn } from './sums.ts';

/** The unit of an output, `share` for yes and no, and whether it is that in each run. */
export const unitOf = (model: Model, output: string): { readonly unit: string; readonly isShare: boolean } => {
  const { key, isShare } = outputIn(model, output);
  if (isShare) return { unit: 'share', isShare };
  const slots = createSlots();
  const columns = [...runColumns(model, slots), ...pooledColumns(model, slots)];
  return { unit: columns.find((column) => column.key === key)?.measure.unit ?? '1', isShare };
};
