import { parseFormula } from '../formula/parse.ts';
import type { Formula } from '../formula/tree.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { Report } from './report.ts';

/** The formula of a node; what does not parse is reported, what is no scalar has been reported on loading. */
export const readFormula = (report: Report, node: YamlNode): Formula | undefined => {
  if (node.kind !== 'scalar') return undefined;
  const { formula, problems } = parseFormula(node);
  report.problems.push(...problems);
  return formula;
};
