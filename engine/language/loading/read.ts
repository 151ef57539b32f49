import { readPrepared } from '../prepared/read.ts';
import { DetenteError, didYouMean, type Problem } from '../problem.ts';
import { gameKindOf, games } from '../shape/game.ts';
import { module, ruleFile } from '../shape/module.ts';
import { format, scenario } from '../shape/scenario.ts';
import type { RecordShape } from '../shape/shape.ts';
import { validate } from '../shape/validate.ts';
import type { Source, Span } from '../source.ts';
import { decodeSource } from '../yaml/decode.ts';
import type { MapEntry, MapNode, ScalarNode } from '../yaml/node.ts';
import { readYaml } from '../yaml/read.ts';
import { type FileKind, type Files, type FoundFile, inFormulas, stemOf } from './files.ts';
import { oncePerPlace } from './once-per-place.ts';

/** What loading has met so far; each step adds to it. */
export type Session = { readonly files: Files; readonly problems: Problem[]; readonly formulas: ScalarNode[] };

/** A file that says what a file of its kind may say; `root` is without what was wrong. */
export type ReadFile = FoundFile & { readonly stem: string; readonly source: Source; readonly root: MapNode };

/** What a file of the kind looks like; a game says which kind of game it is. */
const shapeOf = (root: MapNode, kind: FileKind): RecordShape | Problem => {
  if (kind !== 'game') return { scenario, module, rule: ruleFile }[kind];
  const found = gameKindOf(root);
  return 'kind' in found ? games[found.kind] : found.problem;
};
const titles: { readonly [kind in FileKind]: string } = {
  scenario: 'a scenario',
  module: 'a module',
  rule: 'a decision rule',
  game: 'a game',
};

export const entryOf = (map: MapNode, key: string): MapEntry | undefined =>
  map.entries.find((entry) => entry.key === key);

