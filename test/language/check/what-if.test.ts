import { describe, expect, test } from 'vitest';
import { pairwise } from '../../../engine/language/check/check.ts';
import { modelOf, problemsOf, problemWith, scenario, stance } from './checked.ts';
import { textOf } from './expression-text.ts';

const more = `${stance}    pledge: {options: [stay, join], rule: {fixed: {play: stay}}}
  governments:
    inspect: {options: [idle, visit], rule: {fixed: {play: idle}}}
state:
  labs: {bound: {unit: "1", initial: 0}}
`;

const ofLabs = async (formula: string): Promise<string> => {
  const model = await modelOf(scenario(`${more}let:\n  labs:\n    x: ${JSON.stringify(formula)}\n`));
  return textOf(model.lets[0]?.body as Parameters<typeof textOf>[0]);
};

describe('at', () => {
  test('supposes what is chosen by me, the others, a class, a member, whom somebody points at', async () => {
    expect(await ofLabs('at(bound, stance == race)')).toBe('at(me.bound, me.stance := 2)');
    expect(await ofLabs('at(bound, stance == pause, others.stance == slow)')).toBe(
      'at(me.bound, me.stance := 0, others.stance := 1)',
    );
    expect(await ofLabs('at(bound, labs.stance == race, labs.pledge == join)')).toBe(
      'at(me.bound, labs.stance := 2, labs.pledge := 1)',
    );
    expect(await ofLabs('at(bound, Leader.stance == race, Third.stance == slow)')).toBe(
      'at(me.bound, Leader.stance := 2, Third.stance := 1)',
    );
    expect(await ofLabs('at(bound, home.inspect == visit)')).toBe('at(me.bound, me.home.inspect := 1)');
    expect(await ofLabs('at(bound, me.stance == race)')).toBe('at(me.bound, me.stance := 2)');
  });

  test('reads on the right, for each whose choice it is, what is true outside', async () => {
    expect(await ofLabs('at(bound, others.stance == if(others.bound, race, others.stance))')).toBe(
      'at(me.bound, others.stance := if(other.bound, 2, other.stance))',
    );
    expect(await ofLabs('at(bound, labs.stance == if(labs == Leader, slow, stance))')).toBe(
      'at(me.bound, labs.stance := if((each(labs) is Leader), 1, me.stance))',
    );
    expect(await ofLabs('at(bound, others.stance == if(count(others.pledge == join) > 1, pause, race))')).toBe(
      'at(me.bound, others.stance := if((count{others: (other.pledge == 1)} > 1), 0, 2))',
    );
  });

  test('holds what its formula holds, so that options and attributes are known', async () => {
    expect(await ofLabs('at(stance, stance == race) == slow')).toBe('(at(me.stance, me.stance := 2) == 1)');
    expect(await ofLabs('effort[at(stance, others.stance == slow)]')).toBe(
      'labs.stance.effort[at(me.stance, others.stance := 1)]',
    );
    expect(await ofLabs('sum(at(labs.bound, others.stance == race))')).toBe(
      'sum{labs: at(each(labs).bound, others.stance := 2)}',
    );
  });

  test('needs no player behind it where none is named', async () => {
    const model = await modelOf(
      scenario(`${more}measures:\n  x: {unit: "1", tick: "at(labs.bound, labs.stance == race)"}\n`),
    );
    expect(model.measures[0]?.tick.map(({ member, formula }) => `${member?.name} ${textOf(formula)}`)).toEqual(
      ['Leader', 'Follower', 'Third'].map((name) => `${name} at(me.bound, labs.stance := 2)`),
    );
  });

  test('what others have under a supposition of mine costs players squared', async () => {
    const lets = (x: string) =>
      scenario(`${more}let:\n  world:\n    total: sum(effort[labs.stance])\n  labs:\n    x: ${JSON.stringify(x)}\n`);
    expect(pairwise(await modelOf(lets('at(total, stance == race)')))).toEqual(['total']);
    expect(pairwise(await modelOf(lets('at(total, labs.stance == race)')))).toEqual([]);
    expect(pairwise(await modelOf(lets('at(bound, stance == race) + total')))).toEqual([]);
  });
});

const x = (formula: string, owner = 'labs'): string => `${more}let:\n  ${owner}:\n    x: ${JSON.stringify(formula)}\n`;

