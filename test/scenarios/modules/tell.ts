import { type Story, type TickStory, tellRun } from '../../../engine/run/story.ts';
import { modelOfText } from '../../reference/model-of-text.ts';

type Blocks = Readonly<Record<string, unknown>>;

/** A scenario of a few blocks; JSON is YAML. */
export const scenarioOf = (blocks: Blocks): string =>
  [
    'detente: 1',
    'title: Tiny',
    ...Object.entries(blocks).map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
  ].join('\n');

/** One run of a scenario of a few blocks. */
export const tell = async (blocks: Blocks, run = 0): Promise<Story> =>
  tellRun(await modelOfText(scenarioOf(blocks)), { seed: '1', run });

export const years = (horizon: number, tick = 'month'): Blocks => ({ time: { tick, horizon } });

/** A decision without payoffs: everybody plays one option throughout, unless an event says otherwise. */
export const playing = (option: string, effort: readonly number[] = [0.05, 0.4, 1]): Blocks => ({
  decisions: {
    labs: {
      stance: {
        options: ['pause', 'slow', 'race'],
        effort,
        activity: [0.1, 0.5, 1],
        safety: [0.9, 0.75, 0.55],
        initial: option,
        rule: { fixed: { play: option } },
      },
    },
  },
});

/** A state before the first tick and after each. */
export const pathOf = (story: Story, state: string, player = 0): readonly number[] =>
  [story.initial, ...story.rows].map(({ states }) => states[state]?.[player] as number);

export const argumentsOf = (row: TickStory | undefined, draw: string): readonly number[] =>
  row?.draws.filter((one) => one.draw.name === draw).map((one) => one.arguments[0] as number) ?? [];

export const valuesOf = (row: TickStory | undefined, draw: string): readonly number[] =>
  row?.draws.filter((one) => one.draw.name === draw).map(({ value }) => value) ?? [];

export const payoffsOf = (row: TickStory | undefined, decision: string): readonly (readonly number[])[] =>
  row?.decisions.filter((one) => one.decision.name === decision).map(({ payoffs }) => payoffs) ?? [];
