/** What came of one kind of fault. */
export type Tally = {
  readonly kind: string;
  faults: number;
  /** The command went on and did its work all the same. */
  absorbed: number;
  /** It ended, and said so as it should. */
  refused: number;
  /** What had been finished was gone. */
  lost: number;
  /** Other bytes than without a fault, or something that looks finished and is not. */
  wrong: number;
  hangs: number;
  /** A message without its place, a wrong exit code, a stack trace. */
  said: number;
  /** Why something could not be tried here. */
  skipped?: string;
};

/** How much is tried. */
export type Extent = {
  readonly seed: number;
  /** 1: all; 0.1: every tenth place. */
  readonly share: number;
  /** The commands whose operations on the disk fail, by name; default: all. */
  readonly of?: readonly string[];
  /** Told of everything that is not as it should be. */
  readonly tell: (line: string) => void;
  readonly until: number;
};

export const newTally = (kind: string): Tally => ({
  ...{ kind, faults: 0, absorbed: 0, refused: 0, lost: 0, wrong: 0, hangs: 0, said: 0 },
});

/** Two at a time: one draws or plays while the other waits for the disk. */
export const each = async <One>(
  all: readonly One[],
  { until }: Extent,
  act: (one: One) => Promise<void>,
): Promise<number> => {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < all.length && Date.now() < until) {
      next += 1;
      await act(all[next - 1] as One);
    }
  };
  await Promise.all([work(), work()]);
  return next;
};
