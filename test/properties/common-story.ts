import { qualified } from '../../engine/compile/lower/slots.ts';
import type { Model } from '../../engine/language/model.ts';
import type { Story as KernelStory } from '../../engine/run/story.ts';
import type { Story } from '../reference/interpret.ts';
import { keyOf } from '../reference/scope.ts';

/** What the two tellers of a story have in common, in one form; the tick in which a run fails is left out. */
export const fromInterpreter = (model: Model, story: Story) => ({
  outcome: story.outcome ?? 'failed',
  parameters: story.parameters,
  initial: { states: story.row0.states, measures: story.row0.measures },
  rows: story.rows.map(({ t, decisions, draws, events, states, measures, lines }) => ({
    t,
    decisions: Object.entries(decisions).flatMap(([decision, turns]) =>
      turns.map(({ forced: _, ...turn }) => ({ decision, ...turn })),
    ),
    draws: model.draws.filter(({ per }) => per === 'tick').flatMap((draw) => draws[keyOf(draw)] ?? []),
    events: model.events.map(({ name }) => events[name]?.active),
    states,
    measures,
    lines,
  })),
  folds: Object.values(story.folds),
  failure: story.failure && {
    kind: story.failure.kind,
    name: story.failure.name,
    player: story.failure.player.split('.').at(-1),
  },
});

/** @param parameters as the interpreter has them */
export const fromKernel = (
  story: KernelStory,
  parameters: Story['parameters'],
): ReturnType<typeof fromInterpreter> => ({
  outcome: story.outcome,
  // Those that nothing reads are not in the kernel.
  parameters: { ...parameters, ...story.parameters },
  initial: story.initial,
  rows: (story.failure ? story.rows.slice(0, -1) : story.rows).map((row) => ({
    t: row.tick,
    decisions: row.decisions.map(({ decision, decides, payoffs, weights, uniform, choice }) => ({
      decision: qualified(decision),
      decides,
      payoffs,
      weights,
      uniform,
      choice,
    })),
    draws: row.draws.map(({ value }) => value),
    events: row.events.map(({ active }) => active),
    states: row.states,
    measures: row.measures,
    lines: row.lines.map(({ holds, values }) => ({ holds, values })),
  })),
  folds: Object.values(story.measures),
  failure: story.failure && {
    kind: story.failure.kind,
    name: story.failure.name,
    player: story.failure.player ?? 'world',
  },
});
