import type { ReductionKind } from '../../engine/language/model.ts';

/** One player of a reduction; `holds` is false where `where` leaves it out. */
export type Element = { readonly holds: boolean; readonly value: number; readonly key: number };

/** The players of one class, in member order; for `others`, those before me and those after me, else all and none. */
export type Elements = { readonly before: readonly Element[]; readonly after: readonly Element[] };

const isTrue = (x: number): boolean => x !== 0;

const sumOf = ({ before, after }: Elements): number => {
  let up = 0;
  for (const element of before) up += element.holds ? element.value : 0;
  let down = 0;
  for (const element of [...after].reverse()) down += element.holds ? element.value : 0;
  return up + down;
};

const pickFrom = (elements: readonly Element[]): number | undefined => {
  let picked: Element | undefined;
  for (const element of elements) if (!picked || element.key > picked.key) picked = element;
  return picked?.value;
};

/**
 * A reduction over its elements, by the paragraph on reductions in docs/meaning.md.
 *
 * @param parts one per class
 * @param orelse the value over nobody of mean, min, max and pick
 */
export const reduce = (kind: ReductionKind, parts: readonly Elements[], orelse: number | undefined): number => {
  const holding = parts.flatMap(({ before, after }) => [...before, ...after]).filter((element) => element.holds);
  const values = holding.map((element) => element.value);
  const sum = parts.map(sumOf).reduce((total, part) => total + part);
  const count = values.filter(isTrue).length;
  const overNobody = (value: number | undefined): number => {
    const result = holding.length === 0 ? orelse : value;
    if (result === undefined) throw new RangeError(`${kind} over nobody, without orelse`);
    return result;
  };
  switch (kind) {
    case 'sum':
      return sum;
    case 'count':
      return count;
    case 'any':
      return count > 0 ? 1 : 0;
    case 'all':
      return count === values.length ? 1 : 0;
    case 'share':
      return values.length === 0 ? 0 : count / values.length;
    case 'mean':
      return overNobody(sum / values.length);
    case 'min':
      return overNobody(values.reduce((least, value) => Math.min(least, value), Infinity));
    case 'max':
      return overNobody(values.reduce((most, value) => Math.max(most, value), -Infinity));
    case 'pick':
      return overNobody(pickFrom(holding));
  }
};
