import type { Move } from '../../engine/run/move.ts';
import type { Hand } from './hand.ts';
import type { PageSetting, Wanted } from './messages.ts';
import { TOUR } from './tour.ts';

/** Of the form of links; a page reads older ones. */
const LINK_VERSION = '1';

/** Most characters of a link, and most runs, seed and setting of it: a link comes from anybody. */
const LONGEST = 32_000;
const MOST_TICKS = 1_000_000;
const MOST_RUNS = 100_000;
const LONGEST_TEXT = 100;

/** What a link says, and what of it could not be read. */
export type ReadLink = {
  readonly wanted: Wanted;
  /** Where in the tour; undefined: not on it. */
  readonly step: number | undefined;
  /** The world that is stepped by hand; undefined: none is. */
  readonly hand: Hand | undefined;
  readonly ignored: readonly string[];
};

/** The state of a page as the part of its address behind `#`: what differs from the scenario as it is. */
export function linkOf({ scenario, set, seed, runs }: Wanted, given: Wanted, step?: number, hand?: Hand): string {
  const parts = new URLSearchParams({ v: LINK_VERSION, scenario });
  if (runs !== given.runs) parts.set('runs', String(runs));
  if (seed !== given.seed) parts.set('seed', seed);
  if (step !== undefined) parts.set('step', String(step + 1));
  for (const { path, value } of set) parts.append(`set.${path}`, value);
  if (hand !== undefined) parts.set('world', `${hand.run}.${hand.ticks}`);
  for (const { tick, player, decision, option } of hand?.moves ?? [])
    parts.append('move', [tick, player, decision, option].join(':'));
  return `#${parts.toString()}`;
}

const isWhole = (text: string, most: number): boolean => /^[1-9]\d{0,8}$/.test(text) && Number(text) <= most;

const isSetting = (path: string, value: string): boolean =>
  /^[A-Za-z_][\w.-]*$/.test(path) && path.length <= LONGEST_TEXT && value !== '' && value.length <= LONGEST_TEXT;

/** As it is named to whoever opened the link. */
const shown = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);

/** `3.7`: run 3 after 7 ticks; `4:Leader:stance:race`: a choice of its fourth tick. */
function readHand(world: string | null, moves: readonly string[], ignored: string[]): Hand | undefined {
  const [, run, ticks] = /^(\d{1,9})\.(\d{1,7})$/.exec(world ?? '') ?? [];
  if (run === undefined || ticks === undefined || Number(ticks) > MOST_TICKS) {
    if (world !== null) ignored.push(`world ${world}`);
    return undefined;
  }
  return {
    run: Number(run),
    ticks: Number(ticks),
    moves: moves.flatMap((text): Move[] => {
      const [tick = '', player = '', decision = '', option = '', ...rest] = text.split(':');
      const isRead =
        isWhole(tick, MOST_TICKS) && player !== '' && decision !== '' && option !== '' && rest.length === 0;
      if (isRead) return [{ tick: Number(tick), player, decision, option }];
      ignored.push(`move ${text}`);
      return [];
    }),
  };
}

/**
 * Reads the state of a page from its address; whatever cannot be read is left out and named.
 *
 * @param hash with its `#`, or empty
 * @param scenarios the names that can be chosen
 * @param given what holds where the link says nothing
 */
export function readLink(hash: string, scenarios: readonly string[], given: Wanted): ReadLink {
  const nothing = { wanted: given, step: undefined, hand: undefined, ignored: [] };
  if (hash === '' || hash === '#') return nothing;
  if (hash.length > LONGEST) return { ...nothing, ignored: ['the whole link, which is too long'] };
  const parts = new URLSearchParams(hash.slice(1));
  const [version, scenario, runs, seed, step] = ['v', 'scenario', 'runs', 'seed', 'step'].map((key) => parts.get(key));
  if (version !== LINK_VERSION) return { ...nothing, ignored: ['the whole link, which is of another version'] };
  const ignored: string[] = [];
  const known = scenario != null && scenarios.includes(scenario);
  if (scenario != null && !known) ignored.push(`scenario ${scenario}`);
  if (runs != null && !isWhole(runs, MOST_RUNS)) ignored.push(`runs ${runs}`);
  if (step != null && !isWhole(step, TOUR.length)) ignored.push(`step ${step}`);
  if (seed != null && (seed === '' || seed.length > LONGEST_TEXT)) ignored.push('seed');
  const hand = readHand(parts.get('world'), parts.getAll('move'), ignored);
  const set = [...parts].flatMap(([key, value]): PageSetting[] => {
    if (!key.startsWith('set.')) return [];
    const path = key.slice('set.'.length);
    if (isSetting(path, value)) return [{ path, value }];
    ignored.push(`${path} = ${value}`);
    return [];
  });
  return {
    wanted: {
      scenario: known ? scenario : given.scenario,
      set: [...new Map(set.map((setting) => [setting.path, setting])).values()],
      seed: seed != null && !ignored.includes('seed') ? seed : given.seed,
      runs: runs != null && isWhole(runs, MOST_RUNS) ? Number(runs) : given.runs,
    },
    step: step != null && isWhole(step, TOUR.length) ? Number(step) - 1 : undefined,
    hand,
    ignored: ignored.map(shown),
  };
}
