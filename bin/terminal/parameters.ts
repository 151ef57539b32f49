import type { ParameterCounts } from '../../engine/language/parameter-counts.ts';

/** `31 parameters: 9 sourced, 22 assumed` */
export const parametersInWords = ({ total, sourced, assumed }: ParameterCounts): string =>
  total === 0 ? 'no parameters' : `${total} parameter${total === 1 ? '' : 's'}: ${sourced} sourced, ${assumed} assumed`;
