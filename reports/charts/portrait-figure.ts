import type { EvolveDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import type { PhasePortrait, PortraitEnd } from '../../engine/games/evolution/phase-portrait.ts';
import type { StableOrNot } from '../../engine/games/evolution/stability.ts';
import { INK, MUTED, PAPER } from '../colour.ts';
import { evolutionFindings } from '../evolution/findings.ts';
import { endColour, endText, isBorder, nameText, sharesText, startsText } from '../evolution/texts.ts';
import type { Figure, KeyEntry, Plot, Point } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import { evolutionWords as say } from '../wording/evolution.ts';
import { listed } from '../wording/lists.ts';
import { upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { type Dataset, line } from './line-chart.ts';

/** More ends are told by bars and the table. */
const MOST_KEYS = 4;

/** Ends of which each has a colour of its own; those of borders are told together. */
function ownEnds(portrait: PhasePortrait): { end: PortraitEnd; place: number }[] {
  return portrait.ends
    .map((end, place) => ({ end, place }))
    .filter(({ end }) => end.kind !== 'several' && !isBorder(portrait, end));
}

/** The middle of a dot: full where it attracts, hollow where it does not, grey where that is not decided. */
const FILLS = { attracting: INK, unstable: PAPER, undecided: MUTED } as const;

/** A rest point. */
export function restDot({ strategies }: EvolveDocument, { shares, stability }: StableOrNot, at: Point): Dataset {
  return {
    ...line(say.portrait.restPoint(sharesText(strategies, shares)), [at], { colour: INK, dash: [], width: 2 }),
    pointRadius: 5,
    pointBorderWidth: 2,
    pointBackgroundColor: FILLS[stability],
    clip: 8,
  };
}

/** What the colours of cells mean. */
function keyOf(document: EvolveDocument, portrait: PhasePortrait): KeyEntry[] {
  const own = ownEnds(portrait)
    .slice(0, MOST_KEYS)
    .map(({ end, place }): KeyEntry => {
      const text = say.portrait.key(endText(document, portrait, end), startsText(portrait, end.starts));
      return { text, fill: endColour(portrait, place) ?? PAPER, colour: INK };
    });
  const borders = portrait.ends.flatMap((end, place) => (isBorder(portrait, end) ? [{ end, place }] : []));
  const [first] = borders;
  if (first === undefined) return own;
  const count = borders.reduce((sum, { end }) => sum + end.starts, 0);
  const text = say.portrait.key(say.portrait.border, startsText(portrait, count));
  return [...own, { text, fill: endColour(portrait, first.place) ?? PAPER, colour: INK }];
}

function methodOf({ trajectory = [] }: EvolveDocument, portrait: PhasePortrait): string {
  const isCurve = portrait.rest[0]?.shares.length === 2;
  const undecided = portrait.rest.some(({ stability }) => stability === 'undecided');
  return upperFirst(
    [
      isCurve ? say.portrait.curve : say.portrait.arrows,
      say.portrait.marks,
      ...(undecided ? [say.portrait.undecided] : []),
      say.portrait.basins(formatCount(portrait.starts.length)),
      ...(isCurve || trajectory.length === 0 ? [] : [say.portrait.path]),
      ...(portrait.complete || portrait.reason === undefined ? [] : [say.portrait.open(portrait.reason)]),
    ].join('; '),
  );
}

/** Every start with its end, the arrows and the rest points, told apart by `what`. */
function tableOf(document: EvolveDocument, portrait: PhasePortrait) {
  const { strategies } = document;
  const none = strategies.map(() => '');
  const { kinds, stability: words } = say.portrait;
  const starts = portrait.starts.map(({ shares, end }) => {
    const found = portrait.ends[end];
    return [kinds.start, ...shares, ...none, found === undefined ? '' : endText(document, portrait, found)];
  });
  const points = portrait.rest.map(({ shares, stability }) => [kinds.rest, ...shares, ...none, words[stability]]);
  const arrows = portrait.field.map(({ shares, change }) => [kinds.arrow, ...shares, ...change, '']);
  return {
    columns: ['what', ...strategies, ...strategies.map((name) => `change of ${name}`), 'told'],
    rows: [...points, ...starts, ...arrows],
  };
}

/** A portrait with all that is said of it. */
export function portraitFigure(
  results: Results,
  document: EvolveDocument,
  portrait: PhasePortrait,
  plot: Plot,
  name: string,
): Figure {
  const title = evolutionFindings(document)[0] ?? '';
  const { strategies } = document;
  const ends = portrait.ends.map((end) =>
    say.portrait.key(endText(document, portrait, end), startsText(portrait, end.starts)),
  );
  const points = portrait.rest.map(({ shares, stability }) =>
    say.portrait.pointOf(sharesText(strategies, shares), say.portrait.stability[stability]),
  );
  return complete(results, [plot], {
    name,
    title,
    panelTitle: upperFirst(say.portrait.title(say.dynamics[portrait.dynamic])),
    method: methodOf(document, portrait),
    key: keyOf(document, portrait),
    definitions: [say.definitions.rest],
    shown: [],
    table: tableOf(document, portrait),
    altText: say.portrait.alt(
      title,
      listed(strategies.map((one) => nameText(one))),
      ends.join('; '),
      points.join('; '),
    ),
  });
}
