import type { SyntaxOf } from '../formula/tree.ts';
import type { Elementary, Expression } from '../model.ts';
import { textOf } from '../source.ts';
import { type Catalogue, namesOfWorld, type OptionSet, scenarioItself, unresolved } from './catalogue.ts';
import { resolveApplication } from './definitions.ts';
import { resolveDelay } from './delays.ts';
import { drawForms } from './draw-forms.ts';
import { findDefine, holdsOf } from './options.ts';
import { headSuggestion } from './players.ts';
import { isReduction, resolveReduction } from './reductions.ts';
import { listed, suggestion } from './report.ts';
import { type Resolving, refuse } from './resolving.ts';
import { lookUp, type Scope } from './scope.ts';
import { attributeRead } from './slips.ts';
import { resolveWhatIf } from './what-if.ts';
import { elementary, functions, laterFunctions } from './words.ts';

const isElementary = (name: string): name is Elementary => elementary.has(name);

const arity = ({ catalogue }: Resolving, name: string, wanted: number, syntax: SyntaxOf<'call'>): boolean => {
  if (syntax.args.length === wanted) return true;
  const message = `${name} takes ${wanted} argument${wanted === 1 ? '' : 's'}, not ${syntax.args.length}`;
  catalogue.report.error('argument-count', syntax.span, message, `write ${functions.get(name)}`);
  return false;
};

/** Bare options in any of several places that give the value: one of what another place holds. */
const sharedOptions = (
  { catalogue }: Resolving,
  args: SyntaxOf<'call'>['args'],
  scope: Scope,
  expected: OptionSet | undefined,
): OptionSet | undefined => {
  for (const argument of expected ? [] : args) {
    const held = holdsOf(catalogue, argument, scope);
    if (held) return held;
  }
  return expected;
};

const resolveOrelse = (
  resolving: Resolving,
  syntax: SyntaxOf<'call'>,
  scope: Scope,
  expected: OptionSet | undefined,
): Expression => {
  const [first, second] = syntax.args;
  if (!first || !second || !arity(resolving, 'orelse', 2, syntax)) return unresolved(syntax.span);
  const shared = sharedOptions(resolving, syntax.args, scope, expected);
  const value = resolving.resolve(second, scope, shared);
  const absence = { missing: false };
  const inner = { ...scope, absence };
  const name = first.kind === 'call' && first.callee.kind === 'name' ? first.callee.name : '';
  const read =
    first.kind === 'call' && isReduction(name, first.args)
      ? resolveReduction(resolving, name, first, inner, { expected: shared, orelse: value })
      : resolving.resolve(first, inner, shared);
  return absence.missing ? value : read;
};

/** `effort(stance)` for `effort[stance]`, `normal(0, 1)` outside of `draw`. */
const misusedName = (
  catalogue: Catalogue,
  { args }: SyntaxOf<'call'>,
  { name, span }: SyntaxOf<'name'>,
): Expression | undefined => {
  const [first] = args;
  const slip = first && attributeRead(catalogue, name, textOf(first.span));
  if (slip !== undefined)
    return refuse(catalogue, 'unknown-function', span, `"${name}" is a list over options, not a function`, slip);
  const form = drawForms.get(name)?.form;
  return form === undefined
    ? undefined
    : refuse(
        catalogue,
        'unknown-function',
        span,
        `"${name}" is a distribution, and chance is drawn under "draw"`,
        `give it a name there, like draw: {world: {luck: "${form}"}}, and read luck here`,
      );
};

const unknownFunction = ({ catalogue }: Resolving, syntax: SyntaxOf<'call'>, scope: Scope): Expression => {
  const { callee } = syntax;
  const name = textOf(callee.span);
  if (callee.kind === 'name') {
    if (catalogue.broken.has(callee.name)) return unresolved(syntax.span);
    const modules = [...catalogue.modules].filter((module) => catalogue.defines.get(module)?.has(callee.name));
    if (modules.length > 0) {
      const hint = `write ${modules.map((module) => `${module}.${name}(…)`).join(' or ')}`;
      return refuse(catalogue, 'unknown-function', callee.span, `"${name}" is not known here`, hint);
    }
    const told = misusedName(catalogue, syntax, callee);
    if (told) return told;
    if (scope.absence) {
      scope.absence.missing = true;
      return unresolved(syntax.span);
    }
    if (lookUp(catalogue, callee.name, scope)) {
      return refuse(
        catalogue,
        'unknown-function',
        callee.span,
        `"${name}" is a name, not a function`,
        `write ${name} * (…) to multiply`,
      );
    }
    const form = functions.get(name);
    if (form !== undefined)
      return refuse(catalogue, 'argument-count', syntax.span, `${name} needs something to work on`, `write ${form}`);
    const own = catalogue.defines.get(scope.module ?? scenarioItself)?.keys() ?? [];
    const verbs = scope.rule?.known() ?? [];
    return refuse(
      catalogue,
      'unknown-function',
      callee.span,
      `unknown function "${name}"`,
      suggestion(name, [...functions.keys(), ...own, ...verbs], `the functions are ${listed(functions.keys(), 30)}`),
    );
  }
  if (callee.kind === 'member' && callee.object.kind === 'name')
    return unknownOfModule(catalogue, callee, callee.object, syntax, scope);
  return refuse(catalogue, 'unknown-function', callee.span, `"${name}" is no function`);
};

/** Where other languages keep their functions. */
const libraries = new Set(['Math', 'math', 'np', 'numpy']);

