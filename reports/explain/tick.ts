import type { Decision, Model, Tick } from '../../engine/language/model.ts';
import { titleOf } from '../../engine/language/title-of.ts';
import { upperFirst } from '../words.ts';
import type { TickWords, TimeWords } from './document.ts';
import { counted, listing } from './names.ts';
import { roundedNumber } from './numbers.ts';

const yearsPerTick: Readonly<Record<Tick, string>> = {
  day: '1/365.25 year',
  week: '7/365.25 year',
  month: '1/12 year',
  quarter: '1/4 year',
  year: '1 year',
};

/** `One tick is a month (1/12 year); a run lasts at most 120 months (10 years).` */
export const timeWords = ({ time }: Model): TimeWords => {
  const { tick, dt, horizon, start } = time;
  const years = tick === 'year' ? '' : ` (${counted(roundedNumber(horizon * dt), 'year')})`;
  const from = start === undefined ? '' : ` Tick 0 begins in ${start}.`;
  const length = tick === 'year' ? '' : ` (${yearsPerTick[tick]})`;
  return {
    tick,
    dt,
    horizon,
    start,
    words: `One tick is a ${tick}${length}; a run lasts at most ${counted(String(horizon), tick)}${years}.${from}`,
  };
};

type Named = Parameters<typeof titleOf>[0];

const code = (name: string): string => `\`${name}\``;
const names = (some: readonly Named[]): string => listing(some.map((one) => code(titleOf(one))));

/** Nothing for what is chosen in each tick. */
const timing = ({ when, every }: Decision): string => {
  if (every?.kind === 'number') return ` (every ${every.value} ticks)`;
  return when === undefined ? '' : ' (in some ticks only)';
};

const decided = ({ decisions }: Model): string => {
  const stages = [...new Set(decisions.map(({ stage }) => stage))];
  return stages
    .map((stage, k) => {
      const now = decisions.filter((decision) => decision.stage === stage);
      const who = listing(now.map((of) => `all ${of.owner.name} choose ${code(of.name)}${timing(of)}`));
      return k === 0 ? who : `then, seeing that, ${who}`;
    })
    .join('; ');
};

const seenWords = ({ decisions, states }: Model): string => {
  const masks = [...decisions, ...states].filter(({ seen }) => seen !== undefined);
  const stages = decisions.some(({ stage }) => stage > 1)
    ? 'what others chose in earlier stages of this tick, else'
    : 'what others chose';
  const mask = masks.length === 0 ? '' : `; of ${names(masks)} of others they see only what is shown`;
  return `Those who decide at the same stage do so at the same time: they see the world as the tick began and ${stages} in the tick before${mask}`;
};

/** A step of a tick: in a sentence for the paragraph, in short for the table. */
type Step = TickWords['steps'][number] & { readonly sentence: string };

const startSteps = ({ events }: Model): readonly Step[] =>
  events.length === 0
    ? []
    : [
        {
          moment: 'start',
          what: `events: ${listing(events.map(({ label }) => label))}`,
          reads: 'states and choices as the tick before left them; parameters without events; no draws',
          sentence: 'the events are tested on the state as it is, and those in force act for the whole tick',
        },
      ];

const decideSteps = (model: Model): readonly Step[] =>
  model.decisions.length === 0
    ? []
    : [
        {
          moment: 'decide',
          what: `choices: ${names(model.decisions)}`,
          reads:
            'states as the tick began; of the own decision each option in turn; of others the choice of the tick before, or of this tick where its stage is earlier, each as it is seen',
          sentence: `${decided(model)}. ${seenWords(model)}`,
        },
      ];

const evolveReads = 'states as the tick began; the true choices and the draws of this tick';

const evolveSteps = ({ draws, states }: Model): readonly Step[] => [
  ...(draws.length === 0
    ? []
    : [
        {
          moment: 'evolve',
          what: `chance: ${names(draws)}`,
          reads: evolveReads,
          sentence: `chance is drawn (${names(draws)})`,
        },
      ]),
  ...(states.length === 0
    ? []
    : [
        {
          moment: 'evolve',
          what: `new states, all at once: ${names(states)}`,
          reads: evolveReads,
          sentence: `all states change at once (${names(states)}), by what was truly chosen: flows are per year and added times the length of the tick, and bounds cut last`,
        },
      ]),
];

const afterReads = 'the new states; the choices and draws of this tick; `t` one larger';

const afterSteps = ({ ends, measures }: Model): readonly Step[] => [
  ...(ends.length === 0
    ? []
    : [
        {
          moment: 'after',
          what: `ends, in this order: ${ends.map(({ name }) => code(name)).join(', ')}`,
          reads: afterReads,
          sentence: 'the ends are tested in their order, and the first that holds ends the run',
        },
      ]),
  ...(measures.length === 0
    ? []
    : [
        {
          moment: 'after',
          what: `measures: ${measures.map(({ name }) => code(name)).join(', ')}`,
          reads: afterReads,
          sentence: 'the measures are recorded',
        },
      ]),
];

/** What happens in a tick, in its order, and at which moment; `docs/meaning.md` says the same to the bit. */
export const tickWords = (model: Model): TickWords => {
  const { tick, horizon } = model.time;
  const steps = [startSteps, decideSteps, evolveSteps, afterSteps].flatMap((some) => some(model));
  const told = steps.map(({ sentence }, k) => `${k === 0 ? `In each ${tick} ` : 'Then '}${sentence}.`);
  const length = counted(String(horizon), tick);
  const ending =
    model.ends.length === 0 ? `Every run lasts ${length}.` : `A run that meets no end stops after ${length}.`;
  return {
    paragraph: [...told, ending].map(upperFirst).join(' '),
    steps: steps.map(({ moment, what, reads }) => ({ moment, what, reads })),
  };
};
