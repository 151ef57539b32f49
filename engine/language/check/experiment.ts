import type { End, Experiment, Measure, Placed, SolveExperiment } from '../model.ts';
import type { MapNode } from '../yaml/node.ts';
import { readArms } from './arms.ts';
import type { Catalogue } from './catalogue.ts';
import { readFormula } from './formulas.ts';
import { asMap, asNumber, asScalar, asText, itemsOf, nodeAt } from './nodes.ts';
import { listed, suggestion } from './report.ts';
import { settingText } from './setting-text.ts';
import { readVary } from './vary.ts';

const placedAt = (node: MapNode | undefined, key: string): Placed | undefined => {
  const value = nodeAt(node, key);
  const text = asText(value);
  return value && text !== undefined ? { text, span: value.span } : undefined;
};

const unknownResult = ({ report }: Catalogue, { text, span }: Placed, names: readonly string[]): void =>
  report.error(
    'unknown-name',
    span,
    `no end and no measure is called "${text}"`,
    suggestion(text, names, names.length > 0 ? `there are ${listed(names)}` : undefined),
  );

const checkHeadline = (
  catalogue: Catalogue,
  headline: Placed,
  ends: readonly End[],
  measures: readonly Measure[],
): void => {
  const names = [...ends, ...measures].map(({ name }) => name);
  if (!names.includes(headline.text) && headline.text !== 'horizon') unknownResult(catalogue, headline, names);
};

/** `gap`, and of several folds `gap_mean`; whose or which option (`effort[Leader]`) is for the results to say. */
const checkOutput = (
  catalogue: Catalogue,
  output: Placed,
  ends: readonly End[],
  measures: readonly Measure[],
): void => {
  const [name = ''] = output.text.split('[', 1).map((part) => part.trim());
  const once = measures.flatMap(({ name, folds, pooled }) => [
    ...(folds.length === 1 || pooled ? [name] : []),
    ...(folds.length > 1 ? folds.map(({ fold }) => `${name}_${fold}`) : []),
  ]);
  const known = [...ends.map((end) => end.name), ...once];
  if (known.includes(name) || name === 'horizon') return;
  const measure = measures.find((each) => each.name === name);
  if (!measure) {
    unknownResult(catalogue, output, known);
  } else if (measure.folds.length > 0) {
    const hint = `write ${listed(measure.folds.map(({ fold }) => `${name}_${fold}`))}`;
    catalogue.report.error('unknown-name', output.span, `"${name}" is several numbers`, hint);
  } else {
    const hint = 'give the measure one number per run: final, mean, sum, max or first';
    catalogue.report.error('unknown-name', output.span, `"${name}" is measured per tick, not once per run`, hint);
  }
};

/** What no command of this version reads; a file for a later version still runs. */
const idle = new Set(['evolve']);

/** An experiment that looks done but was not would mislead: say what has no effect. */
const warnOfIdle = (catalogue: Catalogue, node: MapNode): void => {
  for (const { key, keySpan } of node.entries)
    if (idle.has(key))
      catalogue.report.warn(
        'not-yet',
        keySpan,
        `experiment.${key} has no effect yet`,
        'no command of this version reads it',
      );
};

const methodAt = (node: MapNode | undefined): Experiment['method'] => {
  const method = asText(nodeAt(node, 'method'));
  return method === 'morris' || method === 'sobol' ? method : undefined;
};

/** A rule written twice would meet itself under two names. */
const readRules = ({ report }: Catalogue, node: MapNode | undefined): readonly string[] => {
  const items = itemsOf(nodeAt(node, 'rules'));
  const texts = items.map(settingText);
  for (const [at, item] of items.entries())
    if (texts.indexOf(texts[at] as string) < at)
      report.error('wrong-value', item.span, `${texts[at]} is given twice`, 'name each rule once');
  return texts;
};

const payoffAt = (node: MapNode | undefined): Experiment['payoff'] => {
  const payoff = asText(nodeAt(node, 'payoff'));
  return payoff === 'mean' || payoff === 'total' ? payoff : undefined;
};

/** What the scenario says about how it is run. */
export const readExperiment = (
  catalogue: Catalogue,
  root: MapNode,
  ends: readonly End[],
  measures: readonly Measure[],
  solve: SolveExperiment | undefined,
): Experiment => {
  const node = asMap(nodeAt(root, 'experiment'));
  const [headline, output] = [placedAt(node, 'headline'), placedAt(node, 'output')];
  if (node) warnOfIdle(catalogue, node);
  if (headline) checkHeadline(catalogue, headline, ends, measures);
  if (output) checkOutput(catalogue, output, ends, measures);
  const until = asScalar(nodeAt(node, 'until'));
  if (until) readFormula(catalogue.report, until);
  return {
    runs: asNumber(nodeAt(node, 'runs')),
    seed: asText(nodeAt(node, 'seed')),
    headline: headline?.text,
    arms: readArms(catalogue, node),
    vary: readVary(catalogue, node),
    design: placedAt(node, 'design'),
    points: asNumber(nodeAt(node, 'points')),
    precision: asNumber(nodeAt(node, 'precision')),
    until: placedAt(node, 'until'),
    output,
    method: methodAt(node),
    rules: readRules(catalogue, node),
    payoff: payoffAt(node),
    decision: asText(nodeAt(node, 'decision')),
    solve,
  };
};
