// The rules of the repeated prisoner's dilemma: against these moves they answer with those.

import { describe, expect, it } from 'vitest';
import { answers, dilemma, play, word } from './play.ts';

describe('tit-for-tat', () => {
  it('cooperates first, and repeats the other’s last move', async () => {
    expect(await answers('tit-for-tat', 'CCCC')).toBe('CCCC');
    expect(await answers('tit-for-tat', 'DDDD')).toBe('CDDD');
    expect(await answers('tit-for-tat', 'CDCDDC')).toBe('CCDCDD');
  });
});

describe('generous-tit-for-tat', () => {
  it('is tit for tat where it forgives nothing, and always cooperates where it forgives all', async () => {
    expect(await answers('{generous-tit-for-tat: {generosity: 0}}', 'CDCDDC')).toBe('CCDCDD');
    expect(await answers('{generous-tit-for-tat: {generosity: 1}}', 'DDDDDD')).toBe('CCCCCC');
  });

  it('forgives about a third of defections, and returns all cooperation (seed 1)', async () => {
    const moves = [...(await answers('generous-tit-for-tat', 'D'.repeat(1200)))].slice(1);
    const forgiven = moves.filter((move) => move === 'C').length / moves.length;
    expect(Math.abs(forgiven - 1 / 3)).toBeLessThan(0.04);
    expect(await answers('generous-tit-for-tat', 'C'.repeat(50))).toBe('C'.repeat(50));
  });
});

describe('grim', () => {
  it('never forgives', async () => {
    expect(await answers('grim', 'CCCC')).toBe('CCCC');
    expect(await answers('grim', 'CDCCCC')).toBe('CCDDDD');
    expect(await answers('grim', 'DCCC')).toBe('CDDD');
  });
});

describe('pavlov', () => {
  const pavlov = '{pavlov: {aspiration: 2}}';

  it('stays after the temptation and the reward, shifts after the punishment and the sucker’s payoff', async () => {
    expect(await answers(pavlov, 'CCCC')).toBe('CCCC');
    expect(await answers(pavlov, 'DCCC')).toBe('CDDD');
    expect(await answers(pavlov, 'DDDD')).toBe('CDCD');
    expect(await answers(pavlov, 'CDDCDC')).toBe('CCDCCD');
  });

  it('returns to cooperation with its like after one mistake', async () => {
    const slips =
      'rule: slips\nchoose: if(t == 2, one(defect), if(first, one(cooperate), if(paid >= 2, one(choice), normalise(option != choice))))\nmemory: {paid: {initial: 2}}\nlearn: {paid: realised}\n';
    const moves = await play(dilemma, [{ rule: pavlov }, { rule: 'slips' }], { ticks: 7, rules: { slips } });
    expect(
      word(
        dilemma,
        moves.map(([own]) => own),
      ),
    ).toBe('CCCDCCC');
    expect(
      word(
        dilemma,
        moves.map(([, other]) => other),
      ),
    ).toBe('CCDDCCC');
  });
});

describe('conditional-cooperator', () => {
  it('does as most others do, and looks before its first move', async () => {
    expect(await answers('conditional-cooperator', 'CDCDDC')).toBe('CCDCDD');
    const moves = await play(
      dilemma,
      [{ rule: 'conditional-cooperator' }, { rule: '{fixed: {play: C}}', initial: 'D' }],
      { ticks: 3 },
    );
    expect(
      word(
        dilemma,
        moves.map(([own]) => own),
      ),
    ).toBe('DCC');
  });
});
