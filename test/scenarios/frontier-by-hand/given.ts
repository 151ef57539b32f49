// The frontier model written out a second time, with plain numbers, after its equations and not after the YAML. One file
// is one mechanism; `play.ts` puts them together. Nothing here is shared with the engine.

/** Value of a parameter in this tick, of a player of its class where it has one; the second is its place there. */
export type Given = (path: string, player?: number) => number;

/** What an event sets from a tick on, for a while; for one player of the class where `player` is said. */
export type Setting = {
  readonly path: string;
  readonly player?: number;
  readonly value: number;
  readonly from: number;
  readonly until: number;
};

/** What a module that is not used would say: the strength at which it does nothing. */
const OFF: Readonly<Record<string, number>> = {
  'review.months': 0,
  'release.policy': 1,
  'treaty.start': 1e9,
};

export const givenAt =
  (told: Readonly<Record<string, readonly number[]>>, settings: readonly Setting[], t: number): Given =>
  (path, player = 0) => {
    const set = settings.findLast(
      (one) => one.path === path && t >= one.from && t < one.until && (one.player ?? player) === player,
    );
    const value = set?.value ?? told[path]?.[player] ?? OFF[path];
    if (value === undefined) throw new Error(`expected a value of ${path}, player ${player}`);
    return value;
  };

export const DT = 1 / 12;
export const PAUSE = 0;
export const RACE = 2;
const TABLES = { effort: [0.05, 0.4, 1], activity: [0.1, 0.5, 1], safety: [0.9, 0.75, 0.55] } as const;

/** An attribute of an option of `stance`. */
export const attribute = (name: keyof typeof TABLES, option: number): number => TABLES[name][option] as number;

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
