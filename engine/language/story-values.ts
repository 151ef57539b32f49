import type { StoryLine, StoryPiece } from './model.ts';

export type StoryValue = Extract<StoryPiece, { kind: 'value' }>;

/** The values in the sentences of a line, those of `begins` first: what a traced run keeps of each tick. */
export const storyValues = ({ begins = [], ends = [] }: StoryLine): readonly StoryValue[] =>
  [...begins, ...ends].filter((piece) => piece.kind === 'value');
