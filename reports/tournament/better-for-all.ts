import { Z95 } from '../../engine/analysis/wilson.ts';
import type { RulesDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import { changesAlone } from './margin.ts';
import { placeOf } from './rule-table.ts';

/** A profile that pays every player more than another does, and whether somebody gains by leaving it, by the means. */
export type Better = { readonly profile: readonly string[]; readonly isLeft: boolean };

/**
 * Chosen among all profiles: so many errors are asked for. Intervals are as if independent, which is wider than those of
 * the same runs.
 */
const ERRORS = 1.5 * Z95;

/**
 * The profile that most surely pays everybody more than a profile does; one that all follow goes first, else the fewer
 * rules the better.
 *
 * @returns undefined where none clearly does, or a single run says nothing of chance
 */
export function betterForAll(document: RulesDocument, profile: readonly string[]): Better | undefined {
  const { profiles, payoffs, se } = document;
  const here = placeOf(document, profile);
  const sureness = (place: number): number => {
    const each = profile.map((_, player) => {
      const [own, other] = [here, place].map((at) => payoffs[at]?.[player] ?? Number.NaN) as [number, number];
      const error = Math.hypot(se[here]?.[player] ?? Number.NaN, se[place]?.[player] ?? Number.NaN);
      if (error === 0) return other > own ? Number.POSITIVE_INFINITY : 0;
      return (other - own) / error;
    });
    return each.every((one) => one > ERRORS) ? Math.min(...each) : 0;
  };
  const clear = profiles
    .map((one, place) => ({ profile: one, sure: sureness(place), rules: new Set(one).size }))
    .filter(({ sure }) => sure > 0)
    .toSorted((a, b) => a.rules - b.rules || b.sure - a.sure);
  const [best] = clear;
  if (best === undefined) return undefined;
  return { profile: best.profile, isLeft: changesAlone(document, best.profile).some((change) => change > 0) };
}
