import type { PictureFormat } from '../reports/index.ts';
import { oneOf } from './flags.ts';

/** The kinds of file of pages and figures. */
export const pictureFormats = ['png', 'svg', 'pdf'] as const satisfies readonly PictureFormat[];

const pictureFormat = oneOf('--format', pictureFormats);

/** `png,svg`, and the flag given twice: each kind once, in the order first named. */
export const formatList = (value: string, before: readonly PictureFormat[] = []): readonly PictureFormat[] => [
  ...new Set([...before, ...value.split(',').map((word) => pictureFormat(word.trim()))]),
];
