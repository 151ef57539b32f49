import { describe, expect, test } from 'vitest';
import { problemsOf, problemWith, scenario, stance } from './checked.ts';

/** What the scenario says below line 13, and every problem it must have, at its place. */
type Case = readonly [what: string, rest: string, expected: readonly string[]];

const formula = (text: string): string => `let:\n  labs:\n    x: ${text}\n`;
const ofWorld = (text: string): string => `let:\n  world:\n    x: ${text}\n`;

const names: readonly Case[] = [
  ['an unknown name', formula('capabilty'), ['unknown-name 16:8']],
  ['an unknown name of a class', formula('sum(labs.nothing)'), ['unknown-name 16:17']],
  ['an unknown word before a dot', formula('market.price'), ['unknown-name 16:8']],
  ['an unknown function', formula('expp(1)'), ['unknown-function 16:8']],
  ['an unknown definition of a module', formula('orelse(growth.f(1), growth.g(2))'), ['unknown-function 16:28']],
  ['too few arguments', formula('clamp(1, 2)'), ['argument-count 16:8']],
  ['too many arguments of a definition', `define:\n  f(a): a\n${formula('f(1, 2)')}`, ['argument-count 18:8']],
  ['a definition without arguments', `define:\n  f(a): a\n${formula('f + 1')}`, ['definition-without-arguments 18:8']],
  ['me in the world', ofWorld('sum(where(1, labs.home == me))'), ['no-player 16:34']],
  ['number in the world', ofWorld('number'), ['no-player 16:8']],
  ['an attribute as a number', `${stance}${formula('effort')}`, ['attribute-without-option 24:8']],
  ['an attribute nobody has', `${stance}${formula('speed[stance]')}`, ['unknown-name 24:8']],
  ['an option that is none', `${stance}${formula('stance == stop')}`, ['unknown-name 24:18']],
  ['an index beyond the options', `${stance}${formula('effort[3]')}`, ['out-of-range 24:15']],
  ['seen of a definition', `${formula('1')}    y: x.seen\n`, ['nothing-seen 17:10']],
];

const shapes: readonly Case[] = [
  [
    'a collection where one number is wanted',
    `${stance}${formula('1 + labs.stance')}`,
    ['collection-in-scalar-place 24:12'],
  ],
  ['a class as a number', formula('1 + labs'), ['collection-in-scalar-place 16:12']],
  [
    'two collections in one reduction',
    `${stance}${formula('sum(labs.stance * others.stance)')}`,
    ['two-collections 24:26'],
  ],
  ['a reduction of one number', formula('sum(2)'), ['no-collection 16:8']],
  ['where outside a reduction', formula('where(1, 2)'), ['misplaced-where 16:8']],
  [
    'the largest of possibly nobody',
    `${stance}${formula('max(where(labs.stance, labs.home == home))')}`,
    ['needs-orelse 24:8'],
  ],
  ['a player as a number', formula('home + 1'), ['player-in-scalar-place 16:8']],
  ['players in an order', formula('home < home'), ['player-in-scalar-place 16:8']],
  ['a player beside a number', formula('home == 1'), ['player-in-scalar-place 16:16']],
  ['players of different classes', formula('home == me'), ['different-classes 16:8']],
];

