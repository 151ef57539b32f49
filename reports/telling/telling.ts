import type { Model } from '../../engine/language/model.ts';
import type { Story, TickStory } from '../../engine/run/story.ts';
import type { StoryView } from './story-view.ts';

/** What all parts of the prose know. */
export type Telling = {
  readonly story: Story;
  readonly model: Model;
  readonly view: StoryView;
  readonly digits: number;
  /** All of the run: what is told is a stretch of them, by place. */
  readonly rows: readonly TickStory[];
};

export const tellingOf = (story: Story, model: Model, view: StoryView, digits: number): Telling => ({
  story,
  model,
  view,
  digits,
  rows: story.rows,
});

/** Places at which a track is other than in the row before. */
export const changesOf = (values: readonly unknown[], from = 0, to = values.length): readonly number[] =>
  values.flatMap((value, place) => (place > from && place < to && value !== values[place - 1] ? [place] : []));

/** A sentence, at the place of a row. */
export type Happening = {
  readonly place: number;
  /** In which order those of one row are told. */
  readonly rank: number;
  readonly text: string;
  /** It says itself when. */
  readonly dated?: true;
};
