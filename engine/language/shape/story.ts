import { type Field, formula, map, record, text } from './shape.ts';
import { withoutClass } from './slips.ts';
import { classKey, nameKey, qualifiedKey } from './values.ts';

const sentence = text('a sentence', { pattern: '\\S', longest: 1000 });
const words = text('a few words', { pattern: '\\S', longest: 300 });

/** What a told run says of a name: while a condition holds, of a decision's options, of a part of a payoff. */
const telling = record('a line of the story like {when: violates, begins: "{name} broke the promise"}', {
  when: { about: 'The condition; tested after each tick', shape: formula },
  begins: { about: 'Said when it begins to hold; {name}, {formula}, {formula|percent}', shape: sentence },
  ends: { about: 'Said when it no longer holds; also {ticks}', shape: sentence },
  summary: { about: 'Said at the end if it ever held; {who}, {when}, {ticks}', shape: sentence },
  never: { about: 'Said at the end if it never held', shape: sentence },
  words: {
    about: 'Of a decision: what a player did who took an option, like {race: raced}',
    shape: map('words by option', nameKey, words),
  },
  because: { about: 'Of a part of a payoff: what it is, like "the market"', shape: words },
});

/** The block `story`: class (or `world`) → name → what is said of it. */
export const story: Field = {
  about: 'What `detente trace` says in words; it changes no number',
  shape: map('classes of players, or world', classKey, map('lines of the story by name', qualifiedKey, telling), {
    misplaced: withoutClass(new Set(Object.keys(telling.fields))),
  }),
};
