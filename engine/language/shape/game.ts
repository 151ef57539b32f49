import { didYouMean, type Problem } from '../problem.ts';
import type { MapNode } from '../yaml/node.ts';
import { got } from './got.ts';
import { formatField } from './scenario.ts';
import {
  alternatives,
  any,
  boolean,
  choice,
  type Fields,
  field,
  formula,
  formulaOrName,
  list,
  map,
  type RecordShape,
  record,
  text,
  word,
} from './shape.ts';
import { label, name, nameKey, options, pathKey, prose, range, texts, unit } from './values.ts';

/** The kinds of game that files describe. */
export type GameKind = 'table' | 'formula' | 'population' | 'inspection' | 'treaty' | 'race' | 'contest';

const parameter = choice('a value, or a declaration like {unit: "1", range: [0, 1], default: 0.5}', {
  scalar: formula,
  maps: [
    {
      shape: record('a declaration of a parameter', {
        unit: field('Unit; "1" for a pure number', unit),
        range: field('Lowest and highest value that make sense', range),
        default: field('The value: a number, or a formula of parameters', formula),
        doc: field('What it is, in a few words', prose),
        source: field('Where the value comes from, or "assumption"', prose),
        role: field('lever: somebody chooses it; assumption: how the world is', word('lever', 'assumption')),
        headline: field('true: shown first everywhere', boolean),
        label: field('Name on pictures', label),
      }),
    },
  ],
});

const heading: Fields = {
  detente: { ...formatField, required: 'begin the file with "detente: 1"' },
  title: field('A short name for pages and pictures', label),
  question: field('The question the game answers', prose),
  description: field('What it is about', prose),
  limits: field('What this does not show; printed on every page', texts('a list of sentences')),
  sources: field('Where the game comes from', texts('a list of sources')),
  parameters: field('Declared parameters; a game has no chance in them', map('parameters by name', nameKey, parameter)),
};

const definitions: Fields = {
  let: field('Definitions without arguments', map('definitions by name', nameKey, formula)),
};

const playerName = text('a name', { pattern: '^[^\\s.](.*[^\\s])?$', longest: 64, isName: true });
const counted = record('players like {count: n, name: Lab}', {
  count: field('How many: a number, or a formula of parameters', formula, 'add count, like count: n'),
  name: field('They are called name 1, name 2 …', playerName),
});
const named = list('a list of names', playerName, { fewest: 1 });
const players = choice('a list of names, or {count: n, name: Lab}', { list: named, maps: [{ shape: counted }] });
const playersField = field('Names, or how many', players, 'add players, like players: {count: 2, name: Lab}');
const optionsField = field('What can be chosen, in this order', options, 'add options, like options: [pause, race]');

const heads: { readonly [kind in GameKind]: Fields } = {
  table: {
    players: field('Names', named, 'add players, like players: [Row, Column]'),
    options: field(
      'What can be chosen: one list for all, or one of each player',
      choice('a list of options, or one for each player', {
        list: options,
        maps: [{ shape: map('options by player', pathKey, options) }],
      }),
      'add options, like options: [pause, race]',
    ),
  },
  formula: {
    players: playersField,
    options: optionsField,
    symmetric: field('true: players differ in nothing but their names', boolean),
  },
  population: {
    options: field('The strategies', options, 'add options, like options: [safe, unsafe]'),
    symmetric: field('true: as it always is', boolean),
  },
  inspection: {},
  treaty: { players: playersField },
  race: {
    players: playersField,
    symmetric: field('true: as it always is', boolean),
    information: field(
      'What players know of types when they choose: one state, or several to be told; default: all three',
      choice('none, private or public, or a list of them', {
        scalar: word('none', 'private', 'public'),
        list: list('a list of none, private, public', word('none', 'private', 'public'), { fewest: 1 }),
      }),
    ),
  },
  contest: {
    players: playersField,
    symmetric: field('true: as it always is', boolean),
    risk: field('Who must be safe for no disaster to happen; default: winner', word('winner', 'all')),
  },
};

const made = (what: string, more: Fields = {}): RecordShape =>
  record(`a map like {scale: 10, power: 0.5}`, {
    scale: field(`How much ${what} one unit bought gives`, formula, 'add scale, like scale: 10'),
    power: field(`How ${what} grows: as the amount to this power`, formula, 'add power, like power: 0.5'),
    ...more,
  });

const rows = list('a list of rows', any('numbers or formulas'), { fewest: 1 });
const rowOfFormulas = list('a list of formulas, one per option met', formula, { fewest: 1 });

const tournament = field(
  'How it is played turn after turn, each strategy against each other',
  record('a map like {rules: [tit-for-tat, grim], turns: 200}', {
    rules: field(
      'The strategies of iterated play; default: all',
      list('a list of strategies', text('a strategy like tit-for-tat', { longest: 64 }), { fewest: 1 }),
    ),
    turns: field('Turns of a match: a number, or a formula of parameters; default: 200', formula),
    repetitions: field('Matches of each pair; default: 1', formula),
    noise: field('Chance that a move turns into its opposite; default: 0', formula),
    self_play: field('true: matches against oneself count in the scores', boolean),
  }),
);

const actionShape = record('a map like {name: safety, range: [0, 1]}', {
  name: field('What it is called', name),
  range: field('Lowest and highest action, within [0, 1]; default: [0, 1]', range),
});

