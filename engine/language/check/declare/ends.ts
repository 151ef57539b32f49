import type { End } from '../../model.ts';
import type { Span } from '../../source.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { type Draft, unresolved } from '../catalogue.ts';
import { asMap, asText, entriesOf, isNull, nodeAt } from '../nodes.ts';
import { placeOf } from '../report.ts';
import { type Declaring, later } from './declaring.ts';
import { type Part, replaceDeclaration } from './gather.ts';

/** A name of a block without classes (ends, measures), with the part whose names its formulas see. */
export type Item = { readonly part: Part; readonly name: string; readonly keySpan: Span; readonly value: YamlNode };

/** Items of all files, modules first; what the scenario says under a name that a module has replaces it key by key. */
export const gatherItems = (declaring: Declaring, block: 'end' | 'measures'): readonly Item[] => {
  const items: Item[] = [];
  for (const part of declaring.parts) {
    for (const { key, keySpan, value } of entriesOf(nodeAt(part.root, block))) {
      const index = items.findIndex(({ name }) => name === key);
      const known = items[index];
      if (known && part.module !== undefined) {
        declaring.catalogue.report.error(
          'declared-twice',
          keySpan,
          `"${key}" is declared twice: here and at ${placeOf(known.keySpan)}`,
          'rename one of the two',
        );
      } else if (known && isNull(value)) items.splice(index, 1);
      else if (known) items[index] = { ...known, value: replaceDeclaration(block, known.value, value) };
      else if (!isNull(value)) items.push({ part, name: key, keySpan, value });
    }
  }
  return items;
};

const kindOf = (text: string | undefined): End['kind'] => (text === 'harm' || text === 'benefit' ? text : 'neutral');

/** What runs come to that meet no end: the tables have a row of each beside the declared ends. */
const reservedEnds: ReadonlyMap<string, string> = new Map([
  ['horizon', 'the end of every run that meets no other'],
  ['failed', 'what becomes of a run whose numbers fail'],
  ['going', 'what a run is before it ends'],
]);

const declareEnd = (declaring: Declaring, { part, name, keySpan, value }: Item): Draft<End> | undefined => {
  const { report } = declaring.catalogue;
  const meaning = reservedEnds.get(name);
  if (meaning !== undefined) {
    report.error('reserved-name', keySpan, `"${name}" is ${meaning}: it cannot be declared`, 'choose another name');
    return undefined;
  }
  const node = asMap(value);
  const when = node ? nodeAt(node, 'when') : value;
  const end: Draft<End> = {
    name,
    label: asText(nodeAt(node, 'label')) ?? name.replaceAll('_', ' '),
    definition: asText(nodeAt(node, 'definition')),
    caution: asText(nodeAt(node, 'caution')),
    kind: kindOf(asText(nodeAt(node, 'kind'))),
    when: unresolved(value.span),
    span: keySpan,
  };
  if (!when) report.error('missing-value', keySpan, `the end "${name}" has no condition`, 'add when: …');
  later(declaring, when, { class: undefined, module: part.module }, (formula) => {
    end.when = formula;
  });
  return end;
};

/** What ends a run, in the order tested: the modules' by module name, then the scenario's. */
export const declareEnds = (declaring: Declaring): readonly Draft<End>[] =>
  gatherItems(declaring, 'end').flatMap((item) => declareEnd(declaring, item) ?? []);
