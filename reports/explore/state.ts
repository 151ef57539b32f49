import type { TextFile } from '../../engine/experiment/memory/memory-files.ts';
import type { Hand } from './hand.ts';
import {
  type Enclosed,
  type Opened,
  OWN_FILE,
  type Pace,
  type PageSetting,
  type Played,
  type Wanted,
} from './messages.ts';
import { TOUR } from './tour.ts';

/** All that the page shows. */
export type PageState = {
  readonly enclosed: Enclosed;
  readonly wanted: Wanted;
  /** The scenario as it is. */
  readonly opened: Opened | undefined;
  readonly played: Played | undefined;
  /** What the grey lines are of. */
  readonly reference: Played | undefined;
  readonly problems: readonly string[];
  /** Where in the tour; undefined: not on it. */
  readonly step: number | undefined;
  /** The world that is stepped by hand; undefined: none is. */
  readonly hand: Hand | undefined;
  /** The one that was left. */
  readonly lastHand?: Hand | undefined;
  /** What was shown before the tour. */
  readonly beforeTour?: Wanted | undefined;
  /** Parts of the link that could not be read. */
  readonly ignored: readonly string[];
};

export type PageEvent =
  | { readonly kind: 'opened'; readonly opened: Opened }
  | { readonly kind: 'played'; readonly played: Played }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }
  | { readonly kind: 'choose'; readonly scenario: string }
  | { readonly kind: 'set'; readonly path: string; readonly value: string | undefined }
  | { readonly kind: 'reset' }
  | { readonly kind: 'runs'; readonly runs: number }
  | { readonly kind: 'pin' }
  | { readonly kind: 'own'; readonly text: string }
  | { readonly kind: 'tour'; readonly step: number | undefined }
  | { readonly kind: 'hand'; readonly hand: Hand | undefined; readonly ignored?: readonly string[] }
  | {
      readonly kind: 'link';
      readonly wanted: Wanted;
      readonly ignored: readonly string[];
      readonly step: number | undefined;
      readonly hand: Hand | undefined;
    };

/** Runs of a page that says nothing else: enough to see a difference of three per cent. */
export const USUAL_RUNS = 1000;

const withSetting = (set: readonly PageSetting[], path: string, value: string | undefined): readonly PageSetting[] => {
  const others = set.filter((one) => one.path !== path);
  if (value === undefined) return others;
  const at = set.findIndex((one) => one.path === path);
  return at < 0 ? [...set, { path, value }] : set.map((one) => (one.path === path ? { path, value } : one));
};

/** Settings of what the scenario does not have are dropped, and named. */
const known = (wanted: Wanted, { dials }: Opened): { readonly wanted: Wanted; readonly ignored: readonly string[] } => {
  const isKnown = ({ path, value }: PageSetting): boolean => {
    const dial = dials.find((one) => one.path === path);
    if (dial === undefined) return false;
    return dial.options === undefined ? Number.isFinite(Number(value)) : dial.options.includes(value);
  };
  return {
    wanted: { ...wanted, set: wanted.set.filter(isKnown) },
    ignored: wanted.set.filter((setting) => !isKnown(setting)).map(({ path, value }) => `${path} = ${value}`),
  };
};

const same = (one: Wanted, other: Wanted): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The scenario as it is, with as many runs. */
const asItIs = (wanted: Wanted): Wanted => ({ ...wanted, set: [] });

/** All runs are in it, not a first few. */
const isWhole = ({ results, wanted }: Played): boolean => results.runs + results.failedRuns >= wanted.runs;

/** What is to be asked of the player next; undefined: everything is there. */
export type Ask =
  | { readonly kind: 'open'; readonly scenario: string }
  | { readonly kind: 'play'; readonly wanted: Wanted; readonly pace: Pace };

export function nextAsk({ opened, wanted, reference, played, problems, hand }: PageState): Ask | undefined {
  if (opened === undefined) return problems.length > 0 ? undefined : { kind: 'open', scenario: wanted.scenario };
  // While one world is stepped, nobody sees many.
  if (hand !== undefined) return undefined;
  if (reference === undefined || !isWhole(reference)) return { kind: 'play', wanted: asItIs(wanted), pace: 'live' };
  if (played === undefined || !same(played.wanted, wanted) || !isWhole(played))
    return { kind: 'play', wanted, pace: 'live' };
  return played.manifestSha256 === undefined ? { kind: 'play', wanted, pace: 'exact' } : undefined;
}

/** Another scenario begins anew; another state of the same goes on. */
const moved = (state: PageState, wanted: Wanted): PageState =>
  wanted.scenario === state.wanted.scenario
    ? { ...state, wanted }
    : { ...state, wanted, lastHand: undefined, opened: undefined, played: undefined, reference: undefined };

/** What the page shows after something has happened. */
export function after(state: PageState, event: PageEvent): PageState {
  const { wanted } = state;
  switch (event.kind) {
    case 'opened': {
      const read = known(wanted, event.opened);
      return { ...state, opened: event.opened, wanted: read.wanted, ignored: [...state.ignored, ...read.ignored] };
    }
    case 'played': {
      const { played } = event;
      const isReference =
        (state.reference === undefined || !isWhole(state.reference)) && same(played.wanted, asItIs(wanted));
      const isMeant = same(played.wanted, wanted);
      return {
        ...state,
        ...(isMeant ? { played } : {}),
        ...(isReference ? { reference: played } : {}),
        problems: [],
      };
    }
    case 'refused':
      return { ...state, problems: event.problems };
    case 'choose':
      return moved(
        { ...state, hand: undefined, ignored: [], problems: [] },
        { ...wanted, scenario: event.scenario, set: [] },
      );
    case 'set':
      return { ...state, wanted: { ...wanted, set: withSetting(wanted.set, event.path, event.value) }, ignored: [] };
    case 'reset':
      return { ...state, wanted: { ...wanted, set: [] }, ignored: [] };
    case 'runs':
      return { ...state, wanted: { ...wanted, runs: event.runs }, reference: undefined };
    case 'own': {
      const { enclosed } = state;
      const name = OWN_FILE.replace('.yaml', '');
      const own: TextFile = { kind: 'scenario', name: OWN_FILE, text: event.text, own: true };
      const files = [own, ...enclosed.files.filter((file) => file.name !== OWN_FILE)];
      const presets = [
        { name, title: 'The scenario that you wrote', own: true as const },
        ...enclosed.presets.filter((one) => one.name !== name),
      ];
      const next = {
        ...state,
        enclosed: { ...enclosed, files, presets },
        ignored: [],
        problems: [],
        step: undefined,
        hand: undefined,
      };
      return {
        ...next,
        wanted: { ...wanted, scenario: name, set: [] },
        opened: undefined,
        played: undefined,
        reference: undefined,
      };
    }
    case 'hand':
      return {
        ...state,
        hand: event.hand,
        ...(event.hand === undefined ? { lastHand: state.hand } : {}),
        ...(event.ignored === undefined ? {} : { ignored: event.ignored }),
        step: undefined,
      };
    case 'pin':
      return { ...state, reference: state.played };
    case 'tour': {
      const step = event.step === undefined ? undefined : TOUR[event.step];
      const { beforeTour = wanted } = state;
      if (step === undefined) return moved({ ...state, step: undefined, beforeTour: undefined }, beforeTour);
      const { scenario, set } = step;
      return moved(
        { ...state, step: event.step, beforeTour, hand: undefined, ignored: [], problems: [] },
        { ...wanted, scenario, set },
      );
    }
    case 'link':
      return moved({ ...state, step: event.step, hand: event.hand, ignored: event.ignored }, event.wanted);
  }
}
