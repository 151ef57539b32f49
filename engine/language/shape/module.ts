import { mechanism } from './blocks.ts';
import { formatField } from './scenario.ts';
import {
  choice,
  elsewhere,
  type Field,
  type Fields,
  field,
  formula,
  map,
  type RecordShape,
  record,
  text,
  word,
} from './shape.ts';
import { fileKey, nameKey, prose, ruleDeclaration, ruleMemory, texts } from './values.ts';

const ownName = text('a name of letters, digits, - and _', {
  pattern: fileKey.pattern,
  longest: fileKey.longest,
  isName: true,
});

const heading: Fields = {
  detente: formatField,
  summary: field('What it does, in a sentence', prose),
  description: field('More about it', prose),
  names: field('What the literature calls it', texts('a list of names')),
  source: field(
    'Where it comes from',
    choice('a text or a list of texts', { scalar: prose, list: texts('a list of texts') }),
  ),
  sources: field('Where it comes from', texts('a list of sources')),
  limits: field('What it does not show', texts('a list of sentences')),
};

const scenarioOnly = (key: string, hint?: string): [string, Field] => [
  key,
  field('', elsewhere(`"${key}" belongs in a scenario, not here`, hint)),
];

const notHere: Fields = Object.fromEntries([
  scenarioOnly('use', 'a module does not use others: the scenario lists all of them'),
  ...['title', 'question', 'extends', 'time', 'players', 'experiment'].map((key) => scenarioOnly(key)),
]);

/** A mechanism: what scenarios name in `use`. */
export const module: RecordShape = record('a module', {
  module: field('Its name, the name of the file', ownName, 'begin the file with "module: " and its name'),
  ...heading,
  ...mechanism,
  ...notHere,
});

/** A decision rule: what decisions and players name in `rule`. */
export const ruleFile: RecordShape = record('a decision rule', {
  rule: field('Its name, the name of the file', ownName, 'begin the file with "rule: " and its name'),
  ...heading,
  parameters: field('Parameters of the rule', map('parameters by name', nameKey, ruleDeclaration)),
  choose: field(
    'Weights over the options, like softmax(precision * payoff)',
    formula,
    'add choose, like choose: softmax(precision * payoff)',
  ),
  ties: field('Equal weights of argmax: shared (the default), or all to the first option', word('shared', 'first')),
  memory: field('What the rule keeps from tick to tick', map('what is remembered, by name', nameKey, ruleMemory)),
  learn: field(
    'The new value of each memory after a tick, like paid: realised',
    map('a formula for each memory, by name', nameKey, formula),
  ),
  believe: field(
    'Probabilities of the options of another player, like normalise(others.seen); payoff is then the expected one',
    formula,
  ),
  ...notHere,
});
