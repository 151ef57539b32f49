import { describe, expect, it } from 'vitest';
import { module, ruleFile } from '../../../engine/language/shape/module.ts';
import { scenario } from '../../../engine/language/shape/scenario.ts';
import type { RecordShape } from '../../../engine/language/shape/shape.ts';
import { validate } from '../../../engine/language/shape/validate.ts';
import { position } from '../../../engine/language/source.ts';
import type { MapNode } from '../../../engine/language/yaml/node.ts';
import { readYaml } from '../../../engine/language/yaml/read.ts';
import { asObject } from '../plain.ts';

const read = (text: string): MapNode => {
  const { root, problems } = readYaml({ name: 'test.yaml', text });
  expect(problems).toEqual([]);
  if (root?.kind !== 'map') throw new Error('the test needs a map');
  return root;
};

/** `line:column code` of each problem. */
const places = (text: string, shape: RecordShape, removals = false): string[] =>
  validate(read(text), shape, { removals }).problems.map(({ span, code }) => {
    const { line, column } = span ? position(span) : { line: 0, column: 0 };
    return `${line}:${column} ${code}`;
  });

const first = (text: string, shape: RecordShape = scenario) =>
  validate(read(text), shape, { removals: false }).problems[0];

const head = 'detente: 1\n';

describe('keys', () => {
  const wrong: [what: string, text: string, expected: string[], shape?: RecordShape][] = [
    ['a block', `${head}tme: {tick: month, horizon: 3}`, ['2:1 unknown-key']],
    ['time', `${head}time: {tick: month, horizn: 3}`, ['2:21 unknown-key']],
    ['a player without a name', `${head}players:\n  labs:\n    - {nmae: A}`, ['4:8 unknown-key']],
    ['a declaration', `${head}parameters:\n  rate: {unit: OOM, defualt: 1}`, ['3:21 unknown-key']],
    ['a declaration of a class', `${head}parameters:\n  labs:\n    rate: {defualt: 1}`, ['4:12 unknown-key']],
    ['a distribution', `${head}parameters:\n  rate: {dist: normal, mean: 1, st: 1}`, ['3:33 unknown-key']],
    ['a decision', `${head}decisions:\n  labs:\n    go: {optons: [a, b]}`, ['4:10 unknown-key']],
    ['a payoff', `${head}decisions:\n  labs:\n    go: {options: [a, b], payof: x}`, ['4:27 unknown-key']],
    ['a state', `${head}state:\n  labs:\n    x: {initail: 0}`, ['4:9 unknown-key']],
    ['a draw', `${head}draw:\n  world:\n    x: {drw: "uniform(0, 1)", per: run}`, ['4:9 unknown-key']],
    ['an event', `${head}events:\n  - {nam: x, at: 3}`, ['3:6 unknown-key']],
    ['an end', `${head}end:\n  x: {wen: "t > 3"}`, ['3:7 unknown-key']],
    ['a measure', `${head}measures:\n  x: {tik: t}`, ['3:7 unknown-key']],
    ['the experiment', `${head}experiment: {run: 3}`, ['2:14 unknown-key']],
    ['an arm', `${head}experiment:\n  arms:\n    a: {sett: {x: 1}}`, ['4:9 unknown-key']],
    ['a module', 'module: m\nparamters: {a: 1}', ['2:1 unknown-key'], module],
    ['a rule', 'rule: r\nchose: one(0)', ['2:1 unknown-key'], ruleFile],
    ['a parameter of a rule', 'rule: r\nchoose: one(0)\nparameters:\n  a: {pr: tick}', ['4:7 unknown-key'], ruleFile],
  ];
  it.each(wrong)('finds a mistyped key of %s', (_, text, expected, shape = scenario) => {
    expect(places(text, shape)).toEqual(expected);
  });

  it('names the key it sounds like, and goes on as if it stood there', () => {
    const { root, problems } = validate(read(`${head}tme: {tick: month, horizn: 3}`), scenario, { removals: false });
    expect(problems.map(({ message, hint, path }) => ({ message, hint, path }))).toEqual([
      { message: 'unknown key "tme"', hint: 'did you mean "time"?', path: 'tme' },
      { message: 'unknown key "horizn"', hint: 'did you mean "horizon"?', path: 'time.horizn' },
    ]);
    expect(asObject(root)).toEqual({ detente: 1, time: { tick: 'month', horizon: 3 } });
  });

  it('never takes one key for another that is there already', () => {
    const { root } = validate(read(`${head}time: {tick: month, horizon: 3, horizn: 4}`), scenario, { removals: false });
    expect(asObject(root)).toEqual({ detente: 1, time: { tick: 'month', horizon: 3 } });
  });

  it('takes what is no list for no attribute of a decision', () => {
    const problem = first(`${head}decisions:\n  labs:\n    go: {options: [a], knd: 3}`);
    expect([problem?.code, problem?.message, problem?.path]).toEqual([
      'unknown-key',
      'unknown key "knd"',
      'decisions.labs.go.knd',
    ]);
    expect(problem?.hint).toMatch(/^known here: options, .*, or a list of numbers, one per option$/);
  });

  it('lists the keys where none sounds alike', () => {
    expect(first(`${head}time: {tick: month, horizon: 3, zebra: 4}`)?.hint).toBe('known here: tick, horizon, start');
  });
});

