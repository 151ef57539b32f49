import type { PlayerClass } from '../../model.ts';
import { nameKey, plainName } from '../../shape/values.ts';
import type { Span } from '../../source.ts';
import type { MapEntry, MapNode, YamlNode } from '../../yaml/node.ts';
import { type Catalogue, type Named, namesOfClass, namesOfWorld } from '../catalogue.ts';
import { entriesOf, isNull, nodeAt, replaceKeys } from '../nodes.ts';
import { listed, placeOf, suggestion } from '../report.ts';
import { isFormulaWord } from '../words.ts';

/** A file that declares things: a module, or (undefined) the scenario. Modules come by name, the scenario last. */
export type Part = { readonly module: string | undefined; readonly root: MapNode };

/** One declaration: whose it is, where its key stands, what it says. */
export type Entry = {
  readonly module: string | undefined;
  readonly owner: PlayerClass | undefined;
  readonly name: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
};

/** The key that a declaration's short form stands for. */
const shortForm: Readonly<Record<string, string>> = {
  draw: 'draw',
  state: 'initial',
  end: 'when',
  measures: 'tick',
  parameters: 'default',
};

/** `bernoulli(p)` as `{draw: bernoulli(p)}`, so that a scenario can replace one key of it. */
const longForm = (block: string, node: YamlNode): YamlNode => {
  const key = shortForm[block];
  if (key === undefined || node.kind === 'map') return node;
  return { kind: 'map', span: node.span, entries: [{ key, keySpan: node.span, value: node }] };
};

export const replaceDeclaration = (block: string, under: YamlNode, over: YamlNode): YamlNode =>
  over.kind === 'map' || block === 'parameters' ? replaceKeys(longForm(block, under), longForm(block, over)) : over;

/** The names below a class that does not exist are not unknown names: that error has been told. */
const breakNames = (catalogue: Catalogue, node: YamlNode): void => {
  for (const { key } of entriesOf(node)) catalogue.broken.add(key);
};

const unknownClass = (catalogue: Catalogue, part: Part, entry: MapEntry): void => {
  breakNames(catalogue, entry.value);
  const classes = [...catalogue.classOf.keys()];
  const keys = entriesOf(entry.value).map(({ key }) => key);
  const isDraw = keys.length > 0 && keys.every((key) => key === 'draw' || key === 'per');
  const hint = suggestion(
    entry.key,
    [...classes, 'world'],
    isDraw
      ? `put it under world: {${entry.key}: …}, or under its class`
      : classes.length === 0
        ? 'declare it under players, or write world'
        : `the classes are ${listed(classes)}, and world`,
  );
  const subject = part.module === undefined ? '' : `, which module ${part.module} needs`;
  catalogue.report.error('unknown-class', entry.keySpan, `there is no class "${entry.key}"${subject}`, hint);
};

const entriesUnder = (part: Part, owner: PlayerClass | undefined, node: YamlNode): Entry[] =>
  entriesOf(node).map(({ key, keySpan, value }) => ({ module: part.module, owner, name: key, keySpan, value }));

/** block → class (or `world`) → name, as written in one file; a scalar straight below the block is the world's. */
export const entriesIn = (catalogue: Catalogue, part: Part, block: string): Entry[] =>
  entriesOf(nodeAt(part.root, block)).flatMap((entry) => {
    const owner = catalogue.classOf.get(entry.key);
    if (owner || entry.key === 'world') return entriesUnder(part, owner, entry.value);
    if (entry.value.kind === 'map') {
      unknownClass(catalogue, part, entry);
      return [];
    }
    return [{ module: part.module, owner: undefined, name: entry.key, keySpan: entry.keySpan, value: entry.value }];
  });

/** Takes `module.name`, as a scenario writes it to replace a declaration of a module, apart. */
export const ofModule = (catalogue: Catalogue, entry: Entry): Entry => {
  const dot = entry.name.indexOf('.');
  const module = entry.name.slice(0, dot);
  if (entry.module !== undefined || dot < 0 || !catalogue.modules.has(module)) return entry;
  return { ...entry, module, name: entry.name.slice(dot + 1) };
};

const sameThing = (a: Entry, b: Entry): boolean =>
  a.name === b.name && a.owner === b.owner && (a.owner !== undefined || a.module === b.module);

