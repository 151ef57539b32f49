import { describe, expect, test } from 'vitest';
import { check } from '../../../engine/language/check/check.ts';
import { load } from '../../../engine/language/load.ts';
import type { Experiment } from '../../../engine/language/model.ts';
import { formatProblems, type Problem } from '../../../engine/language/problem.ts';
import { position, textOf } from '../../../engine/language/source.ts';
import { memoryFiles } from '../memory-files.ts';

type Texts = { readonly [path: string]: string };

const logit = 'rule: logit\nparameters: {precision: {default: 4}}\nchoose: softmax(precision * payoff)\n';
const grim = 'rule: grim\nparameters: {threshold: {default: 1}}\nchoose: one(threshold)\n';

/** Without an experiment; what a test is about stands below, its first line is line 21. */
const model = `detente: 1
time: {tick: month, horizon: 12}
players:
  labs: [{name: Leader}, {name: Rival}]
parameters:
  rate: {range: [0, 5], default: 1}
  pace: {default: 1}
  labs: {care: {default: 1}, duty: {of: labs.stance, default: slow}}
decisions:
  labs:
    stance:
      options: [pause, slow, race]
      payoff: stance * rate * pace - care * (stance > duty)
      rule: logit
end: {over: t > 3}
measures:
  gap: {final: Leader.stance - Rival.stance}
  peak: {max: "sum(labs.stance)", mean: "sum(labs.stance)"}
  curve: {tick: labs.stance}
  racing: {pooled: [count(labs.stance == race), count(labs)]}
`;

const files = (texts: Texts) => memoryFiles({ 'rules/logit.yaml': logit, 'rules/grim.yaml': grim, ...texts });

const examine = async (texts: Texts): Promise<{ experiment: Experiment | undefined; problems: readonly Problem[] }> => {
  const { loaded, problems } = await load('main.yaml', files(texts));
  const checked = loaded && check(loaded);
  return { experiment: checked?.model?.experiment, problems: [...problems, ...(checked?.problems ?? [])] };
};

const experimentOf = async (texts: Texts): Promise<Experiment> => {
  const { experiment, problems } = await examine(texts);
  if (!experiment || problems.length > 0) throw new Error(formatProblems(problems));
  return experiment;
};

const read = (rest: string): Promise<Experiment> => experimentOf({ 'main.yaml': `${model}experiment:\n${rest}` });

/** Arms and what is varied without their places. */
const bare = ({ arms, vary }: Experiment) => ({
  arms: Object.fromEntries(arms.map(({ name, set }) => [name, set.map(({ path, value }) => `${path}=${value}`)])),
  vary: vary.map(({ path, text }) => `${path}=${text}`),
});

test('an experiment that says nothing is empty', async () => {
  const nothing = {
    runs: undefined,
    seed: undefined,
    headline: undefined,
    arms: [],
    vary: [],
    design: undefined,
    points: undefined,
    precision: undefined,
    until: undefined,
    output: undefined,
    method: undefined,
    rules: [],
    payoff: undefined,
  };
  expect(await experimentOf({ 'main.yaml': model })).toEqual(nothing);
});

test('every key has its place in the model', async () => {
  const experiment = await read(`  runs: 400
  seed: 7
  headline: racing
  design: ../designs/points.csv
  points: 64
  precision: 0.01
  until: "over >= 0.5 and gap < 1"
  output: peak_max
  method: sobol
`);
  expect(experiment).toMatchObject({ runs: 400, seed: '7', headline: 'racing', points: 64, precision: 0.01 });
  expect(experiment.design?.text).toBe('../designs/points.csv');
  expect(experiment.until?.text).toBe('over >= 0.5 and gap < 1');
  expect(experiment.until && textOf(experiment.until.span)).toBe('"over >= 0.5 and gap < 1"');
  expect(experiment.output?.text).toBe('peak_max');
  expect(experiment.method).toBe('sobol');
});

