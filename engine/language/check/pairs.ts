import type { Syntax, SyntaxOf } from '../formula/tree.ts';
import type { Expression, PlayerTerm } from '../model.ts';
import { textOf } from '../source.ts';
import { type Catalogue, namesOfClass, type PairTable, unresolved } from './catalogue.ts';
import { classNamed, readPlayer } from './players.ts';
import { type Resolving, refuse } from './resolving.ts';
import { formulaName, lookUp, type Scope } from './scope.ts';

const isTable = (named: { readonly kind: string } | undefined): named is PairTable => named?.kind === 'table';

/** The table before the brackets: my own, or that of whoever stands before the dot. */
const tableOf = (catalogue: Catalogue, object: Syntax, scope: Scope): PairTable | undefined => {
  if (object.kind === 'name') {
    const named = scope.arguments?.has(object.name) ? undefined : lookUp(catalogue, object.name, scope);
    return isTable(named) ? named : undefined;
  }
  const owner = object.kind === 'member' ? classNamed(catalogue, object.object, scope) : undefined;
  const named = owner && object.kind === 'member' ? namesOfClass(catalogue, owner).get(object.name) : undefined;
  return isTable(named) ? named : undefined;
};

/** A table of a class that is not mine, read bare. */
const refuseElsewhere = ({ catalogue }: Resolving, { object, index }: SyntaxOf<'index'>, scope: Scope) => {
  if (object.kind !== 'name' || scope.rule || scope.arguments?.has(object.name)) return undefined;
  if (lookUp(catalogue, object.name, scope)) return undefined;
  const table = catalogue.classes.map((owner) => namesOfClass(catalogue, owner).get(object.name)).find(isTable);
  if (!table) return undefined;
  const [first] = table.owner.members;
  return refuse(
    catalogue,
    'unknown-name',
    object.span,
    `"${object.name}" is a table of ${table.owner.name}, and none of them stands behind this formula`,
    `write whose row, like ${formulaName(first?.name ?? '')}.${object.name}[${textOf(index.span)}]`,
  );
};

/** The player in the brackets, one of those whom the table is towards; undefined, reported, where it is none. */
const columnOf = (
  { catalogue }: Resolving,
  table: PairTable,
  syntax: SyntaxOf<'index'>,
  scope: Scope,
): PlayerTerm | undefined => {
  const { index } = syntax;
  const player = readPlayer(catalogue, index, syntax, scope);
  if (player.kind === 'failed') return undefined;
  const others = table.towards === scope.class ? 'others' : table.towards.name;
  const hint = `write one of ${table.towards.name}, like ${table.name}[${formulaName(table.towards.members[0]?.name ?? '')}], or sum(${table.name}[${others}])`;
  if (player.kind === 'none') {
    refuse(catalogue, 'unknown-player', index.span, `"${textOf(index.span)}" is no player`, hint);
    return undefined;
  }
  if (player.place.class === table.towards) return player.place.term;
  const message = `${table.name} is towards ${table.towards.name}, and "${textOf(index.span)}" is one of ${player.place.class.name}`;
  refuse(catalogue, 'different-classes', index.span, message, hint);
  return undefined;
};

/**
 * `rivalry[others]`, `home.rivalry[labs.home]`: the number of the player before the dot (mine without one) towards the
 * one in the brackets. Undefined where no table stands before the brackets.
 */
export const resolvePair = (resolving: Resolving, syntax: SyntaxOf<'index'>, scope: Scope): Expression | undefined => {
  const { catalogue } = resolving;
  const { object, span } = syntax;
  const table = tableOf(catalogue, object, scope);
  if (!table) return refuseElsewhere(resolving, syntax, scope);
  const row = object.kind === 'member' ? readPlayer(catalogue, object.object, syntax, scope) : undefined;
  const column = columnOf(resolving, table, syntax, scope);
  if (!column || (row && row.kind !== 'place')) return unresolved(span);
  for (const each of table.columns) catalogue.read.add(each);
  const player: PlayerTerm = row?.place.term ?? { kind: 'me' };
  return {
    kind: 'pair',
    table: table.name,
    row: player,
    column,
    columns: table.columns.map((of): Expression => ({ kind: 'read', of, player, seen: false, span })),
    span,
  };
};
