import type { Crossing, Place, Stretch } from './find-crossing.ts';
import { enumerated, resultWords, type Wording, yesNo } from './verdict-words.ts';

type Searched = Extract<Crossing, { kind: 'crossed' | 'not-crossed' }>;
type Saying = { readonly path: string; readonly wording: Wording; readonly crossing: Searched };

/** `0.28–0.34`, `0.28 or more`, or for one that is open at both ends `everything in 0–1`. */
const stretchWords = ({ path, wording, crossing }: Saying, { lo95, hi95 }: Stretch): string => {
  if (lo95 !== undefined && hi95 !== undefined) return wording.range(path, lo95, hi95);
  if (lo95 !== undefined) return `${wording.value(path, lo95)} or more`;
  if (hi95 !== undefined) return `${wording.value(path, hi95)} or less`;
  return `everything in ${wording.range(path, crossing.lo, crossing.hi)}`;
};

/** Whether the two neighbours of a place are too far apart to be said as one value. */
const isBetween = ({ whole, tolerance }: Searched, { before, after }: Place): boolean =>
  whole || after.x - before.x > tolerance;

const placeWords = ({ path, wording, crossing }: Saying, place: Place): string => {
  const { before, after, x } = place;
  if (!isBetween(crossing, place)) return wording.value(path, x);
  return `between ${wording.value(path, before.x)} and ${wording.value(path, after.x)}`;
};

const there = ({ path, wording, crossing }: Saying, place: Place): string => {
  const { before, after } = place;
  const verdicts = [before.verdict, after.verdict];
  const same = new Set(verdicts.map((verdict) => resultWords([{ where: '', verdict }], wording))).size === 1;
  if (same) return resultWords([{ where: ' there', verdict: after.verdict }], wording);
  const between = isBetween(crossing, place);
  const where = between ? [before, after].map(({ x }) => ` at ${wording.value(path, x)}`) : [' below', ' above'];
  return resultWords(
    verdicts.map((verdict, index) => ({ where: where[index] as string, verdict })),
    wording,
  );
};

/** In brackets behind a place: its interval, unless the answer is clear on both sides, as near as was searched. */
const intervalWords = (saying: Saying, stretch: Stretch): string => {
  const { lo95, hi95 } = stretch;
  const isClear = lo95 !== undefined && hi95 !== undefined && hi95 - lo95 <= saying.crossing.tolerance;
  return isClear ? '(clear on both sides)' : `(95 % interval ${stretchWords(saying, stretch)})`;
};

const once = (saying: Saying, place: Place, stretch: Stretch): string => {
  const { path, crossing } = saying;
  const where = isBetween(crossing, place) ? placeWords(saying, place) : `at ${placeWords(saying, place)}`;
  const turn = `from ${yesNo(place.before.verdict)} to ${yesNo(place.after.verdict)}`;
  const interval = intervalWords(saying, stretch);
  return `the answer flips ${turn} along ${path} ${where} ${interval}: ${there(saying, place)}`;
};

const severalTimes = (saying: Saying, flipping: readonly Stretch[]): string => {
  const { path, wording, crossing } = saying;
  const times = `the answer flips ${crossing.places.length} times along ${path}`;
  const [only, second] = flipping;
  if (only && !second) {
    const [first, last] = [only.places[0], only.places.at(-1)] as [Place, Place];
    const between = `between ${wording.value(path, first.before.x)} and ${wording.value(path, last.after.x)}`;
    const interval = `95 % interval ${stretchWords(saying, only)}`;
    return `${times} ${between}, all within one ${interval}: whether it is one crossing these runs do not tell`;
  }
  const places = flipping.map((stretch) => {
    const at = stretch.places.map((place) => placeWords(saying, place)).join(', ');
    return `${at} ${intervalWords(saying, stretch)}`;
  });
  return `${times}, at ${enumerated(places)}: there is no single crossing`;
};

const notCrossed = (saying: Saying): string => {
  const { path, wording, crossing } = saying;
  const { lo, hi, points } = crossing;
  const ends = [points[0], points.at(-1)].flatMap((point) =>
    point ? [{ where: ` at ${wording.value(path, point.x)}`, verdict: point.verdict }] : [],
  );
  const between = `between ${wording.value(path, lo)} and ${wording.value(path, hi)}`;
  return `not crossed along ${path} ${between}: ${resultWords(ends, wording)}`;
};

/** Where the estimate does not flip the answer but chance could. */
const touches = (saying: Saying): string => {
  const near = saying.crossing.stretches.filter(({ places }) => places.length === 0);
  if (near.length === 0) return '';
  const where = enumerated(near.map((stretch) => stretchWords(saying, stretch)));
  return `; not clear, though, for ${where}: more runs may show a crossing there`;
};

/**
 * What a search for a crossing came to, as one sentence without its full stop:
 *
 *     the answer flips from no to yes along verification.detection at 0.31 (95 % interval 0.28–0.34): pause_held is 50 %
 *     (47–53 %) there
 *     not crossed along verification.detection between 0 and 1: pause_held is 2 % (1–3 %) at 0 and 31 % (28–34 %) at 1
 *
 * Places closer than the tolerance are said as one value, neighbours of whole numbers as two.
 *
 * @param path the parameter, as `--set` takes it
 */
export const crossingSentence = (path: string, crossing: Crossing, wording: Wording): string => {
  if (crossing.kind === 'missing') {
    const { x, verdict } = crossing.at;
    const where = ` at ${path} = ${wording.value(path, x)}`;
    return `no answer${where}: ${resultWords([{ where: '', verdict }], wording)}`;
  }
  const saying = { path, wording, crossing };
  if (crossing.kind === 'not-crossed') return `${notCrossed(saying)}${touches(saying)}`;
  const flipping = crossing.stretches.filter(({ places }) => places.length > 0);
  const [place, second] = crossing.places;
  const [stretch] = flipping;
  const said = place && stretch && !second ? once(saying, place, stretch) : severalTimes(saying, flipping);
  return `${said}${touches(saying)}`;
};
