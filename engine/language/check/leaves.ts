import type { Define, Draw, Expression, Let, Parameter, PlayerTerm, RuleExpression, RuleUse } from '../model.ts';

/** What a formula reads from outside itself. */
export type Leaf = Extract<Expression, { kind: 'read' | 'time' | 'event' | 'realised' | 'at' | 'delay' }>;

const leafKinds = new Set<Expression['kind']>(['read', 'time', 'event', 'realised', 'at', 'delay']);
const isLeaf = (of: Expression): of is Leaf => leafKinds.has(of.kind);

/** The formulas directly inside a formula; of an application its arguments and the body of the definition. */
export const childrenOf = (of: Expression): readonly Expression[] => {
  switch (of.kind) {
    case 'apply':
      return [...of.arguments, of.define.body];
    case 'attribute':
      return [of.index];
    case 'negate':
    case 'not':
      return [of.operand];
    case 'arithmetic':
    case 'logic':
    case 'compare':
      return [of.left, of.right];
    case 'if':
      return [of.condition, of.then, of.else];
    case 'elementary':
      return [of.argument];
    case 'delay':
      return [of.body, of.ticks];
    case 'extremum':
      return of.arguments;
    case 'clamp':
      return [of.value, of.low, of.high];
    case 'reduce':
      return [...of.parts.flatMap(({ body, where, key }) => [body, where, key]), of.orelse].filter(
        (each) => each !== undefined,
      );
    case 'pair':
      return of.columns;
    case 'at':
      return [of.body, ...of.supposed.map(({ value }) => value)];
    default:
      return [];
  }
};

/** The players that a formula names itself, not those of the formulas inside it. */
export const playersOf = (of: Expression): readonly PlayerTerm[] => {
  switch (of.kind) {
    case 'read':
    case 'delay':
      return of.player ? [of.player] : [];
    case 'same-player':
      return [of.left, of.right];
    case 'place':
    case 'realised':
      return [of.player];
    case 'pair':
      return [of.row, of.column];
    case 'at':
      return of.supposed.flatMap(({ whose }) => (whose.kind === 'player' ? [whose.player] : []));
    default:
      return [];
  }
};

/** What is read now: what a delay reads only of the past is not. */
const readNow = (of: Expression): readonly Expression[] =>
  of.kind === 'delay' && of.reach.lowest > 0 ? [of.ticks] : childrenOf(of);

/**
 * Everything a formula reads itself, definitions entered (each once), lets not.
 *
 * @param past whether what is delayed counts, too, where it is never read as it is now
 */
export const leavesOf = (formulas: readonly Expression[], past = false): readonly Leaf[] => {
  const leaves: Leaf[] = [];
  const entered = new Set<Define>();
  const visit = (of: Expression): void => {
    if (isLeaf(of)) leaves.push(of);
    if (of.kind === 'apply') {
      of.arguments.forEach(visit);
      if (entered.has(of.define)) return;
      entered.add(of.define);
      visit(of.define.body);
      return;
    }
    (past ? childrenOf(of) : readNow(of)).forEach(visit);
  };
  formulas.forEach(visit);
  return leaves;
};

/** The formulas of a parameter's values. */
export const formulasOf = (parameter: Parameter): readonly Expression[] => [
  ...new Set(parameter.values.flatMap((value) => (value.kind === 'formula' ? [value.formula] : []))),
];

/** The formulas inside a rule's formula. */
export const formulasOfRule = (rule: RuleExpression): readonly Expression[] => {
  switch (rule.kind) {
    case 'scalar':
      return [rule.formula];
    case 'elementwise':
      return [rule.formula, ...rule.arguments.flatMap(formulasOfRule)];
    case 'one':
      return formulasOfRule(rule.option);
    case 'pick_option':
      return [...formulasOfRule(rule.vector), ...formulasOfRule(rule.option)];
    case 'mix':
      return [rule.weight, rule.first, rule.second].flatMap(formulasOfRule);
    case 'payoff':
    case 'option':
    case 'per-option':
    case 'foregone':
    case 'probability':
      return [];
    default:
      return formulasOfRule(rule.vector);
  }
};

/** The formulas of what a rule remembers and believes. */
export const formulasOfMemory = ({ memory, believe }: RuleUse): readonly Expression[] => [
  ...memory.flatMap(({ initial, learn }) => [initial, learn].flatMap(formulasOfRule)),
  ...(believe === undefined ? [] : formulasOfRule(believe.probabilities)),
];

/** What is read, however deep: through lets, through `x.seen`, and where asked through the arguments of draws. */
export type Reach = {
  readonly leaf: Leaf /** The reading in the formula itself that leads there. */;
  readonly from: Leaf;
  readonly through: readonly string[];
};

const bodyOf = (leaf: Leaf, throughDraws: boolean): readonly Expression[] => {
  if (leaf.kind !== 'read') return [];
  const { of, seen } = leaf;
  if (of.kind === 'let') return [(of as Let).body];
  if (of.kind === 'draw' && throughDraws) return (of as Draw).arguments;
  if ((of.kind === 'state' || of.kind === 'decision') && seen && of.seen) return [of.seen];
  return [];
};

export const reachOf = (
  formulas: readonly Expression[],
  options: { readonly throughDraws?: boolean } = {},
): readonly Reach[] => {
  const reached: Reach[] = [];
  const entered = new Set<unknown>();
  const visit = (leaves: readonly Leaf[], from: Leaf | undefined, through: readonly string[]): void => {
    for (const leaf of leaves) {
      reached.push({ leaf, from: from ?? leaf, through });
      if (leaf.kind !== 'read') continue;
      const key = leaf.seen ? `${leaf.of.id}.seen` : leaf.of;
      if (entered.has(key)) continue;
      const body = bodyOf(leaf, options.throughDraws ?? false);
      if (body.length === 0) continue;
      entered.add(key);
      visit(leavesOf(body), from ?? leaf, [...through, leaf.of.name]);
    }
  };
  visit(leavesOf(formulas), undefined, []);
  return reached;
};
