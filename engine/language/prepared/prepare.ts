import { inBraces } from '../check/story-text.ts';
import { parseFormula } from '../formula/parse.ts';
import type { Syntax } from '../formula/tree.ts';
import { DetenteError } from '../problem.ts';
import { module, ruleFile } from '../shape/module.ts';
import { scenario } from '../shape/scenario.ts';
import type { RecordShape } from '../shape/shape.ts';
import { validate } from '../shape/validate.ts';
import type { Source, Span } from '../source.ts';
import type { MapNode, ScalarNode, YamlNode } from '../yaml/node.ts';
import { readYaml } from '../yaml/read.ts';
import type { Place, Prepared, PreparedMap, PreparedNode, PreparedScalar, PreparedSyntax } from './prepared.ts';

export type PreparedKind = 'scenario' | 'module' | 'rule';

const shapes: { readonly [kind in PreparedKind]: RecordShape } = { scenario, module, rule: ruleFile };

/**
 * Reads a file that comes along, for `readPrepared` to read it again without looking at its text.
 *
 * @throws DetenteError if anything is wrong with it
 */
export const prepare = (source: Source, kind: PreparedKind): Prepared => {
  const { root, problems } = readYaml(source);
  if (root?.kind !== 'map' || problems.length > 0) throw new DetenteError(problems);
  const checked = validate(root, shapes[kind], { removals: root.entries.some(({ key }) => key === 'extends') });
  if (checked.problems.length > 0) throw new DetenteError(checked.problems);
  return { text: source.text, root: ofMap(checked.root, new Set(checked.formulas)) };
};

const placeOf = ({ start, end }: Span): Place => [start, end];

const ofNode = (node: YamlNode, formulas: ReadonlySet<ScalarNode>): PreparedNode => {
  if (node.kind === 'scalar') return ofScalar(node, formulas.has(node));
  if (node.kind === 'map') return ofMap(node, formulas);
  return { list: placeOf(node.span), items: node.items.map((item) => ofNode(item, formulas)) };
};

const ofMap = ({ span, entries }: MapNode, formulas: ReadonlySet<ScalarNode>): PreparedMap => ({
  map: placeOf(span),
  entries: entries.map(({ key, keySpan, value }) => [key, placeOf(keySpan), ofNode(value, formulas)]),
});

const ofScalar = (scalar: ScalarNode, isFormula: boolean): PreparedScalar => {
  const { span, value, text, quoted } = scalar;
  const written = typeof value === 'string' ? value : span.source.text.slice(span.start, span.end);
  const offsets = Array.from({ length: text.length + 1 }, (_, at) => scalar.offsets(at));
  const formula = isFormula && typeof value === 'string' ? parseFormula(scalar).formula : undefined;
  const braces = inBraces(scalar).flatMap((inside) => parseFormula(inside).formula ?? []);
  return {
    scalar: placeOf(span),
    value,
    ...(text === written ? {} : { text }),
    ...(quoted ? { quoted } : {}),
    ...(offsets.every((offset, at) => offset === span.start + at) ? {} : { offsets }),
    ...(formula === undefined ? {} : { formula: ofSyntax(formula.root) }),
    ...(braces.length === 0
      ? {}
      : { braces: braces.map((one) => ({ text: one.text, place: placeOf(one.span), root: ofSyntax(one.root) })) }),
  };
};

const ofSyntax = (node: Syntax): PreparedSyntax => {
  const at = placeOf(node.span);
  const { kind } = node;
  switch (kind) {
    case 'number':
      return { at, kind, value: node.value };
    case 'name':
      return { at, kind, name: node.name };
    case 'member':
      return { at, kind, object: ofSyntax(node.object), name: node.name, nameAt: placeOf(node.nameSpan) };
    case 'index':
      return { at, kind, object: ofSyntax(node.object), index: ofSyntax(node.index) };
    case 'call':
      return { at, kind, callee: ofSyntax(node.callee), args: node.args.map(ofSyntax) };
    case 'unary':
      return { at, kind, operator: node.operator, operand: ofSyntax(node.operand) };
    case 'binary': {
      const [left, right] = [ofSyntax(node.left), ofSyntax(node.right)];
      return { at, kind, operator: node.operator, left, right, operatorAt: placeOf(node.operatorSpan) };
    }
    case 'comparison':
      return { at, kind, operands: node.operands.map(ofSyntax), operators: node.operators };
  }
};
