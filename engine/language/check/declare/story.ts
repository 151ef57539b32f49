import type { StoryLine, StoryWords } from '../../model.ts';
import type { MapNode } from '../../yaml/node.ts';
import { type Draft, idOf, namesOfClass, namesOfWorld, scenarioItself, unresolved } from '../catalogue.ts';
import { readFormula } from '../formulas.ts';
import { asMap, asScalar, asText, entriesOf, nodeAt } from '../nodes.ts';
import { listed, suggestion } from '../report.ts';
import { readStoryText, type StoryTextPlace } from '../story-text.ts';
import type { Declaring } from './declaring.ts';
import { type Entry, gather } from './gather.ts';

type Words = { -readonly [Key in keyof StoryWords]: StoryWords[Key][number][] };

const textAt = (declaring: Declaring, map: MapNode, key: string, place: StoryTextPlace) => {
  const node = asScalar(nodeAt(map, key));
  return node && readStoryText(declaring.resolving, node, place);
};

/** What a story reads is not used by that: a parameter that nothing else reads has no effect. */
const withoutUse = ({ catalogue }: Declaring, read: () => void): void => {
  const before = new Set(catalogue.read);
  read();
  for (const named of catalogue.read) if (!before.has(named)) catalogue.read.delete(named);
};

const fillLine = (declaring: Declaring, line: Draft<StoryLine>, map: MapNode): void => {
  const { catalogue, resolving } = declaring;
  const scope = { class: line.owner, module: line.module };
  const when = nodeAt(map, 'when');
  const formula = when && readFormula(catalogue.report, when);
  if (formula) line.when = resolving.resolve(formula.root, scope);
  const whose = line.owner ? (['name'] as const) : [];
  line.begins = textAt(declaring, map, 'begins', { words: whose, scope });
  line.ends = textAt(declaring, map, 'ends', { words: [...whose, 'ticks'], scope });
  const of = line.owner ? (['who', 'when', 'ticks'] as const) : (['when', 'ticks'] as const);
  line.summary = textAt(declaring, map, 'summary', { words: of, scope: undefined });
  const never = textAt(declaring, map, 'never', { words: [], scope: undefined });
  line.never = never && asText(nodeAt(map, 'never'));
};

const declareLine = (declaring: Declaring, words: Words, entry: Entry, map: MapNode): void => {
  const { name, module, owner, keySpan: span } = entry;
  const { catalogue } = declaring;
  if (!nodeAt(map, 'when')) {
    const hint = 'add when: a condition, or words: for a decision, or because: for a part of a payoff';
    catalogue.report.error('missing-value', span, `the story does not say when "${name}" is told`, hint);
    return;
  }
  if (!['begins', 'ends', 'summary', 'never'].some((key) => nodeAt(map, key))) {
    const hint = 'add begins:, ends:, summary: or never:';
    catalogue.report.error('missing-value', span, `the story says nothing of "${name}"`, hint);
    return;
  }
  const when = unresolved(span);
  const silent = { begins: undefined, ends: undefined, summary: undefined, never: undefined };
  const line: Draft<StoryLine> = { name, module, id: idOf(module, name), owner, span, when, ...silent };
  words.lines.push(line);
  catalogue.later.push(() => withoutUse(declaring, () => fillLine(declaring, line, map)));
};

const declareChoices = (declaring: Declaring, words: Words, { name, owner, keySpan }: Entry, map: MapNode): void => {
  const { report } = declaring.catalogue;
  const names = owner ? namesOfClass(declaring.catalogue, owner) : new Map();
  const decision = names.get(name);
  if (decision?.kind !== 'decision') {
    const decisions = [...names].filter(([, named]) => named.kind === 'decision').map(([key]) => key);
    const hint = suggestion(name, decisions, decisions.length > 0 ? `there are ${listed(decisions)}` : undefined);
    const none = `only decisions have words for options, and "${name}" is none`;
    report.error('unknown-name', keySpan, none, hint ?? 'put it under the class that decides');
    return;
  }
  const given = entriesOf(nodeAt(map, 'words'));
  for (const entry of given) {
    if (decision.options.includes(entry.key)) continue;
    const hint = suggestion(entry.key, decision.options, `there are ${listed(decision.options)}`);
    report.error('unknown-option', entry.keySpan, `"${entry.key}" is no option of ${name}`, hint);
  }
  const wordsOf = (option: string) => asText(given.find(({ key }) => key === option)?.value);
  words.choices.push({ decision, words: decision.options.map(wordsOf) });
};

const declareReason = (declaring: Declaring, words: Words, entry: Entry, text: string): void => {
  const { catalogue } = declaring;
  const { name, module, owner, keySpan } = entry;
  const defines = catalogue.defines.get(module ?? scenarioItself);
  const names = owner ? namesOfClass(catalogue, owner) : namesOfWorld(catalogue, module);
  const named = names.get(name);
  if (!named && !defines?.has(name)) {
    const known = [...names.keys(), ...(defines?.keys() ?? [])];
    const hint = suggestion(name, known, 'name a definition or a parameter that payoffs read');
    catalogue.report.error('unknown-name', keySpan, `nothing is called "${name}" here`, hint);
    return;
  }
  words.reasons.push({ id: named?.id ?? idOf(module, name), owner: named?.owner, text });
};

/** What a told run says, as all files together have it. */
export const declareStory = (declaring: Declaring): StoryWords => {
  const words: Words = { lines: [], choices: [], reasons: [] };
  for (const entry of gather(declaring.catalogue, declaring.parts, 'story')) {
    const map = asMap(entry.value);
    if (!map) continue;
    const because = asText(nodeAt(map, 'because'));
    if (because !== undefined) declareReason(declaring, words, entry, because);
    else if (nodeAt(map, 'words')) declareChoices(declaring, words, entry, map);
    else declareLine(declaring, words, entry, map);
  }
  return words;
};
