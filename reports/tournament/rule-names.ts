import type { RulesDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import type { Definition } from '../figure.ts';
import * as wording from '../wording/tournament.ts';
import { clipped, lowerFirst, plain } from '../words.ts';

type Meaning = NonNullable<RulesDocument['meanings']>[number];

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

/** `fixed (slow)`: a rule that is given an option says which, unless it is written with it. */
function nameOf({ rule, settings }: Meaning): string {
  const options = settings.flatMap(({ values: [value, other] }) =>
    value === undefined || other !== undefined || isNumber(value) || rule.includes(value) ? [] : [value],
  );
  return options.length === 0 ? rule : wording.ruleWith(rule, options.join(', '));
}

/** The same document, its rules by the names that pictures print. */
export function withNames(document: RulesDocument): RulesDocument {
  const { meanings = [], rules, profiles, equilibria } = document;
  const names = new Map(meanings.map((meaning) => [meaning.rule, nameOf(meaning)]));
  const named = (all: readonly string[]): readonly string[] => all.map((rule) => names.get(rule) ?? rule);
  return {
    ...document,
    rules: named(rules),
    meanings: meanings.map((meaning) => ({ ...meaning, rule: names.get(meaning.rule) ?? meaning.rule })),
    profiles: profiles.map(named),
    equilibria: equilibria.map((one) => ({ ...one, profile: named(one.profile) })),
  };
}

/** What each rule does, in its own words, with the values of its parameters. */
export function ruleDefinitions({ meanings = [], players }: RulesDocument): readonly Definition[] {
  return meanings.flatMap(({ rule, summary, settings }) => {
    if (summary === undefined) return [];
    const told = settings.map(({ name, values }) =>
      values.length === 1
        ? wording.setting(name, values[0] ?? '')
        : wording.setting(name, values.map((value, k) => wording.ofPlayer(plain(players[k] ?? ''), value)).join(', ')),
    );
    const meaning = lowerFirst(plain(summary)).replace(/\.$/, '');
    return [{ term: clipped(plain(rule), 40), meaning: wording.ruleMeaning(meaning, told) }];
  });
}
