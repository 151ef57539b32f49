import { describe, expect, it } from 'vitest';
import { unitsOf } from '../../../../engine/language/check/units/units.ts';
import { formatProblems } from '../../../../engine/language/problem.ts';
import { position } from '../../../../engine/language/source.ts';
import { checkText, modelOf } from '../checked.ts';

const fixed = '{options: [slow, race], effort: [0.5, 1], rule: {fixed: {play: slow}}}';

/** Two labs with numbers of several units; what a test is about stands below, from line 18 on. */
const world = (rest: string, stance = fixed, parameter = ''): string => `detente: 1
time: {tick: month, horizon: 12}
players: {labs: [{name: One}, {name: Two}]}
state:
  labs: {capability: {unit: OOM, initial: 0}}
decisions:
  labs:
    stance: ${stance}
parameters:
  rate: {unit: OOM/year, default: 1}
  odds: {unit: 1/year, default: 0.1}
  steep: {unit: 1/OOM, default: 1}
  span: {unit: year, default: 2}
  fear: {unit: utility, default: 1}
  part: {unit: "1", default: 0.5}
  bare: {default: 1}
${parameter}
${rest}`;

/** All that is said of units, place first: `line:column sentence | hint`. */
const told = async (main: string): Promise<readonly string[]> => {
  const { model, problems } = await checkText(main);
  if (!model) throw new Error(formatProblems(problems));
  return problems
    .filter(({ code }) => code !== 'unused-parameter')
    .map(({ code, severity, message, hint, span }) => {
      expect([severity, code.startsWith('unit-')]).toEqual(['warning', true]);
      const { line, column } = span ? position(span) : { line: 0, column: 0 };
      return `${line}:${column} ${message} | ${hint}`;
    });
};

const ofLabs = (text: string): string => `let: {labs: {x: "${text}"}}\n`;
const deciding = (payoff: string): string => `{options: [slow, race], payoff: "${payoff}", rule: logit}`;