const declarations: readonly Case[] = [
  ['a class that does not exist', 'state:\n  lab:\n    x: {initial: 0}\n', ['unknown-class 15:3']],
  ['the same name twice', `state:\n  labs:\n    x: {initial: 0}\n${formula('1')}`, ['declared-twice 19:5']],
  ['a reserved word', 'let:\n  labs:\n    dt: 1\n', ['reserved-name 16:5']],
  ['a definition called like a function', 'define:\n  exp(a): a\n', ['reserved-name 15:3']],
  ['an end called horizon', 'end:\n  horizon: 1\n', ['reserved-name 15:3']],
  ['an end called failed', 'end:\n  failed: 1\n', ['reserved-name 15:3']],
  ['an end called going', 'end:\n  going: 1\n', ['reserved-name 15:3']],
  ['an attribute of the wrong length', stance.replace('[0, 0.5, 1]', '[0, 1]'), ['wrong-length 18:7']],
  ['an option twice', stance.replace('slow', 'race'), ['declared-twice 17:30']],
  ['an initial choice that is no option', stance.replace('initial: race', 'initial: stop'), ['unknown-option 19:16']],
  ['a decision without a rule', stance.replace('      rule: logit\n', ''), ['missing-rule 16:5']],
  ['a rule that needs a payoff', stance.replace('      payoff: effort[stance]\n', ''), ['rule-needs-payoff 20:13']],
  ['a parameter the rule does not have', stance.replace('logit', '{logit: {precison: 4}}'), ['unknown-key 21:22']],
  ['a decision of the world', stance.replace('labs', 'world'), ['world-decision 16:5']],
  [
    'two next values',
    `state:\n  labs:\n    x: {initial: 0}\nflow:\n  labs:\n    x: 1\nnext:\n  labs:\n    x: 2\n`,
    ['flow-and-next 22:5'],
  ],
  ['a flow into nothing', 'flow:\n  labs:\n    x: 1\n', ['unknown-name 16:5']],
  ['a state without a start', 'state:\n  labs:\n    x: {unit: "1"}\n', ['missing-value 16:5']],
  ['a draw that is no distribution', 'draw:\n  world:\n    d: normall(0, 1)\n', ['bad-draw 16:8']],
  ['a draw with too few arguments', 'draw:\n  world:\n    d: normal(0)\n', ['argument-count 16:8']],
  ['a measure of nothing', 'measures:\n  m: {unit: "1"}\n', ['missing-value 15:3']],
  ['a measure twice', 'measures: [labs.home.number, labs.home.number]\n', ['declared-twice 14:30']],
  [
    'a measure called like the fold of another',
    'measures:\n  x: {mean: t, max: t}\n  x_mean: {final: t}\n',
    ['name-clash 16:3'],
  ],
  [
    'a measure with a fold called like another',
    'measures:\n  x_max: {final: t}\n  x: {mean: t, max: t}\n',
    ['name-clash 16:3'],
  ],
  ['a measure with one fold', 'measures:\n  x_mean: {final: t}\n  x: {mean: t}\n', []],
  ['a draw without a class', 'draw:\n  luck: {draw: "uniform(0, 1)", per: run}\n', ['unknown-class 15:3']],
  ['a headline that is nothing', 'experiment: {headline: catastrophe}\n', ['unknown-name 14:24']],
  ['an arm that leads nowhere', 'experiment: {arms: {a: {set: {labs.x: 1}}}}\n', ['unknown-path 14:31']],
];

