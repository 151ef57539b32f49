import type { Model } from '../../engine/language/model.ts';
import type { Story } from '../../engine/run/story.ts';
import { chaptersOf } from './chapters.ts';
import { tellingOf } from './telling.ts';
import { capital, whenWords } from './words.ts';

/** Of numbers in sentences. */
const DIGITS = 2;

const told = (story: Story, model: Model, tick: number): readonly string[] =>
  chaptersOf(tellingOf(story, model, { player: undefined, from: tick, to: tick }, DIGITS));

/** Whether there is anything to tell of a tick. */
export const happens = (story: Story, model: Model, tick: number): boolean => told(story, model, tick).length > 0;

/**
 * What happened in one tick, in a few sentences: `In month 7 Leader raced: the market weighed most.`
 *
 * @param tick 1 is the first
 */
export const tickParagraph = (story: Story, model: Model, tick: number): string => {
  const sentences = told(story, model, tick);
  return sentences.length === 0 ? capital(`${whenWords(model.time, tick)} nothing changed.`) : sentences.join(' ');
};
