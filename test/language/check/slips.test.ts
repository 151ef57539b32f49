import { describe, expect, test } from 'vitest';
import { modelOf, problemsOf, problemWith, scenario, stance } from './checked.ts';

const state = 'state:\n  labs:\n    capability: {initial: 0}\n';
const ofLabs = (text: string): string => `${stance}${state}let:\n  labs:\n    x: ${text}\n`;
const ofWorld = (text: string): string => `${stance}${state}let:\n  world:\n    x: ${text}\n`;

/** Formulas in the habit of other languages, with the way to write them here. */
const formulas: readonly (readonly [text: string, code: string, hint: string])[] = [
  ['stance.race', 'unknown-name', 'write stance == race'],
  ['stance.effort', 'unknown-name', 'write effort[stance]'],
  ['stance.speed', 'unknown-name', 'compare it with an option: stance == pause'],
  ['pause.stance', 'unknown-name', 'write stance == pause'],
  ['labs.pause', 'unknown-name', 'write labs.stance == pause'],
  ['share(labs.pause)', 'unknown-name', 'write labs.stance == pause'],
  ['share(others.race)', 'unknown-name', 'write others.stance == race'],
  ['Leader.race', 'unknown-name', 'write Leader.stance == race'],
  ['labs.stance.race', 'unknown-name', 'write labs.stance == race'],
  ['labs[0]', 'unknown-name', 'write Leader.capability'],
  ['labs[1]', 'unknown-name', 'write Follower.capability'],
  ['labs[Third]', 'unknown-name', 'write Third.capability'],
  ['others[0]', 'unknown-name', 'write Leader.capability'],
  ['labs.Leader', 'unknown-name', 'write Leader.capability'],
  ['labs.Leader.capability', 'unknown-name', 'write Leader.capability'],
  ['stance[race]', 'unknown-name', 'write stance == race'],
  ['capability[0]', 'unknown-name', 'an index follows an attribute of a decision'],
  ['effort.race', 'unknown-name', 'write effort[race]'],
  ['effort(stance)', 'unknown-function', 'write effort[stance]'],
  ['share(stance == race)', 'no-collection', 'write share(others.stance == race)'],
  ['max(capability)', 'no-collection', 'write max(others.capability), or give max a second number'],
  ['mean(effort[stance])', 'no-collection', 'write mean(effort[others.stance])'],
  ['share(firms.stance == race)', 'unknown-name', 'labs have it: write labs.stance or others.stance'],
  ['exp * 2', 'unknown-name', 'write exp(x)'],
  ['Math.exp(capability)', 'unknown-function', 'write exp(capability)'],
  ['Math.max(capability, 1)', 'unknown-function', 'write max(capability, 1)'],
  ['np.power(capability, 2)', 'unknown-function', 'write (capability)^(2)'],
  ['orelse(Math.log(capability), 0)', 'unknown-function', 'write log(capability)'],
];

test.each(formulas)('%s', async (text, code, hint) => {
  const main = scenario(ofLabs(text));
  expect((await problemsOf(main)).map((problem) => problem.split(' ')[0])).toEqual([code]);
  expect((await problemWith(code, main)).hint).toBe(hint);
});

test('what is lacking is still no error inside orelse', async () => {
  expect(await problemsOf(scenario(ofLabs('orelse(treaty.efficiency, 1) + orelse(pause.efficiency, 1)')))).toEqual([]);
});

test('a reduction of what was refused elsewhere is no further problem', async () => {
  const short = scenario(ofWorld('mean(effort[labs.stance])')).replace('[0, 0.5, 1]', '[0, 1]');
  expect(await problemsOf(short)).toEqual(['wrong-length 18:7']);
  const refused = `draw:\n  labs:\n    count: bernoulli(0.5)\nlet:\n  world:\n    x: sum(count)\n`;
  expect(await problemsOf(scenario(refused))).toEqual(['reserved-name 16:5']);
});