test('an arm is what --set takes, players behind their class', async () => {
  const experiment = await read(`  arms:
    none: {set: {rate: 1e-9}}
    careful:
      label: Careful labs
      set:
        Rival.care: 2
        labs.care: {dist: uniform,
          min: 0, max: 2}
        rate: pace * 2
    held: {set: {labs.duty: slow, Leader.stance: race}}
    grim: {set: {labs.stance.grim.threshold: 2, labs.stance.rule: {grim: {threshold: 1}}}}
`);
  expect(bare(experiment).arms).toEqual({
    none: ['rate=1e-9'],
    careful: ['labs.care={dist: uniform, min: 0, max: 2}', 'rate=pace * 2', 'Rival.care=2'],
    held: ['labs.duty=slow', 'Leader.stance=race'],
    grim: ['labs.stance.grim.threshold=2', 'labs.stance.rule={grim: {threshold: 1}}'],
  });
  expect(experiment.arms.map(({ label }) => label)).toEqual([undefined, 'Careful labs', undefined, undefined]);
  expect(experiment.arms.map(({ span }) => position(span).line)).toEqual([23, 24, 31, 32]);
});

test('an arm that is laid on is the model with its values', async () => {
  const { arms } = await read('  arms: {careful: {set: {Rival.care: 2, labs.care: 3, labs.duty: race}}}\n');
  const { loaded } = await load('main.yaml', files({ 'main.yaml': model }), { set: arms[0]?.set ?? [] });
  const laid = loaded && check(loaded).model;
  const care = laid?.parameters.find(({ name }) => name === 'care');
  expect(care?.values.map((value) => 'value' in value && value.value)).toEqual([3, 2]);
});

test('a tournament says its rules as --set takes them, and what a run pays', async () => {
  const experiment = await read(`  rules: [grim, {logit: {precision: 8}}, {fixed: {play: race}}]
  payoff: total
`);
  expect(experiment.rules).toEqual(['grim', '{logit: {precision: 8}}', '{fixed: {play: race}}']);
  expect(experiment.payoff).toBe('total');
});

test('what is varied is what --vary takes', async () => {
  const experiment = await read(`  vary:
    rate: [0, 5, 11]
    pace: [0.50, 1e1]
    labs.duty: {values: [pause, race]}
    Rival.care: {values: [1, 2.50, -0]}
    labs.care: own
`);
  expect(bare(experiment).vary).toEqual([
    'rate=0:5:11',
    'pace=0.5:10',
    'labs.duty=pause,race',
    'Rival.care=1,2.5,0',
    'labs.care=',
  ]);
});

test('an overlay changes arms and ranges key by key, and ~ takes them away', async () => {
  const parent = `${model}experiment:
  arms: {none: {set: {rate: 0}}, fast: {set: {rate: 5, pace: 2}, label: Fast}, slow: {set: {pace: 0.5}}}
  vary: {rate: [0, 5, 11], pace: {values: [1, 2, 4]}, labs.care: own}
  design: lhs
  points: 64
  until: over > 0.5
`;
  const overlay = `detente: 1
extends: parent.yaml
experiment:
  arms: {fast: {set: {rate: 4, pace: ~, Rival.care: 3}}, slow: ~, careful: {set: {labs.care: 9}}}
  vary: {pace: {values: [3, 5]}, rate: ~, Leader.care: [0, 1]}
  design: ~
  points: 128
`;
  const experiment = await experimentOf({ 'main.yaml': overlay, 'parent.yaml': parent });
  expect(bare(experiment)).toEqual({
    arms: { none: ['rate=0'], fast: ['rate=4', 'Rival.care=3'], careful: ['labs.care=9'] },
    vary: ['pace=3,5', 'labs.care=', 'Leader.care=0:1'],
  });
  expect(experiment.arms[1]?.label).toBe('Fast');
  expect([experiment.design, experiment.points, experiment.until?.text]).toEqual([undefined, 128, 'over > 0.5']);
  expect(experiment.until?.span.source.name).toBe('parent.yaml');
});

