import type { Formula, Syntax } from '../../formula/tree.ts';
import type { Column, Expression, Fold, Measure, PlayerClass } from '../../model.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { type Draft, type Named, namesOfClass, namesOfWorld, unresolved } from '../catalogue.ts';
import { readFormula } from '../formulas.ts';
import { asBoolean, asMap, asText, itemsOf, nodeAt } from '../nodes.ts';
import { findNamed } from '../options.ts';
import { everyoneIn } from '../reductions.ts';
import { placeOf } from '../report.ts';
import type { Columns } from '../scope.ts';
import type { Declaring } from './declaring.ts';
import { labelOf } from './describe-parameter.ts';
import { gatherItems } from './ends.ts';
import type { Part } from './gather.ts';

const folds: readonly Fold[] = ['final', 'mean', 'sum', 'max', 'first'];

/** A bare decision: one share per option over its class, or over the one player named; with `each` also of each player. */
const shares = (declaring: Declaring, syntax: Syntax, part: Part, each: boolean): readonly Column[] | undefined => {
  const { catalogue, resolving } = declaring;
  const scope = { class: undefined, module: part.module };
  const decision = findNamed(catalogue, syntax, scope);
  if (decision?.kind !== 'decision' || syntax.kind !== 'member') return undefined;
  const chosen = (left: Expression, index: number): Expression => ({
    kind: 'compare',
    operator: '==',
    left,
    right: { kind: 'number', value: index, span: syntax.span },
    span: syntax.span,
  });
  const ofAll = decision.options.map((option, index): Column => {
    const slot = { head: undefined, binder: undefined, everyone: undefined };
    const body = chosen(resolving.resolve(syntax, { ...scope, slot }), index);
    const binder: { class: PlayerClass; others: boolean } | undefined = slot.binder;
    const formula: Expression = binder
      ? {
          kind: 'reduce',
          function: 'share',
          parts: [{ binder, body, where: undefined, key: undefined }],
          orelse: undefined,
          span: syntax.span,
        }
      : body;
    return { member: undefined, option, formula };
  });
  const ofEach = (each ? columnsPerPlayer(declaring, syntax, part, undefined) : [])
    .filter(({ member }) => member !== undefined)
    .flatMap(({ member, formula }) =>
      decision.options.map((option, index): Column => ({ member, option, formula: chosen(formula, index) })),
    );
  return [...ofAll, ...ofEach];
};

const columnsPerPlayer = (
  declaring: Declaring,
  syntax: Syntax,
  part: Part,
  everyone: PlayerClass | undefined,
): readonly Column[] => {
  const columns: Columns = { head: undefined, class: undefined, everyone };
  const formula = declaring.resolving.resolve(syntax, { class: undefined, module: part.module, columns });
  return columns.class
    ? columns.class.members.map((member) => ({ member, option: undefined, formula }))
    : [{ member: undefined, option: undefined, formula }];
};

/** One column, or one per player where a collection stands outside every reduction, or one per option of a bare decision. */
const columnsOf = (declaring: Declaring, formula: Formula, part: Part, each: boolean): readonly Column[] => {
  const bare = shares(declaring, formula.root, part, each);
  if (bare) return bare;
  const everyone = everyoneIn(declaring.catalogue, [formula.root]);
  return (everyone ?? [undefined]).flatMap((owner) => columnsPerPlayer(declaring, formula.root, part, owner));
};

const readColumns = (declaring: Declaring, node: YamlNode | undefined, part: Part, each = false): readonly Column[] => {
  const formula = node && readFormula(declaring.catalogue.report, node);
  return formula ? columnsOf(declaring, formula, part, each) : [];
};

const readPooled = (declaring: Declaring, node: YamlNode | undefined, part: Part): Measure['pooled'] => {
  const [above, below] = itemsOf(node).map((item): Column => {
    const formula = readFormula(declaring.catalogue.report, item);
    const resolved = formula && declaring.resolving.resolve(formula.root, { class: undefined, module: part.module });
    return { member: undefined, option: undefined, formula: resolved ?? unresolved(item.span) };
  });
  return above && below && [above, below];
};