const values: readonly Case[] = [
  ['a value out of range', '  p: {range: [0, 1], default: 2}\nend: {e: p}\n', ['out-of-range 14:31']],
  ['a formula out of range', '  p: {range: [0, 5], default: 2 * 3}\nend: {e: p}\n', ['out-of-range 14:31']],
  ['a formula in the range', '  p: {range: [0, 5], default: "max(1, 10 / 4)"}\nend: {e: p}\n', []],
  [
    'a formula that is no option',
    `  p: {of: labs.stance, default: 1 + 2}\n${stance}end: {e: p}\n`,
    ['unknown-option 14:33'],
  ],
  [
    'an event that sets a formula out of range',
    '  p: {range: [0, 5], default: 1}\nend: {e: p}\nevents:\n  - {name: e2, at: 1, set: {p: 5 * 10}}\n',
    ['out-of-range 17:32'],
  ],
  ['a formula as a probability', 'draw:\n  world:\n    d: bernoulli(1 + 1)\n', ['out-of-range 16:18']],
  [
    'a distribution outside the range',
    '  p: {range: [0, 1], default: {dist: uniform, min: 2, max: 3}}\nend: {e: p}\n',
    ['bad-distribution 14:31'],
  ],
  [
    'a standard deviation of nothing',
    '  p: {default: {dist: normal, mean: 2, sd: 0}}\nend: {e: p}\n',
    ['bad-distribution 14:16'],
  ],
  [
    'quantiles of a lognormal below 0',
    '  p: {default: {dist: lognormal, p10: -1, p90: 1}}\nend: {e: p}\n',
    ['bad-distribution 14:16'],
  ],
  ['a parameter without a value', '  p: {unit: "1"}\nend: {e: p}\n', ['missing-value 14:3']],
  ['a parameter nobody reads', '  p: {default: 1}\n', ['warning unused-parameter 14:3']],
  ['a value for nothing', '  labs.caution: 1\n', ['unknown-path 14:3']],
  ['a value for a definition', `  labs.x: 1\n${formula('1')}`, ['unknown-path 14:3']],
  ['an option that is none', `  p: {of: labs.stance, default: stop}\n${stance}end: {e: p}\n`, ['unknown-option 14:33']],
  ['an option of no decision', '  p: {of: labs.stanse, default: stop}\nend: {e: p}\n', ['unknown-path 14:11']],
];

const moments: readonly Case[] = [
  ['a let cycle', 'let:\n  labs:\n    a: b + 1\n    b: sum(others.a)\n', ['let-cycle 16:8']],
  ['a definition that uses itself', 'define:\n  f(a): g(a)\n  g(a): f(a)\n', ['definition-cycle 16:9']],
  ['a draw cycle', 'draw:\n  world:\n    a: bernoulli(b)\n    b: bernoulli(a)\n', ['draw-cycle 16:18']],
  ['a parameter cycle', '  p: {default: q + 1}\n  q: {default: p + 1}\n', ['parameter-cycle 14:16']],
  [
    'a start that reads a state',
    'state:\n  labs:\n    x: {initial: 0}\n    y: {initial: x + t}\n',
    ['wrong-moment 17:18', 'wrong-moment 17:22'],
  ],
  [
    'an event that reads a draw',
    'draw:\n  world:\n    d: bernoulli(0.5)\nevents:\n  - {name: e, when: d}\n',
    ['wrong-moment 18:21'],
  ],
  [
    'masks that read each other',
    'state:\n  labs:\n    x: {initial: 0, seen: mean(labs.y.seen)}\n    y: {initial: 0, seen: x.seen}\n',
    ['seen-cycle 16:32'],
  ],
  [
    'a mask that reads a draw',
    'state:\n  labs:\n    x: {initial: 0, seen: d}\ndraw:\n  labs:\n    d: bernoulli(0.5)\n',
    ['wrong-moment 16:27'],
  ],
  [
    'a payoff that reads a draw which depends on the decision',
    `${stance.replace('effort[stance]', 'effort[stance] - d')}draw:\n  world:\n    d: bernoulli(mean(effort[labs.stance]) / 2)\n`,
    ['draw-at-decide 20:32'],
  ],
];

const events: readonly Case[] = [
  ['a target that does not exist', 'events:\n  - {name: e, at: 1, set: {labs.x: 1}}\n', ['unknown-path 15:28']],
  [
    'a target that is a definition',
    `${formula('1')}events:\n  - {name: e, at: 1, set: {labs.x: 1}}\n`,
    ['unknown-path 18:28'],
  ],
  [
    'an option that is none',
    `${stance}events:\n  - {name: e, at: 1, set: {Leader.stance: stop}}\n`,
    ['unknown-name 23:43'],
  ],
  [
    'a value out of range',
    '  p: {range: [0, 1], default: 1}\nend: {e: p}\nevents:\n  - {name: e1, at: 1, set: {p: 3}}\n',
    ['out-of-range 17:32'],
  ],
  ['a name that is taken', 'events:\n  - {name: Leader, at: 1}\n', ['name-clash 15:12']],
  ['a field that events do not have', 'events:\n  - {name: e, at: 1}\nend: {f: e.activ}\n', ['unknown-name 16:12']],
];

