import type { Model } from '../model.ts';
import { measuresPerTick, numbersPerTick } from '../numbers-per-tick.ts';
import type { MapNode } from '../yaml/node.ts';
import { asMap, nodeAt } from './nodes.ts';
import type { Report } from './report.ts';

/** Numbers of one run that are recorded in full; `frontier` has some 7,000, `race-in-steps` 600,006. */
export const MOST_NUMBERS = 700_000;
/** Of these, such as measures give: each takes up to 1.3 KB while runs are played, with its mean and quantiles. */
export const MOST_MEASURED = 400_000;

/** Refuses what would eat the memory of whoever plays it: players × ticks × variables. */
export const checkExtent = (report: Report, model: Model, root: MapNode): void => {
  const ticks = model.time.horizon + 1;
  const bounds = [
    { perTick: numbersPerTick(model), most: MOST_NUMBERS, what: 'states, decisions and measures of all players' },
    { perTick: measuresPerTick(model), most: MOST_MEASURED, what: 'measures by tick, of all players' },
  ];
  const broken = bounds.find(({ perTick, most }) => ticks * perTick > most);
  if (broken === undefined) return;
  const { perTick, most, what } = broken;
  const longest = Math.floor(most / perTick) - 1;
  const shorter = longest >= 1 ? `a horizon of at most ${longest}, ` : '';
  report.error(
    'model-too-large',
    (nodeAt(asMap(nodeAt(root, 'time')), 'horizon') ?? root).span,
    `a run has ${ticks * perTick} numbers: at the start and in ${model.time.horizon} ticks ${perTick} each (${what}); at most ${most} are allowed`,
    `take ${shorter}fewer players, or fewer measures by tick`,
  );
};