describe('values', () => {
  const wrong: [text: string, code: string, message: string, hint?: string][] = [
    ...['-1', '0', '1.5', '1e18', '1000001'].map((horizon): [string, string, string] => [
      `${head}time: {tick: month, horizon: ${horizon}}`,
      'wrong-value',
      `horizon: expected a whole number of ticks from 1 to 1000000, got the number ${horizon}`,
    ]),
    [
      `${head}time: {tick: month, horizon: "10"}`,
      'wrong-kind',
      'horizon: expected a whole number of ticks from 1 to 1000000, got the text "10"',
      'leave out the quotes',
    ],
    [
      `${head}time: {tick: month, horizon: null}`,
      'wrong-kind',
      'horizon: expected a whole number of ticks from 1 to 1000000, got nothing',
      'give it a value, or leave the key out',
    ],
    [
      `${head}time: {tick: months, horizon: 3}`,
      'wrong-value',
      'tick: expected day, week, month, quarter or year, got the text "months"',
      'did you mean "month"?',
    ],
    [
      `${head}time: {tick: month, start: 2026}`,
      'wrong-kind',
      'start: expected a month like 2026-01, got the number 2026',
      'write 2026-01',
    ],
    [
      `${head}time: {tick: month, start: 2026-13}`,
      'wrong-value',
      'start: expected a month like 2026-01, got the text "2026-13"',
    ],
    [`${head}limits: no treaty`, 'wrong-kind', 'limits: expected a list of sentences, got the text "no treaty"'],
    [`${head}title: [a]`, 'wrong-kind', 'title: expected a short text, got a list'],
    [
      `${head}decisions:\n  labs:\n    go: {options: 3}`,
      'wrong-kind',
      'options: expected a list of options, got the number 3',
    ],
    [`${head}decisions:\n  labs:\n    go: {options: []}`, 'wrong-value', 'options: expected at least 1 entry, got 0'],
    [
      `${head}decisions:\n  labs:\n    go: {options: [1, 2]}`,
      'wrong-kind',
      'options, item 1: expected a name of letters, digits and _, beginning with a letter, got the number 1',
      'name it, like level_1',
    ],
    [
      `${head}decisions:\n  labs:\n    go: {options: [go-on]}`,
      'bad-name',
      'options, item 1: expected a name of letters, digits and _, beginning with a letter, got the text "go-on"',
      'write go_on',
    ],
    [
      `${head}decisions:\n  labs:\n    go: {effort: [1, high]}`,
      'wrong-kind',
      'effort, item 2: expected a number, got the text "high"',
    ],
    [
      `${head}decisions:\n  labs:\n    go: {rule: {logit: 4}}`,
      'wrong-kind',
      'logit: expected values for the parameters of the rule, got the number 4',
    ],
    [`${head}decisions:\n  labs:\n    go: {rule: {a: {}, b: {}}}`, 'wrong-value', 'rule: expected 1 entry, got 2'],
    [
      `${head}parameters:\n  a: {range: [1, 0]}`,
      'wrong-value',
      'range: the first number is above the second',
      'write [lowest, highest]',
    ],
    [`${head}parameters:\n  a: {range: [1]}`, 'wrong-value', 'range: expected 2 entries, got 1'],
    [
      `${head}parameters:\n  a: {dist: norml, mean: 1, sd: 2}`,
      'wrong-value',
      'dist: expected normal, lognormal, uniform, triangular, beta or choice, got the text "norml"',
      'did you mean "normal"?',
    ],
    [`${head}parameters:\n  a: {dist: uniform, min: 1}`, 'missing-key', 'a: max is missing', 'Highest value'],
    [
      `${head}parameters:\n  a: {between: labs, values: [1]}`,
      'wrong-kind',
      'values, item 1: expected a row: one value per player, got the number 1',
    ],
    [
      `${head}players: {labs: [{name: One, a: {between: labs}}]}`,
      'wrong-kind',
      'a table between players is declared under parameters',
      'give single values by a path, like Aurora.rivalry.Borealis: 0.5',
    ],
    [
      `${head}parameters:\n  9a: 1`,
      'bad-name',
      '"9a" is no name: expected a path of names parted by dots, like labs.caution',
    ],
    [`${head}events: [{name: x}]`, 'missing-key', 'events, item 1: expected at or when'],
    [`${head}events: [{at: 1, when: t}]`, 'wrong-value', 'when: expected either at or when, got both'],
    [
      `${head}experiment: {runs: 0}`,
      'wrong-value',
      'runs: expected a whole number of runs from 1 to 1000000000, got the number 0',
    ],
    [
      `${head}experiment: {seed: 1.5}`,
      'wrong-value',
      'seed: expected a whole number or a text, got the number 1.5',
      'put it in quotes to take it as a text: "1.5"',
    ],
    [
      `${head}experiment: {seed: null}`,
      'wrong-kind',
      'seed: expected a whole number or a text, got nothing',
      'give it a value, or leave the key out',
    ],
    [`${head}measures: {a: {pooled: [a]}}`, 'wrong-value', 'pooled: expected 2 entries, got 1'],
    [`${head}flow: {labs: {x: {y: 1}}}`, 'wrong-kind', 'x: expected a formula or a list of formulas, got a map'],
    [`${head}define: {"f(x": 1}`, 'bad-name', '"f(x" is no name: expected a name with arguments, like speedup(c)'],
    ['title: x', 'missing-key', 'detente is missing', 'begin the file with "detente: 1"'],
    ['detente: "1"', 'wrong-kind', 'detente: expected a whole number from 1, got the text "1"', 'leave out the quotes'],
    ['detente: 0', 'wrong-value', 'detente: expected a whole number from 1, got the number 0'],
    [
      `${head}players: {labs: [Leader]}`,
      'wrong-kind',
      'labs, item 1: expected a player like {name: Leader}, got the text "Leader"',
      'write {name: Leader}',
    ],
    [
      `${head}players: {labs: [{caution: 1}]}`,
      'missing-key',
      'labs, item 1: name is missing',
      'every player has a name',
    ],
  ];
  it.each(wrong)('%s', (text, code, message, hint) => {
    const problem = first(text);
    expect({ code: problem?.code, message: problem?.message, hint: problem?.hint }).toEqual({ code, message, hint });
  });

  it('takes names of any script apart from names in formulas', () => {
    for (const key of ['../x', 'a b', '🙂', 'x'.repeat(65)])
      expect(places(`${head}state:\n  labs:\n    ${JSON.stringify(key)}: {initial: 0}`, scenario)).toEqual([
        '4:5 bad-name',
      ]);
    expect(places(`${head}state:\n  labs:\n    toString: {initial: 0}`, scenario)).toEqual([]);
  });

  it('reports everything, not the first only', () => {
    const text = `${head}time: {tick: month, horizon: 0}\nstate:\n  labs:\n    x: {unit: [1]}\nend: 3\n`;
    expect(places(text, scenario)).toEqual(['2:30 wrong-value', '5:15 wrong-kind', '6:6 wrong-kind']);
  });
});