describe('nothing is said of', () => {
  it.each([
    ['a flow in stock per year', 'flow: {labs: {capability: rate * part}}'],
    ['a step in the unit of the state', 'next: {labs: {capability: capability + dt * rate}}'],
    ['a chance from a rate', 'draw: {world: {hit: bernoulli(1 - exp(-dt * odds))}}'],
    ['noise with the root of time', 'draw: {world: {noise: "normal(0, rate * sqrt(dt))"}}'],
    ['a number beside any unit', ofLabs('capability + 1 > 2')],
    ['a number before any unit', ofLabs('0.5 * capability + fear')],
    [
      'an attribute that is wanted in one unit',
      `${ofLabs('fear * effort[stance] + fear')}flow: {labs: {capability: "rate * effort[stance]"}}`,
    ],
    ['a logarithm in an exponential', ofLabs('exp(capability) + logistic(steep * capability) + tanh(part)')],
    ['a utility that is a logarithm', ofLabs('fear + log(part)')],
    ['what has no unit in one place', ofLabs('bare * rate + capability')],
    ['a power that is a plain number', ofLabs('(capability ^ 2) ^ (1 / 2) + capability')],
    ['a power of a growth factor', ofLabs('(1 + dt / span) ^ (-t)')],
    ['ticks, places, counts, options, truth', ofLabs('t + number + count(labs) + stance + (capability > 1) + horizon')],
    ['the largest of a class', ofLabs('max(labs.capability) - orelse(pick(where(others.capability, part > 0), t), 0)')],
    ['years', 'measures: {when: {unit: years, final: t * dt + span}, now: {unit: year, tick: year}}'],
    ['months in a model with months', 'measures: {late: {unit: months, final: t}}'],
    ['labs that are counted', 'measures: {many: {unit: labs, final: count(labs.stance == race)}}'],
    ['a percentage by a number', 'measures: {portion: {unit: "%", final: 100 * share(labs.stance == race)}}'],
    ['the first tick', 'measures: {high: {unit: OOM, final: max(labs.capability), first: max(labs.capability) > 1}}'],
    ['what is pooled', 'measures: {pace: {unit: OOM/year, pooled: [max(labs.capability), t * dt]}}'],
    ['events', 'events: [{at: 3 + span / dt, for: 2, set: {labs.capability: capability + 1, rate: 2 * rate}}]'],
    [
      'a definition of any unit',
      `define: {twice(a): a + a}\n${ofLabs('twice(capability) / capability + twice(span) / span')}`,
    ],
    [
      'a definition within one',
      `define:\n  f(a): g(a, a)\n  g(a, b): a * b\n${ofLabs('sqrt(f(rate)) + rate + f(part) * rate')}`,
    ],
  ])('%s', async (_, rest) => {
    expect(await told(world(rest))).toEqual([]);
  });

  it.each([
    ['a payoff in utility', 'fear * stance'],
    ['one without a unit', 'part * stance'],
    ['one per year', 'fear / span * stance'],
    ['one in something else', 'rate * stance'],
    ['one that can be anything', 'effort_of(stance)'],
  ])('logit with %s', async (_, payoff) => {
    expect(await told(world('define: {effort_of(a): "if(a == race, 1, 2)"}', deciding(payoff)))).toEqual([]);
  });

  it.each(['pavlov', 'regret-matching', 'generous-tit-for-tat'])(
    '%s, which remembers payoffs per year',
    async (rule) => {
      const main = world('', `{options: [slow, race], payoff: fear / span * stance, rule: ${rule}}`);
      expect(await told(main)).toEqual([]);
    },
  );

  it('a what-if', async () => {
    const main = world(
      `define: {at_best(o): "at(part * fear, stance == o)"}\n${ofLabs('at_best(race) + fear')}`,
      deciding('fear * stance'),
    );
    expect(await told(main)).toEqual([]);
  });

  it("the value of a rule's parameter", async () => {
    const main = world('', deciding('fear * stance'), '  labs.stance.logit.precision: 2 / fear');
    expect(await told(main)).toEqual([]);
  });
});

const missing = (factor: string): string =>
  `correct a unit, or put in what is missing: the two differ by a factor in ${factor}`;