/** `Math.exp(x)` as it is written here. */
const withoutLibrary = (name: string, { args }: SyntaxOf<'call'>): string | undefined => {
  const given = args.map(({ span }) => textOf(span));
  const [power, exponent] = given;
  if ((name === 'pow' || name === 'power') && power !== undefined && exponent !== undefined)
    return `write (${power})^(${exponent})`;
  if (name === 'random')
    return 'chance is drawn under "draw": draw: {world: {luck: "uniform(0, 1)"}}, and read luck here';
  return functions.has(name) ? `write ${name}(${given.join(', ')})` : undefined;
};

const unknownOfModule = (
  catalogue: Catalogue,
  callee: SyntaxOf<'member'>,
  object: SyntaxOf<'name'>,
  syntax: SyntaxOf<'call'>,
  scope: Scope,
): Expression => {
  if (catalogue.modules.has(object.name)) {
    if (namesOfWorld(catalogue, object.name).has(callee.name)) {
      return refuse(catalogue, 'unknown-function', callee.span, `"${textOf(callee.span)}" is a name, not a function`);
    }
    const hint = suggestion(callee.name, catalogue.defines.get(object.name)?.keys() ?? []);
    return refuse(
      catalogue,
      'unknown-function',
      callee.nameSpan,
      `module ${object.name} defines no "${callee.name}"`,
      hint,
    );
  }
  const slip = libraries.has(object.name) ? withoutLibrary(callee.name, syntax) : undefined;
  if (slip !== undefined)
    return refuse(catalogue, 'unknown-function', callee.span, `functions stand alone, without "${object.name}."`, slip);
  if (scope.absence) {
    scope.absence.missing = true;
    return unresolved(syntax.span);
  }
  const hint =
    headSuggestion(catalogue, object.name, scope) ?? `add ${object.name} under "use", or read it with orelse(…, value)`;
  return refuse(catalogue, 'unknown-function', object.span, `no module "${object.name}" is in use`, hint);
};

const resolveBuiltIn = (
  resolving: Resolving,
  name: string,
  syntax: SyntaxOf<'call'>,
  scope: Scope,
  expected: OptionSet | undefined,
): Expression | undefined => {
  const { catalogue, resolve } = resolving;
  const { args, span } = syntax;
  const nothing = unresolved(span);
  const [a, b, c] = args;
  if (isElementary(name)) {
    if (!arity(resolving, name, 1, syntax) || !a) return nothing;
    return { kind: 'elementary', function: name, argument: resolve(a, scope), span };
  }
  if (name === 'if') {
    if (!arity(resolving, name, 3, syntax) || !a || !b || !c) return nothing;
    const shared = sharedOptions(resolving, [b, c], scope, expected);
    return {
      kind: 'if',
      condition: resolve(a, scope),
      // biome-ignore lint/suspicious/noThenProperty: the branch of `if`, as the model names it
      then: resolve(b, scope, shared),
      else: resolve(c, scope, shared),
      span,
    };
  }
  if (name === 'clamp') {
    if (!arity(resolving, name, 3, syntax) || !a || !b || !c) return nothing;
    const shared = sharedOptions(resolving, args, scope, expected);
    return {
      kind: 'clamp',
      value: resolve(a, scope, shared),
      low: resolve(b, scope, shared),
      high: resolve(c, scope, shared),
      span,
    };
  }
  if ((name === 'min' || name === 'max') && args.length >= 2) {
    const shared = sharedOptions(resolving, args, scope, expected);
    return {
      kind: 'extremum',
      function: name,
      arguments: args.map((argument) => resolve(argument, scope, shared)),
      span,
    };
  }
  if (name === 'delay')
    return arity(resolving, name, 2, syntax) ? resolveDelay(resolving, syntax, scope, expected) : nothing;
  if (name === 'realised' && !scope.rule) {
    if (!arity(resolving, name, 1, syntax) || !a) return nothing;
    const read = resolve(a, scope);
    const decision = read.kind === 'read' && read.of.kind === 'decision' ? read.of : undefined;
    if (read.kind === 'read' && decision && read.player)
      return { kind: 'realised', decision, player: read.player, span };
    const hint = 'write realised(stance), or mean(realised(labs.stance)) over a class';
    return refuse(catalogue, 'no-decision', span, 'realised takes a decision', hint);
  }
  if (name === 'where') {
    return refuse(
      catalogue,
      'misplaced-where',
      span,
      'where stands directly inside a reduction',
      `write sum(${textOf(span)}), or if(condition, x, 0) for one player`,
    );
  }
  return undefined;
};

/** `f(a, b)`: a function of the language, a reduction, a verb of a rule or a definition. */
export const resolveCall = (
  resolving: Resolving,
  syntax: SyntaxOf<'call'>,
  scope: Scope,
  expected?: OptionSet,
): Expression => {
  const { callee, args } = syntax;
  const name = callee.kind === 'name' ? callee.name : '';
  if (name === 'orelse') return resolveOrelse(resolving, syntax, scope, expected);
  if (name === 'at') return resolveWhatIf(resolving, syntax, scope, expected);
  const verb = callee.kind === 'name' ? scope.rule?.call(name, syntax, scope) : undefined;
  if (verb) return verb;
  if (isReduction(name, args)) return resolveReduction(resolving, name, syntax, scope, { expected });
  const builtIn = resolveBuiltIn(resolving, name, syntax, scope, expected);
  if (builtIn) return builtIn;
  const define = scope.rule ? undefined : findDefine(resolving.catalogue, callee, scope);
  if (define) return resolveApplication(resolving, define, syntax, scope);
  if (laterFunctions.has(name)) {
    return refuse(
      resolving.catalogue,
      'not-yet',
      callee.span,
      `this version has no "${name}" yet`,
      laterFunctions.get(name),
    );
  }
  return unknownFunction(resolving, syntax, scope);
};
