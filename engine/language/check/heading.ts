import type { Model, Tick, Time } from '../model.ts';
import type { Source } from '../source.ts';
import type { MapNode } from '../yaml/node.ts';
import { asMap, asNumber, asText, itemsOf, nodeAt } from './nodes.ts';

/** Years per tick. */
const years: Readonly<Record<Tick, number>> = {
  day: 1 / 365.25,
  week: 7 / 365.25,
  month: 1 / 12,
  quarter: 1 / 4,
  year: 1,
};

const isTick = (text: string): text is Tick => Object.hasOwn(years, text);

/** The shape of `time` has been checked on loading. */
export const readTime = (root: MapNode): Time => {
  const node = asMap(nodeAt(root, 'time'));
  const text = asText(nodeAt(node, 'tick')) ?? '';
  const tick = isTick(text) ? text : 'year';
  return {
    tick,
    dt: years[tick],
    horizon: asNumber(nodeAt(node, 'horizon')) ?? 1,
    start: asText(nodeAt(node, 'start')),
  };
};

const textsOf = (root: MapNode, key: string): readonly string[] =>
  itemsOf(nodeAt(root, key)).flatMap((item) => asText(item) ?? []);

/** Texts of a list that overlays append to, the scenario's own first: they say what is particular to it. */
const ownFirst = (root: MapNode, key: string): readonly string[] => {
  const bySource = new Map<Source, string[]>();
  for (const item of itemsOf(nodeAt(root, key))) {
    const text = asText(item);
    if (text === undefined) continue;
    const texts = bySource.get(item.span.source) ?? [];
    bySource.set(item.span.source, [...texts, text]);
  }
  return [...bySource.values()].reverse().flat();
};

/** What the scenario says about itself. */
export const readHeading = (
  root: MapNode,
  name: string,
): Pick<Model, 'title' | 'question' | 'description' | 'limits' | 'sources'> => ({
  title: asText(nodeAt(root, 'title')) ?? name,
  question: asText(nodeAt(root, 'question')),
  description: asText(nodeAt(root, 'description')),
  limits: ownFirst(root, 'limits'),
  sources: textsOf(root, 'sources'),
});
