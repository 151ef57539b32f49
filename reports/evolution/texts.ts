import type { EvolveDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import type { PhasePortrait, PortraitEnd } from '../../engine/games/evolution/phase-portrait.ts';
import { areaColour, MUTED, tinted } from '../colour.ts';
import { formatCount } from '../format.ts';
import { probabilityText } from '../solution/profile-text.ts';
import { evolutionWords as say } from '../wording/evolution.ts';
import { listed } from '../wording/lists.ts';
import { clipped, plain } from '../words.ts';

/** Less of a strategy is not spoken of. */
const LEAST = 1e-6;

/** A strategy's name as it is printed. */
export function nameText(name: string, most = 28): string {
  return clipped(plain(name), most);
}

/** `all pause`, `a mix of 67 % hawk and 33 % dove`. */
export function sharesText(strategies: readonly string[], shares: readonly number[]): string {
  const played = strategies.flatMap((name, k) => {
    const share = shares[k] ?? 0;
    return share > LEAST ? [{ name: nameText(name), share }] : [];
  });
  const [only] = played;
  if (only !== undefined && played.length === 1) return say.all(only.name);
  return say.mixOf(listed(played.map(({ name, share }) => say.part(probabilityText(share), name))));
}

/** Where paths end, in a few words. */
export function endText({ strategies }: EvolveDocument, { rest }: PhasePortrait, end: PortraitEnd): string {
  switch (end.kind) {
    case 'point':
      return sharesText(strategies, rest[end.point]?.shares ?? []);
    case 'mixes':
      return say.mixes(listed(end.strategies.map((name) => nameText(name))));
    case 'moving':
      return say.moving;
    case 'several':
      return say.several;
  }
}

/** `48 of 144 starts`. */
export function startsText({ starts }: PhasePortrait, count: number): string {
  return say.ofStarts(formatCount(count), formatCount(starts.length));
}

/** No stances' colours: strategies may be such. */
const COLOURS = [1, 2].map((index) => areaColour(index, true)).concat('#E69F00', '#5B4FA2');
const TINT = 0.34;

/** Starts on a border between basins, whose paths end at a point that others leave. */
export function isBorder({ rest }: PhasePortrait, end: PortraitEnd): boolean {
  return end.kind === 'point' && rest[end.point]?.stability === 'unstable';
}

/** The pale colour of an end, one for all borders; where several paths lead away, paper is seen. */
export function endColour(portrait: PhasePortrait, place: number): string | undefined {
  const end = portrait.ends[place];
  if (end === undefined || end.kind === 'several') return undefined;
  if (isBorder(portrait, end)) return tinted(areaColour(0, true), TINT);
  const before = portrait.ends.slice(0, place).filter((one) => one.kind !== 'several' && !isBorder(portrait, one));
  return tinted(COLOURS[before.length % COLOURS.length] ?? MUTED, TINT);
}