const declaredTwice = (catalogue: Catalogue, entry: Entry, first: Span): void => {
  const whose = entry.owner ? `of ${entry.owner.name} ` : '';
  catalogue.report.error(
    'declared-twice',
    entry.keySpan,
    `"${entry.name}" ${whose}is declared twice: here and at ${placeOf(first)}`,
    'rename one of the two',
  );
};

/**
 * All declarations of a block: the modules' by module name, then the scenario's own. What the scenario says under a
 * module's name, or of a class's name that a module declares, replaces that declaration key by key.
 */
export const gather = (catalogue: Catalogue, parts: readonly Part[], block: string): readonly Entry[] => {
  const entries: Entry[] = [];
  for (const part of parts) {
    for (const written of entriesIn(catalogue, part, block)) {
      const entry = ofModule(catalogue, written);
      const index = entries.findIndex((known) => sameThing(known, entry));
      const known = entries[index];
      if (known && part.module !== undefined) declaredTwice(catalogue, entry, known.keySpan);
      else if (known && isNull(entry.value)) entries.splice(index, 1);
      else if (known) entries[index] = { ...known, value: replaceDeclaration(block, known.value, entry.value) };
      else if (entry.module !== part.module) unknownOfModule(catalogue, entry, entries);
      else if (entry.name.includes('.')) refuseQualified(catalogue, part, entry);
      else if (!isNull(entry.value)) entries.push(entry);
    }
  }
  return entries;
};

/** `growth.pace` where it replaces nothing: in a module, or of a module that is not in use. */
export const refuseQualified = (
  catalogue: Catalogue,
  part: Part,
  { name, keySpan }: { readonly name: string; readonly keySpan: Span },
): void => {
  const [head = '', ...rest] = name.split('.');
  if (part.module !== undefined) {
    const own = head === part.module ? `write ${rest.join('.')}` : 'let the scenario replace it, under the same name';
    const message =
      head === part.module
        ? 'a module declares its own names bare'
        : 'a module cannot replace what another one declares';
    catalogue.report.error('wrong-place', keySpan, message, own);
    return;
  }
  catalogue.report.error(
    'unknown-name',
    keySpan,
    `no module "${head}" is in use, so "${name}" replaces nothing`,
    suggestion(head, catalogue.modules, `add ${head} under use`),
  );
};

const unknownOfModule = (catalogue: Catalogue, entry: Entry, entries: readonly Entry[]): void => {
  const names = entries.filter(({ module, owner }) => module === entry.module && !owner).map(({ name }) => name);
  catalogue.report.error(
    'unknown-name',
    entry.keySpan,
    `module ${entry.module} has no "${entry.name}" to replace`,
    suggestion(entry.name, names),
  );
};

/** `my-rate` would be read as `my - rate`: that its parts are unknown is no further error. */
const refuseName = (catalogue: Catalogue, name: string, span: Span): void => {
  for (const part of name.split(/\W+/)) catalogue.broken.add(part);
  const plain = plainName(name, nameKey);
  catalogue.report.error(
    'bad-name',
    span,
    `formulas cannot read "${name}": a name is of letters, digits and _, beginning with a letter`,
    plain === undefined ? undefined : `write ${plain}`,
  );
};

/** Enters a name; a second declaration and a reserved word are reported, and the first one stands. */
export const declare = (catalogue: Catalogue, named: Named): boolean => {
  const entered = enter(catalogue, named);
  if (!entered) catalogue.broken.add(named.name);
  return entered;
};

const enter = (catalogue: Catalogue, named: Named): boolean => {
  const { name, span, owner, module } = named;
  if (isFormulaWord(name)) {
    catalogue.report.error(
      'reserved-name',
      span,
      `"${name}" has a meaning of its own in formulas and cannot be declared`,
      `choose another name, like my_${name}`,
    );
    return false;
  }
  if (!new RegExp(nameKey.pattern, 'u').test(name)) {
    refuseName(catalogue, name, span);
    return false;
  }
  if (!owner && !catalogue.ofWorld.has(module ?? '')) catalogue.ofWorld.set(module ?? '', new Map());
  const names = owner ? namesOfClass(catalogue, owner) : namesOfWorld(catalogue, module);
  const first = names.get(name);
  if (first) {
    declaredTwice(
      catalogue,
      { module, owner, name, keySpan: span, value: { kind: 'map', span, entries: [] } },
      first.span,
    );
    return false;
  }
  names.set(name, named);
  return true;
};
