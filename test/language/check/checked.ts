import { readdirSync, readFileSync } from 'node:fs';
import { check } from '../../../engine/language/check/check.ts';
import { load } from '../../../engine/language/load.ts';
import type { Model } from '../../../engine/language/model.ts';
import { formatProblems, type Problem } from '../../../engine/language/problem.ts';
import { position } from '../../../engine/language/source.ts';
import { memoryFiles } from '../memory-files.ts';

const rules = Object.fromEntries(
  readdirSync('scenarios/rules')
    .sort()
    .map((file) => [`rules/${file}`, readFileSync(`scenarios/rules/${file}`, 'utf8')]),
);

type Texts = { readonly [path: string]: string };

/** Loads `main.yaml` (with modules, rules and parents beside it) and checks it; loading must find nothing. */
export const checkText = async (
  main: string,
  others: Texts = {},
): Promise<{ model: Model | undefined; problems: readonly Problem[] }> => {
  const { loaded, problems } = await load('main.yaml', memoryFiles({ ...rules, ...others, 'main.yaml': main }));
  if (!loaded) throw new Error(`loading failed\n${formatProblems(problems)}`);
  return check(loaded);
};

/** The model; fails with the problems as people read them. */
export const modelOf = async (main: string, others: Texts = {}): Promise<Model> => {
  const { model, problems } = await checkText(main, others);
  if (!model) throw new Error(`no model\n${formatProblems(problems)}`);
  return model;
};

/** `code line:column` of every problem, in order; what is not in the main file begins with its name. */
export const problemsOf = async (main: string, others: Texts = {}): Promise<readonly string[]> => {
  const { problems } = await checkText(main, others);
  return problems.map(placed);
};

const placed = ({ code, severity, span }: Problem): string => {
  const { line, column } = span ? position(span) : { line: 0, column: 0 };
  const file = span?.source.name === 'main.yaml' ? '' : `${span?.source.name} `;
  return `${severity === 'warning' ? 'warning ' : ''}${code} ${file}${line}:${column}`;
};

/** The problem with this code, for its message and hint. */
export const problemWith = async (code: string, main: string, others: Texts = {}): Promise<Problem> => {
  const { problems } = await checkText(main, others);
  const found = problems.find((problem) => problem.code === code);
  if (!found) throw new Error(`no ${code} among\n${formatProblems(problems)}`);
  return found;
};

/** Two countries, three labs; what a test is about stands below, its first line is line 14 (parameters go on there). */
export const scenario = (rest: string): string => `detente: 1
time: {tick: month, horizon: 12}
players:
  labs:
    - {name: Leader, home: Aurora}
    - {name: Follower, home: Borealis}
    - {name: Third, home: Aurora}
  governments:
    - {name: Aurora}
    - {name: Borealis}
parameters:
  labs:
    home: {ref: governments}
${rest}`;

/** A decision of the labs, eight lines. */
export const stance = `decisions:
  labs:
    stance:
      options: [pause, slow, race]
      effort: [0, 0.5, 1]
      initial: race
      payoff: effort[stance]
      rule: logit
`;
