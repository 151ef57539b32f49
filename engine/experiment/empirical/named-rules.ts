import type { Setting } from '../../language/loading/settings.ts';
import type { Decision, Model } from '../../language/model.ts';
import { ResultsError } from '../results/results-error.ts';
import { type RuleMeaning, ruleMeaning } from './rule-meanings.ts';

/** A rule as it is named: `grim`, or with values for its parameters, `{logit: {precision: 8}}`. */
export type NamedRule = {
  readonly name: string;
  readonly text: string;
  /**
   * Of a rule that is named more than once: its parameters by identity, one number per member. Then it is compiled once
   * and these are held; else the values are set.
   */
  readonly held: ReadonlyMap<string, readonly number[]> | undefined;
  readonly meaning: RuleMeaning;
};

/** What is played where nobody says what. */
export const USUAL_RULES: readonly string[] = ['fixed', 'logit', 'tit-for-tat', 'grim', 'conditional-cooperator'];

const refuse = (message: string, hint: string): ResultsError => new ResultsError('bad-design', message, hint);

const nameOf = (text: string): string => /^\{?\s*([A-Za-z][\w-]*)/.exec(text)?.[1] ?? text;

/** The same decision of the same scenario under other settings. */
export const sameDecision = (model: Model, { id, owner }: Decision): Decision => {
  const found = model.decisions.find((one) => one.id === id && one.owner.name === owner.name);
  if (found === undefined) throw new Error(`expected the decision ${owner.name}.${id} under all rules, got none`);
  return found;
};

/** The numbers of a rule's parameters where it is set for all members. */
const numbersOf = (model: Model, decision: Decision, name: string, text: string): ReadonlyMap<string, number[]> => {
  const use = sameDecision(model, decision).rules.find(({ rule }) => rule === name);
  const named = (use?.parameters ?? []).map(({ id, values }): [string, number[]] => {
    const numbers = values.flatMap((value) => (value.kind === 'number' ? [value.value] : []));
    if (numbers.length === decision.owner.members.length) return [id, numbers];
    const hint = `${name} is named more than once, and then its parameters must be numbers or options`;
    throw refuse(`rule ${text}: ${id} is no number that is known before the run`, hint);
  });
  return new Map(named);
};

/**
 * Rules from how they are written.
 *
 * @param open the model under settings. @throws DetenteError where a rule is wrong
 * @throws ResultsError `bad-design` where they are fewer than two, or one is written twice
 */
export const readRules = async (
  texts: readonly string[],
  decision: Decision,
  open: (set: readonly Setting[]) => Promise<Model>,
): Promise<readonly NamedRule[]> => {
  const rules = texts.map((text) => text.trim()).map((text) => ({ text, name: nameOf(text) }));
  if (rules.length < 2) throw refuse(`rules: expected at least two, got ${rules.length}`, 'detente list names them');
  const again = texts.find((text, at) => texts.indexOf(text) < at);
  if (again !== undefined) throw refuse(`rules: expected each once, got ${again} twice`, 'name each rule once');
  const read: NamedRule[] = [];
  for (const { name, text } of rules) {
    const isOnly = rules.filter((one) => one.name === name).length === 1;
    const path = `${decision.owner.name}.${decision.name}.rule`;
    const model = await open([{ path, value: text }]);
    const held = isOnly ? undefined : numbersOf(model, decision, name, text);
    read.push({ name, text, held, meaning: ruleMeaning(sameDecision(model, decision), name, text) });
  }
  return read;
};
