import type { Syntax, SyntaxOf } from '../../formula/tree.ts';
import type { Draw, DrawKind } from '../../model.ts';
import { type Span, textOf } from '../../source.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { type Draft, idOf } from '../catalogue.ts';
import { constantOf } from '../constant.ts';
import { drawForms, otherNames } from '../draw-forms.ts';
import { readFormula } from '../formulas.ts';
import { asMap, asText, nodeAt } from '../nodes.ts';
import { suggestion } from '../report.ts';
import type { Declaring } from './declaring.ts';
import { declare, gather } from './gather.ts';

/** What to write instead of what is no distribution. */
const drawHint = (root: Syntax, name: string | undefined): string => {
  const all = `write one of ${[...drawForms.values()].map(({ form }) => form).join(', ')}`;
  if (root.kind === 'number' && root.value >= 0 && root.value <= 1) return `write bernoulli(${root.value})`;
  const inside = name === undefined ? distributionIn(root) : undefined;
  if (inside) return `write ${textOf(inside.span)} alone, and the rest where it is read`;
  const other = otherNames.get(name?.toLowerCase() ?? '');
  if (other !== undefined) return `write ${other}`;
  return name === undefined ? all : (suggestion(name, drawForms.keys()) ?? all);
};

/** The distribution inside of a sum or product, as in `2 * normal(0, 1)`. */
const distributionIn = (syntax: Syntax): Syntax | undefined => {
  if (syntax.kind === 'call' && syntax.callee.kind === 'name' && drawForms.has(syntax.callee.name)) return syntax;
  if (syntax.kind === 'unary') return distributionIn(syntax.operand);
  return syntax.kind === 'binary' ? (distributionIn(syntax.left) ?? distributionIn(syntax.right)) : undefined;
};

/** `bernoulli(p)`: the distribution and its arguments, or nothing, reported. */
const readCall = (
  declaring: Declaring,
  node: YamlNode,
): { kind: DrawKind; args: SyntaxOf<'call'>['args'] } | undefined => {
  const { report } = declaring.catalogue;
  const formula = readFormula(report, node);
  if (!formula) return undefined;
  const { root } = formula;
  const name = root.kind === 'call' && root.callee.kind === 'name' ? root.callee.name : undefined;
  const form = name === undefined ? undefined : drawForms.get(name);
  if (root.kind !== 'call' || name === undefined || !form) {
    const message =
      name === undefined
        ? 'a draw is a distribution with its arguments, and nothing around it'
        : `there is no distribution "${name}"`;
    const place = root.kind === 'call' && name !== undefined ? root.callee.span : root.span;
    report.error('bad-draw', place, message, drawHint(root, name));
    return undefined;
  }
  if (root.args.length !== form.arity) {
    report.error(
      'argument-count',
      root.span,
      `${name} takes ${form.arity} argument${form.arity === 1 ? '' : 's'}, not ${root.args.length}`,
      `write ${form.form}`,
    );
    return undefined;
  }
  return { kind: name as DrawKind, args: root.args };
};

const fill = (declaring: Declaring, draw: Draft<Draw>, node: YamlNode | undefined): void => {
  const call = node && readCall(declaring, node);
  if (!call) return;
  draw.distribution = call.kind;
  const scope = { class: draw.owner, module: draw.module };
  draw.arguments = call.args.map((argument) => declaring.resolving.resolve(argument, scope));
  // What is no plain number becomes NaN, with which every comparison is false.
  const [first = Number.NaN, second = Number.NaN] = draw.arguments.map((each) => constantOf(each) ?? Number.NaN);
  const fault = drawForms.get(call.kind)?.fault?.(first, second);
  const place = draw.arguments[fault?.place ?? 0];
  if (fault && place) declaring.catalogue.report.error('out-of-range', place.span, fault.sentence);
};

const missing = (declaring: Declaring, name: string, span: Span): void =>
  declaring.catalogue.report.error(
    'missing-value',
    span,
    `the draw "${name}" has no distribution`,
    'add draw: uniform(0, 1)',
  );

/** Draws of all files: `bernoulli(p)`, or `{draw: uniform(0, 1), per: run}`. */
export const declareDraws = (declaring: Declaring): readonly Draft<Draw>[] =>
  gather(declaring.catalogue, declaring.parts, 'draw').flatMap((entry) => {
    const map = asMap(entry.value);
    const node = map ? nodeAt(map, 'draw') : entry.value;
    const draw: Draft<Draw> = {
      kind: 'draw',
      name: entry.name,
      module: entry.module,
      id: idOf(entry.module, entry.name),
      owner: entry.owner,
      span: entry.keySpan,
      distribution: 'uniform',
      arguments: [],
      per: asText(nodeAt(map, 'per')) === 'run' ? 'run' : 'tick',
    };
    if (!declare(declaring.catalogue, draw)) return [];
    if (!node) missing(declaring, entry.name, entry.keySpan);
    declaring.catalogue.later.push(() => fill(declaring, draw, node));
    return [draw];
  });
