// One value of a scenario replaced by one that it cannot have.
import { changed, type Entry, words } from './entry.ts';

const horizon = (to: string) => changed('horizon: 24', `horizon: ${to}`);
const seed = (to: string) => `${changed('', '')}experiment: {seed: ${to}}\n`;
const experiment = (to: string) => `${changed('', '')}experiment: {${to}}\n`;
const accident = (to: string) => changed('bernoulli(0.001 * mean(effort[labs.stance]))', to);
const leader = (to: string) => changed('name: Leader', `name: ${to}`);
const rate = (to: string) => changed('default: 1, doc', `default: ${to}, doc`);

const table: readonly (readonly [name: string, content: string, expected: string])[] = [
  ['horizon −1', horizon('-1'), '2 wrong-value 5:30'],
  ['horizon 0', horizon('0'), '2 wrong-value 5:30'],
  ['horizon 1.5', horizon('1.5'), '2 wrong-value 5:30'],
  ['horizon 1e18', horizon('1e18'), '2 wrong-value 5:30'],
  ['a million ticks', horizon('1000000'), '2 model-too-large 5:30'],
  ['10,000 players', leader('Leader, count: 10000'), '2 model-too-large 5:30'],
  ['1e9 players', leader('Leader, count: 1e9'), '2 out-of-range 8:29'],
  ['horizon .inf', horizon('.inf'), '2 not-finite 5:30'],
  ['horizon .nan', horizon('.nan'), '2 not-finite 5:30'],
  ['horizon "10"', horizon('"10"'), '2 wrong-kind 5:30'],
  ['horizon null', horizon('null'), '2 wrong-kind 5:21'],
  ['horizon in words', horizon('two years'), '2 wrong-kind 5:30'],
  ['seed 2^53 + 1', seed('9007199254740993'), '2 number-range 34:20'],
  ['seed ""', seed('""'), '2 wrong-value 34:20'],
  ['seed null', seed('~'), '2 wrong-kind 34:14'],
  ['seed of a list', seed('[1, 2]'), '2 wrong-kind 34:20'],
  ['runs 0', experiment('runs: 0'), '2 wrong-value 34:20'],
  ['runs −5', experiment('runs: -5'), '2 wrong-value 34:20'],
  ['runs 1.5', experiment('runs: 1.5'), '2 wrong-value 34:20'],
  ['runs 1e12', experiment('runs: 1e12'), '2 wrong-value 34:20'],
  ['runs "many"', experiment('runs: many'), '2 wrong-kind 34:20'],
  ['precision 0', experiment('precision: 0'), '2 wrong-value 34:25'],
  ['points 0', experiment('points: 0'), '2 wrong-value 34:22'],
  ['a headline that is not there', experiment('headline: nothing'), '2 unknown-name 34:24'],
  ['an unknown key of the experiment', experiment('repeats: 5'), '2 unknown-key 34:14'],
  ['probability 1.5', accident('bernoulli(1.5)'), '2 out-of-range 30:25'],
  ['probability −0.1', accident('bernoulli(-0.1)'), '2 out-of-range 30:25'],
  ['a value that vanishes', rate('1e-400'), '2 number-range 11:50'],
  ['a value beyond its range', rate('9'), '2 out-of-range 11:50'],
  ['a value below its range', rate('-1'), '2 out-of-range 11:50'],
  ['a distribution beyond its range', rate('{dist: uniform, min: 6, max: 7}'), '2 bad-distribution 11:50'],
  ['a distribution without width', rate('{dist: uniform, min: 2, max: 2}'), '2 bad-distribution 11:50'],
  ['a distribution upside down', rate('{dist: uniform, min: 3, max: 2}'), '2 bad-distribution 11:50'],
  ['a standard deviation of 0', rate('{dist: normal, mean: 1, sd: 0}'), '2 bad-distribution 11:50'],
  ['a standard deviation below 0', rate('{dist: normal, mean: 1, sd: -1}'), '2 bad-distribution 11:50'],
  ['quantiles upside down', rate('{p10: 3, p90: 1}'), '2 missing-key 11:41'],
  ['weights that sum to 0', rate('{dist: choice, values: [1, 2], weights: [0, 0]}'), '2 bad-distribution 11:50'],
  ['a weight below 0', rate('{dist: choice, values: [1, 2], weights: [2, -1]}'), '2 bad-distribution 11:50'],
  ['fewer weights than values', rate('{dist: choice, values: [1, 2], weights: [1]}'), '2 bad-distribution 11:50'],
  [
    'a mixture below 0',
    changed('{logit: {precision: 4}}', '{mixed: {weights: [-0.5, 1, 0.5]}}'),
    '2 out-of-range 27:32',
  ],
  [
    'a range upside down',
    changed('range: [0, 5], default: 1, doc', 'range: [5, 0], default: 1, doc'),
    '2 wrong-value 11:33',
  ],
  ['a range of one', changed('range: [0, 5], default: 1, doc', 'range: [0], default: 1, doc'), '2 wrong-value 11:33'],
  [
    'a range to infinity',
    changed('range: [0, 5], default: 1, doc', 'range: [0, .inf], default: 1, doc'),
    '2 not-finite 11:37',
  ],
  ['no unit', changed('rate: {unit: OOM/year, ', 'rate: {unit: "", '), '2 wrong-value 11:16'],
  [
    'no players',
    changed(
      '    - {name: Leader, capability: 0.5, caution: 0.3}\n    - {name: Follower, capability: 0.1, caution: 0.3}',
      '    []',
    ),
    '2 missing-key 6:1',
  ],
  [
    'players null',
    changed(
      '  labs:\n    - {name: Leader, capability: 0.5, caution: 0.3}\n    - {name: Follower, capability: 0.1, caution: 0.3}',
      '  ~',
    ),
    '2 wrong-kind 6:1',
  ],
  ['two players of a name', leader('Follower'), '2 name-clash 9:14'],
  ['a player called __proto__', leader('__proto__'), '2 bad-name 8:14'],
  ['a player called ../x', leader('../x'), '2 bad-name 8:14'],
  ['a player of 300 characters', leader('x'.repeat(300)), '2 bad-name 8:14'],
  ['a player called 7', leader('7'), '2 wrong-kind 8:14'],
  ['a player called null', leader('~'), '2 wrong-kind 8:8'],
  [
    'a class called world',
    changed('  labs:\n    - {name: Leader', '  world:\n    - {name: Leader'),
    '2 reserved-name 7:3',
  ],
  ['a parameter called toString', changed('rate: {unit', 'toString: {unit'), '2 unknown-name 19:17'],
  ['an unknown rule', changed('logit:', 'logti:'), '2 missing-file 27:14'],
  ['a rule in another folder', changed('{logit: {precision: 4}}', '../../etc/passwd'), '2 bad-name 27:13'],
  ['an unknown key', changed('flow:', 'flows:'), '2 unknown-key 17:1'],
  ['an unknown module', `${changed('', '')}use: [growht]\n`, '2 missing-file 34:7'],
  ['a module by an address', `${changed('', '')}use: ["https://example.com/m.yaml"]\n`, '2 missing-file 34:7'],
  ['no options', changed('options: [pause, slow, race]', 'options: []'), '2 wrong-value 23:16'],
  [
    'an option twice',
    changed('options: [pause, slow, race]', 'options: [pause, race, race]'),
    '2 declared-twice 23:30',
  ],
  ['an attribute too few', changed('effort: [0.05, 0.4, 1]', 'effort: [0.05, 0.4]'), '2 wrong-length 24:7'],
  ['an attribute of texts', changed('effort: [0.05, 0.4, 1]', 'effort: [a, b, c]'), '2 wrong-kind 24:16'],
  [
    'a ragged table between players',
    changed(
      'parameters:\n',
      'parameters:\n  trust: {between: labs, unit: "1", values: [[0, 1], [1]], doc: trust, source: assumption}\n',
    ),
    '2 wrong-length 11:54',
  ],
  ['precision −1', changed('precision: 4', 'precision: -1'), '2 out-of-range 27:33'],
  ['precision .inf', changed('precision: 4', 'precision: .inf'), '2 not-finite 27:33'],
  ['a number of 400 digits', rate('9'.repeat(400)), '2 number-range 11:50'],
  ['an octal number', rate('017'), '2 number-form 11:50'],
  ['a number with underscores', rate('1_000'), '2 number-form 11:50'],
  ['a number in percent', rate('50%'), '2 percent 11:52'],
  ['version 0', changed('detente: 1', 'detente: 0'), '2 wrong-value 1:10'],
  ['version 2', changed('detente: 1', 'detente: 2'), '2 newer-format 1:10'],
  ['version "1"', changed('detente: 1', 'detente: "1"'), '2 wrong-kind 1:10'],
  ['no version', changed('detente: 1\n', ''), '2 missing-key 1:1'],
  ['a title of nothing', changed('title: Two labs', 'title:'), '2 wrong-kind 2:1'],
  ['an end called failed', changed('catastrophe:', 'failed:'), '2 reserved-name 32:3'],
  ['an unknown kind of end', changed('kind: harm', 'kind: terrible'), '2 wrong-value 32:103'],
  ['a sweep of no values', experiment('vary: {rate: []}'), '2 wrong-value 34:27'],
  ['a sweep over nothing', experiment('vary: {nothing: [1, 2]}'), '2 unknown-path 34:21'],
  ['an arm that sets nothing known', experiment('arms: {other: {set: {rat: 1}}}'), '2 unknown-path 34:35'],
];

