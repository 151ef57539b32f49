import type { Model } from '../../language/model.ts';
import { titleOf } from '../../language/title-of.ts';
import type { Manifest } from '../results/manifest.ts';
import type { ParameterFacts, ScenarioFacts } from '../results/results.ts';
import type { ArmFacts, ChangedParameter, StructuralChange } from './comparison-facts.ts';

/** An arm as it was opened again from its sources. */
export type ReadArm = { readonly manifest: Manifest; readonly model: Model; readonly scenario: ScenarioFacts };

const valuesOf = ({ values }: ParameterFacts): string => JSON.stringify(values);

/** Parameters of another value, then those that only one of the two has. */
const changedParameters = (before: ScenarioFacts, after: ScenarioFacts): readonly ChangedParameter[] => {
  const [old, now] = [before.register ?? [], after.register ?? []];
  const known = new Map(old.map((one) => [one.name, one]));
  const names = new Set(now.map(({ name }) => name));
  const changed = now.flatMap((one): ChangedParameter[] => {
    const was = known.get(one.name);
    return was === undefined || valuesOf(was) === valuesOf(one) ? [] : [{ before: was, after: one }];
  });
  const added = now.filter(({ name }) => !known.has(name)).map((one): ChangedParameter => ({ after: one }));
  const removed = old.filter(({ name }) => !names.has(name)).map((one): ChangedParameter => ({ before: one }));
  return [...changed, ...added, ...removed];
};

type Settings = ArmFacts['settings'];

/** What was set by hand and in the arm's own file. */
const settingsOf = ({ set = [], own = [] }: ScenarioFacts): Settings => [...own, ...set];

/** What an arm sets and the baseline does not, except what its parameters tell already. */
const furtherSettings = (before: ScenarioFacts, after: ScenarioFacts, told: readonly ChangedParameter[]): Settings => {
  const same = new Set(settingsOf(before).map(({ path, value }) => `${path}=${value}`));
  const names = new Set(told.flatMap((one) => [one.before?.name, one.after?.name]));
  return settingsOf(after).filter(({ path, value }) => !same.has(`${path}=${value}`) && !names.has(path));
};

/** Which rules each decision is taken by: one for all its players, or some for some. */
const rulesOf = ({ decisions }: Model): ReadonlyMap<string, string> =>
  new Map(
    decisions.map((decision) => {
      const { rules, ruleChoice } = decision;
      const chosen = ruleChoice.values.map((one) =>
        one.kind === 'number' ? (rules[one.value]?.rule ?? 'none') : 'several',
      );
      const { members } = decision.owner;
      const isOne = new Set(chosen).size === 1;
      const each = chosen.map((rule, member) => `${members[member]?.name ?? member}: ${rule}`);
      return [titleOf(decision), isOne ? (chosen[0] as string) : each.join(', ')];
    }),
  );

const changedRules = (before: Model, after: Model): readonly StructuralChange[] => {
  const now = rulesOf(after);
  return [...rulesOf(before)].flatMap(([of, was]): StructuralChange[] => {
    const is = now.get(of);
    return is === undefined || is === was ? [] : [{ what: 'rule', of, before: was, after: is }];
  });
};

const without = (all: readonly string[], others: readonly string[]): string[] =>
  all.filter((one) => !others.includes(one)).map((name) => name.replace(/^.*\//, '').replace(/\.ya?ml$/, ''));

const changedModules = (before: Model, after: Model): readonly StructuralChange[] => {
  const [added, removed] = [without(after.modules, before.modules), without(before.modules, after.modules)];
  return added.length === 0 && removed.length === 0 ? [] : [{ what: 'modules', added, removed }];
};

/** The files that a scenario is, and that it builds on. */
const lineage = ({ sources }: Manifest): readonly string[] =>
  sources.filter(({ role }) => role === 'scenario' || role === 'parent').map(({ sha256 }) => sha256);

const otherScenario = (before: ReadArm, after: ReadArm): readonly StructuralChange[] => {
  const ours = lineage(before.manifest);
  const isRelated = lineage(after.manifest).some((sha256) => ours.includes(sha256));
  return isRelated ? [] : [{ what: 'scenario', before: before.manifest.scenario, after: after.manifest.scenario }];
};

/** What sets an arm apart from the baseline: numbers, and what makes it another model. */
export const armChanges = (
  before: ReadArm,
  after: ReadArm,
): Pick<ArmFacts, 'parameters' | 'settings' | 'structure'> => {
  const parameters = changedParameters(before.scenario, after.scenario);
  const rules = changedRules(before.model, after.model);
  const structure = [...otherScenario(before, after), ...changedModules(before.model, after.model), ...rules];
  const settings = furtherSettings(before.scenario, after.scenario, parameters).filter(
    ({ path }) => !rules.some((one) => one.what === 'rule' && path === `${one.of}.rule`),
  );
  return { parameters, settings, structure };
};
