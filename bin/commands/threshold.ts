import { type Command, Option } from 'commander';
import { defined } from '../../engine/experiment/defined.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import {
  planThreshold,
  THRESHOLD_RUNS,
  type ThresholdAsked,
  type ThresholdPlan,
} from '../../engine/experiment/study/plan-threshold.ts';
import { readPoints } from '../../engine/experiment/study/read-points.ts';
import type { StudyOpened } from '../../engine/experiment/study/run-study.ts';
import type { Threshold } from '../../engine/experiment/study/threshold.ts';
import { partsOf, readVary, tidy, type Vary } from '../../engine/experiment/study/vary.ts';
import {
  jsonFlag,
  noColorFlag,
  outFlag,
  pointRunsFlag,
  quietFlag,
  seedFlag,
  setFlag,
  someText,
  varyFlag,
  workersFlag,
} from '../flags.ts';
import { whileInterruptible } from '../interrupt.ts';
import { type PlayedStudy, playStudy, type StudyFlags } from '../play-study.ts';
import { Refusal } from '../refusal.ts';
import { refuseFile } from '../refuse-file.ts';
import type { Session } from '../session.ts';
import { checkStudySize } from '../study-size.ts';
import { jsonDocument } from '../terminal/json.ts';
import { studyFailure } from '../terminal/study-failures.ts';
import { styleFor } from '../terminal/style.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { thresholdDocument } from '../terminal/threshold-document.ts';
import { type FoundThreshold, thresholdNotes, thresholdSummary } from '../terminal/threshold-summary.ts';

type Flags = StudyFlags & {
  readonly vary?: readonly Vary[];
  readonly until?: string;
  readonly flips?: NonNullable<ThresholdAsked['flips']>;
};

const DRAFT_RUNS = 200;
/** So many a bisection takes, with nothing moved by itself. */
const USUAL_POINTS = 30;

/** `all`, `none`, or paths with commas between them, each with a range of its own if need be. */
export const readFlips = (value: string): NonNullable<ThresholdAsked['flips']> => {
  const text = someText('--flips')(value).trim();
  if (text === 'all' || text === 'none') return text;
  return partsOf(text).map((part) => {
    if (part === '') throw new Refusal('bad-value', '--flips: expected a path between the commas');
    return readVary(part);
  });
};

const refuseSeveral = ({ vary = [] }: Flags): void => {
  if (vary.length > 1)
    throw new Refusal(
      'usage',
      `a threshold is searched along one path, got ${vary.map(({ path }) => path).join(', ')}`,
      'call it once for each, or lay a sweep over several',
    );
};

const askedBy = ({ vary, until, flips, runs, draft }: Flags): ThresholdAsked =>
  defined({ vary: vary?.[0], until, flips, runs: runs ?? (draft ? DRAFT_RUNS : undefined) });

/** The value to go on with: where the condition turns, or by the smallest move. */
const turning = ({
  threshold: { crossing, flips },
  design,
}: FoundThreshold): { path: string; value: string } | undefined => {
  const place = crossing !== undefined && crossing.kind === 'crossed' ? crossing.places[0] : undefined;
  const path = design.factors[0]?.path;
  if (place !== undefined && path !== undefined) return { path, value: String(tidy(place.after.x)) };
  const flip = flips?.flips[0];
  return flip === undefined
    ? undefined
    : { path: flip.assumption.path, value: typeof flip.value === 'number' ? String(tidy(flip.value)) : flip.value };
};

/** Flags by which another command plays the same scenario with the same chances. */
export const sameWorlds = ({ seed, set = [] }: StudyFlags): readonly string[] => [
  ...(seed === undefined ? [] : ['--seed', shellWord(seed)]),
  ...set.flatMap(({ path, value }) => ['--set', shellWord(`${path}=${value}`)]),
];

