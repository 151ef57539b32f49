import { parseFormula } from '../../../engine/language/formula/parse.ts';
import type { Formula } from '../../../engine/language/formula/tree.ts';
import { type ProblemJson, problemToJson } from '../../../engine/language/problem.ts';
import type { ScalarNode } from '../../../engine/language/yaml/node.ts';
import { readYaml } from '../../../engine/language/yaml/read.ts';

/** The scalar that is the value of the last key of a YAML text. */
export const read = (text: string): ScalarNode => {
  const { root, problems } = readYaml({ name: 'model.yaml', text });
  const value = root?.kind === 'map' ? root.entries.at(-1)?.value : undefined;
  if (value?.kind !== 'scalar') throw new Error(`no scalar in ${text}: ${problems[0]?.message}`);
  return value;
};

/** A text as a scalar of its own, as `--until` hands it in: the text is the source. */
export const scalarOf = (text: string): ScalarNode => ({
  kind: 'scalar',
  span: { source: { name: 'formula', text }, start: 0, end: text.length },
  value: text,
  text,
  offsets: (offset) => offset,
  quoted: false,
});

export const formulaText = (text: string): { formula?: Formula; problems: ProblemJson[] } => {
  const { formula, problems } = parseFormula(scalarOf(text));
  return { ...(formula ? { formula } : {}), problems: problems.map(problemToJson) };
};
