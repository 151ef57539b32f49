import { Option } from 'commander';
import { readVary, type Vary } from '../engine/experiment/study/vary.ts';
import type { Setting } from '../engine/language/loading/settings.ts';
import { Refusal } from './refusal.ts';

/** Flags that every command with a result has. */
export type CommonFlags = { readonly json?: true; readonly color: boolean };

const text = (value: unknown): string => `"${String(value)}"`;

/** `--seed --json` is a seed forgotten, not a seed called "--json". */
const refuseFlag = (flag: string, value: string): void => {
  if (/^--[a-z]/.test(value)) throw new Refusal('missing-value', `${flag} needs a value, got the flag ${text(value)}`);
  if (value.trim() === '') throw new Refusal('missing-value', `${flag} needs a value, got nothing`);
};

/** Digits only: what a reader takes for the same number everywhere. */
export const wholeNumber =
  (flag: string, least: number, most: number) =>
  (value: string): number => {
    refuseFlag(flag, value);
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new Refusal(
      'bad-value',
      `${flag}: expected a whole number from ${least} to ${most}, got ${text(value)}`,
      /^\d+e\d+$/i.test(value) ? 'write it in digits' : undefined,
    );
  };

/** A number above 0 and at most 1. */
export const share =
  (flag: string) =>
  (value: string): number => {
    refuseFlag(flag, value);
    const number = Number(value);
    if (/^(\d+\.?\d*|\.\d+)$/.test(value) && number > 0 && number <= 1) return number;
    const hint = number > 1 && number <= 100 ? `write ${number / 100} for ${value} %` : undefined;
    throw new Refusal('bad-value', `${flag}: expected a number above 0 and at most 1, got ${text(value)}`, hint);
  };

/** A finite number of at least 0 as it is written everywhere, `0.2` or `1e-3`; else NaN, which is in no range. */
export const decimal = (value: string): number => {
  const number = /^(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value.trim()) ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : Number.NaN;
};

/** A number above 0. */
const positive =
  (flag: string) =>
  (value: string): number => {
    refuseFlag(flag, value);
    const number = decimal(value);
    if (number > 0) return number;
    throw new Refusal('bad-value', `${flag}: expected a number above 0, got ${text(value)}`);
  };

export const someText =
  (flag: string) =>
  (value: string): string => {
    refuseFlag(flag, value);
    if (value.includes('\0')) throw new Refusal('bad-value', `${flag}: no name holds a NUL character`);
    return value;
  };

/** Which numbers, besides being at least 0: `most` and `below` are bounds, with `infinite` also inf. */
type AmountRange = { readonly most?: number; readonly below?: number; readonly infinite?: true };

const amountWords = ({ most, below, infinite }: AmountRange): string => {
  if (most !== undefined) return ` and at most ${most}`;
  if (below !== undefined) return ` and below ${below}`;
  return infinite ? ' or inf' : '';
};

/** A number of at least 0. */
export const amount =
  (flag: string, range: AmountRange = {}) =>
  (value: string): number => {
    refuseFlag(flag, value);
    const { most = Number.MAX_VALUE, below = Number.POSITIVE_INFINITY, infinite } = range;
    if (infinite && /^(inf|infinity|∞)$/i.test(value.trim())) return Number.POSITIVE_INFINITY;
    const number = decimal(value);
    if (number <= most && number < below) return number;
    const expected = `a number of at least 0${amountWords(range)}`;
    throw new Refusal('bad-value', `${flag}: expected ${expected}, got ${text(value)}`);
  };

/** A probability. */
export const chance = (flag: string): ((value: string) => number) => amount(flag, { most: 1 });

/** Numbers of at least 0, with commas between them. */
export const amounts =
  (flag: string, example: string) =>
  (value: string): readonly number[] => {
    refuseFlag(flag, value);
    const numbers = value.split(',').map(decimal);
    if (!numbers.some(Number.isNaN)) return numbers;
    throw new Refusal('bad-value', `${flag}: expected numbers of at least 0, like ${example}, got ${text(value)}`);
  };

const longestSeed = 200;

const seed = (value: string): string => {
  refuseFlag('--seed', value);
  if (value.length > longestSeed || /\p{Cc}/u.test(value))
    throw new Refusal(
      'bad-value',
      `--seed: expected one line of at most ${longestSeed} characters, got ${value.length}${/\p{Cc}/u.test(value) ? ' with a line break or another control character' : ''}`,
    );
  return value;
};

