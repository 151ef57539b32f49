import { formatNumber } from '../format.ts';

const decimalsIn = (text: string): number => /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;

/** A number as it is in the model, with all its digits. */
export const exactNumber = (value: number): string => formatNumber(value, decimalsIn(String(value)));

/** A number that was computed, with three digits and no zeros behind. */
export const roundedNumber = (value: number): string =>
  Number.isFinite(value) ? exactNumber(Number(value.toPrecision(3))) : formatNumber(value, 0);
