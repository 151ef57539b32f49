// The story of one run as facts for pictures, and as `report --run` draws it.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRunStory } from '../../bin/read-run-story.ts';
import type { RunStoryFacts } from '../../engine/experiment/story/run-story-facts.ts';
import { say } from './command-line.ts';

/** Moves by the clock: a mask, an event, a draw that is certain, a story. */
const clockwork = `
detente: 1
title: Clockwork
time: {tick: month, horizon: 12}
players:
  labs: [{name: Ada, mood: 2}, {name: Bo}]
parameters:
  labs: {mood: {unit: OOM/year, default: 1, doc: mood}}
decisions:
  labs:
    stance:
      options: [pause, slow, race]
      pull: [0, 1, 3]
      weight: [0, 1, 1]
      initial: pause
      payoff: mood * pull[stance] * if(t >= 3 and t < 6, 1, 0) - 2 * weight[stance]
      seen: pause
      rule: best-reply
events: [{name: truce, label: the truce, at: 2, for: 6}]
draw: {world: {bell: bernoulli(t == 9)}}
state: {labs: {done: {unit: "1", initial: 0}}}
next: {labs: {done: done + stance}}
story:
  labs:
    cheat: {when: truce.active and stance > pause, begins: "{name} cheated", ends: "{name} kept the rule again", summary: "Cheated: {who}"}
measures:
  peak: {unit: "1", label: Peak, tick: max(labs.done), max: max(labs.done)}
`;

const folder = mkdtempSync(join(tmpdir(), 'detente-run-story-'));
const results = join(folder, 'results');
beforeAll(async () => {
  writeFileSync(join(folder, 'clockwork.yaml'), clockwork);
  const { code, err } = await say(['run', join(folder, 'clockwork.yaml'), '--runs', '4', '--out', results, '--quiet']);
  expect({ code, err }).toMatchObject({ code: 0 });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the facts of a run', () => {
  let facts: RunStoryFacts;
  beforeAll(async () => {
    const { subject, provenance } = await readRunStory(results, 2);
    expect(subject?.kind).toBe('run-story');
    expect(provenance.replay).toMatch(/^detente trace .* --run 2$/);
    facts = subject as RunStoryFacts;
  });

  it('are each choice, and what was seen of it', () => {
    const [ada] = facts.lanes;
    expect(ada).toMatchObject({ player: 'Ada', label: 'stance', options: ['pause', 'slow', 'race'] });
    expect(ada?.choices).toEqual([0, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0]);
    expect(ada?.seen).toEqual(Array.from({ length: 12 }, () => 0));
  });

  it('are what was in force, and what the story says when, by how much it tells', () => {
    expect(facts.spells).toEqual([{ label: 'the truce', stretches: [{ from: 2, to: 8 }] }]);
    expect(facts.marks).toEqual([
      { at: 2, text: 'the truce began', weight: 1 },
      { at: 3, text: 'both labs cheated', weight: 3 },
      { at: 6, text: 'both labs kept the rule again', weight: 2 },
      { at: 8, text: 'the truce was over', weight: 1 },
      { at: 9, text: expect.stringContaining('the draw "bell" came true') as string, weight: 1 },
    ]);
    expect(facts.summaries).toEqual([expect.stringMatching(/^Cheated: .* in month 4$/)]);
  });

  it('are each measure from before the first tick on, and how common the end is', () => {
    expect(facts.series).toEqual([{ measure: 'peak', values: [0, 0, 0, 0, 2, 4, 6, 6, 6, 6, 6, 6, 6] }]);
    expect(facts.end).toEqual({ name: 'horizon', label: 'none of the ends', count: { of: 4, runs: 4 } });
    expect(facts.prose.length).toBeGreaterThan(2);
  });
});

describe('report --run', () => {
  it('draws the timeline and the run in the fans of all, in a folder of its own', async () => {
    const { code, out, err } = await say(['report', results, '--run', '2', '--page', 'figures', '--format', 'svg']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(join(results, 'report', 'run-2', 'run-2-timeline.svg'));
    expect(readdirSync(join(results, 'report', 'run-2')).sort()).toEqual([
      ...['run-2-peak.alt.txt', 'run-2-peak.csv', 'run-2-peak.svg'],
      ...['run-2-timeline.alt.txt', 'run-2-timeline.csv', 'run-2-timeline.svg'],
    ]);
    const csv = readFileSync(join(results, 'report', 'run-2', 'run-2-timeline.csv'), 'utf8');
    expect(csv).toContain('2,4,labs.stance,Ada,race,pause,');
  });

  it('says which runs there are', async () => {
    const { code, err } = await say(['report', results, '--run', '4']);
    expect(code).not.toBe(0);
    expect(err).toContain('the runs of');
    expect(err).toContain('are 0 to 3');
    expect(existsSync(join(results, 'report', 'run-4'))).toBe(false);
  });
});