describe('what stands in other files', () => {
  it.each(['payoffs: {a: [1]}', 'action: {name: a}', 'type: "uniform(0, 1)"', 'score: 1', 'evolve: {}'])(
    'refuses %s of games in a scenario',
    (line) => {
      expect(places(`${head}${line}`, scenario)).toEqual(['2:1 wrong-place']);
    },
  );

  it('sends what belongs in a scenario there', () => {
    expect(places('module: m\nuse: [a]\ntime: {}', module)).toEqual(['2:1 wrong-place', '3:1 wrong-place']);
  });
});

describe('removals', () => {
  it('may stand anywhere in a file that extends another, but not in a value', () => {
    const text = `${head}time: ~\nparameters:\n  a: ~\n  b: {range: ~}\nplayers:\n  labs:\n    - {name: A, x: ~}\n`;
    expect(places(text, scenario, true)).toEqual([]);
    expect(places(text, scenario).length).toBe(4);
    expect(places(`${head}parameters: {a: {dist: normal, mean: ~, sd: 1}}`, scenario, true)).toEqual([
      '2:32 wrong-kind',
    ]);
    expect(places(`${head}events: [{at: ~}]`, scenario, true)).toEqual(['2:11 wrong-kind']);
    expect(places('detente: ~', scenario, true)).toEqual(['1:1 wrong-kind']);
  });
});

describe('classes of parameters', () => {
  it('may hold a parameter called like a key of a declaration', () => {
    expect(places(`${head}parameters:\n  labs:\n    source: {unit: "1", default: 1}\n`, scenario)).toEqual([]);
    expect(places(`${head}parameters:\n  labs:\n    source: {unt: "1"}\n`, scenario)).toEqual(['4:14 unknown-key']);
    expect(places(`${head}parameters:\n  rate: {default: {dist: uniform, min: 0, max: 1}}\n`, scenario)).toEqual([]);
  });
});

describe('formulas', () => {
  it('may be texts, numbers and booleans, and are gathered', () => {
    const text = `${head}state:\n  labs:\n    x: {initial: 0, max: a + 1}\nend:\n  e: true\n`;
    const { problems, formulas } = validate(read(text), scenario, { removals: false });
    expect(problems).toEqual([]);
    expect(formulas.map(({ value }) => value)).toEqual([0, 'a + 1', true]);
  });

  it('of the world or without arguments may stand directly in let and define', () => {
    expect(
      places(`${head}let:\n  a: 1\n  labs: {b: 2}\n  world: {c: 3}\ndefine:\n  "f(x, y)": x\n  g: 1\n`, scenario),
    ).toEqual([]);
  });
});

it('changes nothing it is given', () => {
  const root = read(`${head}tme: {tick: month}\nstate: {labs: {x: {initail: 0}}}`);
  const before = JSON.stringify(asObject(root));
  validate(root, scenario, { removals: false });
  expect(JSON.stringify(asObject(root))).toBe(before);
});