describe.each([
  ['names', names],
  ['shapes', shapes],
  ['declarations', declarations],
  ['values', values],
  ['moments', moments],
  ['events', events],
] as const)('%s', (_, cases) => {
  test.each(cases)('%s', async (_what, rest, expected) => {
    expect(await problemsOf(scenario(rest))).toEqual(expected);
  });
});

test('players and their values', async () => {
  const broken = scenario('').replace('home: Aurora}', 'home: Atlantis, captial: 2}').replace(', home: Borealis', '');
  expect(await problemsOf(broken)).toEqual(['unknown-player 5:28', 'unknown-key 5:38', 'nobody-referred-to 6:14']);
  const clash = scenario('').replace('Third', 'labs');
  expect(await problemsOf(clash)).toEqual(['name-clash 7:14']);
  const empty = scenario('').replace(/ {2}governments:\n.*\n.*\n/, '  governments: []\n');
  expect(await problemsOf(empty)).toContain('no-players 8:3');
});

test("a member's rule for what he does not decide", async () => {
  const rest = scenario(stance).replace('{name: Third,', '{name: Third, rule: {stanse: logit},');
  expect(await problemsOf(rest)).toEqual(['unknown-key 7:28']);
});

test('members that are counted', async () => {
  const counted = (count: string): string => `detente: 1
time: {tick: year, horizon: 1}
players:
  teams: [{name: Team, count: ${count}}]
parameters:
  n: {default: 3}
`;
  expect(await problemsOf(counted('n'))).toEqual([]);
  expect(await problemsOf(counted('m'))).toEqual(['value-form 4:31']);
  expect(await problemsOf(counted('0'))).toEqual(['out-of-range 4:31']);
});

test('one look finds every independent problem, and none that only follows', async () => {
  const rest = `state:
  labs:
    x: {initial: 0}
let:
  labs:
    a: x + nothing
    b: a + a
    c: b * expp(2)
next:
  labs:
    x: c + labs.b
`;
  expect(await problemsOf(scenario(rest))).toEqual([
    'unknown-name 19:12',
    'unknown-function 21:12',
    'collection-in-scalar-place 24:12',
  ]);
});

describe('hints', () => {
  const hintOf = async (code: string, rest: string): Promise<string | undefined> =>
    (await problemWith(code, scenario(rest))).hint;

  test('did you mean', async () => {
    const state = 'state:\n  labs:\n    capability: {initial: 0}\n';
    expect(await hintOf('unknown-name', `${state}${formula('capabilty')}`)).toBe('did you mean "capability"?');
    expect(await hintOf('unknown-name', `${state}${formula('sum(labs.capabilty)')}`)).toBe(
      'did you mean "capability"?',
    );
    expect(await hintOf('unknown-name', formula('sum(lbas.x)'))).toBe('did you mean "labs"?');
    expect(await hintOf('unknown-function', formula('expp(1)'))).toBe('did you mean "exp"?');
    expect(await hintOf('unknown-name', `${stance}${formula('stance == raec')}`)).toBe('did you mean "race"?');
    expect(await hintOf('unknown-class', 'state:\n  lab:\n    x: {initial: 0}\n')).toBe('did you mean "labs"?');
    expect(await hintOf('unknown-key', stance.replace('logit', '{logit: {precison: 4}}'))).toBe(
      'did you mean "precision"?',
    );
    expect(await hintOf('unknown-path', `  labs.stanc.logit.precision: 2\n${stance}`)).toBe('did you mean "stance"?');
  });

  test('what to write instead', async () => {
    expect(await hintOf('collection-in-scalar-place', `${stance}${formula('1 + labs.stance')}`)).toBe(
      'reduce it: sum, mean, min, max, count, any, all or share, like mean(labs.stance)',
    );
    expect(await hintOf('needs-orelse', `${stance}${formula('max(where(labs.stance, labs.home == home))')}`)).toBe(
      'say what it is then: orelse(max(where(labs.stance, labs.home == home)), 0)',
    );
    expect(await hintOf('unknown-name', `${ofWorld('home')}`)).toBe('write labs.home');
  });
});

