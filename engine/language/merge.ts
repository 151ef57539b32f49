import type { Problem } from './problem.ts';
import { shows } from './shape/shows.ts';
import { declarationMarks } from './shape/values.ts';
import { keyAsText } from './yaml/key-as-text.ts';
import type { ListNode, MapEntry, MapNode, YamlNode } from './yaml/node.ts';

/**
 * Lays one scenario over another: `extends`.
 *
 * Maps merge by key (definitions by their name), members of a class by `name`; `limits`, `sources`, `use`, `events`,
 * a list of `measures` and a list of flows are appended to; `~` removes; anything else replaces: a list that is one
 * value (options, an attribute, a range), a distribution, another decision rule. A value over a declared parameter
 * keeps the declaration and becomes its default. What the overlay says of a parameter undoes what its parent said of it
 * by a path, see `withoutOverruled` and `withMemberPaths`. Every node keeps the place it came from; nothing is changed in place.
 *
 * @param parent the merged parent
 * @param overlay the file that extends it; its `extends` is left out
 * @returns the merged scenario, and a warning for each `~` that had nothing to remove
 */
export const merge = (parent: MapNode, overlay: MapNode): { root: MapNode; problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const over = { ...overlay, entries: overlay.entries.filter(({ key }) => key !== 'extends') };
  return { root: mergeMaps(withoutOverruled(parent, over), withMemberPaths(parent, over), [], problems), problems };
};

type Path = readonly string[];

/** The place of a member among the members: they have no key. */
const anyItem = '[]';

const appended: readonly Path[] = [['limits'], ['sources'], ['use'], ['events'], ['measures'], ['flow', '*', '*']];
const rules: readonly Path[] = [
  ['decisions', '*', '*', 'rule'],
  ['players', '*', anyItem, 'rule', '*'],
];
const settingsOfArms: readonly Path[] = [['experiment', 'arms', '*', 'set', '*']];
const declarations: readonly Path[] = [
  ['parameters', '*'],
  ['parameters', '*', '*'],
];

const isAt = (path: Path, patterns: readonly Path[]): boolean =>
  patterns.some(
    (pattern) => pattern.length === path.length && pattern.every((step, i) => step === '*' || step === path[i]),
  );

const isRemoval = (node: YamlNode): boolean => node.kind === 'scalar' && node.value === null;

const isDistribution = (node: MapNode): boolean => shows(node, ['dist', 'p10', 'p90']);

const isDeclaration = (node: YamlNode, path: Path): node is MapNode =>
  node.kind === 'map' &&
  isAt(path, declarations) &&
  !isDistribution(node) &&
  (path.length === 3 || shows(node, declarationMarks));

const mergeNodes = (base: YamlNode, over: YamlNode, path: Path, problems: Problem[]): YamlNode => {
  if (isDeclaration(base, path) && (over.kind !== 'map' || isDistribution(over))) return withDefault(base, over);
  if (base.kind === 'map' && over.kind === 'map' && !isOneValue(base, over, path))
    return mergeMaps(base, over, path, problems);
  if (base.kind === 'list' && over.kind === 'list') {
    if (path.length === 2 && path[0] === 'players') return mergeMembers(base, over, path, problems);
    if (isAt(path, appended)) return { ...over, items: [...base.items, ...over.items] };
  }
  return withoutRemovals(over, problems);
};

/** Maps that are one value: a distribution, a setting of an arm, a decision rule where the overlay names another. */
const isOneValue = (base: MapNode, over: MapNode, path: Path): boolean =>
  isAt(path, settingsOfArms) ||
  ((path[0] === 'parameters' || path[0] === 'players') && (isDistribution(base) || isDistribution(over))) ||
  (isAt(path, rules) && base.entries[0]?.key !== over.entries[0]?.key);

/** A value given to a declared parameter. */
const withDefault = (declaration: MapNode, value: YamlNode): MapNode => {
  const index = declaration.entries.findIndex(({ key }) => key === 'default');
  const entry: MapEntry = { key: 'default', keySpan: value.span, value };
  return {
    ...declaration,
    entries: index < 0 ? [...declaration.entries, entry] : declaration.entries.with(index, entry),
  };
};

/** What makes two keys of a map the same: for definitions the name before the arguments. */
const identity = (path: Path): ((key: string) => string) =>
  path.length === 1 && path[0] === 'define' ? (key) => key.split('(', 1)[0]?.trim() ?? key : (key) => key;

const mergeMaps = (base: MapNode, over: MapNode, path: Path, problems: Problem[]): MapNode => {
  const nameOf = identity(path);
  const entries = new Map(base.entries.map((entry) => [nameOf(entry.key), entry]));
  for (const entry of over.entries) {
    const name = nameOf(entry.key);
    const old = entries.get(name);
    if (isRemoval(entry.value)) {
      if (!entries.delete(name)) problems.push(nothingToRemove(entry));
    } else {
      const value = old
        ? mergeNodes(old.value, entry.value, [...path, entry.key], problems)
        : withoutRemovals(entry.value, problems);
      entries.set(name, { ...entry, value });
    }
  }
  return { ...over, entries: [...entries.values()] };
};

const nothingToRemove = ({ key, keySpan }: MapEntry): Problem => ({
  code: 'nothing-to-remove',
  severity: 'warning',
  message: `there is no "${key}" to remove here`,
  span: keySpan,
});

/** A part that the parent does not have; a `~` in it removes nothing. */
const withoutRemovals = (node: YamlNode, problems: Problem[]): YamlNode => {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => withoutRemovals(item, problems)) };
  const entries = node.entries.flatMap((entry) => {
    if (!isRemoval(entry.value)) return [{ ...entry, value: withoutRemovals(entry.value, problems) }];
    problems.push(nothingToRemove(entry));
    return [];
  });
  return { ...node, entries };
};

