import type { SweepFacts, SweptNumber } from '../results.ts';

/** Whether a number differs between points. */
export function varies({ cells }: SweptNumber): boolean {
  return new Set(cells.map(({ estimate }) => estimate).filter(Number.isFinite)).size > 1;
}

/** Risk and benefit stand side by side: the first number of the other kind, else the first that differs between points. */
export function counterpart({ numbers: [first, ...others] }: SweepFacts): SweptNumber | undefined {
  const other = first.kind === 'harm' ? 'benefit' : first.kind === 'benefit' ? 'harm' : undefined;
  const moved = others.filter(varies);
  return moved.find(({ kind }) => kind !== undefined && kind === other) ?? moved[0];
}

/** In the order of panels: the number of the page, its counterpart, then those that differ between points. */
export function inOrder(facts: SweepFacts): readonly [SweptNumber, ...SweptNumber[]] {
  const [first, ...others] = facts.numbers;
  const beside = counterpart(facts);
  const rest = others.filter((one) => one !== beside && varies(one));
  return [first, ...(beside === undefined ? [] : [beside]), ...rest];
}
