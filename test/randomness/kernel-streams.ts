import { compile } from '../../engine/compile/compile.ts';
import { imageOf, openImage } from '../../engine/run/image.ts';
import { seedKey } from '../../engine/run/random/key.ts';
import type { NameHash } from '../../engine/run/random/name-hash.ts';
import type { Words4 } from '../../engine/run/random/threefry.ts';
import { modelOfText } from '../reference/model-of-text.ts';

/** The uniform numbers of a compiled kernel, as its draws and decisions get them. */
export type KernelStreams = {
  readonly lanes: number;
  /** Names of the streams: first those that step every tick, then those that draw once per run. */
  readonly names: readonly string[];
  /** The place of a name among them. */
  readonly place: (name: string) => number;
  readonly seed: (text: string) => void;
  /** The key itself, where a test flips its bits. */
  readonly setKey: (key: Words4) => void;
  /** The hash of a stream's name, where a test flips its bits or gives two streams one name. */
  readonly setHash: (place: number, hash: NameHash) => void;
  /** Puts `lanes` runs from this one on at their start; the numbers of per-run streams stand. */
  readonly start: (run: number) => void;
  /** Plays a tick; the numbers of all other streams stand. */
  readonly tick: (t: number) => void;
  readonly number: (place: number, lane: number) => number;
};

const list = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join(', ');

/** Labs that decide at even odds and have draws of their own, per tick and per run. */
const scenario = (labs: number, draws: number): string => `detente: 1
title: Streams
time: {tick: month, horizon: 12}
players: {labs: [${list(labs, (i) => `{name: Lab${i}}`)}]}
decisions: {labs: {stance: {options: [pause, race], initial: pause, payoff: "0", rule: logit}}}
draw: {labs: {once: {draw: "uniform(0, 1)", per: run}, ${list(draws, (i) => `luck${i}: "uniform(0, 1)"`)}}}
measures: {drawn: {unit: "1", final: "sum(labs.once) + ${list(draws, (i) => `sum(labs.luck${i})`).replaceAll(', ', ' + ')}"}}
`;

/**
 * Opens the kernel of a small model. A run that has ended keeps stepping its streams, as in every batch whose other runs
 * go on, so ticks beyond the horizon are the same streams.
 *
 * @param labs how many players
 * @param draws per-tick draws a player; each is a stream
 */
export const openStreams = async (labs = 1, draws = 1, lanes: 2 | 4 | 8 | 16 = 4): Promise<KernelStreams> => {
  const kernel = compile(await modelOfText(scenario(labs, draws)), { lanes });
  const { layout } = kernel;
  const machine = await openImage(await imageOf(kernel, '1'));
  const { numbers } = machine;
  const words = new Uint32Array(numbers.buffer);
  const names = [...layout.stepped, ...layout.perRun];
  const setKey = (key: Words4): void => words.set(key, layout.key / 4);
  return {
    lanes,
    names,
    place: (name) => {
      const place = names.indexOf(name);
      if (place < 0) throw new Error(`streams: expected one of ${names.join(', ')}, got ${name}`);
      return place;
    },
    seed: (text) => setKey(seedKey(text)),
    setKey,
    setHash: (place, hash) => words.set(hash, layout.hashes / 4 + 2 * place),
    start: machine.start,
    tick: (t) => void machine.tick(t),
    number: (place, lane) => numbers[(layout.uniforms + place * layout.stride) / 8 + lane] as number,
  };
};