describe('modules', () => {
  const using = (rest: string): string => scenario(`use: [growth, other]\n${rest}`);
  const growth =
    'module: growth\nparameters:\n  rate: {default: 1}\ndefine:\n  pace(c): rate * c\nlet:\n  world:\n    total: pace(2)\n';
  const modules = (other: string): { readonly [path: string]: string } => ({
    'modules/growth.yaml': growth,
    'modules/other.yaml': other,
  });

  test('a forgotten module is named', async () => {
    const other = 'module: other\nlet:\n  world:\n    y: total + pace(1) + rate\n';
    expect(await problemsOf(using(''), modules(other))).toEqual([
      'unknown-name modules/other.yaml 4:8',
      'unknown-function modules/other.yaml 4:16',
      'unknown-name modules/other.yaml 4:26',
    ]);
    expect((await problemWith('unknown-name', using(''), modules(other))).hint).toBe('write growth.total');
    expect((await problemWith('unknown-function', using(''), modules(other))).hint).toBe('write growth.pace(…)');
  });

  test('an unknown name of a module in use stays an error inside orelse', async () => {
    const other = 'module: other\nlet:\n  world:\n    y: orelse(growth.totl, 1) + orelse(market.price, 2)\n';
    expect(await problemsOf(using(''), modules(other))).toEqual(['unknown-name modules/other.yaml 4:22']);
  });

  test('one name of a class, declared by two modules', async () => {
    const other = 'module: other\nlet:\n  labs:\n    x: 1\n';
    const both = { 'modules/growth.yaml': other.replace('other', 'growth'), 'modules/other.yaml': other };
    expect(await problemsOf(using(''), both)).toEqual(['declared-twice modules/other.yaml 4:5']);
    expect((await problemWith('declared-twice', using(''), both)).message).toContain('modules/growth.yaml:4:5');
  });

  test('two modules with a next for one state', async () => {
    const own = 'module: growth\nstate:\n  labs:\n    x: {initial: 0}\nnext:\n  labs:\n    x: 1\n';
    const other = 'module: other\nnext:\n  labs:\n    x: 2\n';
    const both = { 'modules/growth.yaml': own, 'modules/other.yaml': other };
    expect(await problemsOf(using(''), both)).toEqual(['two-nexts modules/other.yaml 4:5']);
    expect((await problemWith('two-nexts', using(''), both)).message).toContain('modules/growth.yaml:7:5');
  });

  test('a class that a module needs', async () => {
    const other = 'module: other\nlet:\n  firms:\n    x: 1\n';
    expect((await problemWith('unknown-class', using(''), modules(other))).message).toBe(
      'there is no class "firms", which module other needs',
    );
  });
});

describe('options with two meanings', () => {
  const mandate = `${stance}  governments:
    mandate:
      options: [race, slow, pause]
      effort: [1, 0.5, 0]
      payoff: 0
      rule: logit
`;

  test('a bare option whose number differs is an error', async () => {
    expect(await problemsOf(scenario(`${mandate}${ofWorld('race')}`))).toEqual(['ambiguous-option 30:8']);
    expect(await problemsOf(scenario(`${mandate}${ofWorld('slow')}`))).toEqual([]);
  });

  test('an attribute of several decisions is an error where nothing chooses', async () => {
    expect(await problemsOf(scenario(`${mandate}${ofWorld('effort[slow]')}`))).toEqual(['ambiguous-attribute 30:8']);
    expect(await problemsOf(scenario(`${mandate}${ofWorld('labs.stance.effort[race]')}`))).toEqual([]);
  });
});