describe('names that formulas cannot read', () => {
  const words = ['exp', 'sum', 'min', 'if', 'where', 'orelse', 'share', 'delay', 'and', 'others', 'dt'];
  const blocks = (name: string): readonly string[] => [
    `  ${name}: {default: 1}\n`,
    `  labs:\n    ${name}: {default: 1}\n`,
    `state:\n  labs:\n    ${name}: {initial: 0}\n`,
    `let:\n  world:\n    ${name}: 1\n`,
    `draw:\n  world:\n    ${name}: uniform(0, 1)\n`,
    `define:\n  f(${name}): ${'1'}\n`,
    stance.replace('effort: ', `${name}: `).replace('effort[stance]', '1'),
  ];
  const main = (rest: string): string =>
    scenario(rest).replace('parameters:\n  labs:\n    home: {ref: governments}\n  labs:\n', 'parameters:\n  labs:\n');

  test.each(words)('%s, wherever it is declared', async (word) => {
    for (const rest of blocks(word)) {
      const text = rest.startsWith('  labs:') ? main(rest).replaceAll(/, home: [A-Z]\w*/g, '') : scenario(rest);
      expect(
        (await problemsOf(text)).map((problem) => problem.split(' ')[0]),
        rest,
      ).toEqual(['reserved-name']);
      expect((await problemWith('reserved-name', text)).hint, rest).toMatch(/^choose another name/);
    }
  });

  test('an option may be called like a function, but not like a word of formulas', async () => {
    expect(await problemsOf(scenario(stance.replace('slow', 'share')))).toEqual([]);
    expect(await problemsOf(scenario(stance.replace('slow', 'not')))).toEqual(['reserved-name 17:24']);
  });

  test('a hyphen', async () => {
    const rest = '  my-rate: {default: 1}\nlet:\n  world:\n    x: 2 * my-rate\n';
    expect(await problemsOf(scenario(rest))).toEqual(['bad-name 14:3']);
    expect((await problemWith('bad-name', scenario(rest))).hint).toBe('write my_rate');
  });

  test('parameters of a rule', async () => {
    const rule = (name: string): { readonly [path: string]: string } => ({
      'rules/mine.yaml': `rule: mine\nparameters:\n  ${name}: {default: 1}\nchoose: softmax(payoff)\n`,
    });
    const using = scenario(stance.replace('logit', 'mine'));
    for (const name of ['exp', 'payoff', 'softmax', 'option'])
      expect(await problemsOf(using, rule(name)), name).toEqual(['reserved-name rules/mine.yaml 3:3']);
  });
});

describe('draws', () => {
  const draw = (text: string): string => scenario(`draw:\n  world:\n    d: ${text}\n`);
  const hints: readonly (readonly [text: string, code: string, hint: RegExp])[] = [
    ['gaussian(0, 1)', 'bad-draw', /^write normal\(mean, sd\)$/],
    ['bernouli(0.5)', 'bad-draw', /^did you mean "bernoulli"\?$/],
    ['binomial(10, 0.5)', 'bad-draw', /^write one of normal\(mean, sd\), /],
    ['2 * normal(0, 1)', 'bad-draw', /^write normal\(0, 1\) alone/],
    ['0.5', 'bad-draw', /^write bernoulli\(0\.5\)$/],
    ['bernoulli(0.5, 1)', 'argument-count', /^write bernoulli\(p\)$/],
  ];
  test.each(hints)('%s', async (text, code, hint) => {
    expect(await problemsOf(draw(text))).toEqual([`${code} 16:8`]);
    expect((await problemWith(code, draw(text))).hint).toMatch(hint);
  });

  test('plain numbers that no such distribution has', async () => {
    const columns: readonly (readonly [text: string, column: number])[] = [
      ['bernoulli(1.5)', 18],
      ['bernoulli(-0.1)', 18],
      ['normal(0, -1)', 18],
      ['uniform(1, 0)', 16],
      ['poisson(-2)', 16],
      ['pareto(0, 2)', 15],
      ['pareto(1, 0)', 18],
    ];
    for (const [text, column] of columns)
      expect(await problemsOf(draw(text)), text).toEqual([`out-of-range 16:${column}`]);
    for (const text of ['bernoulli(1)', 'normal(0, 0)', 'uniform(0, 0)', 'poisson(0)', 'pareto(1, 2)'])
      expect(await problemsOf(draw(text)), text).toEqual([]);
  });

  test('chance inside a formula', async () => {
    const { hint } = await problemWith('unknown-function', scenario(ofLabs('1 + normal(0, 1)')));
    expect(hint).toContain('draw: {world: {luck: "normal(mean, sd)"}}');
  });
});

test('ties of a rule', async () => {
  const using = scenario(stance.replace('logit', 'mine'));
  const rule = (ties: string): { readonly [path: string]: string } => ({
    'rules/mine.yaml': `rule: mine\n${ties}choose: argmax(payoff)\n`,
  });
  const kindOf = async (ties: string): Promise<string | undefined> =>
    (await modelOf(using, rule(ties))).decisions[0]?.rules[0]?.choose.kind;
  expect(await kindOf('')).toBe('argmax');
  expect(await kindOf('ties: shared\n')).toBe('argmax');
  expect(await kindOf('ties: first\n')).toBe('argmax-first');
});

test('the rule proposed fits the decision', async () => {
  const without = scenario(stance.replace('      rule: logit\n', ''));
  expect((await problemWith('missing-rule', without)).hint).toBe('add a rule, like rule: logit');
  const bare = without.replace('      payoff: effort[stance]\n', '');
  expect((await problemWith('missing-rule', bare)).hint).toBe('add a rule, like rule: fixed');
});
