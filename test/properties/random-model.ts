import { stringify } from 'yaml';
import { anything, type Draft, emptyHome, type Home, withoutDraws, type Yaml } from './random-draft.ts';
import { addDecision, addState, nameDecisions, nameStates } from './random-dynamics.ts';
import type { Choice } from './random-formula.ts';
import { randomEnds, randomEvents, randomMeasures, randomStory } from './random-happenings.ts';
import { randomChoices, randomGroups, randomPlayers } from './random-players.ts';
import { type RuleText, randomRules } from './random-rule.ts';
import { addDefines, addDraws, addLets, addParameters, addPerRunDraws } from './random-values.ts';
import * as fc from './seeded.ts';
import { builtFromTape, type Tape } from './tape.ts';

/** Texts by file: the scenario, and its own modules and rules by name. */
export type RandomModel = {
  readonly scenario: string;
  readonly modules: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, string>>;
};

const text = (value: Yaml): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });

/** Blocks that say something. */
const filled = (blocks: Readonly<Record<string, object>>): Record<string, Yaml> =>
  Object.fromEntries(Object.entries(blocks).filter(([, block]) => Object.keys(block).length > 0)) as Record<
    string,
    Yaml
  >;

const startDraft = (tape: Tape): Draft => {
  const groups = randomGroups(tape);
  return {
    tape,
    groups,
    choices: randomChoices(tape, groups),
    things: [],
    tables: [],
    defines: [],
    events: ['boom', 'slump', 'summit'].slice(0, tape.between(0, 3)),
    wild: tape.chance(0.2),
    ruled: [],
    homes: [emptyHome(''), ...(tape.chance(0.4) ? [emptyHome('extra.')] : [])],
  };
};

const blocksOf = ({ prefix: _, ...blocks }: Home): Record<string, Yaml> => filled(blocks);

const filesOf = (draft: Draft, scenario: Record<string, Yaml>, rules: readonly RuleText[]): RandomModel => {
  const [own, extra] = draft.homes;
  const blocks = extra ? blocksOf(extra) : {};
  const modular = Object.keys(blocks).length > 0;
  return {
    scenario: text({ ...scenario, ...(modular ? { use: ['extra'] } : {}), ...(own ? blocksOf(own) : {}) }),
    modules: modular ? { extra: text({ module: 'extra', ...blocks }) } : {},
    rules: Object.fromEntries(rules.flatMap((rule) => (rule.text === undefined ? [] : [[rule.name, rule.text]]))),
  };
};

/** Everything a model can have, in the order in which it can refer to what is before it. */
const buildModel = (tape: Tape): RandomModel => {
  const draft = startDraft(tape);
  const rules = randomRules(tape);
  addParameters(draft);
  addPerRunDraws(draft);
  const states = nameStates(draft);
  const decisions = nameDecisions(draft);
  addLets(draft, 'early', withoutDraws);
  addDefines(draft);
  addDraws(draft);
  addLets(draft, 'late', anything);
  for (const state of states) addState(draft, state);
  for (const [index, decision] of decisions.entries()) {
    addDecision(draft, decision, draft.choices[index] as Choice, rules);
  }
  const scenario = {
    detente: 1,
    title: 'Random',
    time: { tick: tape.pick(['month', 'day', 'week', 'quarter', 'year']), horizon: tape.between(2, 8) },
    players: randomPlayers(draft, rules),
    ...filled({
      events: randomEvents(draft, states, decisions) as object,
      end: randomEnds(draft),
      measures: randomMeasures(draft) as object,
      story: randomStory(draft),
    }),
  };
  return filesOf(draft, scenario, rules);
};

/** As a failing test prints it. */
const legible = ({ scenario, modules, rules }: RandomModel): string =>
  [scenario, ...Object.values(modules), ...Object.values(rules)].map((file) => `\n${file}`).join('---');

/**
 * Random small models, as texts of the language: one or two classes, one to four members, two to eight ticks.
 *
 * They pass the checker nearly always and stay finite mostly; one in five divides by nothing now and then, so that
 * runs fail in every way they can.
 */
export const randomModel: fc.Arbitrary<RandomModel> = builtFromTape((tape) => {
  const files = buildModel(tape);
  return { ...files, [fc.toStringMethod]: () => legible(files) };
});
