import type { Model, Parameter } from '../../language/model.ts';
import { titleOf } from '../../language/title-of.ts';
import { defined } from '../defined.ts';
import type { ParameterDifference, ParameterValues } from './baseline-facts.ts';
import { factsOf } from './register.ts';

/** A parameter with a text of its value for each member of its owner, or one in all. */
type Said = { readonly parameter: Parameter; readonly texts: readonly string[]; readonly members: readonly string[] };

/** `labs.stance.rule` for the choice of a rule, otherwise as a register names it. */
const nameOf = (model: Model, parameter: Parameter): string => {
  const decision = model.decisions.find(({ ruleChoice }) => ruleChoice === parameter);
  if (decision !== undefined) return `${decision.owner.name}.${decision.name}.rule`;
  return parameter.origin === 'rule' ? parameter.id : titleOf(parameter);
};

/** The text of each member's value: a rule by its name. */
const textsOf = (model: Model, parameter: Parameter, members: readonly string[]): string[] => {
  const decision = model.decisions.find(({ ruleChoice }) => ruleChoice === parameter);
  if (decision !== undefined)
    return parameter.values.map((value) => (value.kind === 'number' ? (decision.rules[value.value]?.rule ?? '') : ''));
  const { values } = factsOf(parameter);
  if (members.length === 0) return values.map(({ text }) => text);
  return members.map((name) => values.find(({ players }) => players?.includes(name) ?? true)?.text ?? '');
};

const saidBy = (model: Model): Map<string, Said> =>
  new Map(
    model.parameters.map((parameter) => {
      const members = parameter.owner?.members.map(({ name }) => name) ?? [];
      return [nameOf(model, parameter), { parameter, members, texts: textsOf(model, parameter, members) }];
    }),
  );

/** Values of some members; those with the same stand together. */
const grouped = ({ texts, members }: Said, which: readonly number[]): ParameterValues => {
  const different = [...new Set(which.map((at) => texts[at] as string))];
  if (members.length === 0 || (different.length === 1 && which.length === members.length))
    return different.map((text) => ({ text }));
  return different.map((text) => ({
    text,
    players: which.filter((at) => texts[at] === text).map((at) => members[at] as string),
  }));
};

const everyPlace = ({ texts }: Said): number[] => texts.map((_, at) => at);

/** Where two differ: members by their names, where both have the same; all of it otherwise. */
const differingPlaces = (now: Said, then: Said): number[] => {
  const same = now.members.join('\n') === then.members.join('\n') && now.texts.length === then.texts.length;
  if (same) return everyPlace(now).filter((at) => now.texts[at] !== then.texts[at]);
  return now.texts.join('\n') === then.texts.join('\n') ? [] : everyPlace(now);
};

const factsFor = (name: string, { label, doc, unit, source }: Parameter) => ({
  name,
  label,
  unit,
  ...defined({ doc, source }),
});

/**
 * Parameters, starting values and choices of rules that are not as in the baseline, in the order of the scenario, then
 * those that it no longer has. What modules declare that only one of the two uses is left out: the module says it.
 *
 * @param unset the scenario without what was set by hand
 * @param given names that the scenario's own file sets: told also of modules that only it uses
 */
export const parameterDifferences = (
  model: Model,
  from: Model,
  unset: Model,
  given: ReadonlySet<string>,
): ParameterDifference[] => {
  const [here, there, byFile] = [saidBy(model), saidBy(from), saidBy(unset)];
  const isShared = ({ module }: Parameter): boolean =>
    module === undefined || (model.modules.includes(module) && from.modules.includes(module));
  const changed = [...here].flatMap(([name, now]): ParameterDifference[] => {
    const then = there.get(name);
    const own = byFile.get(name);
    const bySet = own !== undefined && differingPlaces(now, own).length > 0 ? { set: true as const } : {};
    if (then === undefined)
      return given.has(name) || (isShared(now.parameter) && now.parameter.origin === 'declared')
        ? [{ ...factsFor(name, now.parameter), after: grouped(now, everyPlace(now)), ...bySet }]
        : setAlone(name, now, own);
    const which = differingPlaces(now, then);
    if (which.length === 0) return [];
    const before = grouped(then, then.texts.length === now.texts.length ? which : everyPlace(then));
    return [{ ...factsFor(name, now.parameter), before, after: grouped(now, which), ...bySet }];
  });
  const gone = [...there].flatMap(([name, then]): ParameterDifference[] =>
    here.has(name) || !isShared(then.parameter) || then.parameter.origin !== 'declared'
      ? []
      : [{ ...factsFor(name, then.parameter), before: grouped(then, everyPlace(then)) }],
  );
  return [...changed, ...gone];
};

/** A parameter of an added module, told where it was set by hand: against what the scenario itself gives it. */
const setAlone = (name: string, now: Said, own: Said | undefined): ParameterDifference[] => {
  const which = own === undefined ? [] : differingPlaces(now, own);
  if (own === undefined || which.length === 0) return [];
  return [{ ...factsFor(name, now.parameter), after: grouped(now, which), set: true }];
};
