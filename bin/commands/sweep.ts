import { type Command, Option } from 'commander';
import { writtenName } from '../../engine/analysis/condition-names.ts';
import { defined } from '../../engine/experiment/defined.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import { readPoints, type StudyPoints } from '../../engine/experiment/study/read-points.ts';
import type { StudyOpened } from '../../engine/experiment/study/run-study.ts';
import { headlineName, sweepFindings } from '../../engine/experiment/study/sweep-findings.ts';
import { sweepLayout } from '../../engine/experiment/study/sweep-layout.ts';
import type { Model } from '../../engine/language/model.ts';
import { visible } from '../../engine/language/problem.ts';
import { mostPoints } from '../../engine/language/shape/experiment.ts';
import { correlateFlag } from '../correlate-flag.ts';
import { readFailIf } from '../fail-if.ts';
import {
  failIfFlag,
  jsonFlag,
  noColorFlag,
  outFlag,
  pointRunsFlag,
  quietFlag,
  seedFlag,
  setFlag,
  someText,
  varyFlag,
  wholeNumber,
  workersFlag,
} from '../flags.ts';
import { whileInterruptible } from '../interrupt.ts';
import { type PlayedStudy, playStudy } from '../play-study.ts';
import { refuseFile } from '../refuse-file.ts';
import type { Session } from '../session.ts';
import { DEFAULT_POINTS, DRAFT_POINT_RUNS, POINT_RUNS, type SweepFlags, sweepPlan } from '../sweep-plan.ts';
import { jsonDocument } from '../terminal/json.ts';
import { studyFailure } from '../terminal/study-failures.ts';
import { styleFor } from '../terminal/style.ts';
import { checkPoints, pointsCheckLine, pointsChecksDocument } from '../terminal/sweep-checks.ts';
import { sweepNotes } from '../terminal/sweep-notes.ts';
import { dividingCondition, type Swept, sweepSummary } from '../terminal/sweep-summary.ts';
import { writeReport } from './report.ts';

type Flags = SweepFlags & { readonly failIf?: readonly string[]; readonly report?: true };

/** Among fewer points no limits can be told from chance. */
const FEWEST_TO_DISCOVER = 30;

/** What `--json` prints. */
const sweepDocument = ({ results, design, summary, headline, findings }: Swept, read: StudyPoints, draft: boolean) => ({
  results,
  scenario: summary.scenario.name,
  seed: summary.seed,
  design,
  runs: summary.runs,
  failedRuns: summary.failedRuns,
  ...defined({ headline: headline === undefined ? undefined : writtenName(headline) }),
  rankCorrelations: findings?.associations ?? [],
  inputCorrelations: summary.inputCorrelations ?? [],
  points: read.points,
  manifestSha256: read.manifestSha256,
  ...(draft ? { draft } : {}),
});

export const tellSweep = async (
  reference: string,
  played: PlayedStudy,
  flags: Flags,
  session: Session,
  stop: AbortSignal,
): Promise<void> => {
  const { terminal } = session;
  const { document, seconds, draft } = played;
  const { results, summary, alreadyComplete = false } = document;
  const read = await readPoints(results);
  const { design } = summary;
  if (design.kind !== 'sweep') throw new TypeError(`expected a sweep, got ${design.kind}`);
  const headline = headlineName(read.model);
  const findings = headline === undefined ? undefined : sweepFindings(read.points, design.factors, headline);
  const swept: Swept = { model: read.model, design, results, summary, alreadyComplete, headline, findings };
  const checks = checkPoints(readFailIf(flags.failIf ?? [], read.model), read.points);
  if (checks.some(({ failed }) => failed)) session.exitCode = 1;
  const { pages, figures } = flags.report === undefined ? {} : await writeReport(results, { color: flags.color }, stop);
  const whole = {
    ...sweepDocument(swept, read, draft),
    ...defined({ pages, figures }),
    ...(checks.length > 0 ? { checks: pointsChecksDocument(checks) } : {}),
  };
  const refusal = studyFailure(read.points, {
    ...{
      reference,
      set: flags.set ?? [],
      seed: summary.seed,
      results,
      crashed: summary.crashed,
      calledAs: terminal.calledAs,
    },
    document: whole,
  });
  if (refusal !== undefined && flags.json) throw refusal;
  if (flags.json) terminal.out(jsonDocument(whole));
  else if (flags.quiet) terminal.out(`${results}\n`);
  else {
    const style = styleFor(terminal, 'out', flags.color);
    const lines = sweepSummary(swept, { seconds, style, draft, set: flags.set ?? [] });
    terminal.out(`${[...lines, ...[...(pages ?? []), ...(figures ?? [])].map((path) => `→ ${path}`)].join('\n')}\n`);
  }
  const style = styleFor(terminal, 'err', flags.color);
  const told = flags.quiet || flags.json ? checks.filter(({ failed }) => failed) : checks;
  for (const check of told) terminal.err(`${visible(pointsCheckLine(check, style))}\n`);
  if (refusal !== undefined) throw refusal;
  const condition = dividingCondition(swept);
  if (!flags.json && !flags.quiet && condition !== undefined && read.points.length >= FEWEST_TO_DISCOVER)
    terminal.err(`  next: ${terminal.calledAs} discover ${shellWord(results)} --where ${shellWord(condition)}\n`);
};

