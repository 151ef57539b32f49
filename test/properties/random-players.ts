import { type Draft, someDistribution, someNumber, type Yaml } from './random-draft.ts';
import type { Choice, Group } from './random-formula.ts';
import { type RuleText, randomUse } from './random-rule.ts';
import { isParameter } from './random-values.ts';
import type { Tape } from './tape.ts';

/** One member per name, so that a name alone tells the class. */
const labNames = ['Ada', 'Bob', 'Cyd', 'Dov'];
const governmentNames = ['Eve', 'Fay', 'Gus'];

export const randomGroups = (tape: Tape): Group[] => {
  const labs = labNames.slice(0, tape.between(1, 4));
  const governments = governmentNames.slice(0, tape.between(0, 3));
  const both = governments.length > 0;
  return [
    {
      name: 'labs',
      members: labs,
      references: [
        ...(both && tape.chance(0.7) ? [{ name: 'home', target: 'governments' }] : []),
        ...(tape.chance(0.3) ? [{ name: 'rival', target: 'labs' }] : []),
      ],
    },
    ...(both ? [{ name: 'governments', members: governments, references: [] }] : []),
  ];
};

const optionNames: Record<string, readonly string[]> = {
  stance: ['pause', 'slow', 'race', 'rush'],
  pledge: ['stay', 'join', 'lead', 'quit'],
  mandate: ['lax', 'mild', 'firm', 'hard'],
};

const randomChoice = (tape: Tape, owner: string, name: string, attributes: readonly string[]): Choice => ({
  name,
  owner,
  options: (optionNames[name] ?? []).slice(0, tape.between(2, 4)),
  attributes: attributes.slice(0, tape.between(name === 'stance' ? 1 : 0, attributes.length)),
  stage: tape.between(1, 2),
});

const sharedChoice = (tape: Tape, shares: Choice): Choice => ({
  ...shares,
  name: 'mandate',
  owner: 'governments',
  stage: tape.between(1, 2),
  shares,
});

/** The decisions there are: their options and stages, no formulas yet. */
export const randomChoices = (tape: Tape, groups: readonly Group[]): Choice[] => {
  const stance = randomChoice(tape, 'labs', 'stance', ['effort', 'weight']);
  const mandate = (): Choice =>
    tape.chance(0.3) ? sharedChoice(tape, stance) : randomChoice(tape, 'governments', 'mandate', ['force']);
  return [
    stance,
    ...(tape.chance(0.4) ? [randomChoice(tape, 'labs', 'pledge', ['zeal'])] : []),
    ...(groups.length > 1 && tape.chance(0.6) ? [mandate()] : []),
  ];
};

const randomMember = (draft: Draft, group: Group, name: string, rules: readonly RuleText[]): Yaml => {
  const { tape, groups, choices, things } = draft;
  const given = things
    .filter((thing) => thing.owner === group.name && isParameter(thing))
    .filter(() => tape.chance(0.4));
  const references = group.references.map((reference): [string, Yaml] => {
    const target = groups.find((other) => other.name === reference.target);
    return [reference.name, tape.pick(target?.members ?? [])];
  });
  const deciding = choices.filter(({ owner }) => owner === group.name).filter(() => tape.chance(0.25));
  const ruled = deciding.map((choice): [string, Yaml] => [choice.name, randomUse(draft, choice, rules)]);
  const begun = choices.filter(({ owner }) => owner === group.name).filter(() => tape.chance(0.2));
  return {
    name,
    ...Object.fromEntries(references),
    ...Object.fromEntries(
      given.map((thing) => [thing.name, tape.chance(0.3) ? someDistribution(tape) : someNumber(tape)]),
    ),
    ...Object.fromEntries(begun.map((choice) => [choice.name, tape.pick(choice.options)])),
    ...(tape.chance(0.5) ? { wealth: someNumber(tape) } : {}),
    ...(ruled.length > 0 ? { rule: Object.fromEntries(ruled) } : {}),
  };
};

/** Class → members with values of their own. */
export const randomPlayers = (draft: Draft, rules: readonly RuleText[]): Yaml =>
  Object.fromEntries(
    draft.groups.map((group) => [group.name, group.members.map((name) => randomMember(draft, group, name, rules))]),
  );
