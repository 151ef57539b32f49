import type { Slots } from '../compile/lower/slots.ts';
import type { Measure, Model } from '../language/model.ts';
import { runColumns } from './columns.ts';

/**
 * What becomes of the members of a class: yes-or-no questions of a whole run, each asked of those of whom the one before
 * was true. A measure with `otherwise` is such a question.
 */
export type FatePlan = {
  readonly class: string;
  readonly steps: readonly Measure[];
  /** Of each member, the places of the answers among the numbers of a run, in the order of the steps. */
  readonly members: readonly (readonly number[])[];
};

/** One plan for each class that is asked of, classes and steps in the model's order. */
export const fatePlans = (model: Model, slots: Slots): readonly FatePlan[] => {
  const asked = runColumns(model, slots)
    .map((column, place) => ({ ...column, place }))
    .filter(({ measure, player }) => measure.otherwise !== undefined && player !== undefined);
  return [...new Set(asked.flatMap(({ class: whose }) => whose ?? []))].map((whose) => {
    const own = asked.filter((column) => column.class === whose);
    const players = [...new Set(own.map(({ player }) => player))];
    return {
      class: whose,
      steps: [...new Set(own.map(({ measure }) => measure))],
      members: players.map((player) => own.filter((column) => column.player === player).map(({ place }) => place)),
    };
  });
};
