import { childrenOf, formulasOf, formulasOfMemory, formulasOfRule } from '../../engine/language/check/leaves.ts';
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

const playersOf = (of: Expression): readonly PlayerTerm[] => {
  switch (of.kind) {
    case 'read':
      return of.player ? [of.player] : [];
    case 'same-player':
      return [of.left, of.right];
    case 'place':
    case 'realised':
      return [of.player];
    case 'pair':
      return [of.row, of.column];
    case 'at':
      return of.supposed.flatMap(({ whose }) => (whose.kind === 'player' ? [whose.player] : []));
    default:
      return [];
  }
};

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