/** The text of a scalar entry. */
export const textAt = (map: MapNode, key: string): { text: string; span: Span } | undefined => {
  const value = entryOf(map, key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string'
    ? { text: value.value, span: value.span }
    : undefined;
};

/** Finds a file, seen from the file that names it. What cannot be found or read is reported where it is named. */
export const findFile = async (
  session: Session,
  reference: string,
  kind: FileKind,
  namedAt: Span | undefined,
  from: Source | undefined = namedAt?.source,
): Promise<FoundFile | undefined> => {
  try {
    const found = await session.files.read(reference, kind, from);
    if (!found) session.problems.push(await missing(session, reference, kind, namedAt));
    return found;
  } catch (error) {
    if (!(error instanceof DetenteError)) throw error;
    session.problems.push(
      ...error.problems.map((problem) => (namedAt && !problem.span ? at(namedAt, problem) : problem)),
    );
    return undefined;
  }
};

/** A problem of a file as such, told where the file is named. */
const at = (span: Span, { file, ...problem }: Problem): Problem => ({
  ...problem,
  message: file === undefined ? problem.message : `${file}: ${problem.message}`,
  span,
});

const mostListed = 30;

const missing = async (
  session: Session,
  reference: string,
  kind: FileKind,
  span: Span | undefined,
): Promise<Problem> => {
  const names = await session.files.list(kind);
  const near = didYouMean(stemOf(reference), names);
  const listed = names.length > 0 && names.length <= mostListed ? `there are: ${names.join(', ')}` : undefined;
  const isAddress = /^[a-z]+:\/\//i.test(reference);
  const isPath = /[\\/]|\.ya?ml$/i.test(reference);
  const other = isAddress
    ? 'nothing is read from the network: save the file and name it here'
    : isPath
      ? 'check the path; it begins where the file stands that names it, or in the current folder'
      : listed;
  const hint = near === undefined ? other : `did you mean "${near}"?`;
  return {
    code: 'missing-file',
    severity: 'error',
    message: `there is no ${kind === 'rule' ? 'decision rule' : kind} "${reference}"`,
    ...(span ? { span } : {}),
    ...(hint === undefined ? {} : { hint }),
  };
};

/** Reads what was found, as far as it says what a file of its kind may say. */
export const readFound = (session: Session, found: FoundFile, kind: FileKind): ReadFile | undefined => {
  const decoded = decodeSource(found.name, found.bytes);
  session.problems.push(...decoded.problems);
  const { source } = decoded;
  if (!source) return undefined;
  const root = readAsPrepared(source, found, kind) ?? readRoot(session, source, kind);
  if (!root) return undefined;
  const file: ReadFile = { ...found, stem: stemOf(found.name), source, root };
  if (kind === 'module' || kind === 'rule') checkFileName(session, file, kind);
  return file;
};

/** What was prepared of another text, or is of another kind, is left alone. */
const readAsPrepared = (source: Source, { prepared }: FoundFile, kind: FileKind): MapNode | undefined => {
  if (prepared?.text !== source.text) return undefined;
  const root = readPrepared(source, prepared);
  return refuse(root, kind) ? undefined : root;
};

const readRoot = (session: Session, source: Source, kind: FileKind): MapNode | undefined => {
  const { root, problems } = readYaml(source);
  if (root?.kind !== 'map') {
    session.problems.push(...problems);
    return undefined;
  }
  const refusal = refuse(root, kind);
  if (refusal) {
    session.problems.push(...problems, refusal);
    return undefined;
  }
  const shape = shapeOf(root, kind);
  if ('code' in shape) {
    session.problems.push(...problems, shape);
    return undefined;
  }
  const checked = validate(root, shape, { removals: entryOf(root, 'extends') !== undefined });
  session.problems.push(...oncePerPlace(problems, checked.problems));
  session.formulas.push(...checked.formulas);
  return checked.root;
};

/** What makes it useless to look at the rest of a file. */
const refuse = (root: MapNode, kind: FileKind): Problem | undefined => newerFormat(root) ?? otherKind(root, kind);

const newerFormat = (root: MapNode): Problem | undefined => {
  const node = entryOf(root, 'detente')?.value;
  const version = node?.kind === 'scalar' ? node.value : undefined;
  if (!node || typeof version !== 'number' || !Number.isSafeInteger(version) || version <= format) return undefined;
  return {
    code: 'newer-format',
    severity: 'error',
    message: `the file needs a Detente that reads format ${version}; this one reads formats up to ${format}`,
    hint: 'update Detente',
    span: node.span,
  };
};

const kindOf = (root: MapNode): { kind: FileKind; span: Span } | undefined => {
  for (const [key, kind] of [
    ['module', 'module'],
    ['rule', 'rule'],
    ['game', 'game'],
    ['detente', 'scenario'],
  ] as const) {
    const entry = entryOf(root, key);
    if (entry) return { kind, span: entry.keySpan };
  }
  return undefined;
};

const wayOut: { readonly [kind in FileKind]: string } = {
  scenario: 'a scenario is run by itself, or extended',
  module: 'name it in `use` of a scenario',
  rule: 'name it in `rule` of a decision or a player',
  game: 'solve it: detente solve',
};

const otherKind = (root: MapNode, kind: FileKind): Problem | undefined => {
  const found = kindOf(root);
  if (!found || found.kind === kind) return undefined;
  return {
    code: 'other-file-kind',
    severity: 'error',
    message: `this file is ${titles[found.kind]}, expected ${titles[kind]}`,
    hint: wayOut[found.kind],
    span: found.span,
  };
};

/** A module says its own name, so that a renamed copy does not pass for another. */
const checkFileName = (session: Session, file: ReadFile, kind: 'module' | 'rule'): void => {
  const own = textAt(file.root, kind);
  if (!own || inFormulas(own.text) === inFormulas(file.stem)) return;
  session.problems.push({
    code: 'file-name',
    severity: 'error',
    message: `the file is called "${file.stem}", and names itself "${own.text}"`,
    hint: 'rename the one or the other',
    span: own.span,
  });
};
