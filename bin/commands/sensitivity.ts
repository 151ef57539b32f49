import { type Command, Option } from 'commander';
import { defined } from '../../engine/experiment/defined.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import { outputNamed } from '../../engine/experiment/study/outputs.ts';
import {
  DEFAULT_SIZES,
  planSensitivity,
  type SensitivityAsked,
  type SensitivityPlan,
} from '../../engine/experiment/study/plan-sensitivity.ts';
import { pointCount } from '../../engine/experiment/study/point-count.ts';
import { readPoints } from '../../engine/experiment/study/read-points.ts';
import type { StudyOpened } from '../../engine/experiment/study/run-study.ts';
import type { SensitivityResult } from '../../engine/experiment/study/sensitivity.ts';
import { tidy, type Vary } from '../../engine/experiment/study/vary.ts';
import type { Model } from '../../engine/language/model.ts';
import {
  jsonFlag,
  noColorFlag,
  oneOf,
  outFlag,
  quietFlag,
  seedFlag,
  setFlag,
  someText,
  varyFlag,
  wholeNumber,
  workersFlag,
} from '../flags.ts';
import { whileInterruptible } from '../interrupt.ts';
import { type PlayedStudy, playStudy, type StudyFlags } from '../play-study.ts';
import { refuseFile } from '../refuse-file.ts';
import type { Session } from '../session.ts';
import { checkStudySize } from '../study-size.ts';
import { jsonDocument } from '../terminal/json.ts';
import { sensitivityDocument } from '../terminal/sensitivity-document.ts';
import { type FoundSensitivity, sensitivityNotes, sensitivitySummary } from '../terminal/sensitivity-summary.ts';
import { studyFailure } from '../terminal/study-failures.ts';
import { styleFor } from '../terminal/style.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { sameWorlds } from './threshold.ts';

export type SensitivityFlags = StudyFlags & {
  readonly method?: NonNullable<SensitivityAsked['method']>;
  readonly output?: string;
  readonly vary?: readonly Vary[];
  readonly rows?: number;
};

/** A draft has so many times fewer rows. */
const DRAFT_DIVISOR = 4;
const MOST_ROWS = 1_048_576;
const MOST_RUNS = 1_000_000;

/** What a sensitivity analysis is, by its flags and by what the scenario says where they do not. */
export const sensitivityPlan =
  ({ method, output, vary, rows, runs, draft }: SensitivityFlags) =>
  (model: Model): SensitivityPlan => {
    const plan = planSensitivity(model, defined({ method, output, vary, rows, runs }));
    checkStudySize(
      pointCount(plan.design) ?? 0,
      plan.design.runs,
      'take fewer --rows, or vary fewer parameters with --vary',
    );
    if (!draft || rows !== undefined) return plan;
    return { ...plan, design: { ...plan.design, rows: plan.design.rows / DRAFT_DIVISOR } };
  };

/** What matters most, to go on with. */
const mostImportant = ({ design, summary: { sensitivity } }: FoundSensitivity): string | undefined => {
  const sizes =
    sensitivity?.method === 'morris'
      ? sensitivity.effects.factors.map(({ clear, muStar }) => (clear ? muStar.estimate : 0))
      : sensitivity?.indices.resolved
        ? sensitivity.indices.factors.map(({ total }) => (total.lo95 > 0 ? total.estimate : 0))
        : [];
  const plain = sizes.map((size, index) => (design.factors[index]?.values.kind === 'levels' ? 0 : size));
  const most = Math.max(0, ...plain);
  return most > 0 ? design.factors[plain.indexOf(most)]?.path : undefined;
};

const nextCommand = (
  found: FoundSensitivity,
  reference: string,
  flags: SensitivityFlags,
  calledAs: string,
): string | undefined => {
  const path = mostImportant(found);
  if (path === undefined) return undefined;
  const { values } = found.design.factors.find((factor) => factor.path === path) ?? {};
  const vary = values?.kind === 'range' ? `${path}=${values.lo}:${values.hi}` : path;
  const bound = found.output.isShare ? 0.5 : tidy(found.summary.mean, 2);
  const asked = ['--vary', shellWord(vary), '--until', shellWord(`${found.design.output} >= ${bound}`), '--flips none'];
  return [calledAs, 'threshold', shellWord(reference), ...asked, ...sameWorlds(flags)].join(' ');
};

