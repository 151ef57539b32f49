import type { Expression, SolveExperiment, SolveTerm } from '../../model.ts';
import type { MapNode } from '../../yaml/node.ts';
import type { Catalogue } from '../catalogue.ts';
import { constantOf } from '../constant.ts';
import { asMap, asNumber, asText, nodeAt } from '../nodes.ts';
import { type Declaring, later } from './declaring.ts';

/** What a term of the repeated game may be; `whole`: a number of ticks. */
export type TermRange = {
  readonly key: string;
  readonly least: number;
  readonly most: number;
  readonly whole?: true;
};

/** From so many ticks on a breakdown is for ever. */
export const FOR_EVER = 1e9;

/** The terms by name, with the key they have in a file. */
export const termRanges: { readonly [term in SolveTerm]: TermRange } = {
  discount: { key: 'discount', least: 0, most: 0.999999 },
  detection: { key: 'detection', least: 0, most: 1 },
  falseAlarm: { key: 'false_alarm', least: 0, most: 1 },
  lag: { key: 'lag', least: 0, most: 1e9, whole: true },
  snapBack: { key: 'snap_back', least: 1, most: FOR_EVER, whole: true },
};

/** What is wrong with the value of a term, in words; undefined where nothing is. */
export const wrongTerm = ({ key, least, most, whole }: TermRange, value: number): string | undefined => {
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return undefined;
  return `${key}: expected a ${whole ? 'whole number of ticks' : 'number'} from ${least} to ${most}, got ${value}`;
};

const checkConstant = ({ report }: Catalogue, range: TermRange, formula: Expression): void => {
  const constant = constantOf(formula);
  const wrong = constant === undefined || Number.isNaN(constant) ? undefined : wrongTerm(range, constant);
  if (wrong !== undefined) report.error('out-of-range', formula.span, wrong);
};

/** `experiment: solve:`: which stage game is solved, and how it would be watched. */
export const declareSolving = (declaring: Declaring, root: MapNode): SolveExperiment | undefined => {
  const node = asMap(nodeAt(asMap(nodeAt(root, 'experiment')), 'solve'));
  if (node === undefined) return undefined;
  const terms: { [term in SolveTerm]?: Expression } = {};
  for (const [term, range] of Object.entries(termRanges) as [SolveTerm, TermRange][])
    later(declaring, nodeAt(node, range.key), { class: undefined, module: undefined }, (formula) => {
      checkConstant(declaring.catalogue, range, formula);
      terms[term] = formula;
    });
  return {
    at: asNumber(nodeAt(node, 'at')),
    run: asNumber(nodeAt(node, 'run')),
    payoff: asText(nodeAt(node, 'payoff')),
    cooperate: asText(nodeAt(node, 'cooperate')),
    terms,
  };
};
