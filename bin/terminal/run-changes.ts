import type { RunDocument } from '../../engine/experiment/run-experiment.ts';
import type { Model } from '../../engine/language/model.ts';
import { shareText } from './run-phrases.ts';
import { measureLabel, outcomeLabels } from './run-summary.ts';
import { table } from './table.ts';

const runsOf = ({ runs, failedRuns }: RunDocument): number => runs - failedRuns;

/** The share of runs in which a measure is true at the end; undefined of one that is no truth value. */
const truthOf = (document: RunDocument, key: string): string | undefined => {
  const measure = document.measures[key];
  return measure && 'count' in measure && measure.count !== undefined ? shareText(measure.count, measure.n) : undefined;
};

const truthRows = (before: RunDocument, now: RunDocument, model: Model): string[][] =>
  Object.keys(now.measures).flatMap((key) => {
    const [earlier, later] = [truthOf(before, key), truthOf(now, key)];
    if (earlier === undefined || later === undefined || earlier === later) return [];
    return [[measureLabel(key, model), `${earlier} → ${later}`]];
  });

const shareOf = (document: RunDocument, name: string): string | undefined => {
  const share = document.outcomes[name];
  return share && shareText(share.count, runsOf(document));
};

/**
 * What became of the outcomes, and of what is true or false at the end, since an earlier draft: `29 % (95 %: 25–34 %) → 34 % (95 %: 29–39 %)`. Both lived through
 * the same chance events, so that any difference comes of what was changed; how large it is in all worlds, the intervals
 * tell.
 */
export const changeLines = (before: RunDocument, now: RunDocument, model: Model): string[] => {
  const labels = outcomeLabels(model);
  const rows = Object.keys({ ...now.outcomes, ...before.outcomes })
    .filter((name) => name !== 'failed')
    .map((name) => ({ name, earlier: shareOf(before, name), now: shareOf(now, name) }))
    .filter((row) => row.earlier !== row.now)
    .map((row) => [labels.get(row.name) ?? row.name, `${row.earlier ?? 'no such end'} → ${row.now ?? 'no such end'}`]);
  const all = [...rows, ...truthRows(before, now, model)];
  return all.length === 0
    ? ['  outcomes as in the draft before']
    : ['  changed since the draft before:', ...table(all).map((line) => `  ${line}`)];
};
