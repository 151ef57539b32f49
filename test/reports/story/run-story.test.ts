// One run as pictures and pages: what is said of it, what is drawn, and that nothing lies on anything.

import { beforeAll, describe, expect, it } from 'vitest';
import type { RunStoryFacts } from '../../../engine/experiment/story/run-story-facts.ts';
import type { Figure } from '../../../reports/figure.ts';
import type { Measure } from '../../../reports/page/marks.ts';
import { drawing } from '../../../reports/render/canvas.ts';
import { drawableCopy } from '../../../reports/render/glyphs.ts';
import { storyEvidence, storyFindings } from '../../../reports/story/findings.ts';
import { figures, panelsFor, sectionsOf } from '../../../reports/subjects/index.ts';
import { blemishesOf } from '../study/blemishes.ts';
import { stories, toldRun, treaty } from './stories.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const named = (facts: RunStoryFacts, name: string): Figure => {
  const found = figures(toldRun(facts)).find((figure) => figure.name === name);
  if (found === undefined) throw new Error(`no figure ${name}`);
  return found;
};

describe.each(Object.keys(stories))('%s', (name) => {
  const results = toldRun(stories[name] as RunStoryFacts);

  it('has pictures and pages on which nothing lies on anything', () => {
    const blemishes = blemishesOf(drawableCopy(results), measure);
    // Pages show as many as they have room for.
    expect(blemishes.filter((one) => !/^16x9: \d+ of \d+ panels$/.test(one))).toEqual([]);
  });

  it('is plain data with a text and a table', () => {
    for (const { plots, altText, csv } of figures(results)) {
      for (const { configuration } of plots) {
        expect(JSON.parse(JSON.stringify(configuration))).toEqual(configuration);
        const places = configuration.data.datasets.flatMap(({ data }) => data.flatMap(({ x, y }) => [x, y]));
        expect(places.filter((place) => !Number.isFinite(place))).toEqual([]);
      }
      expect(altText).toContain('in this model');
      expect(altText).not.toMatch(/undefined|NaN|Infinity/);
      expect(csv.split('\n').length).toBeGreaterThan(2);
    }
  });
});

describe('what is said of a run', () => {
  it('is how it ended and what became of its threads, in ever fewer of them', () => {
    const said = storyFindings(toldRun(treaty), treaty);
    expect(said[0]).toBe(
      'Run 7 ends in “Pause held” after 96 months: the agreement entered into force in month 11 and was in force for 32 months; Challenger broke the promise in month 20; inspectors proved a violation by Challenger in month 27',
    );
    expect(said).toHaveLength(7);
    expect(said.at(-1)).toBe('Run 7 ends in “Pause held” after 96 months');
  });

  it('is first that it is not typical, and how common its end is', () => {
    expect(storyEvidence(toldRun(treaty), treaty)[0]).toBe(
      'One run, not typical: about 12 in 100 runs end in “Pause held” (12 %, 95 % interval 10–14 %, 1,000 runs).',
    );
    const open = stories['one tick of two players, in which nothing happens'] as RunStoryFacts;
    expect(storyFindings(toldRun(open), open)).toEqual(['Run 0 comes to none of the ends in 1 month']);
    expect(storyEvidence(toldRun(open), open)[0]).toContain('in about 4 in 10 runs none of the ends comes');
  });

  it('is of a failed run that it counts nowhere', () => {
    const failed = stories['a run that failed'] as RunStoryFacts;
    const results = toldRun(failed, { failedRuns: 1 });
    expect(storyFindings(results, failed)).toEqual(['Run 7 failed in month 3 and counts nowhere']);
    expect(storyEvidence(results, failed)).toEqual([
      'One run, not typical: 1 of 1,001 runs failed; failed runs are left out of every share.',
    ]);
  });

  it('stands in full on the pages after the first, with a true minus and marks that open and close', () => {
    expect(sectionsOf(toldRun(treaty))).toEqual([
      { title: 'Run 7 in words', entries: ['In month 1 all raced.', 'It was “so” from −0.5 to −0.2.'] },
    ]);
  });
});

describe('the timeline', () => {
  it('splits a lane where the others saw something else than what was done', () => {
    const { plots, method } = named(treaty, 'run-7-timeline');
    const labels = plots[0].configuration.data.datasets.map(({ label }) => label);
    expect(labels.filter((label) => label?.startsWith('Challenger'))).toEqual([
      ...['Challenger, race', 'Challenger, race, lower edge'],
      ...['Challenger, pause', 'Challenger, pause, lower edge'],
      ...['Challenger, race, in secret', 'Challenger, race, in secret, lower edge'],
      ...['Challenger, race, as seen', 'Challenger, race, as seen, lower edge'],
      ...['Challenger, slow', 'Challenger, slow, lower edge'],
    ]);
    expect(method).toBe(
      'One run, not typical; this end: 12 % of 1,000 runs; split lane: below what was done in secret, above what the others saw; it lasted 96 of at most 100 months; all marks in the table',
    );
    const honest = { ...treaty, lanes: treaty.lanes.slice(0, 1) };
    expect(named(honest, 'run-7-timeline').method).not.toContain('split');
  });

  it('says of one time what tells most, and the end in bold', () => {
    expect(named(treaty, 'run-7-timeline').plots[0].flags).toEqual([
      { at: 10, text: 'The agreement entered into force', weight: 4 },
      { at: 19, text: 'Challenger secretly broke the promise', weight: 3 },
      { at: 26, text: 'Inspectors proved that Challenger had broken the promise', weight: 3 },
      { at: 42, text: 'The agreement had ended', weight: 3 },
      { at: 96, text: 'Pause held', weight: 100, strong: true },
    ]);
  });

  it('has every choice and every mark in its table and in its text', () => {
    const { csv, altText } = named(treaty, 'run-7-timeline');
    expect(csv).toContain('7,20,labs.stance,Challenger,race,pause,,race,');
    expect(csv).toContain('7,11,story,,,,its members promised to pause,race,');
    expect(csv).toContain('7,96,end,,pause_held,,Pause held,race,');
    expect(altText).toContain(
      'Challenger, stance: race until month 10, then pause until month 19, then race (seen as pause) until month 42, then slow',
    );
    expect(altText).toContain('Month 20: Challenger secretly broke the promise');
  });

  it('is not drawn where nobody decides on anything and nothing is in force', () => {
    const empty = { ...treaty, lanes: [], spells: [] };
    expect(figures(toldRun(empty)).map(({ name }) => name)).toEqual(['run-7-capability']);
  });
});

describe('a run in the fan of all', () => {
  it('has a place only where enough runs have one', () => {
    expect(named(treaty, 'run-7-capability').title).toMatch(
      /^Capability: run 7 ends at 5\.55? in month 96, above the 5–95 % band of runs/,
    );
    const few = { ...treaty, series: [{ measure: 'power', values: [1, 2] }] };
    const results = toldRun(few, {
      ticks: [
        {
          ...{ measure: 'power', label: 'Power', unit: '1', carry: true },
          rows: [0, 1].map((tick) => ({ tick, n: 12, mean: 0, sd: 1, p05: -1, p25: -0.5, p50: 0, p75: 0.5, p95: 1 })),
        },
      ],
    });
    expect(figures(results)[1]?.title).toBe('Power: run 7 ends at 2 in month 1');
  });

  it('stands below the timeline, which has the width of the page', () => {
    const story = stories['forty marks of nine players with long names'] as RunStoryFacts;
    expect(panelsFor(toldRun(story), 6).length % 2).toBe(1);
  });
});
