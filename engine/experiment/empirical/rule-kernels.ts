import { type CompileOptions, compile } from '../../compile/compile.ts';
import type { Setting } from '../../language/loading/settings.ts';
import type { Decision, Measure, Model } from '../../language/model.ts';
import { type Fixed, heldNumbers } from '../../run/image.ts';
import { type ShardProgram, shardColumns, shardProgram } from '../batch/shard-program.ts';
import { type NamedRule, sameDecision } from './named-rules.ts';

/** How the payoffs of a run's ticks become one number. */
export type PayoffFold = 'mean' | 'total';

/** What plays a profile of rules: a program, and the numbers that say who follows which. */
export type RulePlay = { readonly program: ShardProgram; readonly held: Float64Array };

type RuleKernel = { readonly rules: ReadonlySet<string>; readonly play: (profile: readonly number[]) => RulePlay };

/**
 * Settings under which all of some rules are compiled in: the class follows one, each member one of the others. Values for
 * the parameters of a rule are those of the class; what is set last for one path holds.
 */
const settingsOf = ({ name, owner }: Decision, rules: readonly NamedRule[]): readonly Setting[] => {
  const once = rules.filter((rule, at) => rules.findIndex((one) => one.name === rule.name) === at);
  const path = `${owner.name}.${name}.rule`;
  return [
    ...once.map(({ name: rule, text, held }) => ({ path, value: held === undefined ? text : rule })),
    { path, value: (once[0] as NamedRule).name },
    ...owner.members.map((member, index) => ({
      path: `${member.name}.${name}.rule`,
      value: (once[Math.min(index + 1, once.length - 1)] as NamedRule).name,
    })),
  ];
};

/** Who follows which rule, and with which values. */
const fixedBy = (decision: Decision, rules: readonly NamedRule[], profile: readonly number[]): readonly Fixed[] =>
  profile.flatMap((place, member) => {
    const { name, held } = rules[place] as NamedRule;
    const value = decision.rules.findIndex(({ rule }) => rule === name);
    const parameters = decision.rules[value]?.parameters ?? [];
    return [
      { parameter: decision.ruleChoice, member, value },
      ...parameters.flatMap((parameter): Fixed[] => {
        const number = held?.get(parameter.id)?.[member];
        return number === undefined ? [] : [{ parameter, member, value: number }];
      }),
    ];
  });

/** What each member's choices pay, in place of the scenario's own measures, which nobody asks for here. */
const payoffMeasure = (decision: Decision, fold: PayoffFold): Measure => ({
  name: 'payoff',
  module: undefined,
  unit: 'utility',
  label: 'Payoff',
  carry: false,
  definition: undefined,
  span: decision.span,
  tick: [],
  folds: [
    {
      fold: fold === 'mean' ? 'mean' : 'sum',
      columns: decision.owner.members.map((member) => ({
        member,
        option: undefined,
        formula: { kind: 'realised', decision, player: { kind: 'me' }, span: decision.span },
      })),
    },
  ],
  pooled: undefined,
});

export type RuleKernelOptions = {
  readonly decision: Decision;
  readonly rules: readonly NamedRule[];
  readonly fold: PayoffFold;
  readonly seed: string;
  /** The model under settings. @throws DetenteError where a rule is wrong */
  readonly open: (set: readonly Setting[]) => Promise<Model>;
  readonly lanes?: NonNullable<CompileOptions['lanes']>;
};

/** The rules of a profile, and as many others as there is room for, in the order of all. */
const roomFor = (profile: readonly number[], rules: readonly NamedRule[], room: number): readonly NamedRule[] => {
  const wanted = new Set(profile.map((rule) => (rules[rule] as NamedRule).name));
  for (const { name } of rules) if (wanted.size < room) wanted.add(name);
  return rules.filter(({ name }) => wanted.has(name));
};

const compileRules = async (
  named: readonly NamedRule[],
  { decision, rules, fold, seed, open, lanes }: RuleKernelOptions,
): Promise<RuleKernel> => {
  const opened = await open(settingsOf(decision, named));
  const own = sameDecision(opened, decision);
  const model: Model = { ...opened, measures: [payoffMeasure(own, fold)] };
  const kernel = compile(model, lanes === undefined ? {} : { lanes });
  const program = await shardProgram(kernel, seed, shardColumns(kernel), { ticks: false });
  return {
    rules: new Set(named.map(({ name }) => name)),
    play: (profile) => ({ program, held: heldNumbers(kernel, fixedBy(own, rules, profile)) }),
  };
};

/**
 * Programs for profiles of rules.
 *
 * Who follows which of the rules compiled in is a number of the run, so that one kernel plays all profiles over its rules,
 * bit for bit what `--set Leader.stance.rule=grim` for each player would make of them. A kernel takes one rule more than
 * there are players.
 */
export const createRuleKernels = (
  options: RuleKernelOptions,
): { readonly of: (profile: readonly number[]) => Promise<RulePlay> } => {
  const kernels: RuleKernel[] = [];
  const room = options.decision.owner.members.length + 1;
  return {
    of: async (profile) => {
      const known = kernels.find(({ rules }) =>
        profile.every((rule) => rules.has((options.rules[rule] as NamedRule).name)),
      );
      if (known !== undefined) return known.play(profile);
      const made = await compileRules(roomFor(profile, options.rules, room), options);
      kernels.push(made);
      return made.play(profile);
    },
  };
};
