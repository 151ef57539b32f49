import { parseFormula } from './formula/parse.ts';
import { type Files, inFormulas } from './loading/files.ts';
import { entryOf, findFile, type ReadFile, readFound, type Session, textAt } from './loading/read.ts';
import { ruleNames } from './loading/rule-names.ts';
import { readSetting, type Setting } from './loading/settings.ts';
import { merge } from './merge.ts';
import { type Problem, sortProblems } from './problem.ts';
import type { ProblemCode } from './problem-code.ts';
import { wholeScenario } from './shape/scenario.ts';
import type { Source, Span } from './source.ts';
import type { MapEntry, MapNode } from './yaml/node.ts';

export type { FileKind, Files, FoundFile } from './loading/files.ts';

/** A scenario with all it is made of, every node with the place it came from. Nothing is resolved yet. */
export type Loaded = {
  /** The name of the file without `.yaml`. */
  readonly name: string;
  /** The scenario after `extends` and `--set`. */
  readonly root: MapNode;
  /** As used, sorted by name; hyphens of file names are `_`. Modules do not use modules. */
  readonly modules: readonly { readonly name: string; readonly file: string; readonly root: MapNode }[];
  /** Every rule that a decision or a player names, in the scenario or in a module, by the name given there. */
  readonly rules: ReadonlyMap<string, MapNode>;
  /** Every file read: the scenario, its parents (nearest first), the modules, the rules (both by name). */
  readonly sources: readonly LoadedSource[];
};

export type LoadedSource = {
  readonly role: 'scenario' | 'parent' | 'module' | 'rule';
  readonly source: Source;
  readonly bytes: Uint8Array;
};

export type LoadResult = {
  /** Undefined if there is any error. */
  readonly loaded: Loaded | undefined;
  /**
   * The same, or what can be kept of it where keys were mistyped: to go on looking for problems, never to run. Undefined
   * where so much is missing that everything else would look wrong.
   */
  readonly salvaged: Loaded | undefined;
  readonly problems: readonly Problem[];
};

/** Most parents, one extending the next. */
export const longestChain = 16;

/** Errors after which what is left is still the model the author meant. */
const harmless: ReadonlySet<ProblemCode> = new Set([
  'unknown-key',
  'wrong-place',
  'used-twice',
  'file-name',
  'duplicate-key',
]);

/**
 * Reads a scenario and all that belongs to it: parents, modules, decision rules; merges, and lays `--set` on top.
 *
 * @param reference path or shipped name of the scenario
 * @param files where files come from
 * @param options.set settings, in order: the last one wins
 * @returns the loaded scenario if nothing is wrong, and all problems of all files, sorted by place
 */
export const load = async (
  reference: string,
  files: Files,
  options: { readonly set?: readonly Setting[] } = {},
): Promise<LoadResult> => {
  const session: Session = { files, problems: [], formulas: [] };
  const chain = await readScenario(session, reference, undefined, []);
  const first = chain?.files[0];
  if (!chain || !first) return result(session, undefined);
  const root = laySettings(session, chain.root, options.set ?? []);
  if (chain.complete) checkWhole(session, root, first);
  const modules = await readModules(session, root);
  const rules = await readRules(
    session,
    first,
    [root, ...modules.map(({ file }) => file.root)],
    [...chain.files, ...modules.map(({ file }) => file)],
  );
  const loaded: Loaded = {
    name: first.stem,
    root,
    modules: modules.map(({ name, file }) => ({ name, file: file.name, root: file.root })),
    rules: new Map(rules.map(({ name, file }) => [name, file.root])),
    sources: [
      ...chain.files.map((file, index) => sourceOf(file, index === 0 ? 'scenario' : 'parent')),
      ...modules.map(({ file }) => sourceOf(file, 'module')),
      ...eachOnce(rules.map(({ file }) => file)).map((file) => sourceOf(file, 'rule')),
    ],
  };
  return result(session, loaded);
};

const result = (session: Session, loaded: Loaded | undefined): LoadResult => {
  const errors = session.problems.filter(({ severity }) => severity === 'error');
  const isHarmless = loaded !== undefined && errors.every(({ code }) => harmless.has(code));
  // Nobody will look at the formulas of what is dropped here, so that their syntax is looked at now.
  if (!isHarmless) session.problems.push(...session.formulas.flatMap((formula) => parseFormula(formula).problems));
  return {
    loaded: errors.length === 0 ? loaded : undefined,
    salvaged: isHarmless ? loaded : undefined,
    problems: sortProblems(session.problems),
  };
};

const sourceOf = ({ source, bytes }: ReadFile, role: LoadedSource['role']): LoadedSource => ({ role, source, bytes });

const eachOnce = (files: readonly ReadFile[]): ReadFile[] => [
  ...new Map(files.map((file) => [file.key, file])).values(),
];

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** A scenario merged with its parents; the files, nearest first; whether none of them failed. */
type Chain = { readonly root: MapNode; readonly files: readonly ReadFile[]; readonly complete: boolean };

