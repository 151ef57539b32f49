import type { Syntax } from '../formula/tree.ts';
import type { Source, Span } from '../source.ts';
import type { MapNode, ScalarNode, YamlNode } from '../yaml/node.ts';
import type { Place, Prepared, PreparedMap, PreparedNode, PreparedScalar, PreparedSyntax } from './prepared.ts';

/**
 * The tree of a prepared file: what `readYaml` and `validate` would make of the source, and `parseFormula` of its formulas.
 *
 * @param source with the text that was prepared
 */
export const readPrepared = (source: Source, { root }: Prepared): MapNode => mapOf(source, root);

const spanOf = (source: Source, [start, end]: Place): Span => ({ source, start, end });

const nodeOf = (source: Source, node: PreparedNode): YamlNode => {
  if ('scalar' in node) return scalarOf(source, node);
  if ('map' in node) return mapOf(source, node);
  return { kind: 'list', span: spanOf(source, node.list), items: node.items.map((item) => nodeOf(source, item)) };
};

const mapOf = (source: Source, { map, entries }: PreparedMap): MapNode => ({
  kind: 'map',
  span: spanOf(source, map),
  entries: entries.map(([key, place, value]) => ({
    key,
    keySpan: spanOf(source, place),
    value: nodeOf(source, value),
  })),
});

const scalarOf = (source: Source, prepared: PreparedScalar): ScalarNode => {
  const { scalar, value, text, quoted, offsets, formula, braces } = prepared;
  const span = spanOf(source, scalar);
  const { start } = span;
  const own = text ?? (typeof value === 'string' ? value : source.text.slice(start, span.end));
  const within = (at: number): number => Math.max(0, Math.min(at, own.length));
  return {
    kind: 'scalar',
    span,
    value,
    text: own,
    offsets: (at) => offsets?.[within(at)] ?? start + within(at),
    quoted: quoted ?? false,
    ...(formula === undefined ? {} : { formula: { root: syntaxOf(source, formula), text: own, span } }),
    ...(braces === undefined
      ? {}
      : {
          braces: braces.map(({ text: inside, place, root }) => ({
            root: syntaxOf(source, root),
            text: inside,
            span: spanOf(source, place),
          })),
        }),
  };
};

const syntaxOf = (source: Source, node: PreparedSyntax): Syntax => {
  const span = spanOf(source, node.at);
  const of = (part: PreparedSyntax): Syntax => syntaxOf(source, part);
  const { kind } = node;
  switch (kind) {
    case 'number':
      return { span, kind, value: node.value };
    case 'name':
      return { span, kind, name: node.name };
    case 'member':
      return { span, kind, object: of(node.object), name: node.name, nameSpan: spanOf(source, node.nameAt) };
    case 'index':
      return { span, kind, object: of(node.object), index: of(node.index) };
    case 'call':
      return { span, kind, callee: of(node.callee), args: node.args.map(of) };
    case 'unary':
      return { span, kind, operator: node.operator, operand: of(node.operand) };
    case 'binary': {
      const operatorSpan = spanOf(source, node.operatorAt);
      return { span, kind, operator: node.operator, left: of(node.left), right: of(node.right), operatorSpan };
    }
    case 'comparison':
      return { span, kind, operands: node.operands.map(of), operators: node.operators };
  }
};
