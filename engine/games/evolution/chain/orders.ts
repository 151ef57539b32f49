// How fast a rate vanishes: rate = coefficient · ε^order as ε → 0. Orders are added and compared, never rounded: whole
// numbers as doubles while their sums stay below 2^53, bigints beyond.

/** A kind of whole numbers to reckon orders in. */
export interface Orders<Order extends number | bigint> {
  readonly zero: Order;
  plus(a: Order, b: Order): Order;
  minus(a: Order, b: Order): Order;
  /** Room for so many orders, all zero. */
  room(length: number): { [index: number]: Order };
}

export const numberOrders: Orders<number> = {
  zero: 0,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  room: (length) => new Float64Array(length),
};

export const bigintOrders: Orders<bigint> = {
  zero: 0n,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  room: (length) => new Array<bigint>(length).fill(0n),
};
