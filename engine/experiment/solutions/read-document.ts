/** Keys whose values, however deep in lists, are numbers: JSON has no word for some, which stand there as text. */
const NUMERIC = new Set([
  ...['payoffs', 'payoff', 'se', 'mean', 'estimate', 'lo95', 'hi95', 'regret', 'share', 'cooperation', 'scores'],
  ...['standardErrors', 'payoffMember', 'payoffOutsider', 'precision', 'droppingOut', 'alpha'],
]);

const WORDS = new Set(['NaN', 'Infinity', '-Infinity']);

const numbersBack = (value: unknown, isNumeric: boolean): unknown => {
  if (typeof value === 'string') return isNumeric && WORDS.has(value) ? Number(value) : value;
  if (Array.isArray(value)) return value.map((one) => numbersBack(one, isNumeric));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, numbersBack(inner, NUMERIC.has(key))]));
};

/** What `jsonText` wrote of a document, not-a-numbers and infinities as numbers again. */
export const readDocument = (text: string): unknown => numbersBack(JSON.parse(text), false);
