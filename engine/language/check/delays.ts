import type { SyntaxOf } from '../formula/tree.ts';
import type { Binder, Expression, PlayerClass, PlayerTerm, Time } from '../model.ts';
import { textOf } from '../source.ts';
import { boundsOf } from './bounds.ts';
import { type Catalogue, type OptionSet, unresolved } from './catalogue.ts';
import { constantOf } from './constant.ts';
import { asOwn, pastOf, rootsOf } from './past.ts';
import { type Resolving, refuse } from './resolving.ts';
import type { Scope } from './scope.ts';

/** Ticks that values are kept at most. */
const longest = 100_000;

/** Whose value is delayed, and the formula as that player's own. */
type Owned = {
  readonly owner: PlayerClass | undefined;
  readonly player: PlayerTerm | undefined;
  readonly formula: Expression;
};

const letHint = 'give it a name under let: of the class, and delay that name: delay(labs.lead, 3)';
const eachHint = 'delay the value of each by itself, like delay(labs.x, 3) - delay(x, 3)';

/** One player's formula, or the world's: what mixes several has no past of its own. */
const ownedBy = (body: Expression, scope: Scope): Owned | undefined => {
  const { me, elements } = rootsOf(body);
  const [element, another] = elements;
  if (another || (element && me)) return undefined;
  if (element) return ofElement(body, element);
  if (!me) return { owner: undefined, player: undefined, formula: body };
  return { owner: scope.class ?? scope.columns?.class, player: { kind: 'me' }, formula: body };
};

const ofElement = (body: Expression, binder: Binder): Owned => ({
  owner: binder.class,
  player: { kind: 'element', binder },
  formula: asOwn(body, binder),
});

/** `delay(x, n)`: x at evolve n ticks ago. How far back it can reach is found once all parameters are known. */
export const resolveDelay = (
  { catalogue, resolve }: Resolving,
  syntax: SyntaxOf<'call'>,
  scope: Scope,
  expected: OptionSet | undefined,
): Expression => {
  const { span, args } = syntax;
  const [first, second] = args;
  if (!first || !second) return unresolved(span);
  if (scope.rule)
    return refuse(catalogue, 'bad-delay', span, 'a rule has no past to look at', 'delay what the payoff reads');
  const before = catalogue.report.problems.length;
  const body = resolve(first, scope, expected);
  const ticks = resolve(second, scope);
  if (catalogue.report.problems.length > before) return unresolved(span);
  if (rootsOf(body).arguments || rootsOf(ticks).arguments) {
    const message = 'what a definition with arguments gives has no past: it is another for each use';
    return refuse(catalogue, 'bad-delay', span, message, letHint);
  }
  const owned = ownedBy(body, scope);
  if (!owned)
    return refuse(
      catalogue,
      'bad-delay',
      first.span,
      `"${textOf(first.span)}" is made of several players' values`,
      eachHint,
    );
  const past = pastOf(catalogue, owned.owner, owned.formula);
  const delay = {
    kind: 'delay',
    past,
    player: owned.player,
    body,
    ticks,
    reach: { lowest: 0, longest: 0 },
    span,
  } as const;
  catalogue.delays.push(delay);
  return delay;
};

/** How few and how many ticks back: a number of ticks is one, a formula of parameters is bounded by their ranges. */
const reachOf = ({ report }: Catalogue, ticks: Expression, time: Time): readonly [number, number] => {
  const constant = constantOf(ticks);
  const bounds = boundsOf(ticks, time);
  if (constant !== undefined && (constant < 0 || !Number.isInteger(constant)))
    report.error('out-of-range', ticks.span, `a delay is a whole number of ticks from 0 on, not ${constant}`);
  else if (!bounds) {
    const message = 'how long a delay can be must be known before a run';
    const hint = 'a number of ticks, or a formula of parameters that have a range';
    report.error('bad-delay', ticks.span, message, hint);
  } else if (bounds[1] > longest || bounds[1] < 0)
    report.error(
      'out-of-range',
      ticks.span,
      `this delay can be ${bounds[1]} ticks long; 0 to ${longest} are allowed`,
      'narrow the range of the parameter, or cut it: min(lag, 120)',
    );
  const [low, high] = bounds ?? [0, 0];
  return [Math.max(0, Math.floor(low)), Math.max(0, Math.floor(high))];
};

/** Fills in how far back every delay reaches. */
export const boundDelays = (catalogue: Catalogue, time: Time): void => {
  for (const { past, ticks, reach } of catalogue.delays) {
    const [lowest, highest] = reachOf(catalogue, ticks, time);
    reach.lowest = lowest;
    reach.longest = highest;
    past.longest = Math.max(past.longest, highest);
  }
};
