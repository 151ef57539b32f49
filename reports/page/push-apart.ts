/** A label that would like its middle at `centre` and needs `height`. */
export type Wish = { readonly centre: number; readonly height: number };

type Pool = { readonly mean: number; readonly size: number };

/** The never-decreasing sequence nearest to the wishes. */
function isotonic(wishes: readonly number[]): number[] {
  const pools: Pool[] = [];
  for (const wish of wishes) {
    let pool: Pool = { mean: wish, size: 1 };
    for (let before = pools.at(-1); before !== undefined && before.mean > pool.mean; before = pools.at(-1)) {
      pools.pop();
      const size = before.size + pool.size;
      pool = { mean: (before.mean * before.size + pool.mean * pool.size) / size, size };
    }
    pools.push(pool);
  }
  return pools.flatMap((pool) => Array.from({ length: pool.size }, () => pool.mean));
}

/**
 * Places labels along a line so that none overlap, in the order of their wishes, all within [lo, hi], and each as near
 * to its wish as the others allow (least squares).
 *
 * With the heights above it taken off, each label wishes for one number, and "no overlap" becomes "never decreasing":
 * isotonic regression, solved by pooling neighbours that violate the order and giving them their average.
 *
 * @param wishes centre and height of each, pixels; equal centres keep their order
 * @param lo, hi the room; if the heights need more than there is, the labels are packed from lo downwards
 * @returns the top of each label, in the order given
 *
 * Source: Barlow, Bartholomew, Bremner, Brunk 1972, Statistical Inference under Order Restrictions, ch. 1.
 */
export function pushApart(wishes: readonly Wish[], lo: number, hi: number): number[] {
  const order = wishes.map((_, k) => k).sort((a, b) => (wishes[a]?.centre ?? 0) - (wishes[b]?.centre ?? 0) || a - b);
  const offsets: number[] = [];
  let total = 0;
  for (const k of order) {
    offsets.push(total);
    total += wishes[k]?.height ?? 0;
  }
  const wanted = order.map((k, place) => {
    const { centre, height } = wishes[k] as Wish;
    return centre - height / 2 - (offsets[place] ?? 0);
  });
  const tops = wishes.map(() => lo);
  isotonic(wanted).forEach((free, place) => {
    tops[order[place] as number] = Math.max(lo, Math.min(free, hi - total)) + (offsets[place] ?? 0);
  });
  return tops;
}
