import type { CST } from 'yaml';
import { Composer, type Document, type YAMLError } from 'yaml';
import type { Problem } from '../problem.ts';
import { sortProblems } from '../problem.ts';
import type { Source, Span } from '../source.ts';
import { buildTree } from './build.ts';
import { checkCharacters, checkTabs, isTooLarge } from './characters.ts';
import { complaint, complaints } from './complaints.ts';
import { tooLarge } from './decode.ts';
import { readLexemes, readPieces, readTokens } from './lexemes.ts';
import type { YamlNode } from './node.ts';
import { isQuiet, lineEnd, type Trap } from './trap.ts';
import { findTraps } from './traps.ts';

/** Deepest nesting of maps and lists. */
export const deepest = 32;

/** Duplicate keys are found by us (the package's way is quadratic), aliases by their sign. */
const options = {
  version: '1.2',
  schema: 'core',
  merge: false,
  strict: true,
  uniqueKeys: false,
  keepSourceTokens: true,
  prettyErrors: false,
} as const;

type Read = { root: YamlNode | undefined; problems: Problem[] };

const failed = (problems: readonly Problem[]): Read => ({ root: undefined, problems: sortProblems(problems) });

const compose = (tokens: readonly CST.Token[], length: number): Document.Parsed[] => [
  ...new Composer(options).compose(tokens, false, length),
];

/** Anchors, aliases and tags have been refused by their place; what the package says about them adds nothing. */
const aboutSigns = new Set(['TAG_RESOLVE_FAILED', 'BAD_ALIAS', 'ALIAS_PROPS', 'MULTIPLE_ANCHORS', 'MULTIPLE_TAGS']);

const errorsOf = (documents: readonly Document.Parsed[]): YAMLError[] =>
  documents
    .flatMap((document) => [...document.errors, ...document.warnings])
    .filter(({ code }) => !aboutSigns.has(code));

const place = (source: Source, start: number, end = start): Span => ({ source, start, end });

const emptyFile = (source: Source): Problem => ({
  code: 'empty-file',
  severity: 'error',
  message: 'the file says nothing',
  hint: 'a scenario begins with "detente: 1", a module with "module: name"',
  span: place(source, 0),
});

const notAMap = (root: YamlNode): Problem => {
  const glued = root.kind === 'scalar' && /^\w+:\S/.test(root.text);
  return {
    code: 'not-a-map',
    severity: 'error',
    message: `a file is a map of keys, this is a ${root.kind === 'list' ? 'list' : 'single value'}`,
    hint: glued ? 'write a space after the colon' : 'write "key: value" lines',
    span: { ...root.span, end: Math.min(root.span.end, root.span.start + 1) },
  };
};

const tooDeep = (source: Source, at: number): Problem => ({
  code: 'too-deep',
  severity: 'error',
  message: `maps and lists nest deeper than ${deepest} levels`,
  hint: 'no part of a model nests so deep: is a bracket or an indentation wrong?',
  span: place(source, Math.max(0, at - 1), at),
});

const buildRoot = (source: Source, document: Document.Parsed | undefined): Read => {
  const contents = document?.contents;
  if (!contents) return failed([emptyFile(source)]);
  const { root, problems } = buildTree(source, contents);
  if (root.kind === 'scalar' && root.value === null && root.text === '') return failed([emptyFile(source)]);
  return root.kind === 'map' ? { root, problems } : failed([...problems, notAMap(root)]);
};

/** The text with one value in the place of each piece that the parser cannot but misread. Offsets stay. */
const patched = (text: string, traps: readonly Trap[]): string => {
  const patches = traps.flatMap(({ patch }) => patch ?? []).toSorted((a, b) => a.start - b.start);
  let result = '';
  for (const { start, end } of patches)
    if (start >= result.length) result += `${text.slice(result.length, start)}${'x'.padEnd(end - start)}`;
  return result + text.slice(result.length);
};

/** The line with the wrong indentation, where a value goes on below it because of that. */
const causeOf = (source: Source, text: string, { goesOn }: Trap, errors: readonly YAMLError[]): Problem | undefined => {
  if (!goesOn) return undefined;
  const end = lineEnd(text, goesOn.from);
  const cause = errors.find(
    ({ code, pos }) => code === 'BAD_INDENT' && pos[0] <= end && !text.slice(pos[0], goesOn.from).includes('\n'),
  );
  return cause && complaint(source, text, cause);
};

/** The structure: traps first, then what the parser says elsewhere, then the tree if the parser had no objection. */
const readStructure = (source: Source, text: string): Read => {
  const pieces = readPieces(text);
  const traps = findTraps(source, text, readLexemes(pieces));
  const repaired = patched(text, traps);
  const { tokens, tooDeepAt } = readTokens(repaired === text ? pieces : readPieces(repaired), deepest);
  if (tooDeepAt !== undefined) return failed([...traps.map(({ problem }) => problem), tooDeep(source, tooDeepAt)]);
  const documents = compose(tokens, text.length);
  const errors = errorsOf(documents);
  const trapped = traps.map((each) => causeOf(source, repaired, each, errors) ?? each.problem);
  const quiet = isQuiet(traps);
  const isHeard = ({ span }: Problem) => !quiet(span?.start ?? -1);
  const others = complaints(source, repaired, errors).filter(isHeard);
  if (errors.length > 0 && trapped.length + others.length === 0) return failed(complaints(source, text, errors));
  if (errors.length > 0) return failed([...trapped, ...others]);
  const built = buildRoot(source, documents[0]);
  return trapped.length > 0 ? failed([...trapped, ...built.problems.filter(isHeard)]) : built;
};

/**
 * Reads a YAML file: the 1.2 core schema without anchors, aliases, tags, merge keys, directives and further documents.
 *
 * Steps: characters and tabs; lexemes with a limit on depth; traps (YAML that says something else than it seems to);
 * the parser's errors and warnings, all fatal; the tree, with keys that are texts and unique, and numbers that are what
 * they look like. Linear in the length of the text.
 *
 * @param source at most 1 MiB; a byte order mark and CRLF are fine
 * @returns the root, a map, or `undefined` where the structure is in doubt, and all problems, sorted by place. A root
 *   may come with problems (a duplicate key, `017`): what is wrong is then left out or as written
 */
export const readYaml = (source: Source): Read => {
  if (isTooLarge(source.text)) return failed([tooLarge(source.name)]);
  const characters = checkCharacters(source);
  if (!characters.readable) return failed(characters.problems);
  const tabs = checkTabs(source);
  if (tabs.length > 0) return failed([...characters.problems, ...tabs]);
  const { root, problems } = readStructure(source, characters.text);
  return { root, problems: sortProblems([...characters.problems, ...problems]) };
};
