import { stringify } from 'yaml';
import type { Draft } from './random-draft.ts';
import type { Choice } from './random-formula.ts';
import type { Tape } from './tape.ts';

export type Use =
  | string
  | { readonly [rule: string]: { readonly [parameter: string]: string | number | readonly (string | number)[] } };

/** A rule, as a file unless it is shipped, and how a decision names it. */
export type RuleText = {
  readonly name: string;
  readonly text: string | undefined;
  readonly use: (tape: Tape, choice: Choice) => Use;
};

/** One of the rules for a decision; the draft remembers it. */
export const randomUse = (draft: Draft, choice: Choice, rules: readonly RuleText[]): Use => {
  const rule = draft.tape.pick(rules);
  draft.ruled.push({ choice, rule: rule.name });
  return rule.use(draft.tape, choice);
};

const smallNumbers = [1, 0, 2, 0.5, 4, 0.1];

/** A number per option. */
const vector = (tape: Tape, depth: number): string => {
  if (depth <= 0) return tape.pick(['payoff', 'option', 'sharp * payoff', 'level', 'habit', 'sum(others.record)']);
  const inner = (): string => vector(tape, depth - 1);
  return tape.weighted<() => string>([
    [3, () => vector(tape, 0)],
    [2, () => `softmax(${inner()})`],
    [1, () => `argmax(${inner()})`],
    [0.5, () => `argmax_first(${inner()})`],
    [0.5, () => `if(first, one(cooperate), ${inner()})`],
    [1, () => `normalise(abs(${inner()}))`],
    [1, () => `one(${number(tape, depth - 1)})`],
    [1, () => `mix(logistic(${number(tape, depth - 1)}), ${inner()}, ${inner()})`],
    [1, () => `(${inner()} + ${inner()})`],
    [1, () => `${inner()} * ${number(tape, depth - 1)}`],
    [1, () => `tanh(${inner()})`],
    [1, () => `max(${inner()}, ${number(tape, depth - 1)})`],
    [1, () => `if(${inner()} > ${number(tape, depth - 1)}, ${inner()}, ${inner()})`],
    [0.5, () => `${inner()} ^ 2`],
  ])();
};

const number = (tape: Tape, depth: number): string => {
  if (depth <= 0)
    return tape.pick([
      'sharp',
      '0.5',
      '1',
      't / horizon',
      'choice',
      'cooperated',
      'first',
      'share(others.choice > cooperate)',
      'mood',
      'sum(others.trust)',
      'total(habit)',
    ]);
  return tape.weighted<() => string>([
    [2, () => number(tape, 0)],
    [1, () => `best(${vector(tape, depth - 1)})`],
    [1, () => `total(${vector(tape, depth - 1)})`],
    [2, () => `pick_option(${vector(tape, depth - 1)}, ${number(tape, depth - 1)})`],
  ])();
};

/** What is remembered, as it is declared. */
const memory = {
  mood: { initial: 'sharp - 1' },
  habit: { per: 'option', initial: 'level + one(cooperate)', unit: 'utility' },
  trust: { per: 'other', initial: 1, doc: 'a number per other player' },
  record: { per: ['other', 'option'], initial: '0.1 * option' },
};

/** A number known after a tick; with `other` also of the player it is about. */
const afterwards = (tape: Tape, other: boolean): string => {
  const known = ['realised', 'probability', 'choice', 'cooperated', 'first', 't', 'mood', 'sum(others.trust)'];
  const ofAll = ['sum(others.choice * others.trust)', 'mean(others.realised)', 'share(others.choice == choice)'];
  const ofOne = ['others.choice', 'others.realised', 'others.trust', 'sharp * others.number'];
  return tape.pick([...known, ...ofAll, ...(other ? [...ofOne, ...ofOne] : [])]);
};

/** As a number per option. */
const afterwardsPerOption = (tape: Tape, other: boolean): string =>
  tape.weighted<() => string>([
    [2, () => 'foregone'],
    [1, () => 'foregone - realised'],
    [1, () => `habit * ${afterwards(tape, other)}`],
    [1, () => `one(${other ? 'others.choice' : 'choice'})`],
    [1, () => `one(choice) * ${afterwards(tape, other)}`],
    [1, () => (other ? 'others.record' : 'sum(others.record)')],
    [1, () => `softmax(habit + level)`],
    [1, () => `argmax(${other ? 'others.record' : 'foregone'})`],
  ])();

/** What is believed of another player: probabilities, or at least numbers. */
const belief = (tape: Tape): string =>
  tape.pick([
    'one(others.choice)',
    'normalise(others.record)',
    'mix(0.9, one(others.choice), softmax(others.record * mood))',
    'softmax(others.trust * option)',
    'normalise(level)',
    'others.record',
  ]);

/** How memory changes: mixed with what it was, so that it stays small. */
const learn = (tape: Tape): Readonly<Record<string, string>> => ({
  mood: `0.5 * mood + 0.1 * ${afterwards(tape, false)}`,
  habit: `0.5 * habit + 0.1 * ${afterwardsPerOption(tape, false)}`,
  trust: `0.5 * others.trust + 0.1 * ${afterwards(tape, true)}`,
  record: `0.5 * others.record + 0.1 * ${afterwardsPerOption(tape, true)}`,
});

/** Weights: nearly always not negative and not all 0. */
const weights = (tape: Tape): string =>
  tape.weighted<() => string>([
    [3, () => `softmax(${vector(tape, 2)})`],
    [2, () => `argmax(${vector(tape, 2)})`],
    [2, () => `normalise(abs(${vector(tape, 2)}))`],
    [2, () => `0.01 + abs(${vector(tape, 2)})`],
    [1, () => `mix(0.3, softmax(${vector(tape, 1)}), argmax(${vector(tape, 1)}))`],
    [1, () => `one(best(${vector(tape, 2)}))`],
    [1, () => `payoff`],
  ])();

/** The shipped rules, and one that nobody would want. */
export const randomRules = (tape: Tape): RuleText[] => [
  {
    name: 'logit',
    text: undefined,
    use: (own) => (own.chance(0.5) ? { logit: { precision: own.pick(smallNumbers) } } : 'logit'),
  },
  { name: 'best-reply', text: undefined, use: () => 'best-reply' },
  { name: 'fixed', text: undefined, use: (own, choice) => ({ fixed: { play: own.pick(choice.options) } }) },
  {
    name: 'mixed',
    text: undefined,
    use: (own, choice) => ({ mixed: { weights: choice.options.map(() => own.pick([1, 0.5, 0.25, 2])) } }),
  },
  {
    name: 'script',
    text: undefined,
    use: (own, choice) => ({
      script: { plays: Array.from({ length: own.between(1, 4) }, () => own.pick(choice.options)) },
    }),
  },
  {
    name: 'odd',
    text: stringify(
      {
        rule: 'odd',
        summary: 'Made up.',
        parameters: {
          sharp: { unit: '1', default: 2, doc: 'a number' },
          level: { unit: '1', default: 1, per: 'option', doc: 'a number per option' },
        },
        choose: weights(tape),
        memory,
        learn: learn(tape),
        ...(tape.chance(0.4) ? { believe: belief(tape) } : {}),
      },
      { lineWidth: 0 },
    ),
    use: (own, choice) =>
      own.chance(0.3)
        ? 'odd'
        : { odd: { sharp: own.pick(smallNumbers), level: choice.options.map(() => own.pick([1, 0, 3, 0.5])) } },
  },
];
