import type { Command } from 'commander';
import { isFolder } from '../../engine/experiment/make-folder.ts';
import { checkMoves } from '../../engine/experiment/story/moves-log.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';
import type { Model } from '../../engine/language/model.ts';
import { DetenteError, didYouMean } from '../../engine/language/problem.ts';
import { type Story, tellRun } from '../../engine/run/story.ts';
import type { StoryView } from '../../reports/telling/story-view.ts';
import { type CommonFlags, jsonFlag, noColorFlag, seedFlag, setFlag, someText, wholeNumber } from '../flags.ts';
import { type Archived, openArchived, openModel, openPoint } from '../open-model.ts';
import { compareWithLog, readMoves } from '../read-moves.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { storyAsProse } from '../terminal/prose/prose.ts';
import { storyAsJson } from '../terminal/story-json.ts';
import { storyInWords } from '../terminal/story-words.ts';
import { styleFor } from '../terminal/style.ts';
import { counted } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

type TraceFlags = CommonFlags & {
  readonly run?: number;
  readonly moves?: string;
  readonly point?: number;
  readonly player?: string;
  readonly from?: number;
  readonly to?: number;
  readonly digits?: number;
  readonly table?: boolean;
  readonly seed?: string;
  readonly set?: readonly Setting[];
};

const checkPlayer = (model: Model, player: string | undefined): void => {
  const names = model.classes.flatMap(({ members }) => members.map(({ name }) => name));
  if (player === undefined || names.includes(player)) return;
  const near = didYouMean(player, names);
  const hint = near === undefined ? `there are: ${names.join(', ')}` : `did you mean "${near}"?`;
  throw new Refusal('unknown-player', `--player: nobody is called "${player}"`, hint);
};

const viewOf = ({ player, from = 1, to = Number.POSITIVE_INFINITY }: TraceFlags): StoryView => {
  if (from > to) throw new Refusal('bad-value', `--from ${from} is after --to ${to}`);
  return { player, from, to };
};

const runOf = ({ run }: TraceFlags): number => {
  if (run === undefined)
    throw new Refusal('missing-value', 'expected --run, or --moves with a log', 'the first run is 0');
  return run;
};

/** What is told, and how it is to be played. */
type Opened = { readonly model: Model; readonly seed: string; readonly run: number; readonly story: Story };

/** A world that was played by hand says itself which one it is. */
const replayMoves = async (reference: string, path: string, flags: TraceFlags, terminal: Terminal): Promise<Opened> => {
  const own = (['run', 'seed', 'set', 'point'] as const).find((flag) => flags[flag] !== undefined);
  if (own !== undefined)
    throw new Refusal('usage', `--${own} does not go with --moves`, 'the log says which world it is');
  if (isFolder(reference))
    throw new Refusal('usage', '--moves does not go with a results directory', 'name the scenario instead');
  const read = readMoves(path);
  const { seed, run, set, moves } = read.log;
  const model = await openModel(reference, set, terminal, flags.color);
  const problems = checkMoves(model, read);
  if (problems.length > 0) throw new DetenteError(problems);
  checkPlayer(model, flags.player);
  const story = await tellRun(model, { seed, run, moves });
  terminal.err(`  ${compareWithLog(story, read, path)}\n`);
  return { model, seed, run, story };
};

const playRun = async (reference: string, flags: TraceFlags, terminal: Terminal): Promise<Opened> => {
  const { model, seed, firstRun } = await openRun(reference, flags, terminal);
  checkPlayer(model, flags.player);
  const run = runOf(flags);
  return { model, seed, run, story: await tellRun(model, { seed, run: firstRun + run }) };
};

/** A run of a results directory keeps to its seed and settings: another seed would be another run. */
const openRun = async (reference: string, flags: TraceFlags, terminal: Terminal): Promise<Omit<Archived, 'runs'>> => {
  const { seed, set = [], point } = flags;
  const run = runOf(flags);
  if (!isFolder(reference)) {
    if (point !== undefined)
      throw new Refusal('usage', '--point goes with the results of a sweep', 'give a scenario its values with --set');
    const model = await openModel(reference, set, terminal, flags.color);
    return { model, seed: seed ?? model.experiment.seed ?? '1', firstRun: 0 };
  }
  if (seed !== undefined || set.length > 0)
    throw new Refusal(
      'usage',
      `${seed === undefined ? '--set' : '--seed'} does not go with a results directory`,
      'name the scenario instead',
    );
  const archived = await (point === undefined ? openArchived(reference) : openPoint(reference, point));
  if (run >= archived.runs)
    throw new Refusal(
      'no-such-run',
      `--run ${run}: the runs of ${whose(reference, point)} are 0 to ${archived.runs - 1}`,
    );
  return archived;
};

const whose = (reference: string, point: number | undefined): string =>
  point === undefined ? reference : `point ${point} of ${reference}`;

const largest = Number.MAX_SAFE_INTEGER;

export const describeTrace = (command: Command, { terminal }: Session): void => {
  command
    .argument('<dir|yaml>', 'a results directory, or a scenario: a file, or the name of a shipped one')
    .option('--run <number>', 'which run, 0 being the first', wholeNumber('--run', 0, largest))
    .option('--moves <log>', 'a world played by hand, as the what-if page saves it, played again', someText('--moves'))
    .option('--point <number>', 'of a sweep: which point, 0 being the first', wholeNumber('--point', 0, largest))
    .option('--player <name>', 'only what this player does and has, besides the world', someText('--player'))
    .option('--from <tick>', 'the first tick to tell; tick 1 is t = 0', wholeNumber('--from', 1, largest))
    .option('--to <tick>', 'the last tick to tell', wholeNumber('--to', 1, largest))
    .option(
      '--digits <number>',
      'digits of each number (2, in a table 3); 17 gives them exactly',
      wholeNumber('--digits', 1, 17),
    )
    .option('--table', 'each decision, draw, state and measure of each tick in numbers, instead of prose')
    .addOption(seedFlag())
    .addOption(setFlag())
    .addOption(jsonFlag())
    .addOption(noColorFlag());
  command.action(async (reference: string, flags: TraceFlags) => {
    const view = viewOf(flags);
    const { moves, point } = flags;
    const opened =
      moves === undefined ? playRun(reference, flags, terminal) : replayMoves(reference, moves, flags, terminal);
    const { model, seed, run, story } = await opened;
    if (view.from > story.ticks)
      throw new Refusal('bad-value', `--from ${view.from}: run ${run} has only ${counted(story.ticks, 'tick')}`);
    if (flags.json) return terminal.out(jsonDocument(storyAsJson(story, model, seed, view)));
    const style = styleFor(terminal, 'out', flags.color);
    const which = [
      ...(point === undefined ? [] : [`point ${point}`]),
      `run ${run}`,
      `seed ${seed}`,
      ...(moves === undefined ? [] : ['by hand']),
    ];
    const head = `${style('bold', model.name)} · ${which.join(' · ')}`;
    const told = flags.table
      ? storyInWords(story, { model, view, digits: flags.digits ?? 3, style })
      : storyAsProse(story, { model, view, digits: flags.digits ?? 2, width: terminal.columns('out') });
    terminal.out(`${[head, ...told].join('\n')}\n`);
  });
};
