import type { CoalitionSize } from '../../../engine/games/coalition/stable-sizes.ts';
import type { BuiltGame } from '../../../engine/games/files/build-game.ts';
import { numberTexts } from '../../../reports/telling/numbers.ts';
import { fittedTable } from '../fitted-table.ts';
import { hanging } from '../prose/hanging.ts';
import type { Style } from '../style.ts';
import { counted } from '../table.ts';
import { titleLines } from '../title-lines.ts';

type BuiltTreaty = BuiltGame & { readonly kind: 'treaty' };

/** Rows that are told; the rest stands in --json. */
const MOST = 21;

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
  width: number,
): string[] => {
  const stable = sizes.filter((one) => one.stable && !one.idle && one.size > 1).map(({ size }) => size);
  const shown = sizes.slice(0, MOST);
  // What members and outsiders get is compared: the same decimals for both.
  const texts = payoffTexts(shown.flatMap(({ payoffMember, payoffOutsider }) => [payoffMember, payoffOutsider]));
  const members = shown.map((_, row) => texts[2 * row]!);
  const outsiders = shown.map((_, row) => texts[2 * row + 1]!);
  const head =
    stable.length === 0
      ? 'no size of an agreement that changes anything is stable'
      : `stable: an agreement of ${stable.join(' or ')} of ${counted(players.length, 'player')}`;
  return [
    ...titleLines(title, [`${counted(players.length, 'player')} alike`], style, width),
    '',
    ...hanging('  ', head, width).map((line) => style('bold', line)),
    ...fittedTable(
      [
        ['members', 'a member gets', 'an outsider gets', ''],
        ...shown.map((one, row) => [String(one.size), members[row]!, outsiders[row]!, whyNot(one)]),
      ],
      [2, 1],
      width,
      '  ',
    ),
    ...(sizes.length > shown.length ? [`    … and ${sizes.length - shown.length} larger, in --json`] : []),
  ];
};
