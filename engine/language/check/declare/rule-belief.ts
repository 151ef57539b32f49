import type { Belief, Binder } from '../../model.ts';
import { readFormula } from '../formulas.ts';
import { nodeAt } from '../nodes.ts';
import type { RuleContext } from '../rule-context.ts';
import { isVector, resolveRuleFormula } from '../rule-formula.ts';
import { needsPayoff } from '../rule-names.ts';
import type { Use } from './rule-parameters.ts';

/** Combinations of others' choices over which an expected payoff is taken: each is a payoff of its own. */
const MOST_COMBINATIONS = 256;

/** How many combinations of options the other members of the class have. */
const combinationsOf = ({ decision }: Pick<RuleContext, 'decision'>): number =>
  decision.owner.members.slice(1).reduce((product) => product * decision.options.length, 1);

/** What a rule believes of another player: a vector over the options. */
export const resolveBelief = (context: Omit<RuleContext, 'moment' | 'other'>, use: Use): Belief | undefined => {
  const { decision, resolving, usedAt } = context;
  const { report } = resolving.catalogue;
  const node = nodeAt(use.node, 'believe');
  const formula = node && readFormula(report, node);
  if (!node || !formula) return undefined;
  const other: Binder = { class: decision.owner, others: true };
  const before = report.problems.length;
  const probabilities = resolveRuleFormula({ ...context, moment: 'believe', other }, formula.root);
  if (report.problems.length === before && !isVector(probabilities)) {
    report.error(
      'not-over-options',
      node.span,
      'believe gives a probability per option, this is one number',
      'write one(others.choice), normalise(others.seen) or another formula over the options',
    );
  }
  needsPayoff({ ...context, moment: 'believe', other });
  const combinations = combinationsOf(context);
  if (combinations > MOST_COMBINATIONS) {
    report.error(
      'model-too-large',
      usedAt,
      `the rule "${use.rule}" weighs every combination of what others may choose: ${combinations} of them, at most ${MOST_COMBINATIONS} are possible`,
      'give it to a class with fewer players or a decision with fewer options, or take a rule that believes nothing',
    );
  }
  return { other, probabilities };
};
