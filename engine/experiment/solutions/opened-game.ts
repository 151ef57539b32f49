import type { BuiltGame } from '../../games/files/build-game.ts';
import type { Game } from '../../games/game.ts';
import type { StageGame, StageOptions } from '../../games/stage/stage-game.ts';
import type { Model } from '../../language/model.ts';

/** A game that a file describes, of one kind. */
export type Built<Kind extends BuiltGame['kind']> = BuiltGame & { readonly kind: Kind };

/** A game in normal form, and of a scenario's the model and the world it is the stage game of. */
export interface OpenedNormalForm {
  readonly kind: 'normal-form';
  readonly game: Game;
  readonly built?: Built<'normal-form'>;
  readonly scenario?: { readonly model: Model; readonly stage: StageGame; readonly options: StageOptions };
}

/** What a file holds: a game in normal form, or one of another kind. */
export type OpenedGame =
  | OpenedNormalForm
  | { readonly kind: 'population'; readonly built: Built<'population'> }
  | { readonly kind: 'inspection'; readonly built: Built<'inspection'> }
  | { readonly kind: 'treaty'; readonly built: Built<'treaty'> }
  | { readonly kind: 'race'; readonly built: Built<'race'> }
  | { readonly kind: 'contest'; readonly built: Built<'contest'> };
