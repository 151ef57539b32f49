import {
  childrenOf,
  formulasOf,
  formulasOfMemory,
  formulasOfRule,
  playersOf,
} from '../../engine/language/check/leaves.ts';
import type { Expression, Model, PlayerTerm, Reference } from '../../engine/language/model.ts';

/** Every formula of a model. */
const formulasIn = (model: Model): readonly Expression[] =>
  [
    ...model.parameters.flatMap(formulasOf),
    ...model.lets.map(({ body }) => body),
    ...model.defines.map(({ body }) => body),
    ...model.draws.flatMap((draw) => draw.arguments),
    ...model.states.flatMap(({ initial, min, max, seen, flows, next }) => [...initial, min, max, seen, ...flows, next]),
    ...model.decisions.flatMap(({ when, payoff, seen, rules }) => [
      when,
      payoff,
      seen,
      ...rules.flatMap((rule) => [...formulasOfRule(rule.choose), ...formulasOfMemory(rule)]),
    ]),
    ...model.events.flatMap(({ trigger, duration, sets }) => [
      trigger.kind === 'at' ? trigger.tick : trigger.condition,
      duration,
      ...sets.map(({ value }) => value),
    ]),
    ...model.ends.map(({ when }) => when),
    ...model.measures.flatMap(({ tick, folds, pooled }) =>
      [...tick, ...folds.flatMap(({ columns }) => columns), ...(pooled ?? [])].map(({ formula }) => formula),
    ),
  ].filter((formula) => formula !== undefined);

const referencesOf = (term: PlayerTerm): readonly Reference[] =>
  term.kind === 'reference' ? [term.reference, ...referencesOf(term.of)] : [];

/** The references that formulas follow, each once: a reference that nothing reads is no part of the model. */
export const referencesIn = (model: Model): readonly Reference[] => {
  const found = new Set<Reference>();
  const entered = new Set<Expression>();
  const visit = (of: Expression): void => {
    if (entered.has(of)) return;
    entered.add(of);
    for (const reference of playersOf(of).flatMap(referencesOf)) found.add(reference);
    childrenOf(of).forEach(visit);
  };
  formulasIn(model).forEach(visit);
  return [...found];
};
