import type { Model } from '../../engine/language/model.ts';
import { outputIn } from './sums.ts';

/** The unit of an output, `share` for yes and no, and whether it is that in each run. */
export const unitOf = (model: Model, output: string): { readonly unit: string; readonly isShare: boolean } => {
  const { kind, key, isShare } = outputIn(model, output);
  if (isShare) return { unit: 'share', isShare };
  const name = key.split('|')[0] as string;
  const measure =
    kind === 'measure' ? model.measures.find((one) => name === one.name || name.startsWith(`${one.name}_`)) : undefined;
  return { unit: measure?.unit ?? '1', isShare };
};
