import type { Expression, PlayerTerm } from '../model.ts';
import { textOf } from '../source.ts';
import type { Catalogue, Named } from './catalogue.ts';
import { refuse } from './resolving.ts';
import { formulaName } from './scope.ts';

/** The reading of a named value, of a player if it is a player's; a reference is no number. */
export const read = (
  catalogue: Catalogue,
  named: Named,
  player: PlayerTerm | undefined,
  syntax: { span: Expression['span'] },
  seen = false,
): Expression => {
  if (named.kind === 'table') {
    const example = `${named.name}[${formulaName(named.towards.members[0]?.name ?? 'others')}]`;
    return refuse(
      catalogue,
      'collection-in-scalar-place',
      syntax.span,
      `"${textOf(syntax.span)}" is a table, a number towards each of ${named.towards.name}; here one number is wanted`,
      `read it towards somebody, like ${example}`,
    );
  }
  catalogue.read.add(named);
  if (named.kind === 'reference') {
    return refuse(
      catalogue,
      'player-in-scalar-place',
      syntax.span,
      `"${textOf(syntax.span)}" is a player, here a number is wanted`,
      `read something of it, like ${textOf(syntax.span)}.number, or compare it with a player: ${named.name} == me`,
    );
  }
  return { kind: 'read', of: named, player: named.owner ? player : undefined, seen, span: syntax.span };
};