const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** `path=value`, for a flag that takes it. */
export const setting =
  (flag: string) =>
  (value: string, before: readonly Setting[] = []): readonly Setting[] => {
    refuseFlag(flag, value);
    const at = value.indexOf('=');
    const path = value.slice(0, at).trim();
    if (at < 0 || path === '')
      throw new Refusal('bad-set', `${flag}: expected path=value, got ${text(value)}`, 'write --set growth.rate=0.5');
    const name = path.split('.').find((step) => reserved.has(step));
    if (name !== undefined) throw new Refusal('bad-set', `${flag}: ${text(name)} cannot be a part of a path`);
    return [...before, { path, value: value.slice(at + 1) }];
  };

/** `none, sample or all`. */
const alternatives = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** One of a few words. */
export const oneOf =
  <Word extends string>(flag: string, words: readonly Word[]) =>
  (value: string): Word => {
    refuseFlag(flag, value);
    const word = words.find((one) => one === value);
    if (word === undefined)
      throw new Refusal('bad-value', `${flag}: expected ${alternatives(words)}, got ${text(value)}`);
    return word;
  };

/** Some of a few words, with commas between them. */
const listOf =
  <Word extends string>(flag: string, words: readonly Word[]) =>
  (value: string): readonly Word[] => {
    const one = oneOf(flag, words);
    return [...new Set(value.split(',').map((part) => one(part.trim())))];
  };

const condition = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  someText('--fail-if')(value),
];

const mostRuns = 1_000_000_000;
const mostWorkers = 64;

export const jsonFlag = (): Option => new Option('--json', 'one JSON document on stdout');
export const noColorFlag = (): Option => new Option('--no-color', 'no colours; so does NO_COLOR=1');
export const quietFlag = (what: string): Option => new Option('--quiet', what);
export const setFlag = (): Option =>
  new Option('--set <path=value>', 'a value for a parameter; repeatable').argParser(setting('--set'));
export const seedFlag = (): Option =>
  new Option('--seed <text>', "the seed, any text; default: the scenario's own, else 1").argParser(seed);
export const runsFlag = (what = 'how many runs'): Option =>
  new Option('--runs <number>', `${what}; default: the scenario's own, else 1000`).argParser(
    wholeNumber('--runs', 1, mostRuns),
  );
/** Runs of each point of a study. */
export const pointRunsFlag = (fallback: number): Option =>
  new Option('--runs <number>', `how many runs of each point; default: ${fallback}`).argParser(
    wholeNumber('--runs', 1, mostRuns),
  );
export const varyFlag = (meaning = 'what is varied, and over which values; repeatable'): Option =>
  new Option('--vary <path=values>', meaning).argParser((value: string, before: readonly Vary[] = []) => [
    ...before,
    readVary(someText('--vary')(value)),
  ]);
export const precisionFlag = (): Option =>
  new Option(
    '--precision <number>',
    "until the headline's 95 % interval is ± this (0.01: a point); --runs: the most",
  ).argParser(positive('--precision'));
export const outFlag = (otherwise = 'results/<name>-<hash>'): Option =>
  new Option('--out <dir>', `the results directory itself; default: ${otherwise}`).argParser(someText('--out'));
export const draftFlag = (): Option =>
  new Option('--draft', 'a first look: 200 runs unless --runs says more; pictures say DRAFT');
export const workersFlag = (): Option =>
  new Option('--workers <number>', 'threads, 1 to 64; default: one per core; changes no result').argParser(
    wholeNumber('--workers', 1, mostWorkers),
  );
export const traceFlag = (): Option =>
  new Option('--trace <which>', 'runs told tick by tick in trace.parquet: none, sample (the first 50), all').argParser(
    oneOf('--trace', ['none', 'sample', 'all']),
  );
export const formatFlag = (): Option =>
  new Option('--format <list>', 'parquet,csv: tables as CSV beside the Parquet').argParser(
    listOf('--format', ['parquet', 'csv']),
  );
export const failIfFlag = (): Option =>
  new Option('--fail-if <condition>', "exit code 1 if it holds, as in 'catastrophe > 0.2'; repeatable").argParser(
    condition,
  );
/** Which moment of a scenario is read as a game; with `StageFlags`. */
export const stageFlags = (): readonly Option[] => [
  new Option('--decision <name>', 'of a scenario: whose stage game, as in labs.stance; default: the first').argParser(
    someText('--decision'),
  ),
  new Option('--at <tick>', "of a scenario: at the start of which tick; default: the file's, else 0").argParser(
    wholeNumber('--at', 0, 1e9),
  ),
  new Option('--run <number>', "of a scenario: in which run; default: the file's, else the median world").argParser(
    wholeNumber('--run', 0, Number.MAX_SAFE_INTEGER),
  ),
  seedFlag(),
  new Option('--payoff <let>', 'of a scenario: a "let" that counts instead of the payoff').argParser(
    someText('--payoff'),
  ),
  setFlag(),
];
