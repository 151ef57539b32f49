import type { Model } from '../../../engine/language/model.ts';
import type { Story } from '../../../engine/run/story.ts';
import type { StoryView } from '../story-view.ts';
import { failureWords } from '../story-words.ts';
import { chaptersOf } from './chapters.ts';
import { closingOf } from './closing.ts';
import { openingOf } from './opening.ts';
import { type Telling, tellingOf } from './telling.ts';
import { capital, countedWord } from './words.ts';
import { wrapped } from './wrap.ts';

const endText = (story: Story, model: Model): string => {
  const length = countedWord(story.ticks, model.time.tick);
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
    ...(story.failure ? [] : closingOf(telling)),
  ];
};

/**
 * One run as it can be read aloud: who plays and what was drawn, the story by time, how it ended, and in short who did
 * what first. The same run gives the same text.
 *
 * @param options.width characters of a line
 * @param options.digits of numbers
 * @returns lines; paragraphs are parted by an empty one
 */
export const storyAsProse = (
  story: Story,
  options: { model: Model; view: StoryView; digits: number; width: number },
): string[] => {
  const { model, view, digits, width } = options;
  const paragraphs = paragraphsOf(tellingOf(story, model, view, digits));
  const lines = paragraphs.flatMap((paragraph) => ['', ...wrapped(paragraph, width)]);
  // In one piece, as it stands elsewhere: it is for searching, not for reading aloud.
  return story.failure ? [...lines, '', failureWords(model, story.failure, story.ticks)] : lines;
};
