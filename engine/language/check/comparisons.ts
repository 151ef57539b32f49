import type { ComparisonOperator, Syntax, SyntaxOf } from '../formula/tree.ts';
import type { Expression } from '../model.ts';
import { textOf } from '../source.ts';
import { unresolved } from './catalogue.ts';
import { holdsOf } from './options.ts';
import { classNamed, readPlayer } from './players.ts';
import { type Resolving, refuse } from './resolving.ts';
import type { Scope } from './scope.ts';

const samePlayer = (
  resolving: Resolving,
  left: Syntax,
  right: Syntax,
  operator: ComparisonOperator,
  syntax: Syntax,
  scope: Scope,
): Expression => {
  const { catalogue } = resolving;
  if (operator !== '==' && operator !== '!=') {
    return refuse(
      catalogue,
      'player-in-scalar-place',
      syntax.span,
      `players have no order, so "${operator}" means nothing between them`,
      'use == or !=, or compare their .number',
    );
  }
  const [first, second] = [readPlayer(catalogue, left, left, scope), readPlayer(catalogue, right, right, scope)];
  const unread = first.kind === 'none' ? left : second.kind === 'none' ? right : undefined;
  if (unread) {
    return refuse(
      catalogue,
      'player-in-scalar-place',
      unread.span,
      `a player is compared with "${textOf(unread.span)}", which is no player`,
      'compare players with players: labs.home == me',
    );
  }
  if (first.kind !== 'place' || second.kind !== 'place') return unresolved(syntax.span);
  if (first.place.class !== second.place.class) {
    return refuse(
      catalogue,
      'different-classes',
      syntax.span,
      `one of ${first.place.class.name} is never one of ${second.place.class.name}`,
    );
  }
  const same: Expression = { kind: 'same-player', left: first.place.term, right: second.place.term, span: syntax.span };
  return operator === '==' ? same : { kind: 'not', operand: same, span: syntax.span };
};

/** `a < b <= c` is `a < b and b <= c`; a bare option is one of what stands on the other side. */
export const resolveComparison = (resolving: Resolving, syntax: SyntaxOf<'comparison'>, scope: Scope): Expression => {
  const { catalogue, resolve } = resolving;
  const { operands, operators } = syntax;
  const [first, second] = operands;
  const players = scope.rule ? [] : operands.filter((operand) => classNamed(catalogue, operand, scope));
  if (players.length > 0 && first && second && operands.length === 2) {
    return samePlayer(resolving, first, second, operators[0] ?? '==', syntax, scope);
  }
  const held = operands.map((operand) => holdsOf(catalogue, operand, scope));
  const values = operands.map((operand, index) => {
    const other = held.find((set, place) => place !== index && set !== undefined);
    return resolve(operand, scope, other ?? held[index]);
  });
  const links = operators.map((operator, index): Expression => {
    const left = values[index] ?? unresolved(syntax.span);
    const right = values[index + 1] ?? unresolved(syntax.span);
    const span = operators.length === 1 ? syntax.span : { ...left.span, end: right.span.end };
    return { kind: 'compare', operator, left, right, span };
  });
  return links.reduce((left, right) => ({ kind: 'logic', operator: 'and', left, right, span: syntax.span }));
};
