// A second way to the value of a repeated agreement, that knows nothing of the formulas: the automaton of its states.
//
// A tick of peace is told by what was done in the last L ticks of it: nothing yet (n), kept (k), cheated (c). Its alarm
// rings L ticks later, if at all: with probability 0, f or q. States are words of L letters, the latest first.

export interface Agreement {
  readonly T: number;
  readonly R: number;
  readonly P: number;
  readonly q: number;
  readonly f: number;
  readonly L: number;
  /** Infinity: for ever. */
  readonly K: number;
}

const LETTERS = ['n', 'k', 'c'] as const;

const wordsOf = (length: number): string[] =>
  length === 0 ? [''] : wordsOf(length - 1).flatMap((word) => LETTERS.map((letter) => letter + word));

/**
 * The largest gain from any plan of cheating, after no tick of peace and after a long one, by value iteration.
 *
 * @param delta at most 0.975
 */
export const gainsFromCheating = (
  { T, R, P, q, f, L, K }: Agreement,
  delta: number,
): { early: number; late: number } => {
  const hazard = { n: 0, k: f, c: q };
  const words = wordsOf(L);
  const fresh = 'n'.repeat(L);
  const broken = (P * (1 - (K === Infinity ? 0 : delta ** K))) / (1 - delta);
  const forgiven = K === Infinity ? 0 : delta ** K;
  const after = (values: Map<string, number>, word: string, act: 'k' | 'c'): number => {
    const oldest = (act + word)[L] as 'n' | 'k' | 'c';
    const pay = act === 'k' ? R : T;
    const on = values.get((act + word).slice(0, L))!;
    const breakdown = broken + forgiven * values.get(fresh)!;
    return pay + delta * (hazard[oldest] * breakdown + (1 - hazard[oldest]) * on);
  };
  const settle = (choose: (values: Map<string, number>, word: string) => number): Map<string, number> => {
    let values = new Map(words.map((word) => [word, R / (1 - delta)]));
    // 0.975^1500 is below what doubles resolve.
    for (let round = 0; round < 1500; round++) values = new Map(words.map((word) => [word, choose(values, word)]));
    return values;
  };
  const best = settle((values, word) => Math.max(after(values, word, 'k'), after(values, word, 'c')));
  const kept = settle((values, word) => after(values, word, 'k'));
  const gainAt = (word: string): number => best.get(word)! - kept.get(word)!;
  return { early: gainAt(fresh), late: gainAt('k'.repeat(L)) };
};
