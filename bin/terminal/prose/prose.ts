import type { Model } from '../../../engine/language/model.ts';
import type { Story } from '../../../engine/run/story.ts';
import { failureWords } from '../../../reports/telling/failure-words.ts';
import { paragraphsOf } from '../../../reports/telling/paragraphs.ts';
import type { StoryView } from '../../../reports/telling/story-view.ts';
import { tellingOf } from '../../../reports/telling/telling.ts';
import { wrapped } from './wrap.ts';

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