/** The name of a member. */
const nameOf = (member: YamlNode): string | undefined => {
  const name = member.kind === 'map' ? member.entries.find(({ key }) => key === 'name')?.value : undefined;
  return name?.kind === 'scalar' && typeof name.value === 'string' ? name.value : undefined;
};

/** Members with a name that the parent has change it, in its place; the others follow. */
const mergeMembers = (base: ListNode, over: ListNode, path: Path, problems: Problem[]): ListNode => {
  const items = [...base.items];
  const taken = new Set<number>();
  for (const member of over.items) {
    const name = nameOf(member);
    const index = base.items.findIndex((old, i) => name !== undefined && !taken.has(i) && nameOf(old) === name);
    const old = base.items[index];
    if (old?.kind === 'map' && member.kind === 'map') {
      items[index] = mergeMaps(old, member, [...path, anyItem], problems);
      taken.add(index);
    } else items.push(withoutRemovals(member, problems));
  }
  return { ...over, items };
};

const mapEntries = (node: YamlNode | undefined): readonly MapEntry[] => (node?.kind === 'map' ? node.entries : []);

const entryOf = (node: YamlNode | undefined, key: string): YamlNode | undefined =>
  node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;

/** `rule: {stance: {logit: …}}` at a member as the path `stance.rule: logit`; its values are those of a rule. */
const asPaths = (entry: MapEntry): readonly MapEntry[] => {
  if (entry.key !== 'rule' || entry.value.kind !== 'map') return [entry];
  return entry.value.entries.flatMap((naming) => {
    const [use] = naming.value.kind === 'map' ? naming.value.entries : [];
    return [{ ...naming, key: `${naming.key}.rule`, value: use ? keyAsText(use) : naming.value }];
  });
};

const membersIn = (root: MapNode): { class: string; name: string; entries: readonly MapEntry[] }[] => {
  const players = entryOf(root, 'players');
  if (players?.kind !== 'map') return [];
  return players.entries.flatMap(({ key, value }) =>
    value.kind === 'list'
      ? value.items.flatMap((member) => {
          const name = nameOf(member);
          const entries = member.kind === 'map' ? member.entries.flatMap(asPaths) : [];
          return name === undefined ? [] : [{ class: key, name, entries }];
        })
      : [],
  );
};

/**
 * The parent without the paths in `parameters` that the overlay overrules.
 *
 * A path (`Leader.caution`, `labs.caution`) is stronger than a value at the player or the class, a path of a member
 * stronger than that of its class. So that what an overlay says is stronger than what its parent says, whatever the
 * form: a value at a class or a member takes away the parent's path of the same parameter, and the path of a class
 * takes away the parent's paths of its members.
 */
const withoutOverruled = (parent: MapNode, over: MapNode): MapNode => {
  const parameters = entryOf(parent, 'parameters');
  if (parameters?.kind !== 'map') return parent;
  const given = entryOf(over, 'parameters');
  const givenEntries = given?.kind === 'map' ? given.entries : [];
  const inClasses = givenEntries.flatMap(({ key, value }) =>
    value.kind === 'map' && !isDistribution(value) ? value.entries.map((entry) => `${key}.${entry.key}`) : [],
  );
  const ofDecisions = mapEntries(entryOf(over, 'decisions')).flatMap(({ key, value }) =>
    mapEntries(value).flatMap((decision) => (entryOf(decision.value, 'rule') ? [`${key}.${decision.key}.rule`] : [])),
  );
  const atMembers = membersIn(over).flatMap(({ name, entries }) => entries.map(({ key }) => `${name}.${key}`));
  const paths = new Set(givenEntries.map(({ key }) => key));
  const byClass = membersIn(parent).flatMap((member) =>
    parameters.entries
      .filter(({ key }) => key.startsWith(`${member.name}.`) || key.startsWith(`${member.name} `))
      .filter(({ key }) => paths.has(`${member.class}${key.slice(key.indexOf('.', member.name.length))}`))
      .map(({ key }) => key),
  );
  const overruled = new Set([...inClasses, ...ofDecisions, ...atMembers, ...byClass]);
  const entries = parameters.entries.filter(({ key }) => !overruled.has(key));
  const kept: MapNode = { ...parameters, entries };
  return {
    ...parent,
    entries: parent.entries.map((entry) => (entry.key === 'parameters' ? { ...entry, value: kept } : entry)),
  };
};

/**
 * The overlay with a path for each value at a member whose parameter the parent has set for the whole class by a path:
 * otherwise the parent's path would be stronger than the overlay's value.
 */
const withMemberPaths = (parent: MapNode, over: MapNode): MapNode => {
  const paths = (root: MapNode): readonly MapEntry[] => {
    const parameters = entryOf(root, 'parameters');
    return parameters?.kind === 'map' ? parameters.entries : [];
  };
  const set = new Set(paths(parent).map(({ key }) => key));
  const own = new Set(paths(over).map(({ key }) => key));
  const added = membersIn(over).flatMap((member) =>
    member.entries
      .filter(({ key, value }) => set.has(`${member.class}.${key}`) && !isRemoval(value))
      .filter(({ key }) => !own.has(`${member.class}.${key}`) && !own.has(`${member.name}.${key}`))
      .map((entry) => ({ ...entry, key: `${member.name}.${entry.key}` })),
  );
  if (added.length === 0) return over;
  const parameters: MapNode = { kind: 'map', span: over.span, entries: [...paths(over), ...added] };
  const entry: MapEntry = { key: 'parameters', keySpan: over.span, value: parameters };
  return { ...over, entries: [...over.entries.filter(({ key }) => key !== 'parameters'), entry] };
};
