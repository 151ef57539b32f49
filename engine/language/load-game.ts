import type { Files } from './loading/files.ts';
import { entryOf, findFile, readFound, type Session } from './loading/read.ts';
import { type Problem, sortProblems } from './problem.ts';
import { type GameKind, gameKindOf } from './shape/game.ts';
import type { Source } from './source.ts';
import { decodeSource } from './yaml/decode.ts';
import type { MapNode } from './yaml/node.ts';
import { readYaml } from './yaml/read.ts';

/** A game file as it stands, every node with its place. Nothing is resolved yet. */
export type LoadedGame = {
  /** The name of the file without `.yaml`. */
  readonly name: string;
  readonly kind: GameKind;
  readonly root: MapNode;
  readonly source: Source;
  readonly bytes: Uint8Array;
};

export type LoadGameResult = {
  /** Undefined where so much is wrong that nothing else can be looked at; else there may be problems all the same. */
  readonly loaded: LoadedGame | undefined;
  readonly problems: readonly Problem[];
};

/**
 * Reads a file with a game.
 *
 * @param reference path or shipped name
 * @param files where files come from
 */
export const loadGame = async (reference: string, files: Files): Promise<LoadGameResult> => {
  const session: Session = { files, problems: [], formulas: [] };
  const found = await findFile(session, reference, 'game', undefined);
  const file = found && readFound(session, found, 'game');
  const kind = file && gameKindOf(file.root);
  const loaded =
    file && kind && 'kind' in kind
      ? { name: file.stem, kind: kind.kind, root: file.root, source: file.source, bytes: file.bytes }
      : undefined;
  return { loaded, problems: sortProblems(session.problems) };
};

/**
 * Whether a reference names a game rather than a scenario: a file with the key `game`, or the name of a shipped game
 * that is no scenario's.
 */
export const isGame = async (reference: string, files: Files): Promise<boolean> => {
  const session: Session = { files, problems: [], formulas: [] };
  const scenario = await findFile(session, reference, 'scenario', undefined);
  if (scenario === undefined) return (await findFile(session, reference, 'game', undefined)) !== undefined;
  const { source } = decodeSource(scenario.name, scenario.bytes);
  const root = source === undefined ? undefined : readYaml(source).root;
  return root?.kind === 'map' && entryOf(root, 'game') !== undefined;
};