test('definitions that double at every step are refused', async () => {
  const doubling = (steps: number): string =>
    Array.from(
      { length: steps },
      (_, i) => `  f${i}(a): ${i < steps - 1 ? `f${i + 1}(a) + f${i + 1}(a)` : 'a'}\n`,
    ).join('');
  expect(await problemsOf(scenario(`define:\n${doubling(12)}`))).toEqual([]);
  const problems = await problemsOf(scenario(`define:\n${doubling(60)}`));
  expect(problems[0]).toBe('formula-too-large 15:3');
});

test('references of one name may belong to several classes', async () => {
  const both = scenario('  governments:\n    home: {ref: labs, default: Leader}\n').replace(
    'ref: governments',
    'ref: labs, default: Leader',
  );
  expect(await problemsOf(both.replaceAll(/, home: [A-Z]\w*/g, ''))).toEqual([]);
});

describe('memory of rules', () => {
  const using = scenario(stance.replace('logit', 'mine'));
  const problems = (memory: string, learn: string, choose = 'payoff', parameters = '{}'): Promise<readonly string[]> =>
    problemsOf(using, {
      'rules/mine.yaml': `rule: mine\nmemory: {${memory}}\nlearn: {${learn}}\nchoose: ${choose}\nparameters: ${parameters}\n`,
    });

  test('per player, option, other, and both', async () => {
    expect(await problems('a: {initial: 0}', 'a: realised * probability')).toEqual([]);
    expect(await problems('a: {per: option, initial: option}', 'a: foregone - realised', 'normalise(abs(a))')).toEqual(
      [],
    );
    expect(
      await problems('a: {per: other, initial: 1}', 'a: others.a + others.realised', 'payoff * sum(others.a)'),
    ).toEqual([]);
    expect(
      await problems('a: {per: [other, option], initial: 0}', 'a: others.a + one(others.choice)', 'sum(others.a)'),
    ).toEqual([]);
  });

  test('each is learned, and only what is remembered', async () => {
    expect(await problems('a: {initial: 0}, b: {initial: 0}', 'a: b')).toEqual(['missing-value rules/mine.yaml 2:27']);
    expect(await problems('count: {initial: 0}', 'count: 1')).toContain('reserved-name rules/mine.yaml 2:10');
    expect(await problems('total: {initial: 0}', 'total: 1')).toContain('reserved-name rules/mine.yaml 2:10');
    expect(await problems('mood: {initial: 0}', 'mood: 1, mod: 2')).toEqual(['unknown-key rules/mine.yaml 3:18']);
    expect(await problems('a: {initial: 0}', 'a: 1', 'payoff', '{a: {unit: "1", default: 1}}')).toEqual([
      'declared-twice rules/mine.yaml 2:10',
    ]);
    expect(await problems('a: {per: [other, other], initial: 0}', 'a: others.a')).toEqual([
      'value-form rules/mine.yaml 2:10',
    ]);
  });

  test('what is known when', async () => {
    const memory = 'a: {initial: 0}';
    expect(await problems(memory, 'a: total(payoff)')).toEqual(['wrong-moment rules/mine.yaml 3:18']);
    expect(await problems(memory, 'a: a', 'payoff * realised')).toEqual(['wrong-moment rules/mine.yaml 4:18']);
    expect(await problems(memory, 'a: a', 'payoff * mean(others.realised)')).toEqual([
      'wrong-moment rules/mine.yaml 4:23',
    ]);
    expect(await problems('a: {initial: choice}', 'a: a')).toEqual(['wrong-moment rules/mine.yaml 2:23']);
    expect(await problems('a: {initial: t}', 'a: a')).toEqual(['wrong-moment rules/mine.yaml 2:23']);
    expect(await problems('a: {initial: 0}, b: {initial: a}', 'a: a, b: b')).toEqual([
      'wrong-moment rules/mine.yaml 2:40',
    ]);
  });

  test('whose it is, and how many numbers', async () => {
    expect(await problems('a: {initial: 0}', 'a: foregone')).toEqual(['vector-in-scalar-place rules/mine.yaml 3:12']);
    expect(await problems('a: {initial: option}', 'a: a')).toEqual(['vector-in-scalar-place rules/mine.yaml 2:23']);
    expect(await problems('a: {per: other, initial: 0}', 'a: a + 1')).toEqual([
      'collection-in-scalar-place rules/mine.yaml 3:12',
    ]);
    expect(await problems('a: {initial: 0}', 'a: sum(others.a)')).toEqual(['unknown-name rules/mine.yaml 3:16']);
    expect(await problems('a: {initial: 0}', 'a: sum(others.b)')).toEqual(['unknown-name rules/mine.yaml 3:16']);
    expect(await problems('a: {initial: 0}', 'a: others.choice')).toEqual([
      'collection-in-scalar-place rules/mine.yaml 3:12',
    ]);
  });

  test('what it says of payoffs needs one', async () => {
    const without = scenario(stance.replace('logit', 'mine').replace(/ +payoff: .*\n/, ''));
    const mine = 'rule: mine\nmemory: {a: {initial: 0}}\nlearn: {a: realised}\nchoose: option\n';
    expect(await problemsOf(without, { 'rules/mine.yaml': mine })).toHaveLength(1);
    expect((await problemsOf(without, { 'rules/mine.yaml': mine }))[0]).toMatch(/^rule-needs-payoff /);
  });
});