const readScenario = async (
  session: Session,
  reference: string,
  namedAt: Span | undefined,
  children: readonly ReadFile[],
): Promise<Chain | undefined> => {
  const found = await findFile(session, reference, 'scenario', namedAt);
  if (!found) return undefined;
  const refusal = namedAt && refuseParent(found, children, namedAt);
  if (refusal) session.problems.push(refusal);
  const file = refusal ? undefined : readFound(session, found, 'scenario');
  if (!file) return undefined;
  const named = textAt(file.root, 'extends');
  if (!named) return { root: file.root, files: [file], complete: true };
  const parent = await readScenario(session, named.text, named.span, [...children, file]);
  if (!parent) return { root: file.root, files: [file], complete: false };
  const { root, problems } = merge(parent.root, file.root);
  session.problems.push(...problems);
  return { root, files: [file, ...parent.files], complete: parent.complete };
};

const refuseParent = (
  found: { name: string; key: string },
  children: readonly ReadFile[],
  span: Span,
): Problem | undefined => {
  const start = children.findIndex(({ key }) => key === found.key);
  if (start >= 0) {
    const names = [...children.slice(start), found].map(({ name }) => name).join(' extends ');
    return { code: 'extends-cycle', severity: 'error', message: `the scenario extends itself: ${names}`, span };
  }
  if (children.length <= longestChain) return undefined;
  return {
    code: 'extends-depth',
    severity: 'error',
    message: `a scenario has at most ${longestChain} parents, one extending the next`,
    hint: 'extend a scenario nearer to the root',
    span,
  };
};

const laySettings = (session: Session, root: MapNode, settings: readonly Setting[]): MapNode => {
  let result = root;
  for (const setting of settings) {
    const { overlay, problems, formulas } = readSetting(setting);
    session.problems.push(...problems);
    session.formulas.push(...formulas);
    if (overlay) result = merge(result, overlay).root;
  }
  return result;
};

/** What the whole scenario must say, unless something wrong with it has been reported already. */
const checkWhole = (session: Session, root: MapNode, first: ReadFile): void => {
  const reported = new Set(session.problems.flatMap(({ path }) => path ?? []));
  const told = (below: string, wanted?: ProblemCode): boolean =>
    session.problems.some(
      ({ code, path }) => path?.startsWith(`${below}.`) && (wanted === undefined || code === wanted),
    );
  for (const { path, hint } of wholeScenario) {
    const [block = '', key] = path;
    const entry = entryOf(root, block);
    const within = key === undefined ? undefined : entry?.value;
    const isMissing = key === undefined ? !entry || isNobody(entry) : within?.kind === 'map' && !entryOf(within, key);
    // `step: month` is a mistyped tick, not a time without a tick; nobody is left of players who were all refused.
    const follows = key === undefined ? told(block) : told(block, 'unknown-key');
    if (!isMissing || follows || reported.has(block) || reported.has(path.join('.'))) continue;
    session.problems.push(missingKey(path, hint, entry?.keySpan ?? first.root.entries[0]?.keySpan ?? first.root.span));
  }
};

const isNobody = ({ key, value }: MapEntry): boolean =>
  key === 'players' &&
  value.kind === 'map' &&
  value.entries.every((players) => players.value.kind === 'list' && players.value.items.length === 0);

const missingKey = (path: readonly string[], hint: string, span: Span): Problem => ({
  code: 'missing-key',
  severity: 'error',
  message: `${path.join('.')} is missing`,
  path: path.join('.'),
  hint,
  span,
});

/** A file with the name it is read by. */
type Used = { readonly name: string; readonly file: ReadFile };

/** What `use` names, each file once. A parent and its overlay may both name a module, one list may not twice. */
const readModules = async (session: Session, root: MapNode): Promise<Used[]> => {
  const list = entryOf(root, 'use')?.value;
  const used = new Map<string, { span: Span; key: string | undefined; file: ReadFile | undefined }>();
  for (const node of list?.kind === 'list' ? list.items : []) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') continue;
    const found = await findFile(session, node.value, 'module', node.span);
    const name = inFormulas(
      node.value
        .split('/')
        .at(-1)
        ?.replace(/\.ya?ml$/, '') ?? node.value,
    );
    const before = used.get(name);
    if (before?.span.source === node.span.source) session.problems.push(usedTwice(node.value, 'twice', node.span));
    else if (before && found && before.key !== found.key)
      session.problems.push(usedTwice(node.value, `from two files (${before.file?.name}, ${found.name})`, node.span));
    if (before) continue;
    used.set(name, { span: node.span, key: found?.key, file: found && readFound(session, found, 'module') });
  }
  return [...used].flatMap(([name, { file }]) => (file ? [{ name, file }] : [])).sort(byName);
};

const usedTwice = (name: string, how: string, span: Span): Problem => ({
  code: 'used-twice',
  severity: 'error',
  message: `module "${name}" is used ${how}`,
  hint: 'name it once',
  span,
});

/**
 * Every rule named in these files, found from where it is named first: the scenario, then the modules. What `--set`
 * names is looked for as if the scenario had named it.
 */
const readRules = async (
  session: Session,
  scenario: ReadFile,
  roots: readonly MapNode[],
  files: readonly ReadFile[],
): Promise<Used[]> => {
  const rules = new Map<string, ReadFile | undefined>();
  for (const { name, span } of roots.flatMap(ruleNames)) {
    if (rules.has(name)) continue;
    const inFile = files.find(({ source }) => source === span.source);
    const found = await findFile(session, name, 'rule', span, (inFile ?? scenario).source);
    rules.set(name, found && readFound(session, found, 'rule'));
  }
  return [...rules].flatMap(([name, file]) => (file ? [{ name, file }] : [])).sort(byName);
};