const wrong: readonly (readonly [what: string, rest: string, expected: string])[] = [
  ['nothing supposed', x('at(bound)'), 'argument-count 29:9'],
  ['nothing at all', x('at()'), 'argument-count 29:9'],
  ['no choice', x('at(bound, race)'), 'no-decision 29:19'],
  ['another comparison', x('at(bound, stance > slow)'), 'no-decision 29:19'],
  ['a state', x('at(bound, bound == 1)'), 'no-decision 29:19'],
  ['a state of others', x('at(bound, others.bound == 1)'), 'no-decision 29:19'],
  ['nothing known', x('at(bound, others.stanse == race)'), 'unknown-name 29:19'],
  ['a decision of another class', x('at(bound, inspect == visit)'), 'unknown-name 29:19'],
  ['nobody known', x('at(bound, Lead.stance == race)'), 'no-decision 29:19'],
  ['an option of another decision', x('at(bound, stance == join)'), 'unknown-option 29:29'],
  ['one in a branch', x('at(bound, stance == if(bound, race, join))'), 'unknown-option 29:45'],
  ['another decision', x('at(bound, others.stance == others.pledge)'), 'unknown-option 29:36'],
  ['no option', x('at(bound, stance == sprint)'), 'unknown-name 29:29'],
  ['a number beyond the options', x('at(bound, stance == 3)'), 'out-of-range 29:29'],
  ['the same twice', x('at(bound, stance == race, stance == slow)'), 'declared-twice 29:35'],
  ['me and all', x('at(bound, stance == race, labs.stance == slow)'), 'declared-twice 29:35'],
  ['one of the others', x('at(bound, others.stance == race, Leader.stance == slow)'), 'declared-twice 29:42'],
  ['me, in the world', x('at(1, stance == race)', 'world'), 'no-decision 29:15'],
  ['others, in the world', x('at(1, others.stance == race)', 'world'), 'no-player 29:15'],
  ['everyone', x('at(bound, everyone.stance == race)'), 'collection-in-scalar-place 29:19'],
  ['the homes of labs', x('at(bound, labs.home.inspect == visit)'), 'collection-in-scalar-place 29:19'],
  ['a class inside its own reduction', x('sum(at(labs.bound, labs.stance == race))'), 'two-collections 29:28'],
  ['another class on the right', x('at(bound, others.stance == labs.stance)'), 'two-collections 29:36'],
];

describe('what at cannot suppose', () => {
  test.each(wrong)('%s', async (_, rest, expected) => {
    expect(await problemsOf(scenario(rest))).toEqual([expected]);
  });

  test('anything before the first tick', async () => {
    const text = `${more}  governments: {stock: {unit: "1", initial: "at(1, inspect == visit)"}}\n`;
    expect(await problemsOf(scenario(text))).toEqual(['wrong-moment 27:46']);
  });

  test('anything in a rule', async () => {
    const rule = { 'rules/mine.yaml': 'rule: mine\nchoose: one(at(choice, stance == race))\n' };
    const text = scenario(stance.replace('logit', 'mine'));
    expect(await problemsOf(text, rule)).toEqual(['unknown-function rules/mine.yaml 2:13']);
  });

  test('an option that is absent with its class may be left out', async () => {
    const text = scenario(x('orelse(at(bound, others.treaty == join), 2)'));
    expect(textOf((await modelOf(text)).lets[0]?.body as Parameters<typeof textOf>[0])).toBe('2');
  });

  test('the messages say what to write', async () => {
    const hint = async (formula: string, code: string) => (await problemWith(code, scenario(x(formula)))).hint;
    expect(await hint('at(bound)', 'argument-count')).toBe('write at(bound, stance == race)');
    expect(await hint('at(bound, inspect == visit)', 'unknown-name')).toBe(
      'it is a decision of governments: write governments.inspect',
    );
    expect(await hint('at(bound, bound == 1)', 'no-decision')).toBe(
      'what is no decision is an argument of a definition: at(gain(0), stance == race)',
    );
    expect(await hint('at(bound, others.stance == race, Leader.stance == slow)', 'declared-twice')).toBe(
      'say it once for all: others.stance == if(others == Leader, slow, race)',
    );
  });
});
