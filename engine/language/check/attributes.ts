import type { Syntax, SyntaxOf } from '../formula/tree.ts';
import type { Attribute, Decision, Expression } from '../model.ts';
import { textOf } from '../source.ts';
import { type Draft, decisionsOf, namesOfClass, type OptionSet, optionSets, unresolved } from './catalogue.ts';
import { findNamed, holdsOf } from './options.ts';
import { resolvePair } from './pairs.ts';
import { classNamed } from './players.ts';
import { suggestion } from './report.ts';
import { type Resolving, refuse } from './resolving.ts';
import type { Scope } from './scope.ts';
import { indexed } from './slips.ts';

const attributeOf = (decision: Draft<Decision>, name: string): Attribute | undefined =>
  decision.attributes.find((attribute) => attribute.name === name);

const sameOptions = (a: OptionSet, decision: Draft<Decision>): boolean =>
  a.options.length === decision.options.length &&
  a.options.every((option, index) => option === decision.options[index]);

const sameValues = (attributes: readonly Attribute[]): boolean =>
  attributes.every(
    ({ values }) =>
      values.length === attributes[0]?.values.length &&
      values.every((value, index) => value === attributes[0]?.values[index]),
  );

/** `stance.effort`, `labs.stance.effort`: the decision is named. */
const decisionNamed = ({ catalogue }: Resolving, syntax: Syntax, scope: Scope): Draft<Decision> | undefined => {
  const owner = syntax.kind === 'member' ? classNamed(catalogue, syntax.object, scope) : undefined;
  const named =
    owner && syntax.kind === 'member'
      ? namesOfClass(catalogue, owner).get(syntax.name)
      : findNamed(catalogue, syntax, scope);
  return named?.kind === 'decision' ? named : undefined;
};

/**
 * The attribute meant by a bare `effort[i]`: of the decision whose option i is; else of my class's first decision that
 * has it, of the class being reduced, or of the only decision that has it (lists that are equal count as one).
 */
const chooseAttribute = (
  candidates: readonly Draft<Decision>[],
  name: string,
  index: OptionSet | undefined,
  scope: Scope,
): Attribute | 'other' | undefined => {
  const attributes = candidates.flatMap((decision) => attributeOf(decision, name) ?? []);
  const held = index?.decision && attributeOf(index.decision, name);
  if (held) return held;
  const fitting = attributes.filter(({ decision }) => !index || sameOptions(index, decision));
  if (fitting.length === 0) return 'other';
  const own = fitting.find(({ decision }) => decision.owner === scope.class);
  const reduced = fitting.find(({ decision }) => decision.owner === scope.slot?.binder?.class);
  return own ?? reduced ?? (sameValues(fitting) ? fitting[0] : undefined);
};

const optionSetOf = (resolving: Resolving, decision: Decision): OptionSet | undefined =>
  optionSets(resolving.catalogue).find((set) => set.decision === decision);

const readAt = (resolving: Resolving, attribute: Attribute, syntax: SyntaxOf<'index'>, scope: Scope): Expression => {
  const { catalogue } = resolving;
  const index = resolving.resolve(syntax.index, scope, optionSetOf(resolving, attribute.decision));
  const last = attribute.values.length - 1;
  const value = index.kind === 'number' && !Number.isNaN(index.value) ? index.value : 0;
  if (value < 0 || value > last || !Number.isInteger(value)) {
    return refuse(
      catalogue,
      'out-of-range',
      index.span,
      `${attribute.name} has the options 0 to ${last}, not ${value}`,
    );
  }
  return { kind: 'attribute', attribute, index, span: syntax.span };
};

const readNamedDecision = (
  resolving: Resolving,
  syntax: SyntaxOf<'index'>,
  object: SyntaxOf<'member'>,
  scope: Scope,
): Expression => {
  const { catalogue } = resolving;
  const decision = decisionNamed(resolving, object.object, scope);
  const slip = decision ? undefined : indexed(catalogue, syntax, scope);
  if (slip) return refuse(catalogue, 'unknown-name', object.span, slip.message, slip.hint);
  if (!decision) {
    const hint = 'write attribute[option], like effort[stance], or class.decision.attribute[option]';
    return refuse(
      catalogue,
      'unknown-name',
      object.object.span,
      `"${textOf(object.object.span)}" is no decision`,
      hint,
    );
  }
  const attribute = attributeOf(decision, object.name);
  if (attribute) return readAt(resolving, attribute, syntax, scope);
  const hint = suggestion(
    object.name,
    decision.attributes.map(({ name }) => name),
  );
  return refuse(catalogue, 'unknown-name', object.nameSpan, `${decision.name} has no attribute "${object.name}"`, hint);
};

/** `effort[stance]`, `labs.stance.effort[race]`. */
export const resolveIndex = (resolving: Resolving, syntax: SyntaxOf<'index'>, scope: Scope): Expression => {
  const { catalogue } = resolving;
  const { object } = syntax;
  const pair = resolvePair(resolving, syntax, scope);
  if (pair) return pair;
  if (object.kind === 'member') return readNamedDecision(resolving, syntax, object, scope);
  if (object.kind !== 'name')
    return refuse(catalogue, 'unknown-name', object.span, 'only an attribute can be read for an option');
  const candidates = decisionsOf(catalogue).filter((decision) => attributeOf(decision, object.name));
  const names = decisionsOf(catalogue).flatMap((decision) => decision.attributes.map(({ name }) => name));
  if (candidates.length === 0) {
    if (catalogue.broken.has(object.name)) return unresolved(syntax.span);
    if (scope.absence) {
      scope.absence.missing = true;
      return unresolved(syntax.span);
    }
    const slip = indexed(catalogue, syntax, scope);
    if (slip) return refuse(catalogue, 'unknown-name', object.span, slip.message, slip.hint);
    const hint = suggestion(object.name, names, 'attributes are lists under a decision, one number per option');
    return refuse(catalogue, 'unknown-name', object.span, `no decision has an attribute "${object.name}"`, hint);
  }
  const held = holdsOf(catalogue, syntax.index, scope);
  const attribute = chooseAttribute(candidates, object.name, held, scope);
  if (attribute === 'other') {
    const owners = candidates.map((decision) => `${decision.owner.name}.${decision.name}`).join(', ');
    return refuse(
      catalogue,
      'ambiguous-attribute',
      syntax.span,
      `"${textOf(syntax.index.span)}" is an option of ${held?.title ?? 'another decision'}, "${object.name}" is an attribute of ${owners}`,
      'give that decision the attribute too, or share options and attributes with "of:"',
    );
  }
  if (attribute) return readAt(resolving, attribute, syntax, scope);
  const [first] = candidates;
  return refuse(
    catalogue,
    'ambiguous-attribute',
    syntax.span,
    `"${object.name}" is an attribute of several decisions: ${candidates.map((decision) => `${decision.owner.name}.${decision.name}`).join(', ')}`,
    `name one: ${first?.owner.name}.${first?.name}.${object.name}[${textOf(syntax.index.span)}]`,
  );
};
