import type { Model } from '../../engine/language/model.ts';
import type { Story } from '../../engine/run/story.ts';
import { chaptersOf } from './chapters.ts';
import { closingOf } from './closing.ts';
import { openingOf } from './opening.ts';
import type { Telling } from './telling.ts';
import { capital, countedWord } from './words.ts';

/** How it ended, or that it goes on. */
export const endText = (story: Story, model: Model): string => {
  const length = countedWord(story.ticks, model.time.tick);
  if (!story.ended) return `After ${length} the story goes on.`;
  if (story.failure) return `After ${length} the story breaks off: the run failed. Nothing is counted of it.`;
  const end = model.ends.find(({ name }) => name === story.outcome);
  if (!end) return `After ${length} the story stops: none of the ends that the model knows has come.`;
  const definition = end.definition === undefined ? '' : ` ${capital(end.definition)}.`;
  return `After ${length} the story ends: ${end.label.replace(/[.]$/, '')}.${definition}`;
};

/** The paragraphs of the story, each in one piece. */
export const paragraphsOf = (telling: Telling): readonly string[] => {
  const { story, model, view } = telling;
  return [
    ...(view.from <= 1 ? openingOf(telling) : []),
    ...chaptersOf(telling),
    endText(story, model),
    ...(story.failure || !story.ended ? [] : closingOf(telling)),
  ];
};
