import { describe, expect, test } from 'vitest';
import { naturalLog } from '../../../engine/language/check/natural-log.ts';
import type { Model } from '../../../engine/language/model.ts';
import { checkText, modelOf, problemsOf, scenario, stance } from './checked.ts';
import { ruleText, textOf } from './expression-text.ts';

const valuesOf = (model: Model, id: string): readonly unknown[] =>
  (model.parameters.find((parameter) => parameter.id === id)?.values ?? []).map((value) =>
    value.kind === 'number' ? value.value : value.kind === 'formula' ? textOf(value.formula) : value.distribution,
  );

const used = (name: string): string => `end: {e: "${name} > 0"}\n`;

describe('values of parameters', () => {
  const caution = '    caution: {range: [0, 5], default: 0.1}\n';
  const end = used('sum(labs.caution)');

  test('default, own value, path of the class, path of the member: each stronger than the one before', async () => {
    const own = scenario(`${caution}${end}`).replace('{name: Third,', '{name: Third, caution: 2,');
    expect(valuesOf(await modelOf(own), 'caution')).toEqual([0.1, 0.1, 2]);
    const all = own.replace(end, `  labs.caution: 3\n${end}`);
    expect(valuesOf(await modelOf(all), 'caution')).toEqual([3, 3, 3]);
    const one = all.replace(end, `  Leader.caution: 4\n${end}`);
    expect(valuesOf(await modelOf(one), 'caution')).toEqual([4, 3, 3]);
  });

  test('a value under the class of a module is a new default', async () => {
    const module = `module: m\nparameters:\n  labs:\n${caution}`;
    const main = scenario(`    caution: 0.7\nuse: [m]\n${end}`).replace('{name: Third,', '{name: Third, caution: 2,');
    expect(valuesOf(await modelOf(main, { 'modules/m.yaml': module }), 'm.caution')).toEqual([0.7, 0.7, 2]);
  });

  test('formulas of parameters and of draws per run', async () => {
    const rest = `  a: {default: 2}
  b: {default: "a * luck"}
draw:
  world:
    luck: {draw: "uniform(0, a)", per: run}
${used('b')}`;
    const model = await modelOf(scenario(rest));
    expect(valuesOf(model, 'b')).toEqual(['(a * luck)']);
    expect(model.parameters.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('distributions, also by their quantiles', async () => {
    const given = async (text: string) =>
      valuesOf(await modelOf(scenario(`  p: {default: ${text}}\n${used('p')}`)), 'p')[0];
    expect(await given('{dist: triangular, min: 0, mode: 1, max: 4}')).toEqual({
      dist: 'triangular',
      min: 0,
      mode: 1,
      max: 4,
    });
    expect(await given('{dist: choice, values: [1, 2], weights: [3, 1]}')).toEqual({
      dist: 'choice',
      values: [1, 2],
      weights: [3, 1],
    });
    expect(await given('{dist: uniform, p10: 1, p90: 9}')).toEqual({ dist: 'uniform', min: 0, max: 10 });
    // The 90 % point of the standard normal is 1.2815515655446004: mean 5, sd 4 / 1.28155… = 3.12122
    const normal = await given('{dist: normal, p10: 1, p90: 9}');
    expect(normal).toMatchObject({ dist: 'normal', mean: 5 });
    expect((normal as { sd: number }).sd).toBeCloseTo(3.1212165843, 9);
    // Symmetric around 0 in the logarithm: log(2) / 1.28155… = 0.540866…
    const lognormal = (await given('{dist: lognormal, p10: 0.5, p90: 2}')) as { mean: number; sd: number };
    expect(lognormal.mean).toBeCloseTo(0, 15);
    expect(lognormal.sd).toBeCloseTo(0.5408658, 6);
  });

  test('the logarithm of quantiles is good to the last digits', () => {
    for (const x of [1e-300, 0.001, 0.5, 0.75, 1, 1.4999, 2, 3, 10, 1e10, 1e300]) {
      expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(Math.log(x))));
    }
    expect(naturalLog(1)).toBe(0);
  });
});

describe('starts', () => {
  const state = (initial: string): string => `state:\n  labs:\n    c: {initial: ${initial}}\n`;

  test('numbers become a parameter, formulas stay formulas', async () => {
    const numbers = await modelOf(scenario(state('1')).replace('{name: Third,', '{name: Third, c: 2,'));
    expect(valuesOf(numbers, 'c.initial')).toEqual([1, 1, 2]);
    expect(numbers.states[0]?.initial.map(textOf)).toEqual(['me.c.initial', 'me.c.initial', 'me.c.initial']);
    const formulas = await modelOf(scenario(`  p: {default: 1}\n${state('p * number')}`));
    expect(formulas.parameters.map(({ id }) => id)).toEqual(['p']);
    expect(formulas.states[0]?.initial.map(textOf)).toEqual(Array(3).fill('(p * me.number)'));
  });

  test('a path sets the start of a state', async () => {
    expect(valuesOf(await modelOf(scenario(`  Leader.c: 5\n${state('1')}`)), 'c.initial')).toEqual([5, 1, 1]);
  });
});

test('players by number', async () => {
  const model = await modelOf(`detente: 1
time: {tick: year, horizon: 5}
players:
  teams: [{name: Team, count: n, c: 3}, {name: Last, c: 4}]
parameters:
  n: {default: 2}
state:
  teams:
    c: {initial: 0}
let:
  world:
    x: Team_2.c
`);
  expect(model.classes[0]?.members.map(({ name }) => name)).toEqual(['Team 1', 'Team 2', 'Last']);
  expect(valuesOf(model, 'c.initial')).toEqual([3, 3, 4]);
  expect(model.lets.map(({ body }) => textOf(body))).toEqual(['Team 2.c']);
});

test('references point at members', async () => {
  const model = await modelOf(scenario('let:\n  labs:\n    x: home.number\n'));
  const [term] = model.lets.map(({ body }) => (body.kind === 'place' ? body.player : undefined));
  expect(term?.kind === 'reference' && term.reference.values).toEqual([0, 1, 0]);
});

describe('rules', () => {
  const withRule = (rule: string): string => stance.replace('rule: logit', `rule: ${rule}`);
  const member = (text: string, rule: string): string =>
    text.replace('{name: Third,', `{name: Third, rule: {stance: ${rule}},`);

  test("the decision's own and those of members, each once, with its parameters per member", async () => {
    const text = member(scenario(withRule('{logit: {precision: 2}}')), '{logit: {precision: 7}}');
    const model = await modelOf(text);
    expect(model.decisions[0]?.rules.map(({ rule }) => rule)).toEqual(['logit']);
    expect(valuesOf(model, 'labs.stance.logit.precision')).toEqual([2, 2, 7]);
    const mixed = await modelOf(member(scenario(withRule('logit')), 'best-reply'));
    expect(mixed.decisions[0]?.rules.map(({ rule, choose }) => [rule, ruleText(choose)])).toEqual([
      ['logit', 'boltzmann((me.labs.stance.logit.precision * <payoff>))'],
      ['best-reply', 'argmax(payoff)'],
    ]);
    expect(valuesOf(mixed, 'labs.stance.rule')).toEqual([0, 0, 1]);
    expect(mixed.decisions[0]?.ruleChoice.options).toEqual(['logit', 'best-reply']);
  });

  test('a path to a parameter of a rule, and to the rule itself', async () => {
    const paths =
      '  labs.stance.logit.precision: 5\n  Leader.stance.logit.precision: 6\n  Leader.stance.rule: best-reply\n';
    const model = await modelOf(member(scenario(`${paths}${withRule('logit')}`), 'best-reply'));
    expect(valuesOf(model, 'labs.stance.logit.precision')).toEqual([6, 5, 5]);
    expect(valuesOf(model, 'labs.stance.rule')).toEqual([1, 0, 1]);
  });

  test('a path to a rule that nobody else names: of a class, of a member, of one of several alike', async () => {
    const follow = async (text: string) => {
      const model = await modelOf(text);
      return [model.decisions[0]?.rules.map(({ rule }) => rule), valuesOf(model, 'labs.stance.rule')];
    };
    const base = scenario(`  PATH\n${stance}`);
    const withPath = (path: string, text = base): string => text.replace('PATH', path);
    expect(await follow(withPath('labs.stance.rule: best-reply'))).toEqual([
      ['logit', 'best-reply'],
      [1, 1, 1],
    ]);
    expect(await follow(member(withPath('labs.stance.rule: best-reply'), 'fixed'))).toEqual([
      ['logit', 'fixed', 'best-reply'],
      [2, 2, 2],
    ]);
    expect(await follow(withPath('Follower: {stance.rule: fixed}'))).toEqual([
      ['logit', 'fixed'],
      [0, 1, 0],
    ]);
    const twins = base.replace('{name: Third,', '{name: Third, count: 2,');
    expect(await follow(withPath('Third 2.stance.rule: fixed', twins))).toEqual([
      ['logit', 'fixed'],
      [0, 0, 0, 1],
    ]);
    const atMember = base.replace('{name: Third,', '{name: Third, stance.rule: fixed,');
    expect(await follow(withPath('labs.stance.rule: logit', atMember))).toEqual([
      ['logit', 'fixed'],
      [0, 0, 1],
    ]);
  });

  test('a path to a rule where nothing else says how to decide', async () => {
    const undecided = (path: string): string => scenario(`  ${path}\n${stance.replace(/ *rule: logit\n/, '')}`);
    expect(valuesOf(await modelOf(undecided('labs.stance.rule: fixed')), 'labs.stance.rule')).toEqual([0, 0, 0]);
    const { problems } = await checkText(undecided('Follower.stance.rule: fixed'));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['missing-rule', 'nothing says how "stance" is decided for Leader, Third'],
    ]);
  });

  test('fixed begins with the initial option, script is a list over ticks, mixed has a number per option', async () => {
    const fixed = await modelOf(member(scenario(withRule('fixed')), '{fixed: {play: pause}}'));
    expect(valuesOf(fixed, 'labs.stance.fixed.play')).toEqual([2, 2, 0]);
    const script = await modelOf(
      member(scenario(withRule('{script: {plays: [pause, race]}}')), '{script: {plays: [slow]}}'),
    );
    const plays = script.parameters.find(({ id }) => id === 'labs.stance.script.plays');
    expect([plays?.schedule, plays?.values]).toEqual([[[0, 2], [0, 2], [1]], []]);
    const mixed = await modelOf(scenario(withRule('{mixed: {weights: [1, 2, 3]}}')));
    expect(valuesOf(mixed, 'labs.stance.mixed.weights.race')).toEqual([3, 3, 3]);
    expect(mixed.decisions[0]?.rules.map(({ choose }) => ruleText(choose))).toEqual([
      'normalise([labs.stance.mixed.weights.pause, labs.stance.mixed.weights.slow, labs.stance.mixed.weights.race])',
    ]);
    expect(await problemsOf(scenario(withRule('{mixed: {weights: [1, 2]}}')))).toEqual(['wrong-length 21:31']);
  });

  test('the names of a rule', async () => {
    const choose =
      'if(first, one(cooperate), if(cooperated >= threshold, one(choice), mix(0.5, softmax(2 * payoff), option == defect)))';
    const file = `rule: mine\nparameters:\n  threshold: {default: 0.5}\nchoose: ${choose}\n`;
    const model = await modelOf(scenario(withRule('mine')), { 'rules/mine.yaml': file });
    expect(model.decisions[0]?.rules.map((rule) => ruleText(rule.choose))).toEqual([
      'if((t == 0), <one(0)>, if((share{others: (other.stance <= 0)} >= me.labs.stance.mine.threshold), <one(me.stance)>, <mix(0.5, softmax((2 * <payoff>)), (<option> == 2))>))',
    ]);
  });

  test('ties of argmax', async () => {
    const file = (choose: string) => ({ 'rules/mine.yaml': `rule: mine\nchoose: ${choose}\n` });
    const textFor = async (choose: string) =>
      (await modelOf(scenario(withRule('mine')), file(choose))).decisions[0]?.rules.map((rule) =>
        ruleText(rule.choose),
      );
    expect(await textFor('argmax_first(payoff)')).toEqual(['argmax-first(payoff)']);
    expect(await textFor('one(best(payoff))')).toEqual(['one(best(payoff))']);
    expect(await textFor('payoff * share(others.choice == cooperate) / count(others)')).toEqual([
      '((<payoff> * share{others: (other.stance == 0)}) / count{others: 1})',
    ]);
  });
});