const fill = (declaring: Declaring, measure: Draft<Measure>, node: YamlNode, part: Part): void => {
  const map = asMap(node);
  const each = asBoolean(nodeAt(map, 'each')) ?? false;
  measure.tick = readColumns(declaring, map ? nodeAt(map, 'tick') : node, part, each);
  measure.folds = folds.flatMap((fold) => {
    const formula = nodeAt(map, fold);
    return formula ? [{ fold, columns: readColumns(declaring, formula, part) }] : [];
  });
  measure.pooled = readPooled(declaring, nodeAt(map, 'pooled'), part);
  if (measure.tick.length > 0 || measure.folds.length > 0 || measure.pooled) return;
  if (
    declaring.catalogue.report.problems.some(
      ({ span }) =>
        span && span.source === node.span.source && span.start >= node.span.start && span.end <= node.span.end,
    )
  )
    return;
  declaring.catalogue.report.error(
    'missing-value',
    measure.span,
    `the measure "${measure.name}" measures nothing`,
    'add tick: for a number per tick, or final, mean, sum, max, first or pooled for one per run',
  );
};

const createMeasure = (
  name: string,
  module: string | undefined,
  span: Measure['span'],
  node: YamlNode,
): Draft<Measure> => {
  const map = asMap(node);
  return {
    name,
    module,
    unit: asText(nodeAt(map, 'unit')) ?? '1',
    unitAt: nodeAt(map, 'unit')?.span,
    label: asText(nodeAt(map, 'label')) ?? name.replaceAll(/[._]/gu, ' '),
    carry: asBoolean(nodeAt(map, 'carry')) ?? false,
    definition: asText(nodeAt(map, 'definition')),
    caution: asText(nodeAt(map, 'caution')),
    otherwise: asText(nodeAt(map, 'otherwise')),
    span,
    tick: [],
    folds: [],
    pooled: undefined,
  };
};

/** What a name of the list form stands for, for its unit. */
const namedBy = (declaring: Declaring, text: string): Named | undefined => {
  const { catalogue } = declaring;
  const [head = '', name] = text.split('.');
  if (name === undefined) return namesOfWorld(catalogue, undefined).get(head);
  const owner = catalogue.classOf.get(head) ?? catalogue.memberOf.get(head)?.class;
  return owner ? namesOfClass(catalogue, owner).get(name) : namesOfWorld(catalogue, head).get(name);
};

const declareListed = (declaring: Declaring, part: Part, item: YamlNode): Draft<Measure> => {
  const text = asText(item) ?? '';
  const measure = createMeasure(text, part.module, item.span, item);
  measure.label = labelOf(text.slice(text.lastIndexOf('.') + 1));
  const named = namedBy(declaring, text);
  if (named?.kind === 'state' || named?.kind === 'parameter') measure.unit = named.unit;
  declaring.catalogue.later.push(() => fill(declaring, measure, item, part));
  return measure;
};

/** A measure with the names its numbers have in the tables. */
type Recorded = { readonly measure: Draft<Measure>; readonly columns: readonly string[] };

/** A measure with several numbers per run names each by its fold: `wealth_mean`, `wealth_max`. */
const columnNames = (name: string, value: YamlNode): readonly string[] => {
  const given = folds.filter((fold) => nodeAt(asMap(value), fold));
  return [name, ...(given.length > 1 ? given.map((fold) => `${name}_${fold}`) : [])];
};

/** A name is one column: a second measure that would have it is refused. */
const eachNamedOnce = ({ catalogue }: Declaring, recorded: readonly Recorded[]): readonly Draft<Measure>[] => {
  const taken = new Map<string, Draft<Measure>>();
  return recorded.flatMap(({ measure, columns }) => {
    const column = columns.find((name) => taken.has(name));
    const first = taken.get(column ?? '');
    if (column === undefined || !first) {
      for (const name of columns) taken.set(name, measure);
      return [measure];
    }
    if (first.name === measure.name)
      catalogue.report.error(
        'declared-twice',
        measure.span,
        `"${measure.name}" is measured twice: here and at ${placeOf(first.span)}`,
      );
    else
      catalogue.report.error(
        'name-clash',
        measure.span,
        `"${first.name}", at ${placeOf(first.span)}, and "${measure.name}" would both record a number called "${column}"`,
        'rename one of the two',
      );
    return [];
  });
};

/** What is recorded. A list `[labs.capability, labs.stance]` is a series per tick of each, by its own name. */
export const declareMeasures = (declaring: Declaring): readonly Draft<Measure>[] => {
  const { catalogue } = declaring;
  const named = gatherItems(declaring, 'measures').map(({ part, name, keySpan, value }): Recorded => {
    const measure = createMeasure(name, part.module, keySpan, value);
    catalogue.later.push(() => fill(declaring, measure, value, part));
    return { measure, columns: columnNames(name, value) };
  });
  const listed = declaring.parts.flatMap((part) =>
    itemsOf(nodeAt(part.root, 'measures')).map((item): Recorded => {
      const measure = declareListed(declaring, part, item);
      return { measure, columns: [measure.name] };
    }),
  );
  return eachNamedOnce(declaring, [...named, ...listed]);
};