/** What is in order as a file, and fails as it is played. */
const played: readonly (readonly [name: string, content: string, expected: string])[] = [
  [
    '1/0 in every run',
    changed('capability: rate * effort[stance]', 'capability: 1 / (rate - rate)'),
    '3 all-runs-failed',
  ],
  ['a probability of 1/0', accident('bernoulli(1/0)'), '3 all-runs-failed'],
  [
    'log(−1) in every run',
    changed('capability: rate * effort[stance]', 'capability: log(0 - rate)'),
    '3 all-runs-failed',
  ],
  [
    'exp(1000) in every run',
    changed('capability: rate * effort[stance]', 'capability: exp(1000 * rate)'),
    '3 all-runs-failed',
  ],
  [
    'exp(1000) in some runs',
    changed('capability: rate * effort[stance]', 'capability: exp(1000 * count(labs.stance == pause))'),
    '3 many-runs-failed',
  ],
  ['a probability above 1 in some runs', accident('bernoulli(2 * count(labs.stance == pause))'), '3 many-runs-failed'],
];

export const values: readonly Entry[] = [
  ...table.map(([name, content, expected]) => ({
    name,
    files: { 'x.yaml': content },
    argv: words('check @/x.yaml'),
    expected,
  })),
  ...played.map(([name, content, expected]) => ({
    name,
    files: { 'x.yaml': content },
    argv: words('run @/x.yaml --runs 50 --workers 1 --out @/out'),
    expected,
  })),
];
