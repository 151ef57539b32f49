import type { SyntaxOf } from '../../formula/tree.ts';
import type { Draw, DrawKind } from '../../model.ts';
import type { Span } from '../../source.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { type Draft, idOf } from '../catalogue.ts';
import { readFormula } from '../formulas.ts';
import { asMap, asText, nodeAt } from '../nodes.ts';
import { suggestion } from '../report.ts';
import type { Declaring } from './declaring.ts';
import { declare, gather } from './gather.ts';

const forms: ReadonlyMap<string, { readonly arity: number; readonly form: string }> = new Map([
  ['normal', { arity: 2, form: 'normal(mean, sd)' }],
  ['uniform', { arity: 2, form: 'uniform(low, high)' }],
  ['bernoulli', { arity: 1, form: 'bernoulli(p)' }],
  ['lognormal', { arity: 2, form: 'lognormal(mean, sd)' }],
  ['poisson', { arity: 1, form: 'poisson(rate)' }],
  ['exponential', { arity: 1, form: 'exponential(rate)' }],
  ['pareto', { arity: 2, form: 'pareto(scale, shape)' }],
]);

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
  const form = name === undefined ? undefined : forms.get(name);
  if (root.kind !== 'call' || name === undefined || !form) {
    const near = name === undefined ? undefined : suggestion(name, forms.keys());
    report.error(
      'bad-draw',
      root.span,
      'a draw is a distribution with its arguments',
      near ?? `write one of ${[...forms.values()].map((each) => each.form).join(', ')}`,
    );
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
  const [p] = draw.arguments;
  if (call.kind === 'bernoulli' && p?.kind === 'number' && (p.value < 0 || p.value > 1)) {
    declaring.catalogue.report.error('out-of-range', p.span, `a probability lies in [0, 1], not at ${p.value}`);
  }
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
