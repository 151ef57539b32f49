import type { Syntax, SyntaxOf } from '../formula/tree.ts';
import type { Decision, Expression, PlayerClass, Supposition } from '../model.ts';
import { textOf } from '../source.ts';
import {
  type Catalogue,
  type Draft,
  decisionsOf,
  namesOfClass,
  type OptionSet,
  optionSets,
  unresolved,
} from './catalogue.ts';
import { holdsOf } from './options.ts';
import { readPlayer } from './players.ts';
import { listed, suggestion } from './report.ts';
import { type Resolving, refuse } from './resolving.ts';
import { lookUp, type Scope } from './scope.ts';

type Whose = Supposition['whose'];

/** Whose choice stands on the left side; `word` is the collection as written, `others` or a class. */
type Left = {
  readonly whose: Whose;
  readonly word: string | undefined;
  readonly class: PlayerClass;
  readonly name: string;
};

const example = (catalogue: Catalogue): string => {
  const [decision] = decisionsOf(catalogue);
  return decision === undefined ? 'stance == race' : `${decision.name} == ${decision.options.at(-1) ?? 'race'}`;
};

const headOf = (syntax: Syntax): string | undefined => {
  if (syntax.kind === 'member') return headOf(syntax.object);
  return syntax.kind === 'name' ? syntax.name : undefined;
};

const notADecision = ({ catalogue }: Resolving, syntax: Syntax): undefined => {
  refuse(
    catalogue,
    'no-decision',
    syntax.span,
    `at supposes choices, "${textOf(syntax.span)}" is none`,
    `write a decision and what is chosen, like ${example(catalogue)}`,
  );
  return undefined;
};

/** `others.d`, `labs.d`: everybody of a class, or all but me. */
const collection = ({ catalogue }: Resolving, syntax: SyntaxOf<'member'>, scope: Scope): Left | undefined => {
  const { object, name } = syntax;
  if (object.kind !== 'name' || scope.arguments?.has(object.name)) return undefined;
  const others = object.name === 'others';
  const owner = others ? scope.class : catalogue.classOf.get(object.name);
  return owner && { whose: { kind: 'each', binder: { class: owner, others } }, word: object.name, class: owner, name };
};

/** `d`, `others.d`, `labs.d`, `Leader.d`, `home.d`. */
const readLeft = (resolving: Resolving, syntax: Syntax, scope: Scope): Left | undefined => {
  const { catalogue } = resolving;
  if (syntax.kind === 'name' && scope.class)
    return {
      whose: { kind: 'player', player: { kind: 'me' } },
      word: undefined,
      class: scope.class,
      name: syntax.name,
    };
  if (syntax.kind !== 'member') return notADecision(resolving, syntax);
  const several = collection(resolving, syntax, scope);
  if (several) return several;
  const head = headOf(syntax) ?? '';
  if (head === 'everyone' || catalogue.classOf.has(head) || (head === 'others' && scope.class)) {
    refuse(
      catalogue,
      'collection-in-scalar-place',
      syntax.span,
      `at supposes the choices of one class, of others or of one player, not of "${textOf(syntax.object.span)}"`,
      'write labs.stance, others.stance, stance or Leader.stance on the left',
    );
    return undefined;
  }
  const before = catalogue.report.problems.length;
  const player = readPlayer(catalogue, syntax.object, syntax, scope);
  if (player.kind === 'place')
    return {
      whose: { kind: 'player', player: player.place.term },
      word: undefined,
      class: player.place.class,
      name: syntax.name,
    };
  return catalogue.report.problems.length > before ? undefined : notADecision(resolving, syntax);
};

