import { writtenName } from '../condition-names.ts';
import type { Judgement } from '../judge-condition.ts';
import type { Verdict } from './verdict.ts';

/** Numbers as text: what a language, a unit and a number of decimals have to do with. */
export type Wording = {
  /** A value of a parameter: `0.31`, `12 months`. */
  value(path: string, value: number | string): string;
  /** Two values of a parameter, lower first: `0.28–0.34`, `10–14 months`. */
  range(path: string, lo: number, hi: number): string;
  /** The number of a comparison, with its interval: `50 % (47–53 %)`. Never asked for one that is missing. */
  quantity(judgement: Judgement): string;
  /** A share of a range, in 0 … 1: `19 %`. */
  share(share: number): string;
};

/** A verdict and where it was found: ` at 0.31`. */
export type Found = { readonly where: string; readonly verdict: Verdict };

/** `a`, `a and b`, `a, b and c` */
export const enumerated = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const quantityText = (judgement: Judgement, { quantity }: Wording): string =>
  Number.isNaN(judgement.quantity.estimate) ? 'missing' : quantity(judgement);

/** One judgement per name: the parts of a chain like `0.2 < a < 0.4` are about the same number. */
const perName = ({ judgements }: Verdict): Map<string, Judgement> =>
  new Map(judgements.map((judgement) => [writtenName(judgement.comparison.name), judgement]));

/**
 * What the numbers of a condition come to in one or several places, name by name:
 * `pause_held is 2 % (1–3 %) at 0 and 31 % (28–34 %) at 1`.
 */
export const resultWords = (found: readonly Found[], wording: Wording): string => {
  const named = found.map(({ where, verdict }) => ({ where, numbers: perName(verdict) }));
  const names = [...(named[0]?.numbers.keys() ?? [])];
  const sayings = names.map((name) => {
    const parts = named.flatMap(({ where, numbers }) => {
      const judgement = numbers.get(name);
      return judgement ? [`${quantityText(judgement, wording)}${where}`] : [];
    });
    return `${name} is ${enumerated(parts)}`;
  });
  return sayings.join('; ');
};

export const yesNo = ({ holds }: Verdict): string => (holds === undefined ? 'unknown' : holds ? 'yes' : 'no');
