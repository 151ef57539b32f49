import type { SyntaxOf } from '../formula/tree.ts';
import type { Expression } from '../model.ts';
import {
  type Catalogue,
  decisionsOf,
  namesOfClass,
  namesOfWorld,
  type OptionSet,
  optionSets,
  unresolved,
} from './catalogue.ts';
import { findDefine } from './options.ts';
import { read } from './reading.ts';
import { listed, suggestion } from './report.ts';
import { refuse } from './resolving.ts';
import { lookUp, type Scope, visibleNames } from './scope.ts';
import { functions } from './words.ts';

const number = (value: number, syntax: { span: Expression['span'] }): Expression => ({
  kind: 'number',
  value,
  span: syntax.span,
});
/** A bare option: of the set the place wants, else of the decision around it, else of all sets if they agree. */
const readOption = (catalogue: Catalogue, syntax: SyntaxOf<'name'>, scope: Scope): Expression | undefined => {
  const own = scope.decision?.options.indexOf(syntax.name) ?? -1;
  if (own >= 0) return number(own, syntax);
  const sets = optionSets(catalogue).filter((set) => set.options.includes(syntax.name));
  const [first] = sets;
  if (!first || scope.rule) return undefined;
  const value = first.options.indexOf(syntax.name);
  const other = sets.find((set) => set.options.indexOf(syntax.name) !== value);
  if (!other) return number(value, syntax);
  return refuse(
    catalogue,
    'ambiguous-option',
    syntax.span,
    `"${syntax.name}" is option ${value} of ${first.title}, but option ${other.options.indexOf(syntax.name)} of ${other.title}`,
    `compare it with what holds it, like ${first.title} == ${syntax.name}, or give that option another name`,
  );
};

/** Names that exist, but mean nothing where they stand: the sentence says what to write. */
const misplaced = (catalogue: Catalogue, syntax: SyntaxOf<'name'>, scope: Scope): Expression | undefined => {
  const { name, span } = syntax;
  if (name === 'others' || name === 'everyone' || catalogue.classOf.has(name)) {
    const hint = `read something of it, like sum(${name}.x), or count(${name})`;
    return refuse(
      catalogue,
      'collection-in-scalar-place',
      span,
      `"${name}" is a collection of players, here a number is wanted`,
      hint,
    );
  }
  if (name === 'me' || catalogue.memberOf.has(name)) {
    const hint = `read something of it, like ${name}.number`;
    return refuse(catalogue, 'player-in-scalar-place', span, `"${name}" is a player, here a number is wanted`, hint);
  }
  const attribute = decisionsOf(catalogue)
    .flatMap((decision) => decision.attributes)
    .find((each) => each.name === name);
  if (attribute) {
    const hint = `read it for an option: ${name}[${attribute.decision.name}]`;
    return refuse(
      catalogue,
      'attribute-without-option',
      span,
      `"${name}" is a list over the options of ${attribute.decision.name}, here a number is wanted`,
      hint,
    );
  }
  const define = findDefine(catalogue, syntax, scope);
  if (define) {
    const call = `${name}(${define.parameters.join(', ')})`;
    return refuse(
      catalogue,
      'definition-without-arguments',
      span,
      `"${name}" is a definition with arguments`,
      `write ${call}`,
    );
  }
  return undefined;
};

/** Other places that declare the name: the commonest mistake is a forgotten `module.` or `labs.`. */
const elsewhere = (catalogue: Catalogue, name: string, scope: Scope): readonly string[] => [
  ...[...catalogue.modules]
    .filter((module) => namesOfWorld(catalogue, module).has(name))
    .map((module) => `${module}.${name}`),
  ...catalogue.classes
    .filter((owner) => owner !== scope.class && namesOfClass(catalogue, owner).has(name))
    .map((owner) => `${owner.name}.${name}`),
];

/** A way out where nothing sounds like the name. */
const nothingLike = (name: string, scope: Scope): string => {
  if (/^(inf|infinity)$/i.test(name)) return 'write a large number such as 1e9';
  return scope.rule
    ? 'declare it under "parameters" or "memory" of the rule'
    : 'declare it, under "parameters", "state" or "let"';
};

const unknownName = (
  catalogue: Catalogue,
  syntax: SyntaxOf<'name'>,
  scope: Scope,
  expected?: OptionSet,
): Expression => {
  const { name, span } = syntax;
  if (catalogue.broken.has(name)) return unresolved(span);
  const found = scope.rule ? [] : elsewhere(catalogue, name, scope);
  if (found.length > 0) {
    return refuse(catalogue, 'unknown-name', span, `"${name}" is not known here`, `write ${found.join(' or ')}`);
  }
  if (scope.absence) {
    warnOfTypo(catalogue, syntax, scope);
    scope.absence.missing = true;
    return unresolved(span);
  }
  const form = functions.get(name);
  if (form !== undefined) return refuse(catalogue, 'unknown-name', span, `"${name}" is a function`, `write ${form}`);
  const inPlace = expected ? suggestion(name, expected.options) : undefined;
  const fallback = expected ? `the options of ${expected.title} are ${listed(expected.options)}` : undefined;
  const hint = inPlace ?? suggestion(name, visibleNames(catalogue, scope), fallback ?? nothingLike(name, scope));
  return refuse(catalogue, 'unknown-name', span, `unknown name "${name}"`, hint);
};

/** `orelse(viloates, 0)` would silently be 0: a near miss is worth a word. */
const warnOfTypo = (catalogue: Catalogue, syntax: SyntaxOf<'name'>, scope: Scope): void => {
  const near = syntax.name.length < 5 ? undefined : suggestion(syntax.name, visibleNames(catalogue, scope));
  if (near === undefined) return;
  catalogue.report.warn(
    'absent-name',
    syntax.span,
    `nothing is called "${syntax.name}": orelse takes its second value`,
    near,
  );
};

const builtIn = (
  name: string,
  syntax: SyntaxOf<'name'>,
  scope: Scope,
  catalogue: Catalogue,
): Expression | undefined => {
  if (name === 't' || name === 'dt' || name === 'year' || name === 'horizon')
    return { kind: 'time', name, span: syntax.span };
  if (name !== 'number') return undefined;
  if (scope.class) return { kind: 'place', player: { kind: 'me' }, span: syntax.span };
  const hint = 'read it of somebody, like labs.number in a reduction';
  return refuse(
    catalogue,
    'no-player',
    syntax.span,
    '"number" is a player\'s place in its class, and no player stands behind this formula',
    hint,
  );
};

/** A bare name. */
export const resolveName = (
  catalogue: Catalogue,
  syntax: SyntaxOf<'name'>,
  scope: Scope,
  expected?: OptionSet,
): Expression => {
  const { name } = syntax;
  const option = expected?.options.indexOf(name) ?? -1;
  if (option >= 0) return number(option, syntax);
  const argument = scope.arguments?.get(name);
  if (argument) return { kind: 'argument', index: argument.index, span: syntax.span };
  const special = builtIn(name, syntax, scope, catalogue) ?? scope.rule?.name(syntax, scope);
  if (special) return special;
  const named = lookUp(catalogue, name, scope);
  if (named) return read(catalogue, named, { kind: 'me' }, syntax);
  return (
    readOption(catalogue, syntax, scope) ??
    misplaced(catalogue, syntax, scope) ??
    unknownName(catalogue, syntax, scope, expected)
  );
};
