import { formatRational } from '../../games/exact/format-rational.ts';
import { examineGame, type GameHeading } from '../../games/files/build-game.ts';
import type { GameParameter } from '../../games/files/parameters.ts';
import { isExact, toDouble, type Value } from '../../games/files/value.ts';
import type { Game } from '../../games/game.ts';
import { readNfg } from '../../games/nfg/read-nfg.ts';
import { type StageOptions, stageGame } from '../../games/stage/stage-game.ts';
import type { Files, FoundFile } from '../../language/load.ts';
import { isGame } from '../../language/load-game.ts';
import type { Setting } from '../../language/loading/settings.ts';
import { countSources } from '../../language/parameter-counts.ts';
import { DetenteError, type Problem } from '../../language/problem.ts';
import { defined } from '../defined.ts';
import { openScenario } from '../open-scenario.ts';
import type { ParameterFacts, ScenarioFacts } from '../results/results.ts';
import { archiveSources, recordedFiles, type SourceArchive } from '../results/sources.ts';
import { scenarioFacts } from '../results/summary.ts';
import type { OpenedGame } from './opened-game.ts';

/** Which game of a file: of a scenario the moment, and the values set. */
export type GameChoice = StageOptions & { readonly set?: readonly Setting[] };

/** A game with copies of all it was read from. */
export type OpenedFile = {
  readonly opened: OpenedGame;
  /** Warnings: with an error it would not have opened. */
  readonly problems: readonly Problem[];
  readonly archive: SourceArchive;
  /** What a picture says around it. */
  readonly facts: ScenarioFacts;
  readonly seed: string;
};

/** Whether a reference is that of a Gambit file. */
export const isNfg = (reference: string): boolean => /\.nfg$/i.test(reference);

const stemOf = (name: string): string => (name.split('/').at(-1) ?? name).replace(/\.nfg$/i, '');

/** A game has neither ticks nor a horizon. */
const timeless = { tick: 'year', horizon: 0 } as const;

/** Longer decimals are told as the fraction that they stand for. */
const LONGEST_DECIMAL = 8;

const textOf = (value: Value): string => {
  const decimal = String(toDouble(value));
  return isExact(value) && decimal.length > LONGEST_DECIMAL ? formatRational(value) : decimal;
};

const factsOfParameter = (parameter: GameParameter): ParameterFacts => {
  const { name, unit, role, doc, range, source, value } = parameter;
  return {
    ...{ name, label: name, unit, role, headline: false },
    ...defined({ doc, range, source }),
    values: [{ text: textOf(value) }],
  };
};

const factsOfGame = ({ name, title, question, limits, parameters }: GameHeading): ScenarioFacts => ({
  ...{ name, title, limits, ...timeless },
  ...defined({ question }),
  parameters: countSources(parameters),
  register: parameters.map(factsOfParameter),
});

const archiveOf = (reference: string, found: FoundFile): SourceArchive =>
  archiveSources({ sources: [{ role: 'game', source: { name: found.name }, bytes: found.bytes }] }, [
    { reference, kind: 'game', from: undefined, found },
  ]);

const openGambit = async (reference: string, files: Files, seed: string): Promise<OpenedFile> => {
  const found = await files.read(reference, 'game', undefined);
  if (found === undefined)
    throw new DetenteError([
      { code: 'missing-file', severity: 'error', message: `there is no game "${reference}"`, file: reference },
    ]);
  const game: Game = readNfg({ name: found.name, text: new TextDecoder().decode(found.bytes) });
  const name = stemOf(found.name);
  const facts = factsOfGame({
    ...{ name, title: game.title || name, question: undefined, description: undefined },
    ...{ limits: [], sources: [], parameters: [], values: {} },
  });
  return { opened: { kind: 'normal-form', game }, problems: [], archive: archiveOf(reference, found), facts, seed };
};

const openBuilt = async (
  reference: string,
  files: Files,
  set: readonly Setting[],
  seed: string,
): Promise<OpenedFile> => {
  const recorded = recordedFiles(files);
  const { built, problems } = await examineGame(reference, recorded.files, set);
  const [reading] = recorded.readings;
  if (built === undefined || reading === undefined) throw new DetenteError(problems);
  const opened: OpenedGame =
    built.kind === 'normal-form'
      ? { kind: built.kind, game: built.game, built }
      : ({ kind: built.kind, built } as OpenedGame);
  return { opened, problems, archive: archiveOf(reference, reading.found), facts: factsOfGame(built), seed };
};

const openStage = async (reference: string, files: Files, choice: GameChoice): Promise<OpenedFile> => {
  const { model, archive, problems } = await openScenario(reference, files, choice.set ?? []);
  const { solve, ...own } = model.experiment;
  const { decision = own.decision, seed = own.seed } = choice;
  const { at = solve?.at, run = solve?.run, payoff = solve?.payoff } = choice;
  const options: StageOptions = defined({ decision, at, run, payoff, seed });
  const stage = await stageGame(model, options);
  const opened: OpenedGame = { kind: 'normal-form', game: stage.game, scenario: { model, stage, options } };
  return { opened, problems, archive, facts: scenarioFacts(model), seed: seed ?? '1' };
};

/**
 * The game that a file holds, or that a scenario plays at a moment.
 *
 * @param files also of a Gambit file
 * @throws DetenteError with everything wrong with the file
 */
export const openGame = async (reference: string, choice: GameChoice, files: Files): Promise<OpenedFile> => {
  const { seed = '1', set = [] } = choice;
  if (isNfg(reference)) return openGambit(reference, files, seed);
  return (await isGame(reference, files))
    ? openBuilt(reference, files, set, seed)
    : openStage(reference, files, choice);
};
