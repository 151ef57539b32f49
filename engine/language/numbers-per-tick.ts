import type { Model } from './model.ts';

/** How many numbers something of a class, or of the world, has. */
export const membersOf = ({
  owner,
}: Model['states'][number] | Model['decisions'][number] | Model['parameters'][number]): number =>
  owner?.members.length ?? 1;

const sum = <One>(all: readonly One[], count: (one: One) => number): number =>
  all.reduce((total, one) => total + count(one), 0);

/** Numbers that measures give in every tick. */
export const measuresPerTick = ({ measures }: Pick<Model, 'measures'>): number =>
  sum(measures, ({ tick }) => tick.filter(({ option }) => option === undefined).length);

/** Numbers that are kept of every tick of a run that is recorded in full. */
export const numbersPerTick = (model: Pick<Model, 'states' | 'decisions' | 'measures'>): number =>
  sum(model.states, membersOf) + sum(model.decisions, membersOf) + measuresPerTick(model);
