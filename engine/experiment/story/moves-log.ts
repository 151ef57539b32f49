import type { Setting } from '../../language/loading/settings.ts';
import type { Model } from '../../language/model.ts';
import type { Problem } from '../../language/problem.ts';
import { movesLog } from '../../language/shape/moves-log.ts';
import { validate } from '../../language/shape/validate.ts';
import type { Span } from '../../language/source.ts';
import { decodeSource } from '../../language/yaml/decode.ts';
import type { MapNode, YamlNode } from '../../language/yaml/node.ts';
import { readYaml } from '../../language/yaml/read.ts';
import { type Move, type MoveMistake, readMove } from '../../run/move.ts';

/** A world that was played by hand: which one it was, who chose what, and what came of it. */
export type MovesLog = {
  /** Of Detente; empty where the log does not say. */
  readonly version: string;
  /** Empty where the log does not say. */
  readonly scenario: string;
  readonly seed: string;
  readonly run: number;
  readonly set: readonly Setting[];
  readonly moves: readonly Move[];
  readonly cameTo?: CameTo;
};

/** What the ticks that were played came to. */
export type CameTo = {
  readonly ticks: number;
  /** `ongoing` where the run had not ended. */
  readonly outcome: string;
  /** `storyDigest` of these ticks. */
  readonly digest: string;
};

/** A log as it stands in a file, with the places of its moves. */
export type ReadMovesLog = {
  readonly log: MovesLog;
  readonly places: readonly { readonly [key in keyof Move]: Span }[];
};

/** Of the form of the file. */
const FORM = 1;

type Scalars = { readonly value: (key: string) => string; readonly span: (key: string) => Span };

/** The scalars of a map that has been found to have them. */
const scalarsOf = (node: MapNode): Scalars => {
  const at = (key: string): YamlNode | undefined => node.entries.find((entry) => entry.key === key)?.value;
  return {
    value: (key) => {
      const found = at(key);
      return found?.kind === 'scalar' ? found.text : '';
    },
    span: (key) => at(key)?.span ?? node.span,
  };
};

const mapAt = (node: MapNode, key: string): MapNode | undefined => {
  const found = node.entries.find((entry) => entry.key === key)?.value;
  return found?.kind === 'map' ? found : undefined;
};

const mapsIn = (node: MapNode, key: string): readonly MapNode[] => {
  const found = node.entries.find((entry) => entry.key === key)?.value;
  return found?.kind === 'list' ? found.items.filter((item) => item.kind === 'map') : [];
};

const moveOf = (node: MapNode): Move => {
  const { value } = scalarsOf(node);
  return { tick: Number(value('tick')), player: value('player'), decision: value('decision'), option: value('option') };
};

const cameToOf = (node: MapNode): CameTo => {
  const { value } = scalarsOf(node);
  return { ticks: Number(value('ticks')), outcome: value('outcome'), digest: value('digest') };
};

const otherForm = (span: Span, form: string): Problem => ({
  code: 'newer-format',
  severity: 'error',
  message: `expected a log of the form ${FORM}, got ${form}`,
  hint: 'a newer Detente wrote it: replay it with that one',
  span,
});

/**
 * Reads a log of moves as the what-if page writes it.
 *
 * @param name of the file, for messages
 * @returns undefined with everything that is wrong with it
 */
export const readMovesLog = (
  name: string,
  bytes: Uint8Array,
): { readonly read: ReadMovesLog | undefined; readonly problems: readonly Problem[] } => {
  const decoded = decodeSource(name, bytes);
  if (decoded.source === undefined) return { read: undefined, problems: decoded.problems };
  const { root, problems } = readYaml(decoded.source);
  if (root?.kind !== 'map') return { read: undefined, problems };
  const form = scalarsOf(root).value('detente-moves');
  if (/^\d+$/.test(form) && Number(form) > FORM)
    return { read: undefined, problems: [otherForm(scalarsOf(root).span('detente-moves'), form)] };
  const valid = validate(root, movesLog, { removals: false });
  const all = [...problems, ...valid.problems];
  return all.length > 0 ? { read: undefined, problems: all } : { read: logOf(valid.root), problems: [] };
};

const logOf = (root: MapNode): ReadMovesLog => {
  const { value } = scalarsOf(root);
  const moves = mapsIn(root, 'moves');
  const cameTo = mapAt(root, 'came-to');
  const set = mapAt(root, 'set')?.entries ?? [];
  return {
    log: {
      ...{ version: value('version'), scenario: value('scenario'), seed: value('seed'), run: Number(value('run')) },
      set: set.flatMap(({ key, value: one }) => (one.kind === 'scalar' ? [{ path: key, value: one.text }] : [])),
      moves: moves.map(moveOf),
      ...(cameTo === undefined ? {} : { cameTo: cameToOf(cameTo) }),
    },
    places: moves.map((node) => {
      const { span } = scalarsOf(node);
      return { tick: span('tick'), player: span('player'), decision: span('decision'), option: span('option') };
    }),
  };
};

const CODES: { readonly [key in MoveMistake['key']]: Problem['code'] } = {
  tick: 'wrong-value',
  player: 'unknown-player',
  decision: 'unknown-name',
  option: 'unknown-option',
};

/** What of a log's moves a model does not have, each with its place. */
export const checkMoves = (model: Model, { log, places }: ReadMovesLog): readonly Problem[] =>
  log.moves.flatMap((move, index): Problem[] => {
    const read = readMove(model, move);
    if (!('message' in read)) return [];
    const span = places[index]?.[read.key];
    return [
      {
        code: CODES[read.key],
        severity: 'error',
        message: read.message,
        hint: read.hint,
        ...(span === undefined ? {} : { span }),
      },
    ];
  });

/** Characters that files must not have as they are: control characters, ends of lines, marks of direction. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}]/gu;

/** A text between quotation marks, as JSON and YAML have it. */
const quoted = (text: string): string => JSON.stringify(text);

/**
 * A log as a file that `readMovesLog` reads.
 *
 * @param minutes what happened, tick by tick, for people; comments to the reader
 */
export const movesLogText = (log: MovesLog, minutes: readonly string[]): string => {
  const { version, scenario, seed, run, set, moves, cameTo } = log;
  return [
    '# One world, stepped by hand. To play it again: detente trace <scenario> --moves <this file>',
    `detente-moves: ${FORM}`,
    ...(version === '' ? [] : [`version: ${quoted(version)}`]),
    ...(scenario === '' ? [] : [`scenario: ${quoted(scenario)}`]),
    `seed: ${quoted(seed)}`,
    `run: ${run}`,
    ...(set.length === 0 ? [] : ['set:', ...set.map(({ path, value }) => `  ${path}: ${quoted(value)}`)]),
    ...(moves.length === 0 ? ['moves: []'] : ['moves:', ...moves.map(moveLine)]),
    ...(cameTo === undefined ? [] : [`came-to: {${cameToText(cameTo)}}`]),
    ...(minutes.length === 0
      ? []
      : ['', '# What happened:', ...minutes.map((line) => `# ${line.replace(HIDDEN, ' ')}`)]),
    '',
  ].join('\n');
};

const moveLine = ({ tick, player, decision, option }: Move): string =>
  `  - {tick: ${tick}, player: ${quoted(player)}, decision: ${decision}, option: ${option}}`;

const cameToText = ({ ticks, outcome, digest }: CameTo): string =>
  `ticks: ${ticks}, outcome: ${outcome}, digest: ${quoted(digest)}`;