const nextCommand = (found: FoundThreshold, reference: string, flags: Flags, calledAs: string): string | undefined => {
  const turn = turning(found);
  if (turn === undefined) return undefined;
  const arm = ['--arm', shellWord(`turned:${turn.path}=${turn.value}`), '--runs', String(found.design.runs)];
  return [calledAs, 'compare', shellWord(reference), ...arm, ...sameWorlds(flags)].join(' ');
};

const tell = async (
  reference: string,
  played: PlayedStudy,
  plan: ThresholdPlan,
  flags: Flags,
  terminal: Terminal,
): Promise<void> => {
  const { document, seconds, draft, model } = played;
  const { results, alreadyComplete = false, manifestSha256 } = document;
  const summary = document.summary as typeof document.summary & { readonly threshold: Threshold };
  const found: FoundThreshold = { ...plan, model, results, summary, threshold: summary.threshold, alreadyComplete };
  const whole = { ...thresholdDocument(found, manifestSha256), ...(draft ? { draft } : {}) };
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
    terminal.out(`${thresholdSummary(found, { seconds, style, draft, width, set: flags.set ?? [] }).join('\n')}\n`);
  }
  if (refusal !== undefined) throw refusal;
  const next = nextCommand(found, reference, flags, calledAs);
  if (!flags.json && !flags.quiet && next !== undefined) terminal.err(`  next: ${next}\n`);
};

const notes = `
--vary power=0:1     the range in which the turn is searched
--vary agents=2..9   whole numbers only
--vary power         its own range; what is drawn, from its 5 % to its 95 % quantile

Then every parameter with a range, options or a distribution of its own is moved by
itself, players apart where they differ, to find the smallest move that turns the
answer. --flips none leaves that out, --flips a,b=0:5 tries these only. It costs two
points for each that does not turn it and about a dozen for each that does.

--until takes what --fail-if takes. Without it: "experiment: until" of the scenario,
else whether its headline comes in half of the runs. All points play the same runs.

Runs that fail count in no number. Where more than 1 in 100 runs failed, the exit
code is 3: the results are written, but tell only of the other runs.
`;

export const describeThreshold = (command: Command, { terminal }: Session): void => {
  command
    .argument('<yaml>', 'a scenario: a file, or the name of a shipped one')
    .addOption(varyFlag('the path along which the turn is searched, and its range'))
    .option('--until <condition>', "what is to turn, as in 'catastrophe < 0.1'", someText('--until'))
    .addOption(
      new Option('--flips <which>', 'what is moved by itself: all, none, or path,path; default: all').argParser(
        readFlips,
      ),
    )
    .addOption(pointRunsFlag(THRESHOLD_RUNS))
    .addOption(seedFlag())
    .addOption(setFlag())
    .option('--draft', `a first look: ${DRAFT_RUNS} runs of each point unless --runs says more`)
    .addOption(outFlag('results/<name>-threshold-<hash>'))
    .option('--force', 'replace what is in the results directory')
    .addOption(workersFlag())
    .addOption(jsonFlag())
    .addOption(quietFlag('print only the path of the results'))
    .addOption(noColorFlag())
    .addHelpText('after', notes);
  command.action((reference: string, flags: Flags) => {
    refuseFile(flags.out);
    refuseSeveral(flags);
    return whileInterruptible(async (signal) => {
      const plans: ThresholdPlan[] = [];
      const plan = (model: Parameters<typeof planThreshold>[0]): ThresholdPlan => {
        const found = planThreshold(model, askedBy(flags));
        checkStudySize(USUAL_POINTS, found.design.runs);
        plans.push(found);
        return plans[0] as ThresholdPlan;
      };
      const announce = ({ design }: StudyOpened): readonly string[] =>
        design.kind === 'threshold' ? thresholdNotes(design) : [];
      const played = await playStudy(reference, { plan, announce }, flags, terminal, signal);
      await tell(reference, played, plans[0] as ThresholdPlan, flags, terminal);
    });
  });
};
