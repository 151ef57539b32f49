import {
  boolean,
  choice,
  type Fields,
  field,
  formula,
  formulaOrName,
  list,
  map,
  mistaken,
  number,
  record,
  type Shape,
  text,
  word,
} from './shape.ts';
import {
  bareMeasure,
  distributionForDraw,
  listOfStates,
  mapOfEvents,
  namelessEnd,
  namelessMeasure,
  valueForAttribute,
  withoutClass,
} from './slips.ts';
import { story } from './story.ts';
import {
  classKey,
  label,
  name,
  nameKey,
  options,
  parameterOrClass,
  path,
  pathKey,
  prose,
  qualifiedKey,
  rule,
  signatureKey,
  unit,
} from './values.ts';

/** block → class (or `world`) → name → what. */
const perClass = (what: string, of: Shape): Shape =>
  map('classes of players, or world', classKey, map(`${what} by name`, qualifiedKey, of), {
    misplaced: withoutClass(new Set(of.kind === 'record' ? Object.keys(of.fields) : [])),
  });

const decision = record(
  'a decision',
  {
    options: field('What can be chosen; numbered 0, 1, 2 … in this order', options),
    of: field('The decision whose options and attributes it shares, like labs.stance', path),
    initial: field('The option in force before the first choice', name),
    payoff: field('What an option is worth to the player', formula),
    rule: field('The decision rule: logit, or {logit: {precision: 4}}', rule),
    stage: field(
      'Decisions of stage 2 see those of stage 1 of this tick; default 1',
      number('a whole number from 1', { min: 1, max: 1000, whole: true }),
    ),
    seen: field('What the others read instead', formula),
    cooperate: field('The option that counts as cooperation; default the first', name),
    when: field('The condition under which it is taken in a tick; elsewhere the last choice stands', formula),
    every: field('It is taken every so many ticks; elsewhere the last choice stands', formula),
  },
  {
    rest: {
      key: nameKey,
      of: list('a list of numbers, one per option', number('a number'), { fewest: 1, slip: valueForAttribute }),
    },
  },
);

const state = record(
  'a state like {unit: OOM, initial: 0}',
  {
    unit: field('Unit, like OOM; "1" for a pure number', unit),
    initial: field('Value at the start: a formula of parameters and per-run draws', formula),
    min: field('Lowest value; clamps last', formula),
    max: field('Highest value; clamps last', formula),
    seen: field('What the others read instead', formula),
    of: field('The decision whose options it holds, like labs.stance', path),
  },
  { slip: listOfStates },
);

const draw = choice('a distribution like bernoulli(p), or {draw: uniform(0, 1), per: run}', {
  scalar: formula,
  maps: [
    {
      marks: ['dist'],
      shape: mistaken('a draw is written like a function; {dist: …} is a value of a parameter', distributionForDraw),
    },
    {
      shape: record('a draw like {draw: uniform(0, 1), per: run}', {
        draw: field('normal, uniform, bernoulli, lognormal, poisson, exponential or pareto, with arguments', formula),
        per: field('tick: a new value each tick; run: one for the whole run', word('tick', 'run')),
      }),
    },
  ],
});

const event = record(
  'an event like {name: summit, at: 24, set: {growth.rate: 0.1}}',
  {
    name: field('Its name; readable as name.active and name.in', label),
    label: field('Name on pictures', label),
    at: field('The tick in which it begins', formula),
    when: field('The condition that sets it off', formula),
    for: field('Ticks in force; without it to the end', formula),
    once: field('Whether `when` sets it off only once; default true', boolean),
    set: field(
      'What it sets: path: value',
      map('paths with their values, like {growth.rate: 0.1}', pathKey, formulaOrName),
    ),
  },
  { oneOf: [['at', 'when']] },
);

const end = choice('a condition, or {when, label, definition, caution, kind}', {
  scalar: formula,
  maps: [
    {
      shape: record('an end like {when: accident, kind: harm}', {
        when: field('The condition, tested after each tick', formula),
        label: field('Name on pictures', label),
        definition: field('What it means, printed with every figure', prose),
        caution: field('What to bear in mind of how often it comes, printed with every such number', prose),
        kind: field('harm, benefit or neutral', word('harm', 'benefit', 'neutral')),
      }),
    },
  ],
});

const measure = record(
  'a measure like {unit: "1", tick: formula}',
  {
    unit: field('Unit; "1" for a pure number', unit),
    label: field('Name on pictures', label),
    definition: field('What it means, printed with every figure', prose),
    caution: field('What to bear in mind of its level, printed with every such number', prose),
    otherwise: field(
      'Of a condition of each player, a step of what becomes of them: what those did for whom it never held, like "went undetected"',
      label,
    ),
    tick: field('A number per tick', formula),
    final: field('The value in the last tick of a run', formula),
    mean: field('The mean over the ticks of a run', formula),
    sum: field('The sum over the ticks of a run', formula),
    max: field('The largest value of a run', formula),
    first: field('The first tick in which it holds', formula),
    pooled: field(
      'Two formulas: the sum of the first over all ticks and runs, divided by that of the second',
      list('two formulas [numerator, denominator]', formula, { fewest: 2, most: 2 }),
    ),
    carry: field('true: ended runs keep their final value', boolean),
    each: field('true, of the `tick` of a decision: also what each player chose', boolean),
  },
  { slip: bareMeasure },
);

/** `let` takes classes with their definitions, and definitions of the world directly. */
const letBlock = map(
  'classes of players, or world',
  nameKey,
  choice('a formula, or a class with its definitions', {
    scalar: formula,
    maps: [{ shape: map('definitions by name', qualifiedKey, formula) }],
  }),
);

/** The blocks that scenarios and modules share. */
export const mechanism: Fields = {
  parameters: field(
    'Declared parameters; in a scenario also values: number or distribution',
    map('parameters by name', pathKey, parameterOrClass),
  ),
  decisions: field(
    'What the players choose: class, name, then options, payoff, rule …',
    perClass('decisions', decision),
  ),
  state: field('What lasts from tick to tick', perClass('states', state)),
  define: field('Definitions with arguments', map('definitions by name', signatureKey, formula)),
  let: field('Definitions without arguments', letBlock),
  draw: field('Chance: one value per tick, or per run', perClass('draws', draw)),
  flow: field(
    'Change per year of a state',
    perClass(
      'flows',
      choice('a formula or a list of formulas', {
        scalar: formula,
        list: list('a list of formulas', formula, { fewest: 1 }),
      }),
    ),
  ),
  next: field('New value of a state', perClass('new values', formula)),
  events: field('What happens at a tick or under a condition', list('a list of events', event, { slip: mapOfEvents })),
  end: field('What ends a run; tested in order', map('ends by name', nameKey, end, { slip: namelessEnd })),
  measures: field(
    'What is recorded: name, then formulas; or a list of bare names',
    choice('measures by name, or a list of names like [labs.capability]', {
      slip: namelessMeasure,
      list: list(
        'a list of names',
        text('the name of a state, decision or definition, like labs.capability', {
          pattern: path.pattern ?? '',
          longest: 256,
        }),
      ),
      maps: [{ shape: map('measures by name', nameKey, measure) }],
    }),
  ),
  story,
};