/** The decision that a left side names; reported where it names none. */
const decisionOf = (resolving: Resolving, left: Left, syntax: Syntax, scope: Scope): Draft<Decision> | undefined => {
  const { catalogue } = resolving;
  const names = namesOfClass(catalogue, left.class);
  const named = names.get(left.name);
  if (named?.kind === 'decision') return named;
  if (catalogue.broken.has(left.name)) return undefined;
  if (!named && scope.absence) {
    scope.absence.missing = true;
    return undefined;
  }
  const decisions = decisionsOf(catalogue)
    .filter(({ owner }) => owner === left.class)
    .map(({ name }) => name);
  const elsewhere = decisionsOf(catalogue).find(({ name }) => name === left.name);
  const hint = named
    ? 'what is no decision is an argument of a definition: at(gain(0), stance == race)'
    : elsewhere && left.word === undefined && syntax.kind === 'name'
      ? `it is a decision of ${elsewhere.owner.name}: write ${elsewhere.owner.name}.${left.name}`
      : suggestion(left.name, decisions, `${left.class.name} decide on ${listed(decisions) || 'nothing'}`);
  const what = named ? `"${textOf(syntax.span)}" is a ${named.kind}` : `${left.class.name} have no "${left.name}"`;
  refuse(catalogue, named ? 'no-decision' : 'unknown-name', syntax.span, `${what}, and at supposes choices`, hint);
  return undefined;
};

/** The parts of a formula that can become its value. */
const resultsOf = (syntax: Syntax): readonly Syntax[] => {
  const name = syntax.kind === 'call' && syntax.callee.kind === 'name' ? syntax.callee.name : undefined;
  if (syntax.kind !== 'call' || name === undefined) return [syntax];
  if (name === 'if') return syntax.args.slice(1).flatMap(resultsOf);
  if (name === 'pick' || name === 'where' || name === 'at') return syntax.args.slice(0, 1).flatMap(resultsOf);
  return ['orelse', 'min', 'max', 'clamp'].includes(name) ? syntax.args.flatMap(resultsOf) : [syntax];
};

/** The options of another decision that a part of the right side is one of, or nothing. */
const foreignOptions = (
  catalogue: Catalogue,
  part: Syntax,
  decision: Draft<Decision>,
  scope: Scope,
): OptionSet | undefined => {
  const isOther = ({ options }: OptionSet): boolean => options.join(' ') !== decision.options.join(' ');
  if (part.kind === 'name') {
    const known = decision.options.includes(part.name) || scope.arguments?.has(part.name);
    const bare = known || lookUp(catalogue, part.name, scope) ? undefined : part.name;
    if (bare !== undefined) return optionSets(catalogue).find(({ options }) => options.includes(bare));
    if (decision.options.includes(part.name)) return undefined;
  }
  const held = holdsOf(catalogue, part, scope);
  return held && isOther(held) ? held : undefined;
};

const refuseForeign = ({ catalogue }: Resolving, right: Syntax, decision: Draft<Decision>, scope: Scope): boolean => {
  for (const part of resultsOf(right)) {
    const set = foreignOptions(catalogue, part, decision, scope);
    if (!set) continue;
    refuse(
      catalogue,
      'unknown-option',
      part.span,
      `"${textOf(part.span)}" is an option of ${set.title}, not of ${decision.owner.name}.${decision.name}`,
      `the options of ${decision.name} are ${listed(decision.options)}`,
    );
    return true;
  }
  return false;
};

const refuseNumber = ({ catalogue }: Resolving, value: Expression, decision: Draft<Decision>): void => {
  if (value.kind !== 'number' || Number.isNaN(value.value)) return;
  const last = decision.options.length - 1;
  if (Number.isInteger(value.value) && value.value >= 0 && value.value <= last) return;
  refuse(
    catalogue,
    'out-of-range',
    value.span,
    `${decision.name} has the options 0 to ${last}, not ${value.value}`,
    `write one of ${listed(decision.options)}`,
  );
};

