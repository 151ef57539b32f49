import type { Define, Expression } from '../model.ts';
import { childrenOf } from './leaves.ts';
import type { Report } from './report.ts';

/** Parts of a definition once all definitions in it are substituted; the shipped ones have a few hundred. */
const largest = 50_000;

/**
 * Definitions that use definitions twice, which do so again, double at every step: twenty lines can stand for a million
 * operations. (Lets do not: a let is evaluated once and read twice.)
 */
export const checkSizes = (report: Report, defines: readonly Define[]): void => {
  const sizes = new Map<Define, number>();
  const sizeOf = (define: Define): number => {
    const known = sizes.get(define);
    if (known !== undefined) return known;
    sizes.set(define, 1);
    const size = count(define.body);
    sizes.set(define, size);
    return size;
  };
  const count = (of: Expression): number => {
    const children = of.kind === 'apply' ? of.arguments : childrenOf(of);
    const inside = children.reduce((sum, child) => sum + count(child), 1);
    return of.kind === 'apply' ? inside + sizeOf(of.define) : inside;
  };
  for (const define of defines) {
    const size = sizeOf(define);
    if (size <= largest) continue;
    report.error(
      'formula-too-large',
      define.span,
      `written out, "${define.id}" has ${size > 1e12 ? 'more than 10^12' : size} parts; ${largest} are allowed`,
      'give a part that is used twice a name under let: a let is evaluated once',
    );
  }
};
