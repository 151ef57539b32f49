import type { SweepFacts, SweptNumber } from '../results.ts';

/** Whether a number differs between points. */
export function varies({ cells }: SweptNumber): boolean {
  return new Set(cells.map(({ estimate }) => estimate).filter(Number.isFinite)).size > 1;
}

/**
 * Whether a share says of every point what another has said: the same share of the same runs, or that of all the others.
 */
export function repeats(said: SweptNumber, { quantity, cells }: SweptNumber): boolean {
  if (!said.quantity.isShare || !quantity.isShare) return false;
  const pairs = cells.map((cell, k) => ({ cell, other: said.cells[k] }));
  const are = (alike: (count: number, other: number, n: number) => boolean): boolean =>
    pairs.every(({ cell: { count, n }, other }) => {
      const [a, b] = [count, other?.count];
      return a !== undefined && b !== undefined && n === other?.n && alike(a, b, n);
    });
  return are((count, other) => count === other) || are((count, other, n) => count + other === n);
}

/** Those that differ between points and say more than the first. */
function telling({ numbers: [first, ...others] }: SweepFacts): readonly SweptNumber[] {
  return others.filter((one) => varies(one) && !repeats(first, one));
}

/** Risk and benefit stand side by side: the first number of the other kind, else the first that says something new. */
export function counterpart(facts: SweepFacts): SweptNumber | undefined {
  const { kind: own } = facts.numbers[0];
  const other = own === 'harm' ? 'benefit' : own === 'benefit' ? 'harm' : undefined;
  const moved = telling(facts);
  return moved.find(({ kind }) => kind !== undefined && kind === other) ?? moved[0];
}

/** In the order of panels: the number of the page, its counterpart, then the others that say something new. */
export function inOrder(facts: SweepFacts): readonly [SweptNumber, ...SweptNumber[]] {
  const [first] = facts.numbers;
  const beside = counterpart(facts);
  const rest = telling(facts).filter((one) => one !== beside);
  return [first, ...(beside === undefined ? [] : [beside]), ...rest];
}