const notes = `
--vary rate=0:3:7      seven values from 0 to 3       --vary rate=1..5    whole numbers
--vary rate=0:3        anything between               --vary rate=1,2,4   these
--vary rate=0.1:10:log the same, even in the logarithm
--vary rate            its own range, options or distribution

A grid takes every combination of values; lhs (Latin hypercube) and sobol fill the
space between. Without --design: a grid if everything has a list of values, else lhs.
A table has a column for each path and a line for each point.
What no flag says, "experiment: vary, design, points" of the scenario says; its runs
are meant for one world, and do not count here. All points play the same chances.

--fail-if fails where the condition holds at any point, or cannot be told there.

Runs that fail count in no number. Where more than 1 in 100 runs failed, the exit
code is 3: the results are written, but tell only of the other runs.
`;

/** The plan of the flags, once it is known that all conditions can be asked of it. */
const checkedPlan = (flags: Flags) => {
  const plan = sweepPlan(flags);
  return (model: Model) => {
    readFailIf(flags.failIf ?? [], model);
    const planned = plan(model);
    if (flags.report) sweepLayout(planned.design, '--report');
    return planned;
  };
};

export const describeSweep = (command: Command, session: Session): void => {
  const { terminal } = session;
  command
    .argument('<yaml>', 'a scenario: a file, or the name of a shipped one')
    .addOption(varyFlag())
    .option('--design <kind>', 'grid, lhs, sobol, or a table: points.csv', someText('--design'))
    .addOption(
      new Option('--points <number>', `how many points of lhs or sobol; default: ${DEFAULT_POINTS}`).argParser(
        wholeNumber('--points', 1, mostPoints),
      ),
    )
    .addOption(pointRunsFlag(POINT_RUNS))
    .addOption(correlateFlag())
    .addOption(seedFlag())
    .addOption(setFlag())
    .option('--draft', `a first look: ${DRAFT_POINT_RUNS} runs of each point unless --runs says more`)
    .addOption(failIfFlag())
    .addOption(outFlag('results/<name>-sweep-<hash>'))
    .option('--report', 'draw it too, as detente report does')
    .option('--force', 'replace what is in the results directory')
    .addOption(workersFlag())
    .addOption(jsonFlag())
    .addOption(quietFlag('print only the path of the results'))
    .addOption(noColorFlag())
    .addHelpText('after', notes);
  command.action((reference: string, flags: Flags) => {
    refuseFile(flags.out);
    return whileInterruptible(async (signal) => {
      const hooks = {
        plan: checkedPlan(flags),
        announce: ({ design, model }: StudyOpened) => (design.kind === 'sweep' ? sweepNotes(design, flags, model) : []),
      };
      await tellSweep(reference, await playStudy(reference, hooks, flags, terminal, signal), flags, session, signal);
    });
  });
};
