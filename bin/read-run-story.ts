import { readResults } from '../engine/experiment/results/read-results.ts';
import type { Results } from '../engine/experiment/results/results.ts';
import { shellWord } from '../engine/experiment/shell-word.ts';
import type { RunStoryFacts } from '../engine/experiment/story/run-story-facts.ts';
import { tellRun } from '../engine/run/story.ts';
import { runStoryFacts } from '../reports/telling/run-story-facts.ts';
import { openArchived } from './open-model.ts';
import { Refusal } from './refusal.ts';

/** With how common its end is among all runs. */
const counted = (facts: RunStoryFacts, { outcomes, runs }: Results): RunStoryFacts => {
  const { end } = facts;
  const known = outcomes.find(({ name }) => name === end.name);
  const others = outcomes.reduce((sum, { count }) => sum + count, 0);
  const of = known?.count ?? (end.name === 'horizon' ? runs - others : undefined);
  return of === undefined ? facts : { ...facts, end: { ...end, count: { of, runs } } };
};

/**
 * One run of a results directory, played again from its own copies of the sources, and what pictures need of all runs.
 *
 * @throws ResultsError where there are no finished runs; Refusal where there is no such run
 */
export const readRunStory = async (directory: string, run: number): Promise<Results> => {
  const { model, seed, runs, firstRun } = await openArchived(directory);
  if (run >= runs) throw new Refusal('no-such-run', `--run ${run}: the runs of ${directory} are 0 to ${runs - 1}`);
  const results = await readResults(directory);
  const story = await tellRun(model, { seed, run: firstRun + run });
  const { provenance } = results;
  return {
    ...results,
    subject: counted(runStoryFacts(story, model), results),
    provenance: { ...provenance, replay: `detente trace ${shellWord(provenance.directory)} --run ${run}` },
  };
};
