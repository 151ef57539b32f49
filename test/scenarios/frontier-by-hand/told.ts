// Reads a told run: what the hand is given, and what it has to come to.

import type { Story, TickStory } from '../../../engine/run/story.ts';
import type { Tick, Told } from './play.ts';

/** Numbers under names; the same names on both sides. */
export type Numbers = Readonly<Record<string, readonly number[]>>;

const choicesOf = (row: TickStory, decision: string): readonly number[] =>
  row.decisions.filter((one) => one.decision.name === decision).map(({ choice }) => choice);

const valuesOf = (row: TickStory, draw: string): readonly number[] =>
  row.draws.filter((one) => one.draw.name === draw).map(({ value }) => value);

export const toldOf = (row: TickStory): Told => {
  const world = (draw: string): number => valuesOf(row, draw)[0] as number;
  const stances = choicesOf(row, 'stance');
  const memberships = choicesOf(row, 'membership');
  return {
    stances,
    mandates: choicesOf(row, 'mandate'),
    joined: stances.map((_, index) => memberships[index] === 0),
    shock: world('shock'),
    incidents: world('incidents'),
    fortune: world('fortune'),
    accident: world('accident') === 1,
    shot: world('shot') === 1,
    alarm: [...valuesOf(row, 'caught'), ...valuesOf(row, 'accused')].includes(1),
  };
};

/** All that the engine says of a tick and the hand has to find: payoffs, chances, what others saw, states. */
export const numbersTold = (row: TickStory): Numbers => ({
  ...Object.fromEntries(
    row.decisions.map(({ decision, player, payoffs }) => [`${decision.name} payoffs of ${player}`, payoffs]),
  ),
  ...Object.fromEntries(
    row.decisions
      .filter(({ decision }) => decision.name === 'stance')
      .map(({ player, seen }) => [`stance seen of ${player}`, [seen]]),
  ),
  ...Object.fromEntries(
    ['accident', 'shot', 'incidents', 'caught', 'accused'].map((name) => [
      `chances of ${name}`,
      row.draws.filter(({ draw }) => draw.name === name).map((one) => one.arguments[0] as number),
    ]),
  ),
  agreement: row.events.filter(({ name }) => name === 'agreement').map(({ active }) => (active ? 1 : 0)),
  ...row.states,
});

const LABS = ['Leader', 'Entrant', 'Challenger', 'Follower'] as const;
const GOVERNMENTS = ['Aurora', 'Borealis'] as const;

/** The same as the hand finds it. */
export const numbersByHand = (tick: Tick, stances: readonly number[], obligation: number): Numbers => {
  const { next, payoffs, odds } = tick;
  const { labs, ledger } = next;
  const seen = stances.map((stance, index) => (tick.hidden[index] ? obligation : stance));
  const of = <Name extends keyof (typeof labs)[number]>(name: Name) => labs.map((lab) => Number(lab[name]));
  return {
    ...Object.fromEntries(LABS.map((name, index) => [`stance payoffs of ${name}`, payoffs.stance[index] as number[]])),
    ...Object.fromEntries(
      GOVERNMENTS.map((name, bloc) => [`mandate payoffs of ${name}`, payoffs.mandate[bloc] as number[]]),
    ),
    ...Object.fromEntries(
      LABS.map((name, index) => [`membership payoffs of ${name}`, payoffs.membership[index] as number[]]),
    ),
    ...Object.fromEntries(LABS.map((name, index) => [`stance seen of ${name}`, [seen[index] as number]])),
    'chances of accident': [odds.accident],
    'chances of shot': [odds.shot],
    'chances of incidents': [odds.incidents],
    'chances of caught': odds.caught,
    'chances of accused': odds.accused,
    agreement: [next.active ? 1 : 0],
    'labs.alignment.assurance': of('assurance'),
    'labs.beliefs.belief': of('belief'),
    'governments.beliefs.belief': next.governments.map(({ belief }) => belief),
    'benefit.enjoyed': [next.enjoyed],
    'labs.covert.hidden': of('hidden'),
    'labs.covert.unassured': of('unassured'),
    'labs.growth.capability': of('capability'),
    'labs.market.income': of('income'),
    'misuse.defence': [next.defence],
    'rivalry.pressure': [next.pressure],
    'treaty.suspended': [ledger.suspended],
    'treaty.since': [ledger.since],
    'treaty.held': [ledger.held],
    'treaty.member_ticks': [ledger.memberTicks],
    'treaty.hidden_ticks': [ledger.hiddenTicks],
    'labs.treaty.seemed': seen,
    'labs.treaty.under': tick.bound.map(Number),
    'labs.negotiation.joined': of('joined'),
  };
};

/** What is not the same to nine digits. A name with no numbers belongs to a module that is not used, or to no decision. */
export const unlike = (told: Numbers, hand: Numbers): readonly string[] =>
  Object.entries(told).flatMap(([name, values]) => {
    const mine = hand[name] ?? [];
    if (values.length === 0 && (name.startsWith('chances') || name === 'agreement')) return [];
    const same =
      mine.length === values.length &&
      values.every((value, place) => Math.abs(value - (mine[place] as number)) <= 1e-9 * Math.max(1, Math.abs(value)));
    return same ? [] : [`${name}: told ${values.join(' ')}, by hand ${mine.join(' ')}`];
  });

export const measureOf = (story: Story, name: string): number => {
  const value = story.measures[name];
  if (value === undefined) throw new Error(`expected a measure ${name}, got ${Object.keys(story.measures).join(' ')}`);
  return value;
};
