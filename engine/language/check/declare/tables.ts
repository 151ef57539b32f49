import type { Member, Parameter, PlayerClass } from '../../model.ts';
import type { MapEntry, YamlNode } from '../../yaml/node.ts';
import { type Draft, idOf, type PairTable } from '../catalogue.ts';
import { asList, asMap, asText, entriesOf, itemsOf, nodeAt } from '../nodes.ts';
import { listed, suggestion } from '../report.ts';
import { formulaName } from '../scope.ts';
import type { Declaring } from './declaring.ts';
import { describeParameter } from './describe-parameter.ts';
import { declare, type Entry } from './gather.ts';
import { nothing, readValue } from './values.ts';

/** The two classes that `between` names; reported where they are none. */
const classesOf = ({ catalogue }: Declaring, entry: Entry): readonly [PlayerClass, PlayerClass] | undefined => {
  const between = nodeAt(asMap(entry.value), 'between');
  const [first = between, second = first] = itemsOf(between);
  const classes = [first, second].map((node) => catalogue.classOf.get(asText(node) ?? ''));
  const [rows, columns] = classes;
  const unknown = [first, second][classes.indexOf(undefined)];
  if (unknown) {
    const hint = suggestion(
      asText(unknown) ?? '',
      catalogue.classOf.keys(),
      `the classes are ${listed(catalogue.classOf.keys())}`,
    );
    catalogue.report.error('unknown-class', unknown.span, `there is no class "${asText(unknown)}"`, hint);
    return undefined;
  }
  if (!rows || !columns) return undefined;
  if (entry.owner === rows) return [rows, columns];
  const message = `the table "${entry.name}" has rows of ${rows.name}, and stands under ${entry.owner?.name ?? 'another class'}`;
  catalogue.report.error(
    'wrong-place',
    entry.keySpan,
    message,
    `put it under ${rows.name}, or straight under parameters`,
  );
  return undefined;
};

const findMember = (owner: PlayerClass, name: string): Member | undefined =>
  owner.members.find((member) => member.name === name || formulaName(member.name) === name);

/** The entry of a map for one player; a key that is nobody's name is reported by `checkNames`. */
const entryOf = (node: YamlNode | undefined, owner: PlayerClass, member: Member | undefined): YamlNode | undefined =>
  member && entriesOf(node).find(({ key }) => findMember(owner, key) === member)?.value;

const checkNames = ({ catalogue }: Declaring, entries: readonly MapEntry[], owner: PlayerClass): void => {
  for (const { key, keySpan } of entries) {
    if (findMember(owner, key)) continue;
    const names = owner.members.map(({ name }) => name);
    const message = `there is nobody called "${key}" among ${owner.name}`;
    catalogue.report.error('unknown-player', keySpan, message, suggestion(key, names, `they are ${listed(names)}`));
  }
};

const checkLength = (
  { catalogue }: Declaring,
  what: string,
  node: YamlNode,
  count: number,
  owner: PlayerClass,
  example: string,
): boolean => {
  const wanted = owner.members.length;
  if (count === wanted) return true;
  const message = `${what}: ${owner.name} are ${wanted}, here are ${count}`;
  const hint = `in the order ${listed(owner.members.map(({ name }) => name))}; or by names: ${example}`;
  catalogue.report.error('wrong-length', node.span, message, hint);
  return false;
};

type Cells = (row: Member, column: Member) => YamlNode | undefined;

/** What `values` gives for a pair; undefined, reported, where it is not of the size of the classes. */
const readCells = (
  declaring: Declaring,
  { name, owner, towards }: PairTable,
  values: YamlNode | undefined,
): Cells | undefined => {
  const rows = asList(values)?.items;
  if (values && rows) {
    const example = `{${owner.members[0]?.name}: {${towards.members.at(-1)?.name}: 0.5}}`;
    const isOf = (of: PlayerClass, what: string, node: YamlNode): boolean =>
      checkLength(declaring, `${what} for each player`, node, itemsOf(node).length, of, example);
    if (!isOf(owner, `"${name}" has a row`, values)) return undefined;
    if (rows.map((row) => isOf(towards, `a row of "${name}" has a value`, row)).includes(false)) return undefined;
    return (row, column) => itemsOf(rows[row.index])[column.index];
  }
  checkNames(declaring, entriesOf(values), owner);
  for (const { value } of entriesOf(values)) checkNames(declaring, entriesOf(value), towards);
  return (row, column) => entryOf(entryOf(values, owner, row), towards, column);
};

/** A path is stronger than `values`, `values` than the default; what a player is to itself is 0 unless something says so. */
const fillTable = (declaring: Declaring, table: PairTable, node: YamlNode): void => {
  const { owner, towards, columns, id } = table;
  const byDefault = nodeAt(asMap(node), 'default');
  const cells = readCells(declaring, table, nodeAt(asMap(node), 'values'));
  if (!cells) return;
  const missing: string[] = [];
  for (const [place, column] of towards.members.entries()) {
    const parameter = columns[place];
    if (!parameter) continue;
    parameter.values = owner.members.map((row) => {
      const isSelf = row === column;
      const given = declaring.settings.of(parameter, row) ?? cells(row, column) ?? (isSelf ? undefined : byDefault);
      if (given) return readValue(declaring, given, parameter, undefined, { module: moduleOf(declaring, given) });
      if (!isSelf) missing.push(`${row.name} towards ${column.name}`);
      return isSelf ? { kind: 'number', value: 0 } : nothing;
    });
  }
  if (missing.length === 0) return;
  const message = `"${id}" has no value for ${listed(missing, 3)}`;
  declaring.catalogue.report.error('missing-value', table.span, message, 'give it a default, or values for every pair');
};

const moduleOf = (declaring: Declaring, node: YamlNode): string | undefined =>
  declaring.parts.find((part) => part.root.span.source === node.span.source)?.module;

/** `rivalry: {between: governments, …}` as one parameter per player it is towards: `rivalry.Borealis`, of everybody. */
export const declareTable = (declaring: Declaring, entry: Entry): readonly Draft<Parameter>[] => {
  const { catalogue } = declaring;
  const classes = classesOf(declaring, entry);
  if (!classes) {
    catalogue.broken.add(entry.name);
    return [];
  }
  const [owner, towards] = classes;
  const described = describeParameter(declaring, { ...entry, owner }, undefined);
  const columns = towards.members.map(
    ({ name }): Draft<Parameter> => ({
      ...described,
      name: `${entry.name}.${name}`,
      id: `${described.id}.${name}`,
      label: `${described.label} towards ${name}`,
    }),
  );
  const { name, module, keySpan: span } = entry;
  const table: PairTable = { kind: 'table', name, module, id: idOf(module, name), owner, towards, span, columns };
  if (!declare(catalogue, table)) return [];
  // That nothing reads the table is said once, not for each player.
  for (const column of columns.slice(1)) catalogue.read.add(column);
  catalogue.later.push(() => fillTable(declaring, table, entry.value));
  return columns;
};
