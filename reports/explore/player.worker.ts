import { type Dial, dialsOf, fixedOf, type HeldSetting } from '../../engine/experiment/memory/dials.ts';
import { type LiveWorld, openLiveWorld } from '../../engine/experiment/memory/live-world.ts';
import { memoryFiles, type TextFile } from '../../engine/experiment/memory/memory-files.ts';
import { type MemoryResults, playInMemory } from '../../engine/experiment/memory/play-in-memory.ts';
import { type OpenedScenario, openScenario } from '../../engine/experiment/open-scenario.ts';
import { baselineOf } from '../../engine/experiment/results/baseline.ts';
import { examine } from '../../engine/experiment/results/examine.ts';
import { askedOf } from '../../engine/experiment/results/results-of.ts';
import { scenarioFacts } from '../../engine/experiment/results/summary.ts';
import { openParquetBytes } from '../../engine/experiment/tables/parquet-file.ts';
import type { Files } from '../../engine/language/load.ts';
import { DetenteError, formatProblem } from '../../engine/language/problem.ts';
import { position } from '../../engine/language/source.ts';
import {
  type Answer,
  OWN_FILE,
  type Pace,
  type PageSetting,
  type Question,
  type Remark,
  type Replies,
  type Request,
  type Wanted,
} from './messages.ts';
import { openStage, type Stage } from './stage.ts';

/** Runs of the first estimate, while a slider moves. */
const FIRST_RUNS = 200;

/** Worlds are opened under it before anything is played. */
const USUAL_SEED = '1';

type World = {
  readonly scenario: OpenedScenario;
  readonly live: Promise<LiveWorld>;
  readonly dials: Promise<readonly Dial[]>;
  /** What sets it apart from the scenario that it extends: by it panels are chosen. */
  readonly baseline: ReturnType<typeof baselineOf>;
};

let held: readonly TextFile[] = [];
let files: Files = memoryFiles([]);
let version = '';
/** One compiled scenario per name and seed. */
const worlds = new Map<string, Promise<World>>();
/** The scenario whose worlds are stepped by hand. */
let staged: { readonly key: string; readonly stage: Promise<Stage> } | undefined;
let playing: { readonly id: number; readonly stop: AbortController } | undefined;

const hold = (all: readonly TextFile[]): void => {
  held = all;
  files = memoryFiles(all);
  worlds.clear();
  staged = undefined;
};

const answer = (message: Answer): void => postMessage(message);

const baselineFor = ({ archive }: OpenedScenario): ReturnType<typeof baselineOf> => {
  const copies = new Map(archive.copies.map(([name, bytes]) => [`sources/${name}`, bytes]));
  const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(copies.get(name) ?? []);
  return baselineOf({ set: [], sources: archive.files }, { where: 'this page', read });
};

const worldOf = (name: string, seed: string): Promise<World> => {
  const key = JSON.stringify([name, seed]);
  const known =
    worlds.get(key) ??
    openScenario(name, files, []).then((scenario) => ({
      scenario,
      live: openLiveWorld(scenario.model, seed),
      dials: dialsOf(scenario.model),
      baseline: baselineFor(scenario),
    }));
  worlds.set(key, known);
  return known;
};

const stageOf = (wanted: Wanted): Promise<Stage> => {
  const key = JSON.stringify([wanted.scenario, wanted.set, wanted.seed]);
  if (staged?.key !== key) staged = { key, stage: openStage(wanted, files, version) };
  return staged.stage;
};

/** A setting as a number: an option by its place. */
const numberOf = ({ path, value }: PageSetting, dials: readonly Dial[]): HeldSetting => {
  const option = dials.find((one) => one.path === path)?.options?.indexOf(value) ?? -1;
  return { path, value: option >= 0 ? option : Number(value) };
};

/** Estimates that narrow: of few runs at once, then of all that are wanted. */
const playLive = async (id: number, wanted: Wanted, signal: AbortSignal): Promise<void> => {
  const world = await worldOf(wanted.scenario, wanted.seed);
  const { model } = world.scenario;
  const [live, dials, baseline] = await Promise.all([world.live, world.dials, world.baseline]);
  const fixed = fixedOf(
    model,
    wanted.set.map((setting) => numberOf(setting, dials)),
  );
  for (const runs of new Set([Math.min(FIRST_RUNS, wanted.runs), wanted.runs])) {
    const { measures, endings, ...estimates } = await live.play(fixed, runs, signal);
    const provenance = { version, scenarioHash: '', resultsHash: '', directory: '', replay: '' };
    const facts = { ...scenarioFacts(model), set: wanted.set };
    const asked = askedOf(
      { measures, ...(estimates.headline === undefined ? {} : { headline: estimates.headline }) },
      baseline,
    );
    const results = { ...estimates, ...asked };
    answer({
      kind: 'played',
      id,
      played: { wanted, results: { ...results, scenario: facts, provenance }, endings },
    });
  }
};

