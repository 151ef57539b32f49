import type { SyntaxOf } from '../formula/tree.ts';
import type { Binder, Decision, Expression, Memory, PlayerTerm, RuleExpression } from '../model.ts';
import type { Span } from '../source.ts';
import type { Draft } from './catalogue.ts';
import { childrenOf } from './leaves.ts';
import { refuse } from './resolving.ts';
import type { RuleContext, RuleMoment } from './rule-context.ts';
import type { Scope } from './scope.ts';

/** Every name that means something in rules, and the formulas in which it does. */
const names: ReadonlyMap<string, readonly RuleMoment[]> = new Map([
  ['option', ['initial', 'believe', 'choose', 'learn']],
  ['cooperate', ['initial', 'believe', 'choose', 'learn']],
  ['defect', ['initial', 'believe', 'choose', 'learn']],
  ['choice', ['believe', 'choose', 'learn']],
  ['first', ['believe', 'choose', 'learn']],
  ['cooperated', ['believe', 'choose', 'learn']],
  ['payoff', ['choose']],
  ['realised', ['learn']],
  ['foregone', ['learn']],
  ['probability', ['learn']],
]);

/** What can be read of another player, besides memory of him. */
const fieldsOfOthers: ReadonlyMap<string, readonly RuleMoment[]> = new Map([
  ['number', ['initial', 'believe', 'choose', 'learn']],
  ['choice', ['believe', 'choose', 'learn']],
  ['realised', ['learn']],
]);

export const isRuleName = (name: string): boolean => names.has(name);

/** The names that a formula of a rule can read, besides parameters and memory. */
export const ruleNamesAt = (moment: RuleMoment): readonly string[] =>
  [...names].flatMap(([name, moments]) => (moments.includes(moment) ? [name] : []));

const me = { kind: 'me' } as const;

/** What is wrong with a name at a moment at which it has no value, and what to write. */
const untimelyWords = (moment: RuleMoment, name: string): readonly [string, string | undefined] => {
  if (moment === 'initial')
    return [`"${name}" is not known before the first tick: an initial value is a formula of parameters`, undefined];
  if (moment === 'learn')
    return [
      `"${name}" is weighed before choosing, and a rule learns afterwards`,
      'write realised, or foregone for all options, given what all chose',
    ];
  if (name === 'payoff') return [`"${name}" is weighed with what is believed, so a belief cannot read it`, undefined];
  return [
    `"${name}" is known once all have chosen: in learn, not in ${moment}`,
    `let the rule remember it: memory: {last: {initial: 0}}, learn: {last: ${name}}`,
  ];
};

/** A name of rules where it has no value. */
const untimely = ({ moment, resolving }: RuleContext, name: string, span: Span): Expression => {
  const [sentence, hint] = untimelyWords(moment, name);
  return refuse(resolving.catalogue, 'wrong-moment', span, sentence, hint);
};

/** The option that stands for defection: the last one, or the first where the last is cooperation. */
const defectOf = (decision: Decision): number => {
  const last = decision.options.length - 1;
  return decision.cooperate === last ? 0 : last;
};

/** In `learn` the world has moved on, and what others chose is read through their masks by name. */
const choiceOf = ({ decision, moment }: RuleContext, player: PlayerTerm, span: Span): Expression => ({
  kind: 'read',
  of: decision,
  player,
  seen: moment === 'learn' && player.kind !== 'me' && decision.seen !== undefined,
  span,
});

const cooperated = (context: RuleContext, span: Span): Expression => {
  const { decision } = context;
  const binder: Binder = { class: decision.owner, others: true };
  const left = choiceOf(context, { kind: 'element', binder }, span);
  const right: Expression = { kind: 'number', value: decision.cooperate, span };
  const body: Expression = { kind: 'compare', operator: '<=', left, right, span };
  return {
    kind: 'reduce',
    function: 'share',
    parts: [{ binder, body, where: undefined, key: undefined }],
    orelse: undefined,
    span,
  };
};

export const needsPayoff = (context: RuleContext): void => {
  const { decision, rule, usedAt, resolving } = context;
  if (decision.payoff) return;
  resolving.catalogue.report.error(
    'rule-needs-payoff',
    usedAt,
    `the rule "${rule}" looks at payoffs, and the decision "${decision.name}" has none`,
    `add payoff: … to ${decision.name}`,
  );
};

