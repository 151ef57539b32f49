/** Printed words of solved games: strings in, sentences out; which is true is decided where they are called. */

/** `both: pause`, `everybody: race`. */
export const together = (strategy: string, players: number): string =>
  `${players === 2 ? 'both' : 'everybody'}: ${strategy}`;

export const doing = (players: string, strategy: string): string => `${players}: ${strategy}`;

export const holdsAlone = (profile: string, where: string): string =>
  `“${profile}” is an equilibrium${where}: nobody gains by deviating alone`;

export const leastDeterred = (player: string, loss: string, action: string): string =>
  `the least deterred, ${player}, loses ${loss} by ${action}`;

export const nobodyGains = (nearest: string): string => `nobody gains by deviating alone; ${nearest}`;

export const undeterred = (player: string, action: string): string => `${player} loses nothing by ${action}`;

export const doesNotHold = (profile: string, where: string): string => `“${profile}” is no equilibrium${where}`;

export const oneGains = (player: string, gain: string, action: string): string =>
  `${player} gains ${gain} by deviating alone to ${action}`;

/** `both players`, `all 4 players`, `2 of 4 players`. */
export const someOf = (count: string | undefined, of: string, two: boolean): string =>
  count === undefined ? (two ? 'both players' : `all ${of} players`) : `${count} of ${of} players`;

export const manyGain = (who: string, most: string, gain: string, action: string): string =>
  `${who} gain by deviating alone, ${most} most: ${gain} by ${action}`;

export const allGain = (who: string, gain: string, action: string): string =>
  `${who} gain by deviating alone, each ${gain} by ${action}`;

export const ofStage = (decision: string, moment: string): string => ` of the choice of ${decision} ${moment}`;

/** `“stance” by labs`, of `labs.stance`. */
export const decisionName = (decision: string, whose: string): string => `“${decision}” by ${whose}`;
/** `caution (labs)`, of `labs.caution`. */
export const ownName = (name: string, owner: string): string => `${name} (${owner})`;
export const pathName = (path: string): string => `${path} in the scenario`;
/** How to find the parameters that have such names. */
export const naming = { term: 'Name (owner)', meaning: 'a parameter that the scenario calls owner.name' } as const;

const everybodyOf = (players: number): string => (players === 2 ? 'both' : 'everybody');
/** What no equilibrium is may pay everybody more than what is one. */
export const wouldPayMore = (profile: string, equilibrium: string, players: number): string =>
  `“${profile}”, which is no equilibrium, pays ${everybodyOf(players)} more than ${equilibrium}`;
export const paysMore = (equilibrium: string, profile: string, players: number): string =>
  `${equilibrium} pays ${everybodyOf(players)} more than “${profile}”`;
export const theEquilibrium = (profile: string): string => `the equilibrium “${profile}”`;
export const eachEquilibrium = (count: string): string => `each of the ${count} equilibria found`;

export const atStart = 'at the start';

/** `3 equilibria, 2 of them pure`. */
export const counted = (count: string, one: boolean, pure: string, kind: 'all' | 'none' | 'some'): string => {
  const noun = one ? 'equilibrium' : 'equilibria';
  if (kind === 'all') return one ? 'one equilibrium, pure' : `${count} ${noun}, all pure`;
  if (kind === 'none') return one ? 'one equilibrium, mixed' : `${count} ${noun}, all mixed`;
  return `${count} ${noun}, ${pure} of them pure`;
};

export const extreme = (count: string): string => `${count} extreme equilibria`;

export const theGame = 'the game';
export const hasEquilibria = (title: string, found: string): string => `${title} has ${found}`;

export const noOthers = 'and no others';
export const noneBetween = 'all others lie between them';
export const perhapsMore = 'perhaps not all';
export const noneFound = 'no equilibrium was found, which does not say that there is none';

export const wouldTurn = (turning: string, moved: string, holds: boolean): string =>
  `${turning} of ${moved} parameters, each moved alone within its range, would ${holds ? 'end this equilibrium' : 'make it an equilibrium'}`;

export const turnsSoonest = (turning: string, moved: string, holds: boolean, name: string): string =>
  `${turning} of ${moved} parameters, each moved alone, would ${holds ? 'end this equilibrium' : 'make it an equilibrium'}; the nearest is ${name}`;

export const noneTurns = (moved: string, holds: boolean): string =>
  `none of ${moved} parameters, each moved alone to either end of its range, would ${holds ? 'end this equilibrium' : 'make it an equilibrium'}`;

export const nearestTurn = (name: string, move: string): string => `the nearest is ${name}, ${move}`;

const onlyAtTheEnd = ', the end of it';
export const above = 'above ';
export const below = 'below ';
/** `from 12 to above 24 months (<1 % of its range)`. */
export const movedFromTo = (from: string, to: string, share: string, atEnd: boolean): string =>
  `from ${from} to ${to} (${share} of its range${atEnd ? onlyAtTheEnd : ''})`;

export const found = (equilibria: string): string => `Found: ${equilibria}`;

export const equilibriumName = (number: number): string => `Equilibrium ${number}`;

export const reading =
  'Payoffs are in the units of this model; comparing two players’ payoffs says nothing unless their units are the same. An equilibrium is a profile from which nobody gains by deviating alone, not what happens: how it is reached, and what several do together, is left out. In a scenario it is one simultaneous choice in one world, all else standing as it is then: later choices count only as far as payoffs look ahead. Everything is computed, not sampled, so there are no intervals; in other worlds the answer may differ.';

export const definitions = {
  equilibrium: {
    term: 'Equilibrium',
    meaning: 'a choice of everybody from which nobody gains by deviating alone, while the others keep to theirs',
  },
  bestReply: { term: 'Best reply', meaning: 'the action that pays a player most, given what the others do' },
  gain: {
    term: 'Gain by deviating',
    meaning:
      'how much more the best other action pays a player while all others keep to the profile; the largest is the regret',
  },
  mixed: {
    term: 'Mixed',
    meaning: 'somebody chooses by chance; the probabilities are such that each action chosen pays the same',
  },
  payoff: { term: 'Payoff', meaning: 'what a player weighs when choosing, in the units of the model' },
} as const;

export const playerCount = (count: string, one: boolean): string => `${count} player${one ? '' : 's'}`;
export const actionsEach = (count: string, one: boolean): string => `${count} action${one ? '' : 's'} each`;
export const actionsOf = (counts: string): string => `${counts} actions`;
export const profileCount = (count: string, one: boolean): string => `${count} profile${one ? '' : 's'}`;
export const stage = (decision: string, when: string, world: string): string =>
  `one simultaneous choice of ${decision} ${when} of ${world}`;
export const medianWorld = 'the median world';
export const worldOfRun = (run: string, seed: string): string => `run ${run}, seed ${seed}`;
export const computed = 'solved, not sampled';
export const computedAt = (when: string, world: string): string => `solved ${when} of ${world}`;
export const stageTitle = 'The game';
export const stageSentence = (decision: string, world: string, payoff: string | undefined): string =>
  `Every member of the class of ${decision} chooses at once, ${world}; all else stands as it is at that moment.${payoff === undefined ? '' : ` Choices are weighed by ${payoff}.`}`;
export const sectionTitle = 'The equilibria';
export const pays = (profile: string, payoffs: string): string => `${profile}; pays ${payoffs}`;
export const moreEquilibria = (count: string): string => `${count} more equilibria are in the table of the results.`;
