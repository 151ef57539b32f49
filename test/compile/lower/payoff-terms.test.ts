import { describe, expect, it } from 'vitest';
import { payoffTerms } from '../../../engine/compile/lower/payoff-terms.ts';
import { tellRun } from '../../../engine/run/story.ts';
import { modelOf, scenario } from '../../language/check/checked.ts';
import { openWith } from '../../scenarios/open-with.ts';

const labelsOf = async (payoff: string, story = ''): Promise<readonly string[]> => {
  const model = await modelOf(
    scenario(`    care: {default: 1}
    cost: {default: 2}
decisions: {labs: {stance: {options: [pause, race], pull: [0, 1], rule: best-reply, payoff: "${payoff}"}}}
define: {gain(a): "pull[a] * 2", net(a): gain(a) - cost * a}
let: {labs: {both: gain(stance) - cost * stance, half: both / 2, drag: cost * stance}}
end: {e: sum(labs.care + labs.cost) < 0}
${story}`),
  );
  const [decision] = model.decisions;
  return decision?.payoff ? payoffTerms(decision.payoff, model.story.reasons).map(({ label }) => label) : [];
};

describe('the parts of a payoff', () => {
  it('are the terms of its sum, by their first name', async () => {
    expect(await labelsOf('gain(stance) - care * stance')).toEqual(['gain', 'care']);
    expect(await labelsOf('gain(stance)')).toEqual([]);
  });

  it('are found through lets, definitions and if', async () => {
    expect(await labelsOf('both')).toEqual(['gain', 'cost']);
    expect(await labelsOf('net(stance) - care')).toEqual(['gain', 'cost', 'care']);
    expect(await labelsOf('if(t > 3, both, care)')).toEqual(['gain', 'cost', 'care']);
  });

  it('stay whole behind a factor, unless the parts have words of their own', async () => {
    expect(await labelsOf('half - care')).toEqual(['half', 'care']);
    const words = 'story: {world: {gain: {because: the gain}}, labs: {cost: {because: the cost}}}';
    expect(await labelsOf('half - care', words)).toEqual(['the gain', 'the cost', 'care']);
    expect(await labelsOf('care * (both + 1)', words)).toEqual(['the gain', 'the cost', 'the rest']);
  });

  it('are one where they have one name', async () => {
    expect(await labelsOf('gain(stance) - care * stance + 2 * gain(race)')).toEqual(['gain', 'care']);
    const words = 'story: {labs: {drag: {because: the cost}, cost: {because: the cost}}}';
    expect(await labelsOf('gain(stance) - drag - cost * stance', words)).toEqual(['gain', 'the cost']);
  });
});

describe.each(['tutorial', 'frontier', 'pause-verified'])('of %s', (name) => {
  it('add up to the payoffs, but for rounding', async () => {
    const model = await openWith(name);
    const { rows } = await tellRun(model, { seed: '1', run: 3 });
    const turns = rows.slice(0, 30).flatMap(({ decisions }) => decisions.filter(({ terms }) => terms.length > 0));
    expect(turns.length).toBeGreaterThan(10);
    for (const { payoffs, terms } of turns) {
      const sums = payoffs.map((_, option) => terms.reduce((sum, { values }) => sum + (values[option] ?? 0), 0));
      for (const [option, payoff] of payoffs.entries()) expect(sums[option]).toBeCloseTo(payoff, 9);
    }
  });
});
