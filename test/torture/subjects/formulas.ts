import { parseFormula } from '../../../engine/language/formula/parse.ts';
import { printSyntax } from '../../../engine/language/formula/print.ts';
import type { YamlNode } from '../../../engine/language/yaml/node.ts';
import { readYaml } from '../../../engine/language/yaml/read.ts';
import { scalarOf } from '../../language/formula/scalar.ts';
import { mutate } from '../mutate.ts';
import { hostilePieces } from '../shipped-texts.ts';
import { checkProblems, type Subject, subject, type Verdict, Wrong } from '../subject.ts';

const scalarsIn = (node: YamlNode): readonly string[] => {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? [node.text] : [];
  return node.kind === 'list' ? node.items.flatMap(scalarsIn) : node.entries.flatMap(({ value }) => scalarsIn(value));
};

const formulasIn = (text: string): readonly string[] => {
  const { root } = readYaml({ name: 'shipped.yaml', text });
  return (root === undefined ? [] : scalarsIn(root)).filter((one) => parseFormula(scalarOf(one)).formula !== undefined);
};

const judge = (text: string): Verdict => {
  const { formula, problems } = parseFormula(scalarOf(text));
  if (formula === undefined) {
    if (checkProblems(problems) !== 'refused') throw new Wrong('neither a formula nor an error');
    return 'refused';
  }
  const printed = printSyntax(formula.root);
  const again = parseFormula(scalarOf(printed)).formula;
  if (again === undefined) throw new Wrong(`printed as ${printed}, which is refused`);
  if (printSyntax(again.root) !== printed) throw new Wrong(`printed as ${printed}, read as ${printSyntax(again.root)}`);
  return 'accepted';
};

/** Formulas of shipped files with mutations: read as themselves, or refused at a place. */
export const formulas = (shipped: Iterable<string>): Subject => {
  const all = [...new Set([...shipped].flatMap(formulasIn))];
  return subject<string>({
    draw: (chance) => mutate(chance, chance.pick(all), { pieces: hostilePieces, others: all }),
    judge,
    show: JSON.stringify,
  });
};
