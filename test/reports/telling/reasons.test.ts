import { expect, test } from 'vitest';
import type { Decision } from '../../../engine/language/model.ts';
import type { DecisionStory } from '../../../engine/run/story.ts';
import { reasonWords } from '../../../reports/telling/reasons.ts';

/** Who took `choice`; a payoff is the sum of its terms. */
const taken = (choice: number, terms: Record<string, readonly number[]>, probabilities: readonly number[]) => {
  const values = Object.values(terms);
  const payoffs = (values[0] ?? []).map((_, option) => values.reduce((sum, term) => sum + (term[option] ?? 0), 0));
  return {
    decision: {} as Decision,
    player: 'Ada',
    decides: true,
    weighs: true,
    payoffs,
    probabilities,
    weights: probabilities,
    uniform: 0,
    choice,
    byHand: false,
    seen: choice,
    terms: Object.entries(terms).map(([label, values]) => ({ label, values })),
  } satisfies DecisionStory;
};

const alone = (story: DecisionStory, left?: number) => reasonWords(story, left)?.alone(1);

test('what spoke for the option taken against the one left weighed most', () => {
  const story = taken(2, { market: [0, 1, 5], danger: [0, -0.1, -0.5] }, [0, 0, 1]);
  expect(alone(story, 0)).toBe(': market weighed most');
});

test('a counterweight of a quarter and more is named', () => {
  const story = taken(2, { market: [0, 1, 5], danger: [0, -1, -2] }, [0, 0, 1]);
  expect(alone(story, 0)).toBe(': market outweighed danger');
});

test('without an option before, the best of the others is what is left', () => {
  const story = taken(1, { market: [0, 1, 5], danger: [0, 0, -9] }, [0, 1, 0]);
  expect(alone(story)).toBe(': market weighed most');
  expect(alone(story, 2)).toBe(': danger outweighed market');
});

test('what pays less than the best is taken by chance, unless it is nearly as likely', () => {
  const odds = taken(0, { market: [0, 1, 5] }, [0.1, 0.2, 0.7]);
  expect(alone(odds)).toBe('; that was chance, against its interest (one chance in ten)');
  expect(reasonWords(odds, undefined)?.alone(2)).toMatch('against their interest');
  expect(reasonWords(odds, undefined)?.among('Ada')).toBe('for Ada it was chance (one chance in ten)');
  const even = taken(0, { market: [0, 0.01] }, [0.49, 0.51]);
  expect(alone(even)).toBe('; another option was about as likely');
  const some = taken(0, { market: [0, 0.01] }, [0.34, 0.47]);
  expect(alone(some)).toBe('; another option was somewhat likelier');
});

test('a rule that does not weigh payoffs has no reason among them', () => {
  const story = taken(0, { market: [0, 1], danger: [0, -0.5] }, [0.1, 0.9]);
  expect(alone({ ...story, weighs: false })).toBeUndefined();
  // What the rule itself likes best was no chance, whatever it pays.
  expect(alone({ ...story, probabilities: [1, 0] })).toBeUndefined();
});

test('without payoffs, or with one that fails, there is no reason to tell', () => {
  expect(alone(taken(0, {}, [0.5, 0.5]))).toBeUndefined();
  expect(alone(taken(0, { market: [Number.NaN, 1] }, [0.5, 0.5]))).toBeUndefined();
});
