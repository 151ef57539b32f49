import { readFileSync } from 'node:fs';

/** One line of test/oracles/elementary.json, written by elementary.py. */
type Case = { arguments: number[]; rounded: number; rest: number };

const numberOfBits = (bits: string): number => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
};

const table = JSON.parse(readFileSync(new URL('../../oracles/elementary.json', import.meta.url), 'utf8')) as Record<
  string,
  string[]
>;

const casesOf = (name: string): Case[] =>
  (table[name] ?? []).map((line) => {
    const fields = line.split(' ');
    const rest = Number(fields.pop()) / 1000;
    const [rounded, ...reversed] = fields.map(numberOfBits).reverse();
    return { arguments: reversed.reverse(), rounded: rounded as number, rest };
  });

const ulp = (x: number): number => {
  let unit = 2 ** -1074;
  if (Math.abs(x) >= 2 ** -1022) unit = 2 ** (Math.floor(Math.log2(Math.abs(x))) - 52);
  // log2 rounds: its floor may be one off just below a power of two.
  if (unit * 2 ** 53 <= Math.abs(x)) return unit * 2;
  return unit * 2 ** 52 > Math.abs(x) && unit > 2 ** -1074 ? unit / 2 : unit;
};

/** The error in ulp of each exact case: |actual − exact| / ulp(exact), Infinity for a wrong infinity or a NaN. */
export const errors = (name: string, evaluate: (...x: number[]) => number): { at: number[]; error: number }[] =>
  casesOf(name).map(({ arguments: at, rounded, rest }) => {
    const actual = evaluate(...at);
    if (Object.is(actual, rounded)) return { at, error: Math.abs(rest) };
    const error = Math.abs((actual - rounded) / ulp(rounded) - rest);
    return { at, error: Number.isFinite(error) ? error : Infinity };
  });

/** The case with the largest error. */
export const worst = (name: string, evaluate: (...x: number[]) => number): { at: number[]; error: number } =>
  errors(name, evaluate).reduce((a, b) => (b.error > a.error ? b : a), { at: [], error: -1 });
