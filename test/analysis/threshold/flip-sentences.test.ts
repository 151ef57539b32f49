import { describe, expect, it } from 'vitest';
import { flipSentences } from '../../../engine/analysis/threshold/flip-sentences.ts';
import { type Assumption, type Held, rankFlips } from '../../../engine/analysis/threshold/rank-flips.ts';
import { around, judged, nothing, plainWording } from './known-curve.ts';

const unit = { lo: 0, hi: 1, whole: false, drawn: false };

const assumptions: readonly Assumption[] = [
  { path: 'detection', base: 0.5, ...unit },
  { path: 'fear', base: 0.5, ...unit },
  { path: 'pressure', base: 0.5, ...unit },
  { path: 'tau', base: 0.25, ...unit, drawn: true },
  { path: 'lag', base: 0.5, ...unit, drawn: true },
  { path: 'regime', base: 'open', options: ['open', 'closed'], drawn: false },
  { path: 'law', base: 'none', options: ['none', 'strict'], drawn: true },
  { path: 'era', base: 'now', options: ['now'], drawn: false },
  { path: 'dark', base: 0, ...unit },
];

const shares: { readonly [path: string]: (x: number) => number } = {
  detection: (x) => (x > 0.5 ? 0.6 : 0.6 - 0.5 * (0.5 - x)),
  fear: (x) => (x > 0.7 ? 0.1 : 0.6),
  pressure: (x) => 0.58 + 0.1 * x,
  tau: (x) => (x > 0.5 ? 0.48 : 0.6),
  lag: () => 0.45,
};

const answer = ({ path, value }: Held) => {
  if (path === 'dark') return judged(nothing);
  const share = typeof value === 'number' ? shares[path]?.(value) : { closed: 0.2, none: 0.6, strict: 0.49 }[value];
  return judged(around(share as number, 0.03));
};

const playAll = async (held: readonly Held[]) => held.map(answer);

describe('sentences on what would change an answer', () => {
  it('say each move, its size, and how sure it is', async () => {
    const found = await rankFlips(assumptions, playAll, judged(around(0.6, 0.03)));
    expect(flipSentences(found, plainWording)).toEqual({
      base: 'the answer is yes: held is 60 % (57–63 %)',
      flips: [
        'lag held at its median 0.5 instead of drawn: held is 45 % (42–48 %), clearly',
        'detection at 0.3 instead of 0.5 (20 % of its range): held is 50 % (47–53 %); ' +
          'clearly at 0: held is 35 % (32–38 %)',
        'fear at 0.7 instead of 0.5 (20 % of its range): held is 10 % (7–13 %), clearly',
        'tau held at 0.5 instead of drawn (median 0.25; 25 % of its range): held is 48 % (45–51 %), ' +
          'not clearly, nor at 1',
        'law = strict instead of drawn: held is 49 % (46–52 %), not clearly',
        'regime = closed instead of open: held is 20 % (17–23 %), clearly',
      ],
      steady: [
        'pressure does not flip it alone: held is 58 % (55–61 %) at 0 and 68 % (65–71 %) at 1',
        'era has nothing else to be',
      ],
      missing: ['dark cannot be told: held is missing at 1'],
    });
  });

  it('say that the answer was not clear to begin with', async () => {
    const found = await rankFlips([], playAll, judged(around(0.49, 0.03)));
    expect(flipSentences(found, plainWording).base).toBe('the answer is no: held is 49 % (46–52 %), not clearly');
  });
});
