import { ModuleBuilder } from '../../compile/wasm/module.ts';

/** Bytes of what is added up of a pair of columns: n, shift, sum and squares, two f64 each. */
export const PAIR_BYTES = 64;

/** What the module exports; addresses are in bytes of the memory that it is given as `host.memory`. */
export type LaneSums = {
  /**
   * Adds a row of the first `count` runs to the sums of columns, pair by pair.
   *
   * @param pairs where the columns of the first pair begin, in bytes from `row` on: two i32
   * @param end behind the last pair
   * @param sums of the first pair
   * @param row its numbers, the lanes of a column side by side
   * @param order where each run's lane stands in a column, in bytes: i32, in run order
   * @param until the last row of each run that counts: f64, in run order
   * @param count at least 1
   * @param tick which row this is
   */
  readonly add: (
    pairs: number,
    end: number,
    sums: number,
    row: number,
    order: number,
    until: number,
    count: number,
    tick: number,
  ) => void;
};

/**
 * The module that adds up the numbers of runs, one run after the other, two columns at a time: what a run adds must wait
 * for the run before, but columns do not wait for each other. Where a value counts, in rows up to the run's last and if
 * it is not NaN,
 *
 *     shift = value if n = 0;  sum += value − shift;  squares += (value − shift)²;  n += 1
 *
 * and elsewhere zeros are added, which change no sum.
 */
export const laneSumsModule = (): Promise<WebAssembly.Module> => {
  const module = new ModuleBuilder();
  module.importMemory('host', 'memory', { initial: 0 });
  const [pairs, end, sums, row, order, until, count, tick] = [0, 1, 2, 3, 4, 5, 6, 7];
  const add = module.addFunction(
    'add',
    { parameters: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f64'], results: [] },
    ['pairs', 'end', 'sums', 'row', 'order', 'until', 'count', 'tick'],
  );
  const left = add.local('i32', 'left');
  const right = add.local('i32', 'right');
  const run = add.local('i32', 'run');
  const last = add.local('i32', 'last');
  const lane = add.local('i32', 'lane');
  const ended = add.local('i32', 'ended');
  const now = add.local('v128', 'now');
  const value = add.local('v128', 'value');
  const counts = add.local('v128', 'counts');
  const n = add.local('v128', 'n');
  const shift = add.local('v128', 'shift');
  const sum = add.local('v128', 'sum');
  const squares = add.local('v128', 'squares');
  const kept = [n, shift, sum, squares].map((local, place) => ({ local, at: place * 16 }));

  add.get(tick).op('f64x2.splat').set(now);
  add.get(order).get(count).i32(4).op('i32.mul').op('i32.add').set(last);
  add.loop((nextPair) => {
    add.get(row).get(pairs).op('i32.load', 0).op('i32.add').set(left);
    add.get(row).get(pairs).op('i32.load', 4).op('i32.add').set(right);
    for (const { local, at } of kept) add.get(sums).op('v128.load', at).set(local);
    add.get(order).set(run).get(until).set(ended);
    add.loop((nextRun) => {
      add.get(left).get(run).op('i32.load', 0).tee(lane).op('i32.add').op('v128.load64_zero', 0);
      add.get(right).get(lane).op('i32.add').op('f64.load', 0).op('f64x2.replace_lane', 1).set(value);
      add.get(now).get(ended).op('v128.load64_splat', 0).op('f64x2.le');
      add.get(value).get(value).op('f64x2.eq').op('v128.and').set(counts);
      add.get(value).get(shift);
      add.get(n).f64x2(0).op('f64x2.eq').get(counts).op('v128.and').op('v128.bitselect').set(shift);
      add.get(value).get(shift).op('f64x2.sub').get(counts).op('v128.and').set(value);
      add.get(sum).get(value).op('f64x2.add').set(sum);
      add.get(squares).get(value).get(value).op('f64x2.mul').op('f64x2.add').set(squares);
      add.get(n).get(counts).f64x2(1).op('v128.and').op('f64x2.add').set(n);
      add.get(ended).i32(8).op('i32.add').set(ended);
      add.get(run).i32(4).op('i32.add').tee(run).get(last).op('i32.lt_u').brIf(nextRun);
    });
    for (const { local, at } of kept) add.get(sums).get(local).op('v128.store', at);
    add.get(sums).i32(PAIR_BYTES).op('i32.add').set(sums);
    add.get(pairs).i32(8).op('i32.add').tee(pairs).get(end).op('i32.lt_u').brIf(nextPair);
  });
  module.exportFunction('add', add.index);
  return WebAssembly.compile(module.toBytes());
};