const bodies: { readonly [kind in GameKind]: Fields } = {
  table: {
    ...definitions,
    payoffs: field(
      'By option of the first player, then of the next; innermost a list with the payoff of each',
      rows,
      'add payoffs, like payoffs: [[[0, 0], [-1, 2]], [[2, -1], [-9, -9]]]',
    ),
    tournament,
  },
  formula: {
    ...definitions,
    payoff: field(
      'What a player gets: a formula of own, others and all; or one for each player',
      choice('a formula, or one for each player', {
        scalar: formula,
        maps: [{ shape: map('formulas by player', pathKey, formula) }],
      }),
      'add payoff, like payoff: effort[own] - risk * mean(effort[all]) ^ 2',
    ),
    tournament,
  },
  population: {
    ...definitions,
    payoffs: field(
      'For each option a list: what it gets from meeting each option',
      map('options with a list of formulas', nameKey, rowOfFormulas),
      'add payoffs, like payoffs: {safe: [3, 0], unsafe: [5, 1]}',
    ),
    evolve: field(
      'How the population changes',
      record('a map like {dynamic: fermi, population: 100, selection: 0.01, mutation: small}', {
        dynamic: field('The rule of change', word('fermi', 'moran', 'replicator', 'logit', 'best-reply', 'alpha-rank')),
        population: field('How many there are: a number, or a formula of parameters', formula),
        selection: field('How strongly payoffs count', formula),
        mutation: field('Chance of a random option; small: rarer than anything else', formulaOrName),
        fitness: field('Of moran: what payoffs are worth; default: exponential', word('linear', 'exponential')),
        start: field('Shares at the start of a path, which sum to 1; default: all alike', rowOfFormulas),
        horizon: field('How long a path is followed; default: 100', formula),
      }),
    ),
    tournament,
  },
  inspection: {},
  treaty: {
    ...definitions,
    benefit: field('What each gets where k take part: a formula of k', formula),
    cost: field('What taking part costs where k do: a formula of k', formula),
    member: field('Instead of both: what a member gets where k take part', formula),
    outsider: field('… and what an outsider gets', formula),
  },
  race: {
    ...definitions,
    action: field('What each chooses: the probability that, as the winner, he brings no disaster', actionShape),
    type: field(
      'How types are distributed: uniform(low, high), beta(a, b) or beta(a, b, low, high)',
      formula,
      'add type, like type: uniform(0, mu)',
    ),
    score: field(
      'The highest wins: a straight line in type and action',
      formula,
      'add score, like score: type - action',
    ),
    win: field('What the winner gets: a straight line in action', formula, 'add win, like win: action'),
    lose: field(
      'What each other gets: a straight line in winner.action',
      formula,
      'add lose, like lose: (1 - e) * winner.action',
    ),
    disaster: field('What everybody gets on top in a disaster; default: 0', formula),
  },
  contest: {
    ...definitions,
    performance: field(
      'p = scale · bought ^ power; who has more wins more often',
      made('performance'),
      'add performance, like performance: {scale: 10, power: 0.5}',
    ),
    safety: field(
      's = scale · bought ^ power / p ^ burden; safe with probability s / (1 + s)',
      made('safety', { burden: field('How much performance takes from safety; default: 0', formula) }),
      'add safety, like safety: {scale: 10, power: 0.5, burden: 0.25}',
    ),
    price: field('What a unit of either costs', formula, 'add price, like price: 0.05'),
    disaster: field('What a disaster costs everybody; default: 0', formula),
  },
};

const expectedOf: { readonly [kind in GameKind]: string } = {
  table: 'a game as a table of payoffs',
  formula: 'a game with a payoff formula',
  population: 'a population game',
  inspection: 'an inspection game',
  treaty: 'a treaty game',
  race: 'a race',
  contest: 'a contest of safety and performance',
};

const shapeOf = (kind: GameKind): RecordShape =>
  record(
    expectedOf[kind],
    {
      ...heading,
      game: field(
        'Which kind of game it is, with its players and options',
        record(`a map like {kind: ${kind}}`, {
          kind: field('Which kind of game', word(kind), `add kind: ${kind}`),
          ...heads[kind],
        }),
        `add game, like game: {kind: ${kind}}`,
      ),
      ...bodies[kind],
    },
    kind === 'formula'
      ? { rest: { key: nameKey, of: list('an attribute: a list with a number per option', formula, { fewest: 1 }) } }
      : kind === 'treaty'
        ? {
            oneOf: [
              ['benefit', 'member'],
              ['cost', 'outsider'],
            ],
          }
        : {},
  );

/** What a file of each kind of game looks like. */
export const games: { readonly [kind in GameKind]: RecordShape } = {
  table: shapeOf('table'),
  formula: shapeOf('formula'),
  population: shapeOf('population'),
  inspection: shapeOf('inspection'),
  treaty: shapeOf('treaty'),
  race: shapeOf('race'),
  contest: shapeOf('contest'),
};

const kinds = Object.keys(games) as GameKind[];

/** The kind that a file names, or what is wrong with the name. */
export const gameKindOf = (root: MapNode): { readonly kind: GameKind } | { readonly problem: Problem } => {
  const entry = root.entries.find(({ key }) => key === 'game');
  const inside = entry?.value.kind === 'map' ? entry.value.entries.find(({ key }) => key === 'kind') : undefined;
  const given = inside?.value;
  const known = given?.kind === 'scalar' ? kinds.find((kind) => kind === given.value) : undefined;
  if (known !== undefined) return { kind: known };
  const span = given?.span ?? entry?.keySpan ?? root.span;
  const problem = (code: Problem['code'], message: string, hint?: string) => ({
    problem: { code, severity: 'error' as const, message, span, ...(hint === undefined ? {} : { hint }) },
  });
  if (given === undefined) return problem('missing-key', `game.kind is missing: expected ${alternatives(kinds)}`);
  const word = given.kind === 'scalar' ? String(given.value) : '';
  const near = didYouMean(word, kinds);
  return problem(
    'wrong-value',
    `kind: expected ${alternatives(kinds)}, got ${got(given)}`,
    near === undefined ? undefined : `did you mean "${near}"?`,
  );
};
