import {
  boolean,
  choice,
  type Fields,
  formula,
  formulaOrName,
  type KeyShape,
  list,
  map,
  mistaken,
  number,
  type RecordShape,
  record,
  type Shape,
  type TaggedShape,
  text,
  word,
} from './shape.ts';

import { mapForOptions, textForRange, valueForOption } from './slips.ts';

/** A name as formulas read it, for patterns. */
export const namePattern = '[A-Za-z][A-Za-z0-9_]*';
const longestName = 64;
const named = (expected: string, pattern: string, longest = longestName): KeyShape => ({
  expected,
  pattern: `^${pattern}$`,
  longest,
});

/** A name as formulas read it. */
export const nameKey = named('a name of letters, digits and _, beginning with a letter', namePattern);

/** A name of the scenario's own, or `module.name`: what a scenario puts in the place of a used module's. */
export const qualifiedKey = named(
  'a name, or module.name to replace what a used module declares',
  `(?!\\w{65})${namePattern}(\\.(?!\\w{65})${namePattern})?`,
  129,
);

/** `my-rate` as formulas could read it: `my_rate`; undefined where that is no such name either. */
export const plainName = (name: string, key: KeyShape): string | undefined => {
  const plain = name.includes('(') ? name.replace(/-/g, '_') : name.trim().replace(/[ -]+/g, '_');
  return plain !== name && plain.length <= key.longest && new RegExp(key.pattern, 'u').test(plain) ? plain : undefined;
};

/** A class, or `world`. */
export const classKey = nameKey;

/** `speedup(c)`, or a bare name. */
export const signatureKey = named(
  'a name with arguments, like speedup(c)',
  `${namePattern}(\\.${namePattern})?(\\( *${namePattern}( *, *${namePattern})* *\\))?`,
  256,
);

/** `growth.rate`, `labs.caution`, `Lab 1.gain`, `labs.stance.logit.precision`: steps parted by dots. */
export const pathKey = named(
  'a path of names parted by dots, like labs.caution',
  '[A-Za-z](?:[A-Za-z0-9_ -]*[A-Za-z0-9_])?(?:\\.[A-Za-z](?:[A-Za-z0-9_ -]*[A-Za-z0-9_])?)*',
  256,
);

/** The name of a shipped or own file, without `.yaml`. */
export const fileKey = named('the name of a rule, like logit', '[A-Za-z][A-Za-z0-9_-]*');

export const name = text('a name of letters, digits and _, beginning with a letter', {
  pattern: nameKey.pattern,
  longest: longestName,
  isName: true,
});
export const path = text('a path of names parted by dots, like labs.stance', {
  pattern: pathKey.pattern,
  longest: 256,
  isName: true,
});
export const fileName = text('the name of a rule, like logit', {
  pattern: fileKey.pattern,
  longest: longestName,
  isName: true,
});
export const label = text('a short text', { pattern: '\\S', longest: 300 });
export const prose = text('a text', { pattern: '\\S', longest: 100_000 });
export const unit = text('a unit like OOM/year, or "1"', { numbers: 'any', pattern: '\\S', longest: 64 });
export const texts = (expected: string): Shape => list(expected, prose);
export const options = list('a list of options', { ...name, slip: valueForOption }, { fewest: 1, slip: mapForOptions });

const numbers = list('a list of numbers', number('a number'), { fewest: 1 });
export const range = list('a range [lowest, highest]', number('a number'), {
  fewest: 2,
  most: 2,
  ascending: true,
  slip: textForRange,
});

const distributionOf = (dist: string, parameters: Fields): RecordShape =>
  record(`a ${dist} distribution`, { dist: { shape: word(dist), about: 'Which distribution' }, ...parameters });

const parameter = (about: string, shape: Shape = number('a number')) => ({ shape, about, required: about });

const distribution: TaggedShape = {
  kind: 'tagged',
  expected: 'a distribution',
  tag: 'dist',
  variants: {
    normal: distributionOf('normal', { mean: parameter('Mean'), sd: parameter('Standard deviation') }),
    lognormal: distributionOf('lognormal', {
      mean: parameter('Mean of the logarithm'),
      sd: parameter('Standard deviation of the logarithm'),
    }),
    uniform: distributionOf('uniform', { min: parameter('Lowest value'), max: parameter('Highest value') }),
    triangular: distributionOf('triangular', {
      min: parameter('Lowest value'),
      mode: parameter('Most likely value'),
      max: parameter('Highest value'),
    }),
    beta: distributionOf('beta', { a: parameter('First shape parameter'), b: parameter('Second shape parameter') }),
    choice: distributionOf('choice', {
      values: parameter('The values', numbers),
      weights: parameter('As many weights as values', numbers),
    }),
  },
};

const quantiles = record('a distribution given by two quantiles', {
  p10: parameter('A tenth of the probability lies below'),
  p90: parameter('A tenth of the probability lies above'),
  dist: { shape: word('normal', 'lognormal', 'uniform'), about: 'Which distribution', required: 'add dist: normal' },
});

/** What a parameter can be where it is a map: a distribution, told by its keys. */
const distributionForms = [
  { marks: ['p10', 'p90'], shape: quantiles },
  { marks: ['dist'], shape: distribution },
];

const misplacedTable = {
  marks: ['between'],
  shape: mistaken(
    'a table between players is declared under parameters',
    () => 'give single values by a path, like Aurora.rivalry.Borealis: 0.5',
  ),
};