test('beliefs of rules', async () => {
  const using = scenario(stance.replace('logit', 'mine'));
  const problems = (believe: string): Promise<readonly string[]> =>
    problemsOf(using, { 'rules/mine.yaml': `rule: mine\nchoose: payoff\nbelieve: ${believe}\n` });
  expect(await problems('one(others.choice)')).toEqual([]);
  expect(await problems('others.choice')).toEqual(['not-over-options rules/mine.yaml 3:10']);
  expect(await problems('payoff')).toEqual(['wrong-moment rules/mine.yaml 3:10']);
  expect(await problems('foregone')).toEqual(['wrong-moment rules/mine.yaml 3:10']);
  const many = using.replace(/- \{name: Leader/, '- {name: Many, count: 9, home: Aurora}\n    - {name: Leader');
  const believing = { 'rules/mine.yaml': 'rule: mine\nchoose: payoff\nbelieve: one(others.choice)\n' };
  const [first, ...more] = await problemsOf(many, believing);
  expect([first?.split(' ')[0], more]).toEqual(['model-too-large', []]);
});

test('rules from a file', async () => {
  const using = scenario(stance.replace('logit', 'mine'));
  const rule = (choose: string): { readonly [path: string]: string } => ({
    'rules/mine.yaml': `rule: mine\nchoose: ${choose}\n`,
  });
  expect(await problemsOf(using, rule('total(payoff)'))).toEqual(['not-over-options rules/mine.yaml 2:9']);
  expect(await problemsOf(using, rule('one(capability)'))).toEqual(['unknown-name rules/mine.yaml 2:13']);
  expect(await problemsOf(using, rule('foregone * 2'))).toEqual(['wrong-moment rules/mine.yaml 2:9']);
  expect(await problemsOf(using, rule('payoff * sum(others.choice * payoff)'))).toEqual([
    'vector-in-scalar-place rules/mine.yaml 2:38',
  ]);
  expect(await problemsOf(using, rule('one(pick_option(payoff, payoff))'))).toEqual([
    'vector-in-scalar-place rules/mine.yaml 2:33',
  ]);
  expect(await problemsOf(using, rule('one(pick_option(payoff, best(payoff)))'))).toEqual([]);
  expect(await problemsOf(using, rule('mix(payoff)'))).toEqual(['argument-count rules/mine.yaml 2:9']);
});