/** What is said when all is done. */
export const tellSensitivity = async (
  reference: string,
  played: PlayedStudy,
  { leftOut, design }: SensitivityPlan,
  flags: SensitivityFlags,
  terminal: Terminal,
): Promise<void> => {
  const { document, seconds, draft, model } = played;
  const { results, alreadyComplete = false, manifestSha256 } = document;
  const summary = document.summary as FoundSensitivity['summary'] & SensitivityResult;
  const output = outputNamed(model, design.output);
  const found: FoundSensitivity = { model, design, output, leftOut, results, summary, alreadyComplete };
  const whole = { ...sensitivityDocument(found, manifestSha256), ...(draft ? { draft } : {}) };
  const { calledAs } = terminal;
  const refusal =
    summary.failedRuns === 0
      ? undefined
      : studyFailure((await readPoints(results)).points, {
          ...{ reference, set: flags.set ?? [], seed: summary.seed, results, crashed: summary.crashed, calledAs },
          document: whole,
        });
  if (refusal !== undefined && flags.json) throw refusal;
  if (flags.json) terminal.out(jsonDocument(whole));
  else if (flags.quiet) terminal.out(`${results}\n`);
  else {
    const style = styleFor(terminal, 'out', flags.color);
    const width = terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY;
    terminal.out(`${sensitivitySummary(found, { seconds, style, draft, width, set: flags.set ?? [] }).join('\n')}\n`);
  }
  if (refusal !== undefined) throw refusal;
  const next = nextCommand(found, reference, flags, calledAs);
  if (!flags.json && !flags.quiet && next !== undefined) terminal.err(`  next: ${next}\n`);
};

const notes = `
morris: the mean change of the output when one parameter moves over its range and the
others stand anywhere; so many trajectories as --rows, a point more each than there
are parameters. For many parameters.
sobol: shares of the output's variance by single parameters, alone and together with
others, and by luck; so many rows as --rows, two points more each than parameters.

--vary as in sweep; without it "experiment: vary" of the scenario, else every
parameter with a range, options or a distribution of its own, one number for all
players of a class. Without --output "experiment: output", else the headline.

Runs that fail are left out with their partners. Where more than 1 in 100 runs
failed, the exit code is 3: the results are written, but tell only of the other runs.
`;

const sizesText = (size: 'rows' | 'runs'): string =>
  `${DEFAULT_SIZES.morris[size]} with morris, ${DEFAULT_SIZES.sobol[size]} with sobol`;

export const describeSensitivity = (command: Command, { terminal }: Session): void => {
  command
    .argument('<yaml>', 'a scenario: a file, or the name of a shipped one')
    .addOption(
      new Option('--method <name>', "morris or sobol; default: the scenario's, else morris").argParser(
        oneOf('--method', ['morris', 'sobol']),
      ),
    )
    .option('--output <name>', 'the end or measure that is to be explained', someText('--output'))
    .addOption(varyFlag())
    .addOption(
      new Option('--rows <number>', `how many rows of points; default: ${sizesText('rows')}`).argParser(
        wholeNumber('--rows', 1, MOST_ROWS),
      ),
    )
    .addOption(
      new Option('--runs <number>', `how many runs of each point; default: ${sizesText('runs')}`).argParser(
        wholeNumber('--runs', 1, MOST_RUNS),
      ),
    )
    .addOption(seedFlag())
    .addOption(setFlag())
    .option('--draft', 'a first look: a quarter of the rows unless --rows says more')
    .addOption(outFlag('results/<name>-sensitivity-<hash>'))
    .option('--force', 'replace what is in the results directory')
    .addOption(workersFlag())
    .addOption(jsonFlag())
    .addOption(quietFlag('print only the path of the results'))
    .addOption(noColorFlag())
    .addHelpText('after', notes);
  command.action((reference: string, flags: SensitivityFlags) => {
    refuseFile(flags.out);
    return whileInterruptible(async (signal) => {
      const plans: SensitivityPlan[] = [];
      const plan = (model: Model): SensitivityPlan => {
        plans.push(sensitivityPlan(flags)(model));
        return plans[0] as SensitivityPlan;
      };
      const announce = ({ design }: StudyOpened): readonly string[] =>
        design.kind === 'sensitivity' ? sensitivityNotes(design) : [];
      const played = await playStudy(reference, { plan, announce }, flags, terminal, signal);
      await tellSensitivity(reference, played, plans[0] as SensitivityPlan, flags, terminal);
    });
  });
};