/** How each run ended, from the table of runs. */
const endingsOf = async ({ files }: MemoryResults, names: readonly string[]): Promise<Int32Array> => {
  const table = await openParquetBytes(files.get('runs.parquet') ?? new Uint8Array());
  const column = table.columns.indexOf('outcome');
  const rows = await table.read(0, table.rows);
  return Int32Array.from(rows, (row) => names.indexOf(String(row[column])) + 1 || -1);
};

/** The same bytes as on the command line. */
const playExact = async (id: number, wanted: Wanted, signal: AbortSignal): Promise<void> => {
  const { set, seed, runs } = wanted;
  const scenario = await openScenario(wanted.scenario, files, set);
  const kept = await playInMemory({ scenario, set, seed, runs, version, signal });
  const results = await kept.results(wanted.scenario);
  const names = results.outcomes.map(({ name }) => name);
  const endings = await endingsOf(kept, names);
  answer({ kind: 'played', id, played: { wanted, results, endings, manifestSha256: kept.manifestSha256 } });
};

const PLAY: { readonly [pace in Pace]: typeof playLive } = { live: playLive, exact: playExact };

const open = async (id: number, name: string): Promise<void> => {
  const world = await worldOf(name, USUAL_SEED);
  const { scenario } = world;
  const { model } = scenario;
  const baseline = await world.baseline;
  const facts = { ...scenarioFacts(model), ...(baseline === undefined ? {} : { baseline }) };
  answer({ kind: 'opened', id, opened: { scenario: name, dials: await world.dials, facts } });
};

const problemsOf = (error: unknown): readonly string[] => {
  if (error instanceof DetenteError) return error.problems.map((problem) => formatProblem(problem));
  return [error instanceof Error ? error.message : String(error)];
};

/** Everything wrong with a text as it is being written; what is wrong with files that it reads is said at its beginning. */
const check = async (text: string): Promise<readonly Remark[]> => {
  const draft: TextFile = { kind: 'scenario', name: OWN_FILE, text, own: true };
  const { problems } = await examine(
    OWN_FILE,
    memoryFiles([draft, ...held.filter(({ name }) => name !== OWN_FILE)]),
    [],
  );
  return problems.map((problem): Remark => {
    const { message, severity, hint, span, file } = problem;
    const isHere = span?.source.name === OWN_FILE;
    const { line, column } = isHere ? position(span) : { line: 1, column: 1 };
    const elsewhere = span !== undefined && !isHere ? `${span.source.name}: ` : '';
    return {
      ...{ from: isHere ? span.start : 0, to: isHere ? span.end : 0, line, column, severity },
      message: `${elsewhere}${file === undefined || file === OWN_FILE ? '' : `${file}: `}${message}`,
      ...(hint === undefined ? {} : { hint }),
    };
  });
};

/** What is asked beside whatever is being played. */
const reply = async (turn: number, question: Question): Promise<void> => {
  try {
    answer({ kind: 'reply', turn, reply: await replyTo(question) });
  } catch (error) {
    answer({ kind: 'no-reply', turn, problems: problemsOf(error) });
  }
};

const replyTo = async (question: Question): Promise<Replies[Question['kind']]> => {
  if (question.kind === 'check') return check(question.text);
  const { wanted, hand } = question;
  const stage = await stageOf(wanted);
  if (question.kind === 'stage') return stage.show(hand);
  return question.kind === 'next' ? stage.next(hand) : stage.log(hand, question.reference);
};

/** Whatever is asked anew takes the place of what is being played. */
const act = async (id: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
  playing?.stop.abort();
  const stop = new AbortController();
  playing = { id, stop };
  try {
    await work(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) answer({ kind: 'refused', id, problems: problemsOf(error) });
  }
};

addEventListener('message', ({ data }: MessageEvent<Request>): void => {
  if (data.kind === 'files') {
    hold(data.files);
    version = data.version;
  } else if (data.kind === 'warm') worldOf(data.scenario, data.seed).catch(() => {});
  else if (data.kind === 'question') void reply(data.turn, data.question);
  else if (data.kind === 'open') void act(data.id, () => open(data.id, data.scenario));
  else void act(data.id, (signal) => PLAY[data.pace](data.id, data.wanted, signal));
});
