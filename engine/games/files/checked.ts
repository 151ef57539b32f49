import type { Problem } from '../../language/problem.ts';
import type { ProblemCode } from '../../language/problem-code.ts';
import type { Span } from '../../language/source.ts';
import type { Value } from './value.ts';
import * as values from './value.ts';

/** Where a formula is evaluated: the options of a profile, and whose formula it is; or the size of a coalition. */
export type Frame = { readonly profile: readonly number[]; readonly player: number; readonly size: number };

/** Whether a formula is one number, or one for each of the others, or of all. */
export type Collection = 'one' | 'others' | 'all';

/** A checked formula. @param element - Of a collection: which; 0 where it is one number. */
export type Checked = {
  readonly of: Collection;
  /** Whether it depends on the profile, or on the size of a coalition. */
  readonly varies: boolean;
  readonly at: (frame: Frame, element: number) => Value;
};

/** A number that is always the same. */
export const always = (value: Value): Checked => ({ of: 'one', varies: false, at: () => value });

/** What a name means. */
export type Meaning =
  | { readonly kind: 'number'; readonly value: Value }
  | { readonly kind: 'options'; readonly of: Collection }
  | { readonly kind: 'attribute'; readonly values: readonly Value[] }
  | { readonly kind: 'formula'; readonly checked: () => Checked }
  | { readonly kind: 'player' }
  /** Drawn or chosen in the game: read only where a builder gives it a meaning. */
  | { readonly kind: 'variable' }
  | { readonly kind: 'size' };

export type Names = {
  readonly meaning: (name: string) => Meaning | undefined;
  /** For "did you mean". */
  readonly all: readonly string[];
};

export type Reading = { readonly names: Names; readonly problems: Problem[] };

/** What stands for a formula that could not be read: a number, so that nothing else looks wrong. */
export const unread: Checked = always(values.ZERO);

export const lengthOf = (of: Collection, { profile }: Frame): number =>
  of === 'one' ? 1 : of === 'all' ? profile.length : profile.length - 1;

export const refuse = (reading: Reading, code: ProblemCode, span: Span, message: string, hint?: string): Checked => {
  reading.problems.push({ code, severity: 'error', message, span, ...(hint === undefined ? {} : { hint }) });
  return unread;
};

/** Element by element; two collections must be the same. */
export const combine = (
  reading: Reading,
  span: Span,
  parts: readonly Checked[],
  compute: (parts: readonly Value[]) => Value,
): Checked => {
  const collections = new Set(parts.map(({ of }) => of).filter((of) => of !== 'one'));
  if (collections.size > 1)
    return refuse(
      reading,
      'two-collections',
      span,
      'this is about each of the others and about each of all at once',
      'reduce one of them first, like mean(effort[all])',
    );
  const [of = 'one'] = collections;
  const varies = parts.some((part) => part.varies);
  return { of, varies, at: (frame, element) => compute(parts.map((part) => part.at(frame, element))) };
};
