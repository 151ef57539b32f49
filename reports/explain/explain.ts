import { asText, nodeAt } from '../../engine/language/check/nodes.ts';
import type { Loaded } from '../../engine/language/load.ts';
import type { Model } from '../../engine/language/model.ts';
import { parameterCounts } from '../../engine/language/parameter-counts.ts';
import type { MapNode } from '../../engine/language/yaml/node.ts';
import { decisionEntries } from './decisions.ts';
import type { DecisionEntry, Explanation, Formula, ModuleSection } from './document.ts';
import { type Belonging, equationsOf, readingOf } from './equations.ts';
import { influencesOf } from './influence/influences.ts';
import { lineageOf } from './lineage.ts';
import { notationOf } from './notation.ts';
import { classTables } from './players.ts';
import { endEntries, eventEntries, measureEntries, parameterEntries, stateEntries } from './registers.ts';
import { headingSources, sourceEntries, textsIn } from './sources.ts';
import { textsOf } from './texts.ts';
import { tickWords, timeWords } from './tick.ts';

const section = (
  module: string | undefined,
  file: string,
  root: MapNode | undefined,
  all: readonly Belonging[],
): ModuleSection => ({
  module,
  file,
  summary: asText(nodeAt(root, 'summary')),
  description: asText(nodeAt(root, 'description')),
  names: textsIn(nodeAt(root, 'names')),
  sources: root === undefined ? [] : headingSources(root),
  limits: textsIn(nodeAt(root, 'limits')),
  equations: all.filter((one) => one.module === module).map(({ equation }) => equation),
});

const sectionsOf = (loaded: Loaded, equations: readonly Belonging[]): readonly ModuleSection[] => {
  const own = section(undefined, loaded.sources[0]?.source.name ?? loaded.name, undefined, equations);
  return [
    ...loaded.modules.map(({ name, root }) => section(name, root.span.source.name, root, equations)),
    ...(own.equations.length > 0 ? [own] : []),
  ];
};

const formulasOf = (decisions: readonly DecisionEntry[], equations: readonly Belonging[]): readonly Formula[] =>
  [
    ...decisions.flatMap(({ when, payoff, seen, rules }) => [when, payoff, seen, ...rules.map(({ choose }) => choose)]),
    ...equations.map(({ equation }) => equation.formula),
  ].filter((formula) => formula !== undefined);

/**
 * The third reading of a scenario: what is simulated and solved, in words and equations, as data.
 *
 * @param model the checked model of `loaded`
 * @param loaded the scenario with its modules, rules and parents, for the text of formulas, places and what was changed
 */
export const explain = (model: Model, loaded: Loaded): Explanation => {
  const texts = textsOf(loaded);
  const reading = readingOf(model, texts);
  const equations = equationsOf(reading);
  const decisions = decisionEntries(loaded, reading);
  const { name, title, question, description, limits } = model;
  return {
    name,
    title,
    question,
    description,
    limits,
    time: timeWords(model),
    classes: classTables(reading),
    tick: tickWords(model),
    decisions,
    notation: notationOf(formulasOf(decisions, equations), reading),
    modules: sectionsOf(loaded, equations),
    influences: influencesOf(model, texts),
    states: stateEntries(reading),
    counts: parameterCounts(model),
    parameters: parameterEntries(reading),
    ends: endEntries(reading),
    measures: measureEntries(reading),
    events: eventEntries(reading),
    ...lineageOf(loaded),
    sources: sourceEntries(loaded, model),
    files: loaded.sources.map(({ role, source }) => ({ role, file: source.name })),
  };
};