/** A name that stands for one number. */
export const scalarName = (context: RuleContext, { name, span }: SyntaxOf<'name'>): Expression | undefined => {
  const { decision, moment, memory } = context;
  const number = (value: number): Expression => ({ kind: 'number', value, span });
  if (names.get(name)?.includes(moment) === false) return untimely(context, name, span);
  switch (name) {
    case 'choice':
      return choiceOf(context, me, span);
    case 'first': {
      if (decision.when) return { kind: 'first-decision', decision, span };
      // A rule learns after the tick has been counted.
      const right = number(moment === 'learn' ? 1 : 0);
      return { kind: 'compare', operator: '==', left: { kind: 'time', name: 't', span }, right, span };
    }
    case 'cooperate':
      return number(decision.cooperate);
    case 'defect':
      return number(defectOf(decision));
    case 'cooperated':
      return cooperated(context, span);
    case 'realised':
      needsPayoff(context);
      return { kind: 'realised', decision, player: me, span };
    default: {
      const remembered = memory.get(name);
      return remembered && readMemory(context, remembered, undefined, span);
    }
  }
};

/** A name that stands for a number per option, or for a number that no formula has. */
export const leafName = (context: RuleContext, { name, span }: SyntaxOf<'name'>): RuleExpression | undefined => {
  if (names.get(name)?.includes(context.moment) === false) return undefined;
  if (name === 'payoff' || name === 'foregone') {
    needsPayoff(context);
    return { kind: name, span };
  }
  if (name === 'option' || name === 'probability') return { kind: name, span };
  const parameter = context.parameters.get(name);
  if (!parameter || 'kind' in parameter) return undefined;
  for (const each of parameter) context.resolving.catalogue.read.add(each);
  return { kind: 'per-option', span, parameters: parameter };
};

const readMemory = (
  { moment, resolving }: RuleContext,
  memory: Draft<Memory>,
  other: PlayerTerm | undefined,
  span: Span,
): Expression => {
  const { catalogue } = resolving;
  const { name } = memory;
  if (moment === 'initial') {
    const message = `"${name}" is not known before the first tick: an initial value is a formula of parameters`;
    return refuse(catalogue, 'wrong-moment', span, message);
  }
  if (memory.other && !other) {
    const message = `"${name}" has a value per other player, here it is read of nobody`;
    return refuse(
      catalogue,
      'collection-in-scalar-place',
      span,
      message,
      `write others.${name}, as in sum(others.${name})`,
    );
  }
  if (!memory.other && other) {
    const message = `"${name}" is not kept per other player`;
    return refuse(catalogue, 'unknown-name', span, message, `write ${name}, or keep it per other: per: other`);
  }
  return { kind: 'remembered', memory, other, span };
};

/** The player that `others` means here: the element of the reduction around, else the one the formula is about. */
const otherHere = (context: RuleContext, scope: Scope): PlayerTerm | undefined => {
  const { slot } = scope;
  if (!slot) return context.other && { kind: 'element', binder: context.other };
  slot.head = 'others';
  slot.binder ??= { class: context.decision.owner, others: true };
  return { kind: 'element', binder: slot.binder };
};

/** `others.choice`, `others.number`, `others.realised`, or memory of another player. */
export const readOfOther = (context: RuleContext, syntax: SyntaxOf<'member'>, scope: Scope): Expression => {
  const { catalogue } = context.resolving;
  const { name: field, span } = syntax;
  const moments = fieldsOfOthers.get(field);
  const memory = context.memory.get(field);
  if (!moments && !memory) {
    const known = [...fieldsOfOthers.keys(), ...context.memory.keys()];
    const hint = `write ${known.map((each) => `others.${each}`).join(', ')}`;
    return refuse(catalogue, 'unknown-name', span, `a rule knows nothing of "others.${field}"`, hint);
  }
  if (moments?.includes(context.moment) === false) return untimely(context, `others.${field}`, span);
  const player = otherHere(context, scope);
  if (!player) {
    return refuse(
      catalogue,
      'collection-in-scalar-place',
      span,
      `"others.${field}" has a value per player, here one number is wanted`,
      `reduce it, like ${field === 'choice' ? 'share(others.choice == cooperate)' : `mean(others.${field})`}`,
    );
  }
  if (memory) return readMemory(context, memory, player, span);
  if (field === 'number') return { kind: 'place', player, span };
  if (field === 'choice') return choiceOf(context, player, span);
  needsPayoff(context);
  return { kind: 'realised', decision: context.decision, player, span };
};

/** Does this formula read memory that is kept per option: is it itself a number per option? */
export const readsPerOption = (of: Expression): boolean =>
  (of.kind === 'remembered' && of.memory.perOption) || childrenOf(of).some(readsPerOption);