describe('a warning tells of', () => {
  it.each([
    [
      'terms',
      ofLabs('capability + rate - span'),
      [
        '18:31 "rate" is in OOM/year, but "capability" beside it is in OOM | multiply by a time in years: dt is the years of a tick',
        `18:38 "span" is in year, but "capability" beside it is in OOM | ${missing('OOM/year')}`,
      ],
    ],
    [
      'things compared',
      ofLabs('capability > fear'),
      [`18:31 "fear" is in utility, but "capability" beside it is in OOM | ${missing('OOM/utility')}`],
    ],
    [
      'branches',
      ofLabs('if(part, fear, part)'),
      [`18:33 "part" is a pure number, but "fear" beside it is in utility | ${missing('utility')}`],
    ],
    [
      'the smallest of',
      ofLabs('min(1, rate, capability)'),
      [
        '18:31 "capability" is in OOM, but "rate" beside it is in OOM/year | divide by a time in years, or leave out a dt',
      ],
    ],
    [
      'a flow that is multiplied by dt',
      'flow: {labs: {capability: rate * dt}}',
      [
        '18:27 "rate * dt" is in OOM, but a flow of "capability" is in OOM/year | a flow is per year; the engine multiplies it by dt itself',
      ],
    ],
    [
      'a step without dt',
      'next: {labs: {capability: capability + rate}}',
      [
        '18:40 "rate" is in OOM/year, but the state "capability" is in OOM | multiply by a time in years: dt is the years of a tick',
      ],
    ],
    [
      'a sum of the wrong unit, once',
      'next: {labs: {capability: t + number}}',
      [`18:27 "t + number" is a pure number, but the state "capability" is in OOM | ${missing('OOM')}`],
    ],
    [
      'a rate as a probability',
      'draw: {world: {hit: bernoulli(odds)}}',
      [
        '18:31 "odds" is in 1/year, but a probability is a pure number | a rate becomes a chance in a tick by 1 - exp(-dt * rate)',
      ],
    ],
    [
      'a rate as an expected count',
      'draw: {world: {hits: poisson(odds)}}',
      [
        '18:30 "odds" is in 1/year, but an expected count is a pure number | multiply by a time in years: dt is the years of a tick',
      ],
    ],
    [
      'an exponent',
      ofLabs('exp(rate) + 1'),
      [
        '18:22 exp wants a pure number or OOM, not one in OOM/year | divide by an amount in OOM/year that it is compared with',
      ],
    ],
    [
      'a base',
      ofLabs('fear ^ part'),
      [
        `18:18 "fear" is in utility, but what is raised to a power that is no plain number is a pure number | ${missing('utility')}`,
      ],
    ],
    [
      'an exponent deep in definitions, where they are used',
      `define: {f(a): "exp(a * a)", g(a): f(a) + 1}\n${ofLabs('g(part) + g(fear)')}`,
      [
        '19:28 exp in f wants a pure number or OOM, not one in utility^2 | divide by an amount in utility^2 that it is compared with',
      ],
    ],
    [
      'an argument',
      `define: {danger(c): "logistic(steep * c)"}\n${ofLabs('danger(fear) + danger(capability)')}`,
      [
        '19:18 logistic in danger wants a pure number or OOM, not one in utility/OOM | divide by an amount in utility/OOM that it is compared with',
      ],
    ],
    [
      'an argument that has to be one unit',
      `define: {beyond(c): "max(0, c - rate * span)"}\n${ofLabs('beyond(fear) + beyond(capability)')}`,
      [`19:25 "fear" is in utility, but the argument "c" of beyond is in OOM | ${missing('OOM/utility')}`],
    ],
    [
      'a measure',
      'measures: {speed: {unit: OOM, tick: rate}}',
      [
        '18:37 "rate" is in OOM/year, but the measure "speed" is in OOM | multiply by a time in years: dt is the years of a tick',
      ],
    ],
    [
      'a ratio',
      'measures: {pace: {unit: OOM, pooled: [max(labs.capability), t * dt]}}',
      [
        '18:39 "max(labs.capability)" is in OOM, but the measure "pace" times "t * dt" is in OOM year | multiply by a time in years: dt is the years of a tick',
      ],
    ],
    [
      'the tick of an event',
      'events: [{at: span}]',
      [
        '18:15 "span" is in year, but the tick of an event is a pure number | divide by a time in years, or leave out a dt',
      ],
    ],
    [
      'what an event sets',
      'events: [{at: 3, set: {rate: 2 * rate + steep}}]',
      [`18:41 "steep" is in 1/OOM, but the parameter "rate" is in OOM/year | ${missing('OOM^2/year')}`],
    ],
    [
      'an attribute in two units, with both places',
      `${ofLabs('capability + effort[stance]')}flow: {labs: {capability: "rate * effort[stance]"}}`,
      [
        `18:31 "effort[stance]" is a pure number, but "capability" beside it is in OOM | ${missing('OOM')}; "effort" counts as a pure number since main.yaml:19:28`,
      ],
    ],
    [
      'a unit that cannot be read',
      'measures: {x: {unit: utility per year, final: fear}}',
      ['18:22 the unit "utility per year" of "x" cannot be read: "per" is no unit | write utility/year'],
    ],
  ])('%s', async (_, rest, expected) => {
    expect(await told(world(rest))).toEqual(expected);
  });

  it('exponents of a rule of its own', async () => {
    const rule = `rule: blunt
parameters: {precision: {unit: "1", default: 1}}
memory: {kept: {initial: 0, unit: 1/utility}}
learn: {kept: "max(kept, realised)"}
choose: softmax(precision * payoff + kept)
`;
    const { problems } = await checkText(world('', '{options: [slow, race], payoff: fear / span, rule: blunt}'), {
      'rules/blunt.yaml': rule,
    });
    const sentences = problems.filter(({ code }) => code === 'unit-mismatch').map(({ message }) => message);
    expect(sentences).toEqual([
      '"realised" is in utility/year, but "kept" beside it is in year/utility',
      '"kept" is in year/utility, but "precision * payoff" beside it is in utility/year',
    ]);
  });

  it('a softmax of payoffs as they are', async () => {
    const rule = 'rule: bare\nchoose: softmax(payoff)\n';
    const { problems } = await checkText(world('', '{options: [slow, race], payoff: fear * stance, rule: bare}'), {
      'rules/bare.yaml': rule,
    });
    expect(problems.filter(({ code }) => code === 'unit-mismatch').map(({ message }) => message)).toEqual([
      'softmax of the rule "bare" wants a pure number, but its argument is in utility',
    ]);
  });

  it('a payoff that was taken for something else', async () => {
    const main = world('flow: {labs: {capability: realised(stance)}}', deciding('fear * stance'));
    expect(await told(main)).toEqual([
      `8:46 "fear * stance" is in utility, but the payoff of "stance" is in OOM/year | ${missing('OOM/utility/year')}; "stance" counts as in OOM/year since main.yaml:18:27`,
    ]);
  });

  it('what a rule mixes', async () => {
    const rule = `rule: mixing
parameters: {bias: {unit: 1/utility, default: 1}, precision: {unit: 1/utility, default: 1}}
choose: softmax(precision * mix(0.5, payoff, bias))
`;
    const main = world('', '{options: [slow, race], payoff: fear * stance, rule: mixing}');
    const { problems } = await checkText(main, { 'rules/mixing.yaml': rule });
    expect(problems.map(({ message }) => message).filter((message) => message.includes('bias'))).toEqual([
      '"bias" is in 1/utility, but "payoff" beside it is in utility',
    ]);
  });

  it('what realised payoffs are compared with', async () => {
    const main = world('measures: {won: {unit: OOM, final: mean(realised(labs.stance))}}', deciding('fear * stance'));
    expect(await told(main)).toEqual([
      `18:36 "mean(realised(labs.stance))" is in utility, but the measure "won" is in OOM | ${missing('OOM/utility')}`,
    ]);
  });

  it('the value of a parameter', async () => {
    expect(await told(world('', fixed, '  later: {unit: year, default: 2 * span + rate}'))).toEqual([
      `17:43 "rate" is in OOM/year, but the parameter "later" is in year | ${missing('year^2/OOM')}`,
    ]);
  });
});

it('years stay years where a tick is one', async () => {
  const main = world('measures: {n: {unit: ticks, final: t}, y: {unit: year, final: t * dt}}').replace(
    'tick: month',
    'tick: year',
  );
  expect(await told(main)).toEqual([]);
});

it('units are not looked at where there are errors', async () => {
  const { problems } = await checkText(world(ofLabs('capability + rate + nothing')));
  expect(problems.map(({ code }) => code)).toEqual(['unknown-name']);
});

it('the units of lets, draws and attributes are found out', async () => {
  const model = await modelOf(
    world(`let: {labs: {lead: capability - max(others.capability), loose: 2 * t * rate}}
draw: {world: {noise: "normal(0, rate * sqrt(dt))", shock: "exponential(odds)", hit: bernoulli(0.5)}}
flow: {labs: {capability: "rate * effort[stance]"}}`),
  );
  const units = unitsOf(model);
  const named = Object.fromEntries([...units].map(([{ name }, unit]) => [name, unit]));
  expect(named).toMatchObject({
    lead: 'OOM',
    noise: 'OOM/year^0.5',
    shock: 'year',
    hit: '1',
    effort: '1',
    rate: 'OOM/year',
  });
  expect(named).not.toHaveProperty('loose');
});
