import type { CoalitionSize, SizePayoffs } from '../../../engine/games/coalition/stable-sizes.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { BuiltGame } from '../../../engine/games/files/build-game.ts';
import { numberTexts } from '../numbers.ts';
import type { Style } from '../style.ts';
import { counted, table } from '../table.ts';

type BuiltTreaty = BuiltGame & { readonly kind: 'treaty' };

/** Rows that are told; the rest stands in --json. */
const MOST = 21;

/** A treaty file's tables as functions of the size. */
export const sizePayoffs = ({ players, member, outsider }: BuiltTreaty): SizePayoffs => ({
  players: players.length,
  payoffMember: (size) => toNumber(member[size]!),
  payoffOutsider: (size) => toNumber(outsider[size]!),
});

const whyNot = ({ stable, internal, idle }: CoalitionSize): string => {
  if (stable) return idle ? 'stable, but changes nothing' : 'stable';
  return internal ? 'an outsider would join' : 'a member would leave';
};

const payoffTexts = (values: readonly (number | undefined)[]): string[] => {
  const known = numberTexts(
    values.filter((value) => value !== undefined),
    4,
  ).values();
  return values.map((value) => (value === undefined ? '' : (known.next().value ?? '')));
};

/** What `coalition` prints of a treaty among like players. */
export const treatySummary = (
  { title, players }: BuiltTreaty,
  sizes: readonly CoalitionSize[],
  style: Style,
): string[] => {
  const stable = sizes.filter((one) => one.stable && !one.idle && one.size > 0).map(({ size }) => size);
  const shown = sizes.slice(0, MOST);
  const members = payoffTexts(shown.map(({ payoffMember }) => payoffMember));
  const outsiders = payoffTexts(shown.map(({ payoffOutsider }) => payoffOutsider));
  const head =
    stable.length === 0
      ? 'no size of an agreement that changes anything is stable'
      : `stable: an agreement of ${stable.join(' or ')} of ${counted(players.length, 'player')}`;
  return [
    [style('bold', title), counted(players.length, 'like player')].join(' · '),
    '',
    style('bold', `  ${head}`),
    ...table([
      ['members', 'a member gets', 'an outsider gets', ''],
      ...shown.map((one, row) => [String(one.size), members[row]!, outsiders[row]!, whyNot(one)]),
    ]).map((line) => `  ${line}`),
    ...(sizes.length > shown.length ? [`    … and ${sizes.length - shown.length} larger, in --json`] : []),
  ];
};
