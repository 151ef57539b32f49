import type { Elementary } from '../model.ts';

export const elementary: ReadonlySet<string> = new Set<Elementary>([
  'exp',
  'log',
  'sqrt',
  'abs',
  'floor',
  'ceil',
  'tanh',
  'logistic',
  'normcdf',
]);

/** The names of all functions, and how each is written. */
export const functions: ReadonlyMap<string, string> = new Map([
  ...[...elementary].map((name) => [name, `${name}(x)`] as const),
  ['if', 'if(condition, then, else)'],
  ['clamp', 'clamp(x, low, high)'],
  ['orelse', 'orelse(x, value)'],
  ['where', 'sum(where(labs.x, condition))'],
  ['pick', 'pick(labs.x, labs.key)'],
  ['realised', 'realised(stance)'],
  ['at', 'at(x, stance == race, others.stance == slow)'],
  ['delay', 'delay(x, ticks)'],
  ...['sum', 'mean', 'min', 'max', 'count', 'any', 'all', 'share'].map((name) => [name, `${name}(labs.x)`] as const),
]);

/** Functions of later versions, and what to write until then. */
export const laterFunctions: ReadonlyMap<string, string | undefined> = new Map([
  ['foregone', undefined],
  ['probability', undefined],
]);

/** Names that have a value by themselves. */
export const reserved: ReadonlySet<string> = new Set(['t', 'dt', 'year', 'horizon', 'me', 'number']);

/** Words with a meaning of their own, besides the reserved ones. */
export const keywords: ReadonlySet<string> = new Set([
  'others',
  'everyone',
  'world',
  'and',
  'or',
  'not',
  'if',
  'where',
  'orelse',
  'true',
  'false',
]);

/** Words that no player, class, module, event or option can be called. */
export const isTaken = (name: string): boolean => reserved.has(name) || keywords.has(name);

/**
 * Words that nothing a formula reads can be called: those above and every function. `exp * 2` would otherwise read a
 * parameter where `exp(2)` calls a function.
 */
export const isFormulaWord = (name: string): boolean =>
  isTaken(name) || functions.has(name) || (laterFunctions.has(name) && name !== 'probability');