describe('what is wrong with it', () => {
  const table: readonly (readonly [rest: string, place: string, message: string, hint: string | undefined])[] = [
    [
      'arms: {1st: {set: {rate: 1}}}',
      'bad-name 22:10',
      '"1st" is no name: expected a name of letters, digits, _ and -, beginning with a letter',
      undefined,
    ],
    [
      'arms: {much care: {set: {rate: 1}}}',
      'bad-name 22:10',
      '"much care" is no name: expected a name of letters, digits, _ and -, beginning with a letter',
      'write much_care',
    ],
    ['arms: {}', 'wrong-value 22:3', 'arms: expected at least 1 entry, got 0', undefined],
    ['arms: {a: {set: {}}}', 'wrong-value 22:14', 'set: expected at least 1 entry, got 0', undefined],
    [
      'arms: {a: {label: A}}',
      'missing-value 22:10',
      'the arm "a" sets nothing',
      'say what is different: {set: {growth.rate: 0.1}}',
    ],
    [
      'arms: {a: {rate: 2}}',
      'wrong-kind 22:13',
      'a: expected an arm like {set: {growth.rate: 0.1}}, got a map',
      'put it under set: {set: {rate: 2}}',
    ],
    ['arms: {a: {lable: A, set: {rate: 1}}}', 'unknown-key 22:14', 'unknown key "lable"', 'did you mean "label"?'],
    [
      'arms: {a: {extends: frontier}}',
      'not-yet 22:14',
      'arms that take another scenario are not read yet',
      'compare the two scenarios, or write what differs in set',
    ],
    [
      'arms: {a: {set: {rate: {mean: 1, sd: 2}}}}',
      'missing-key 22:20',
      'rate: dist is missing: expected normal, lognormal, uniform, triangular, beta or choice',
      undefined,
    ],
    [
      'arms: {a: {set: {labs.stance.rule: {logit: 4}}}}',
      'wrong-kind 22:46',
      'logit: expected values for the parameters of the rule, got the number 4',
      undefined,
    ],
    [
      'arms: {a: {set: {labs.stance.grim.threshold: 1}}}',
      'unknown-path 22:20',
      'the path "labs.stance.grim.threshold" leads nowhere: no rule of labs.stance has "grim.threshold"',
      'there are rule, logit.precision',
    ],
    ['vary: {rat: [0, 1]}', 'unknown-path 22:10', expect.stringContaining('leads nowhere'), 'did you mean "rate"?'],
    [
      'vary: {rate: [1, 0, 5]}',
      'wrong-value 22:16',
      'the lowest value, 1, is not below the highest, 0',
      'write [0, 1, 5]',
    ],
    [
      'vary: {rate: [1, 1]}',
      'wrong-value 22:16',
      'the lowest value, 1, is not below the highest, 1',
      'to give it one value, put that under parameters',
    ],
    [
      'vary: {rate: [0, 5, 1]}',
      'wrong-value 22:23',
      'expected a whole number of points from 2 to 200000, got 1',
      'the third number is how many points: [0, 5, 6] has steps of 1',
    ],
    [
      'vary: {rate: [0, 1, 0]}',
      'wrong-value 22:23',
      'expected a whole number of points from 2 to 200000, got 0',
      'write [lowest, highest, points]',
    ],
    [
      'vary: {rate: [0.1, 0.2, 0.5, 1]}',
      'wrong-value 22:16',
      'a range is [lowest, highest] or [lowest, highest, points]',
      'write {values: [0.1, 0.2, 0.5, 1]}',
    ],
    ['vary: {rate: [0]}', 'wrong-value 22:16', 'rate: expected at least 2 entries, got 1', undefined],
    [
      'vary: {labs.duty: [pause, 3]}',
      'wrong-kind 22:22',
      'labs.duty, item 1: expected a number, got the text "pause"',
      'for options write {values: [pause, …]}',
    ],
    ['vary: {rate: {values: [1]}}', 'wrong-value 22:25', 'values: expected at least 2 entries, got 1', undefined],
    ['vary: {rate: {values: [1, 2, 1.0]}}', 'wrong-value 22:32', '1 is given twice', 'name it once'],
    [
      'vary: {rate: 0:5:11}',
      'wrong-value 22:16',
      'rate: expected a range like [0, 1], or own, got the text "0:5:11"',
      'write [0, 5, 11]',
    ],
    ['vary: {rate: "0.1, 0.5"}', 'wrong-value 22:16', expect.stringContaining('rate'), 'write {values: [0.1, 0.5]}'],
    ['vary: {rate: 3}', 'wrong-kind 22:16', expect.stringContaining('rate'), expect.stringContaining('write [0, 1]')],
    ['vary: {rate: {min: 0, max: 5}}', 'wrong-kind 22:16', expect.stringContaining('rate: expected'), 'write [0, 5]'],
    [
      'vary: {rate: {dist: uniform, min: 0, max: 5}}',
      'wrong-kind 22:16',
      expect.stringContaining('rate'),
      'give the parameter the distribution, and write own here',
    ],
    ['vary: {rate: ~}', 'wrong-kind 22:10', expect.stringContaining('or own, got nothing'), expect.anything()],
    ['vary: {}', 'wrong-value 22:3', 'vary: expected at least 1 entry, got 0', undefined],
    [
      'design: gird',
      'wrong-value 22:11',
      'design: expected grid, lhs, sobol or a table like points.csv, got the text "gird"',
      'did you mean "grid"?',
    ],
    ['design: latin-hypercube', 'wrong-value 22:11', expect.stringContaining('design'), 'write lhs'],
    ['design: points.tsv', 'wrong-value 22:11', expect.anything(), 'a table is a file that ends in .csv'],
    ['method: moris', 'wrong-value 22:11', expect.stringContaining('morris or sobol'), 'did you mean "morris"?'],
    [
      'points: 0',
      'wrong-value 22:11',
      'points: expected a whole number of points from 1 to 200000, got the number 0',
      undefined,
    ],
    ['precision: 0', 'wrong-value 22:14', 'precision: expected a number above 0, got the number 0', undefined],
    ['until: over >=', 'formula-syntax 22:15', 'a value is missing after ">="', undefined],
    ['output: gpa', 'unknown-name 22:11', 'no end and no measure is called "gpa"', 'did you mean "gap"?'],
    ['output: peak', 'unknown-name 22:11', '"peak" is several numbers', 'write peak_mean, peak_max'],
    [
      'output: curve',
      'unknown-name 22:11',
      '"curve" is measured per tick, not once per run',
      'give the measure one number per run: final, mean, sum, max or first',
    ],
    ['evolve: {}', 'not-yet 22:3', 'experiment.evolve has no effect yet', 'no command of this version reads it'],
    ['rules: [grim]', 'wrong-value 22:10', 'rules: expected at least 2 entries, got 1', undefined],
    ['rules: [logit, grim, logit]', 'wrong-value 22:24', 'logit is given twice', 'name each rule once'],
    ['payoff: sum', 'wrong-value 22:11', expect.stringContaining('mean or total'), undefined],
  ];

  test.each(table)('%s', async (rest, place, message, hint) => {
    const { problems } = await examine({ 'main.yaml': `${model}experiment:\n  ${rest}\n` });
    const told = problems.map(({ code, span, message, hint }) => {
      const { line, column } = span ? position(span) : { line: 0, column: 0 };
      return {
        place: `${code} ${line}:${column}`,
        message,
        hint,
      };
    });
    expect(told).toEqual([{ place, message, hint }]);
  });

  test('nothing, where a name of an output says whose', async () => {
    for (const output of ['over', 'horizon', 'gap', 'peak_mean', 'racing', 'gap[Leader]'])
      expect((await read(`  output: ${output}\n`)).output?.text).toBe(output);
  });
});