/** A value for a parameter: a number, an option, a formula of parameters, a distribution, a list over ticks or options. */
export const value = choice('a number, an option, a formula or a distribution', {
  scalar: formulaOrName,
  list: list('a list of values', formulaOrName, { fewest: 1 }),
  maps: [...distributionForms, misplacedTable],
});

const commonFields: Fields = {
  unit: { shape: unit, about: 'Unit, like OOM/year; "1" for a pure number' },
  range: { shape: range, about: 'Lowest and highest value that make sense; distributions are cut to it' },
  default: { shape: value, about: 'The value where a scenario gives none' },
  doc: { shape: prose, about: 'What it is, in a few words' },
  source: { shape: prose, about: 'Where the value comes from, or "assumption"' },
  role: { shape: word('lever', 'assumption'), about: 'lever: somebody chooses it; assumption: how the world is' },
  headline: { shape: boolean, about: 'true: shown first everywhere' },
  label: { shape: label, about: 'Name on pictures' },
};

/** A declared parameter, reference or option-valued parameter. */
export const declaration = record('a declaration of a parameter', {
  ...commonFields,
  ref: { shape: name, about: 'The class it points at: it holds a player' },
  of: { shape: path, about: 'The decision it takes an option from, like labs.stance' },
  options: { shape: options, about: 'The options it can hold' },
});

/** A parameter of a decision rule. */
export const ruleDeclaration = record('a declaration of a parameter', {
  ...commonFields,
  of: { shape: word('decision'), about: 'decision: it holds an option of the decision the rule decides' },
  per: { shape: word('option', 'tick'), about: 'option: one number per option; tick: one value per tick' },
});

/** What a rule keeps from tick to tick. */
export const ruleMemory = record('a declaration of memory', {
  per: {
    shape: choice('player, option, other, or [other, option]', {
      scalar: word('player', 'option', 'other'),
      list: list('[other, option]', word('other', 'option'), { fewest: 2, most: 2 }),
    }),
    about:
      'player (the default): one number; option: one per option; other: one per other player; [other, option]: both',
  },
  initial: {
    shape: formula,
    about: 'The value before the first tick: a number, or a formula of the parameters of the rule',
    required: 'add initial, like initial: 0',
  },
  unit: { shape: unit, about: 'Unit, like utility; "1" for a pure number' },
  doc: { shape: prose, about: 'What it is, in a few words' },
});

/** A declared number of each player towards each other, or towards each of another class. */
export const pairTable = record('a declaration of a table between players', {
  between: {
    shape: choice('a class, or two: [labs, governments]', {
      scalar: name,
      list: list('two classes: whose it is, and towards whom', name, { fewest: 2, most: 2 }),
    }),
    about: 'The class of the players, or two: whose numbers they are, and towards whom',
  },
  ...commonFields,
  values: {
    shape: choice('rows of numbers, or numbers by names: {Aurora: {Borealis: 0.5}}', {
      list: list('a list of rows', list('a row: one value per player', value, { fewest: 1 }), { fewest: 1 }),
      maps: [{ shape: map('players by name', pathKey, map('players by name', pathKey, value)) }],
    }),
    about: 'A row per player in the order of the class, or values by the names of both',
  },
});

/** The keys that make a map a declaration, not a class of parameters. */
export const declarationMarks = [...Object.keys(declaration.fields), 'per', 'between'];

const parameterForms = [
  ...distributionForms,
  { marks: ['between'], shape: pairTable },
  { marks: declarationMarks, shape: declaration },
];

/** A parameter under its class. */
const classParameter = choice('a value or a declaration like {unit: "1", default: 1}', {
  scalar: formulaOrName,
  list: list('a list of values', formulaOrName, { fewest: 1 }),
  maps: [...parameterForms, { shape: declaration }],
});

/** What stands in `parameters`: a parameter, or a class with its parameters. */
export const parameterOrClass = choice(
  'a value, a declaration like {unit: "1", default: 1}, or a class with its parameters',
  {
    scalar: formulaOrName,
    list: list('a list of values', formulaOrName, { fewest: 1 }),
    maps: [...parameterForms, { shape: map('parameters of a class', pathKey, classParameter) }],
  },
);

const ruleWithValues = map(
  'one decision rule, like {logit: {precision: 4}}',
  fileKey,
  map('values for the parameters of the rule', nameKey, value),
  { fewest: 1, most: 1 },
);

/** A decision rule: its name, or its name with values for its parameters. */
export const rule = choice('a decision rule, like logit or {logit: {precision: 4}}', {
  scalar: fileName,
  maps: [{ shape: ruleWithValues }],
});

/** The keys of distributions, by which one without `dist` is told from a rule. */
const distributionMarks = Object.values(distribution.variants).flatMap(({ fields }) => Object.keys(fields));

/** What a path can be set to from outside, as by `--set`: a value, or for `labs.stance.rule` a rule. */
export const settingValue = choice('a number, an option, a formula, a distribution or a rule', {
  scalar: formulaOrName,
  list: list('a list of values', formulaOrName, { fewest: 1 }),
  maps: [
    ...distributionForms,
    misplacedTable,
    { marks: distributionMarks, shape: distribution },
    { shape: ruleWithValues },
  ],
});

/** What appears in many places: the published schema says it once. */
export const sharedShapes: ReadonlyMap<Shape, string> = new Map<Shape, string>([
  [value, 'value'],
  [rule, 'ruleUse'],
  [settingValue, 'setting'],
  [distribution, 'distribution'],
  [quantiles, 'quantiles'],
  [declaration, 'declaration'],
  [pairTable, 'pairTable'],
  [ruleDeclaration, 'ruleDeclaration'],
  [ruleMemory, 'ruleMemory'],
]);
