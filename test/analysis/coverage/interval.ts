/** An estimate with its 95 % interval. */
export type Interval = { readonly estimate: number; readonly lo95: number; readonly hi95: number };

/** Ends count as inside; the slack is for shares such as 0.3 − 0.1 that no float is. */
export const covers = ({ lo95, hi95 }: Interval, truth: number): boolean =>
  lo95 <= truth + 1e-12 && truth - 1e-12 <= hi95;
