import type { Setting } from '../../language/loading/settings.ts';
import type { Model } from '../../language/model.ts';
import { DetenteError, didYouMean, type Problem } from '../../language/problem.ts';
import { nodeFiles } from '../files.ts';
import { type OpenedScenario, openScenario } from '../open-scenario.ts';
import { packageRoot } from '../package.ts';
import type { Plan } from '../results/manifest.ts';
import { ResultsError } from '../results/results-error.ts';
import { checkArmNames } from './arm-name.ts';

/** Settings over the first scenario, under a name. */
export type ArmSettings = {
  readonly name: string;
  /** What it is called where there is room. */
  readonly label?: string | undefined;
  readonly set: readonly Setting[];
};

/** What is to be compared. */
export type ArmsRequest = {
  /** Paths or shipped names of scenarios, at least one: an arm each, called like the scenario. */
  readonly references: readonly string[];
  /** Arms that are the first scenario with other settings. Default, with one scenario: those of its `experiment`. */
  readonly arms?: readonly ArmSettings[];
  /** Settings of all arms, before their own. */
  readonly set?: readonly Setting[];
  /** Default: the first scenario's own, else "1". */
  readonly seed?: string;
  /** Name of the arm that the others are compared with. Default: the first. */
  readonly baseline?: string;
};

/** A variant of the world, checked and ready to be played. */
export type OpenedArm = {
  readonly name: string;
  readonly label: string | undefined;
  readonly reference: string;
  readonly set: readonly Setting[];
  readonly model: Model;
  /** Warnings. */
  readonly problems: readonly Problem[];
  readonly plan: Plan;
};

export type OpenedArms = {
  /** The baseline first, the others as they were named. */
  readonly arms: readonly OpenedArm[];
  readonly baseline: OpenedArm;
  readonly seed: string;
  /** The scenario named first: its runs and seed are those of all. */
  readonly first: Model;
};

type Variant = {
  readonly reference: string;
  readonly set: readonly Setting[];
  readonly name: string | undefined;
  readonly label: string | undefined;
};

type Tried = { readonly scenario: OpenedScenario | undefined; readonly problems: readonly Problem[] };

const tried = async ({ reference, set }: Variant, cwd: string): Promise<Tried> => {
  try {
    return { scenario: await openScenario(reference, nodeFiles(packageRoot(), cwd), set), problems: [] };
  } catch (error) {
    if (!(error instanceof DetenteError)) throw error;
    return { scenario: undefined, problems: error.problems };
  }
};

/** What is wrong with one file is wrong with it in every arm. */
const eachOnce = (problems: readonly Problem[]): readonly Problem[] => {
  const keyOf = ({ code, message, span, path, file }: Problem): string =>
    JSON.stringify([code, message, path, file, span?.source.name, span?.start]);
  return [...new Map(problems.map((problem) => [keyOf(problem), problem])).values()];
};

/** @throws DetenteError with everything wrong with any of them */
const openAll = async (variants: readonly Variant[], cwd: string): Promise<readonly OpenedScenario[]> => {
  const all: Tried[] = [];
  for (const variant of variants) all.push(await tried(variant, cwd));
  const problems = eachOnce(all.flatMap((one) => one.problems));
  if (problems.length > 0) throw new DetenteError(problems);
  return all.flatMap(({ scenario }) => scenario ?? []);
};

const baselineOf = (arms: readonly OpenedArm[], name: string | undefined): OpenedArm => {
  const found = name === undefined ? arms[0] : arms.find((arm) => arm.name === name);
  if (found !== undefined) return found;
  const names = arms.map((arm) => arm.name);
  const near = didYouMean(name ?? '', names);
  throw new ResultsError(
    'bad-arms',
    `no arm is called ${JSON.stringify(name)}`,
    near === undefined ? `there are: ${names.join(', ')}` : `did you mean "${near}"?`,
  );
};

const tooFew = (name: string): ResultsError =>
  new ResultsError(
    'bad-arms',
    `${name} alone is one arm: there is nothing to compare it with`,
    'name a second scenario, or an arm of this one: --arm careful:labs.caution=2, or under experiment: arms: in its file',
  );

/**
 * Opens all arms before anything is played, so that whatever is wrong with one of them is told at once.
 *
 * @throws DetenteError where a scenario or a setting is wrong, ResultsError `bad-arms` where the arms are
 */
export const openArms = async (request: ArmsRequest, cwd: string): Promise<OpenedArms> => {
  const { references, set = [], arms = [] } = request;
  const [reference = ''] = references;
  const over = (settings: readonly ArmSettings[]): Variant[] =>
    settings.map(({ name, label, set: own }) => ({ reference, set: [...set, ...own], name, label }));
  const files = references.map((file): Variant => ({ reference: file, set, name: undefined, label: undefined }));
  const named = [...files, ...over(arms)];
  const opened = [...(await openAll(named, cwd))];
  const first = (opened[0] as OpenedScenario).model;
  const own = named.length === 1 ? over(first.experiment.arms) : [];
  opened.push(...(await openAll(own, cwd)));
  const seed = request.seed ?? first.experiment.seed ?? '1';
  const all = [...named, ...own].map((variant, index): OpenedArm => {
    const { model, problems, archive } = opened[index] as OpenedScenario;
    const plan: Plan = {
      scenario: model.name,
      seed,
      set: variant.set,
      design: { kind: 'replicates' },
      sources: archive.files,
    };
    return { ...variant, name: variant.name ?? model.name, model, problems, plan };
  });
  checkArmNames(all.map(({ name }) => name));
  if (all.length < 2) throw tooFew(first.name);
  const baseline = baselineOf(all, request.baseline);
  return { arms: [baseline, ...all.filter((arm) => arm !== baseline)], baseline, seed, first };
};
