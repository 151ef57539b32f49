import type { Decision, Model } from '../language/model.ts';
import { didYouMean } from '../language/problem.ts';

/** A choice made by hand: in one tick a player takes this option, whatever its rule, an event or `when` say. */
export type Move = {
  /** The first tick is 1. */
  readonly tick: number;
  readonly player: string;
  /** One of the player's decisions: `stance`. */
  readonly decision: string;
  readonly option: string;
};

/** A move as places in the model. */
export type ReadMove = {
  readonly tick: number;
  readonly decision: Decision;
  readonly player: number;
  readonly option: number;
};

/** What of a move a model does not have. */
export type MoveMistake = {
  readonly key: 'tick' | 'player' | 'decision' | 'option';
  readonly message: string;
  readonly hint: string;
};

const unknown = (key: MoveMistake['key'], message: string, name: string, names: readonly string[]): MoveMistake => {
  const near = didYouMean(name, names);
  return { key, message, hint: near === undefined ? `there are: ${names.join(', ')}` : `did you mean "${near}"?` };
};

/** The places that a move names, or what is wrong with it. */
export const readMove = (model: Model, { tick, player, decision, option }: Move): ReadMove | MoveMistake => {
  const { horizon } = model.time;
  if (!Number.isInteger(tick) || tick < 1 || tick > horizon)
    return { key: 'tick', message: `expected a tick from 1 to ${horizon}, got ${tick}`, hint: 'the first tick is 1' };
  const isOfPlayer = ({ owner }: Decision): boolean => owner.members.some(({ name }) => name === player);
  const own = model.decisions.filter(isOfPlayer);
  if (own.length === 0) {
    const names = model.decisions.flatMap(({ owner }) => owner.members.map(({ name }) => name));
    return unknown('player', `nobody called "${player}" decides on anything`, player, [...new Set(names)]);
  }
  const found = own.find(({ name }) => name === decision);
  if (found === undefined) {
    const names = own.map(({ name }) => name);
    return unknown('decision', `${player} has no decision "${decision}"`, decision, names);
  }
  const place = found.options.indexOf(option);
  if (place < 0) return unknown('option', `"${option}" is no option of ${decision}`, option, found.options);
  return { tick, decision: found, player: found.owner.members.findIndex(({ name }) => name === player), option: place };
};

/**
 * @throws RangeError where the model does not have what a move names
 */
export const readMoves = (model: Model, moves: readonly Move[]): readonly ReadMove[] =>
  moves.map((move) => {
    const read = readMove(model, move);
    if ('message' in read) throw new RangeError(`run: move in tick ${move.tick}: ${read.message}; ${read.hint}`);
    return read;
  });