const resolveSupposition = (resolving: Resolving, syntax: Syntax, scope: Scope): Supposition | undefined => {
  const { catalogue, resolve } = resolving;
  const [first, right] = syntax.kind === 'comparison' ? syntax.operands : [];
  if (syntax.kind !== 'comparison' || !first || !right || syntax.operators.join() !== '==')
    return notADecision(resolving, syntax);
  const left = readLeft(resolving, first, scope);
  const decision = left && decisionOf(resolving, left, first, scope);
  if (!left || !decision) return undefined;
  const { whose, word } = left;
  if (word !== undefined && scope.slot?.head === word) {
    refuse(
      catalogue,
      'two-collections',
      first.span,
      `inside the reduction "${word}" is one player, here all of them are meant`,
      'give the what-if a name under let, and reduce that',
    );
    return undefined;
  }
  const inner: Scope =
    whose.kind === 'each'
      ? { ...scope, slot: { head: word, binder: whose.binder, everyone: undefined }, columns: undefined }
      : scope;
  const set = optionSets(catalogue).find((each) => each.decision === decision);
  if (refuseForeign(resolving, right, decision, inner)) return undefined;
  const value = resolve(right, inner, set);
  refuseNumber(resolving, value, decision);
  return { decision, whose, value, span: first.span };
};

const isMe = ({ whose }: Supposition): boolean => whose.kind === 'player' && whose.player.kind === 'me';
const isOthers = ({ whose }: Supposition): boolean => whose.kind === 'each' && whose.binder.others;
const memberOf = ({ whose }: Supposition): string | undefined =>
  whose.kind === 'player' && whose.player.kind === 'member' ? whose.player.member.name : undefined;

/** Whether nobody can be meant by both. */
const areApart = (a: Supposition, b: Supposition): boolean =>
  a.decision !== b.decision ||
  (isMe(a) && isOthers(b)) ||
  (isOthers(a) && isMe(b)) ||
  (memberOf(a) !== undefined && memberOf(b) !== undefined && memberOf(a) !== memberOf(b));

/** `others.stance == if(others == Leader, slow, race)` */
const onceForAll = (all: Supposition, single: Supposition): string => {
  const [collection = '', player = 'me'] = [all, single].map(({ span }) =>
    textOf(span).split('.').slice(0, -1).join('.'),
  );
  const choices = [single, all].map(({ value }) => textOf(value.span)).join(', ');
  return `say it once for all: ${textOf(all.span)} == if(${collection} == ${player || 'me'}, ${choices})`;
};

const refuseTwice = ({ catalogue }: Resolving, supposed: readonly Supposition[]): void => {
  for (const [index, one] of supposed.entries()) {
    const before = supposed.slice(0, index).find((other) => !areApart(one, other));
    if (!before) continue;
    const [now, then] = [textOf(one.span), textOf(before.span)];
    const clause = now === then ? '' : `: "${then}" can be the same player's`;
    const [all, single] = one.whose.kind === 'each' ? [one, before] : [before, one];
    const hint = all.whose.kind === 'each' && single.whose.kind === 'player' ? onceForAll(all, single) : undefined;
    refuse(
      catalogue,
      'declared-twice',
      one.span,
      `"${now}" is supposed twice${clause}`,
      hint ?? 'leave one of the two out',
    );
  }
};

/**
 * `at(expr, stance == race, others.stance == others.plan)`: the value of a formula as if these choices were taken.
 * Right sides are read outside; on that of a class or of `others`, its word is the player whose choice is supposed.
 */
export const resolveWhatIf = (
  resolving: Resolving,
  syntax: SyntaxOf<'call'>,
  scope: Scope,
  expected?: OptionSet,
): Expression => {
  const { catalogue, resolve } = resolving;
  const [first, ...sides] = syntax.args;
  if (scope.rule)
    return refuse(
      catalogue,
      'unknown-function',
      syntax.callee.span,
      'a rule sees no decisions of the model that it could suppose',
      'put the what-if into the payoff',
    );
  if (!first || sides.length === 0)
    return refuse(
      catalogue,
      'argument-count',
      syntax.span,
      'at takes a formula and at least one choice to suppose',
      `write at(${first ? textOf(first.span) : 'x'}, ${example(catalogue)})`,
    );
  const body = resolve(first, scope, expected);
  const supposed = sides.flatMap((side) => resolveSupposition(resolving, side, scope) ?? []);
  refuseTwice(resolving, supposed);
  return supposed.length === 0 ? unresolved(syntax.span) : { kind: 'at', body, supposed, span: syntax.span };
};
