import type { Flip, FlipSearch, NoFlip, Trial } from './rank-flips.ts';
import { resultWords, type Wording, yesNo } from './verdict-words.ts';

export type FlipSentences = {
  /** What the answer is before anything is moved. */
  readonly base: string;
  /** One for each assumption that flips it, the smallest move first. */
  readonly flips: readonly string[];
  /** One for each that does not. */
  readonly steady: readonly string[];
  /** One for each of which it cannot be told, since a number is missing. */
  readonly missing: readonly string[];
};

/** `verification.detection at 0.31 instead of 0.5 (19 % of its range)` */
const moveWords = ({ assumption, value, share, direction }: Flip, wording: Wording): string => {
  const { path, base, drawn } = assumption;
  const to = wording.value(path, value);
  const from = wording.value(path, base);
  const size = `${wording.share(share)} of its range`;
  if (direction === 'held') return `${path} held at its median ${to} instead of drawn`;
  if (direction === 'option') return `${path} = ${to} instead of ${drawn ? 'drawn' : from}`;
  if (drawn) return `${path} held at ${to} instead of drawn (median ${from}; ${size})`;
  return `${path} at ${to} instead of ${from} (${size})`;
};

/** How sure a flip is: at its own place, else at the end of the range beyond it. */
const sureness = ({ assumption, verdict, value, end }: Flip, wording: Wording): string => {
  if (verdict.clear) return ', clearly';
  if (end.value === value) return ', not clearly';
  const where = wording.value(assumption.path, end.value);
  if (!end.verdict.clear) return `, not clearly, nor at ${where}`;
  return `; clearly at ${where}: ${resultWords([{ where: '', verdict: end.verdict }], wording)}`;
};

const flipSentence = (flip: Flip, wording: Wording): string => {
  const { verdict } = flip;
  return `${moveWords(flip, wording)}: ${resultWords([{ where: '', verdict }], wording)}${sureness(flip, wording)}`;
};

const trialWords = ({ assumption }: NoFlip, trials: readonly Trial[], wording: Wording): string =>
  resultWords(
    trials.map(({ value, verdict }) => ({ where: ` at ${wording.value(assumption.path, value)}`, verdict })),
    wording,
  );

/** An option without another one has nothing that could be tried. */
const steadySentence = (steady: NoFlip, wording: Wording): string => {
  const { assumption, trials } = steady;
  if (trials.length === 0) return `${assumption.path} has nothing else to be`;
  return `${assumption.path} does not flip it alone: ${trialWords(steady, trials, wording)}`;
};

const missingSentence = (missing: NoFlip, wording: Wording): string => {
  const without = missing.trials.filter(({ verdict }) => verdict.holds === undefined);
  return `${missing.assumption.path} cannot be told: ${trialWords(missing, without, wording)}`;
};

/**
 * What would change an answer, in sentences without their full stops:
 *
 *     the answer is yes: pause_held is 62 % (59–65 %)
 *     verification.detection at 0.31 instead of 0.5 (19 % of its range): pause_held is 49 % (46–52 %); clearly at 0:
 *     pause_held is 12 % (10–14 %)
 *     labs.pressure does not flip it alone: pause_held is 58 % (55–61 %) at 0.1 and 66 % (63–69 %) at 0.9
 */
export const flipSentences = (search: FlipSearch, wording: Wording): FlipSentences => {
  const { base, flips, steady, missing } = search;
  const sure = base.clear ? '' : ', not clearly';
  return {
    base: `the answer is ${yesNo(base)}: ${resultWords([{ where: '', verdict: base }], wording)}${sure}`,
    flips: flips.map((flip) => flipSentence(flip, wording)),
    steady: steady.map((one) => steadySentence(one, wording)),
    missing: missing.map((one) => missingSentence(one, wording)),
  };
};
