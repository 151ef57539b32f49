import type { Model, StoryLine } from '../../engine/language/model.ts';
import { evaluate, isTrue } from './evaluate.ts';
import { type Moment, plainScope, playersOf } from './scope.ts';

/** Whether a line of the story holds, and the values in its sentences: those of `begins`, then those of `ends`. */
export type LineRow = { readonly holds: boolean; readonly values: readonly number[] };

const formulasOf = ({ begins, ends }: StoryLine) =>
  [begins, ends].flatMap((pieces) =>
    (pieces ?? []).flatMap((piece) => (piece.kind === 'value' ? [piece.formula] : [])),
  );

/** For each line, for each player of its class or the world. */
export const storyRows = (model: Model, moment: Moment): readonly LineRow[] =>
  model.story.lines.flatMap((line) =>
    playersOf(line.owner).map((player) => {
      const scope = plainScope(model, moment, player);
      return {
        holds: isTrue(evaluate(line.when, scope)),
        values: formulasOf(line).map((formula) => evaluate(formula, scope)),
      };
    }),
  );
