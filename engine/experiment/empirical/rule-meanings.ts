import type { Decision, Parameter } from '../../language/model.ts';

/** A parameter of a rule with what it is: an option or a number for each player, or one text where all have the same. */
export type RuleSetting = { readonly name: string; readonly values: readonly string[] };

/** What it means to follow a rule. */
export type RuleMeaning = {
  /** As in `rules`. */
  readonly rule: string;
  /** In the rule's own words. */
  readonly summary?: string;
  /** Parameters that are known before the run. */
  readonly settings: readonly RuleSetting[];
};

/** The texts of a parameter's values; undefined where one is drawn or computed. */
const textsOf = ({ values, options }: Parameter): readonly string[] | undefined => {
  const texts = values.map((value) =>
    value.kind === 'number' ? (options?.[value.value] ?? String(value.value)) : undefined,
  );
  return texts.every((text) => text !== undefined) ? texts : undefined;
};

/**
 * What a rule does, and with which values of its parameters.
 *
 * @param decision with the rule compiled in
 * @param rule its name
 * @param text as it is written
 */
export const ruleMeaning = ({ rules }: Decision, rule: string, text: string): RuleMeaning => {
  const use = rules.find((one) => one.rule === rule);
  const settings = (use?.parameters ?? []).flatMap((parameter): RuleSetting[] => {
    const texts = textsOf(parameter);
    if (texts === undefined || texts.length === 0) return [];
    const isOne = texts.every((one) => one === texts[0]);
    return [{ name: parameter.name, values: isOne ? texts.slice(0, 1) : texts }];
  });
  return { rule: text, ...(use?.summary === undefined ? {} : { summary: use.summary }), settings };
};
