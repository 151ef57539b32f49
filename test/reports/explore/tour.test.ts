// Every step of the tour is of a scenario that has its control, and its control matters.

import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { dialsOf, fixedOf } from '../../../engine/experiment/memory/dials.ts';
import { openLiveWorld } from '../../../engine/experiment/memory/live-world.ts';
import { openScenario } from '../../../engine/experiment/open-scenario.ts';
import { packageRoot } from '../../../engine/experiment/package.ts';
import { TOUR } from '../../../reports/explore/tour.ts';

const files = nodeFiles(packageRoot());
const RUNS = 200;

describe('the tour', () => {
  it.each(TOUR)('has a control that shows its idea: $title', async ({ title, scenario, control, set }) => {
    const { model } = await openScenario(scenario, files, []);
    const dials = await dialsOf(model);
    const dial = dials.find(({ path }) => path === control);
    expect(dial, control).toBeDefined();
    if (dial === undefined) return;
    const held = set.map(({ path, value }) => ({ path, value: Number(value) }));
    const live = await openLiveWorld(model, '1');
    const counts = async (value: number) => {
      const { outcomes, measures } = await live.play(fixedOf(model, [...held, { path: control, value }]), RUNS);
      return JSON.stringify([outcomes.map(({ count }) => count), measures]);
    };
    const [least, most] = [await counts(dial.from), await counts(dial.to)];
    // What nobody can prove costs nobody anything: that is what the step shows.
    if (title === 'Cheating') expect(least).toBe(most);
    else expect(least).not.toBe(most);
  });
});
