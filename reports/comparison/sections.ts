import { changedLine } from '../changes.ts';
import type { Definition } from '../figure.ts';
import { allDefinitions, valueWithUnit } from '../page/register-words.ts';
import type { ArmFacts, ComparisonFacts, ParameterFacts, Results, StructuralChange } from '../results.ts';
import type { Section } from '../subjects/subject.ts';
import { unitWords } from '../unit-words.ts';
import { CHANGES, listed, NUMBERS } from '../wording/comparison.ts';
import { clipped, plain, sentence, upperFirst } from '../words.ts';
import { armLabel } from './arm-names.ts';

/** Names of modules that a line has room for. */
const MOST_MODULES = 12;

function names(all: readonly string[]): string {
  const kept = all.slice(0, MOST_MODULES);
  return listed(all.length > kept.length ? [...kept, NUMBERS.moreNames(all.length - kept.length)] : kept);
}

function structureText(change: StructuralChange): string {
  if (change.what === 'rule') return CHANGES.rule(change.of, change.before, change.after);
  if (change.what === 'scenario') return CHANGES.scenario(change.before, change.after);
  const { added, removed } = change;
  const parts = (all: readonly string[]): string => CHANGES.parts(names(all), all.length === 1);
  return [
    ...(added.length === 0 ? [] : [CHANGES.modules.added(parts(added))]),
    ...(removed.length === 0 ? [] : [CHANGES.modules.removed(parts(removed))]),
  ].join(', ');
}

function labelsOf(facts: ComparisonFacts, arms: readonly ArmFacts[]): string {
  return listed(arms.map((arm) => clipped(armLabel(facts, facts.arms.indexOf(arm)), 60)));
}

/** What is to be said of arms, once for all of which it is the same. */
function together(
  facts: ComparisonFacts,
  saidOf: (arm: ArmFacts) => string | undefined,
  say: (arms: string, text: string) => string,
): string[] {
  const groups = new Map<string, ArmFacts[]>();
  for (const arm of facts.arms.slice(1)) {
    const text = saidOf(arm);
    if (text !== undefined && text !== '') groups.set(text, [...(groups.get(text) ?? []), arm]);
  }
  return [...groups].map(([text, whose]) => say(labelsOf(facts, whose), text));
}

/** Events are told where they are not those of the baseline. */
function eventText(arm: ArmFacts, baseline: ArmFacts): string | undefined {
  const text = ({ results }: ArmFacts): string | undefined => {
    const { set: _set, parent: _parent, own: _own, ...rest } = results.scenario;
    return changedLine({ scenario: rest });
  };
  const own = text(arm);
  return own === text(baseline) ? undefined : own;
}

/** Ends and measures that only one of the two has. */
function unmatchedText({ unmatched }: ComparisonFacts, arm: ArmFacts, where: 'arm' | 'baseline'): string {
  const all = unmatched.filter((one) => one.arm === arm.name && one.in === where);
  return [...new Set(all.map(({ label }) => plain(label)))].join(', ');
}

/** What an arm has for a parameter or a setting; undefined: the baseline's. */
type Row = {
  readonly term: string;
  readonly baseline: string;
  readonly inArm: (arm: ArmFacts) => string | undefined;
};

function termOf({ name, label }: ParameterFacts): string {
  return name.endsWith(label.replaceAll(' ', '_')) ? name : NUMBERS.term(upperFirst(plain(label)), name);
}

function textOf(facts: ParameterFacts | undefined): string {
  return facts === undefined ? CHANGES.none : clipped(valueWithUnit(facts), 160);
}

/** Every parameter and setting in which some arm differs. */
function rowsOf(others: readonly ArmFacts[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { parameters, settings } of others) {
    for (const { before, after } of parameters) {
      const one = after ?? before;
      if (one === undefined || rows.has(one.name)) continue;
      rows.set(one.name, {
        term: termOf(one),
        baseline: textOf(before),
        inArm: (arm) => {
          const found = arm.parameters.find((each) => (each.after ?? each.before)?.name === one.name);
          return found === undefined ? undefined : textOf(found.after);
        },
      });
    }
    for (const { path } of settings) {
      if (rows.has(path)) continue;
      rows.set(path, {
        term: path,
        baseline: '',
        inArm: (arm) => {
          const found = arm.settings.findLast((each) => each.path === path);
          return found === undefined ? undefined : clipped(plain(found.value), 160);
        },
      });
    }
  }
  return [...rows.values()];
}

/** `Frontier: 0.5; careful: 2`; of arms that have what the baseline has only the others are named. */
function entryOf({ term, baseline, inArm }: Row, facts: ComparisonFacts): Definition {
  const [first, ...others] = facts.arms;
  const groups = new Map<string, ArmFacts[]>();
  for (const arm of others) {
    const value = inArm(arm) ?? baseline;
    groups.set(value, [...(groups.get(value) ?? []), arm]);
  }
  const same = groups.get(baseline) ?? [];
  const start = baseline === '' ? [] : [CHANGES.value(labelsOf(facts, [first, ...same]), baseline)];
  const rest = [...groups].flatMap(([value, whose]) => {
    if (value === baseline) return [];
    const isAll = whose.length === others.length && others.length > 1;
    return [CHANGES.value(isAll ? CHANGES.others : labelsOf(facts, whose), value)];
  });
  return { term, meaning: [...start, ...rest].join('; ') };
}

function changeEntries(facts: ComparisonFacts): Section['entries'] {
  const [baseline, ...others] = facts.arms;
  const rows = rowsOf(others);
  const structure = (arm: ArmFacts): string => arm.structure.map(structureText).join('; ');
  const mismatched = (arm: ArmFacts): string =>
    facts.mismatches
      .filter((one) => one.arm === arm.name)
      .map(({ what, name, detail }) =>
        plain(NUMBERS.mismatch(what === 'time' ? NUMBERS.time : `${what} ${name}`, detail)),
      )
      .join('; ');
  const isAlike = ({ parameters, settings, structure: changed }: ArmFacts): boolean =>
    parameters.length + settings.length + changed.length === 0;
  const alike = others.filter(isAlike);
  return [
    ...together(facts, structure, (arms, text) => CHANGES.structure(arms, [text])),
    ...together(facts, mismatched, CHANGES.mismatch),
    ...together(
      facts,
      (arm) => eventText(arm, baseline),
      (arms, text) => sentence(CHANGES.events(arms, text)),
    ),
    ...together(facts, (arm) => unmatchedText(facts, arm, 'arm'), CHANGES.only),
    ...together(facts, (arm) => unmatchedText(facts, arm, 'baseline'), CHANGES.lacks),
    ...(alike.length === 0 ? [] : [CHANGES.nothing(labelsOf(facts, alike))]),
    ...rows.map((row) => entryOf(row, facts)),
  ];
}

/** What the measures are that only a whole run has, which no series over time defines. */
function measureEntries(results: Results, { quantities }: ComparisonFacts): Definition[] {
  const known = new Set(allDefinitions(results).map(({ meaning }) => meaning.toLowerCase()));
  return quantities.flatMap(({ label, definition, unit, isEnd }): Definition[] => {
    const meaning = sentence(upperFirst(plain(definition ?? '')));
    if (isEnd || definition === undefined || known.has(meaning.toLowerCase())) return [];
    const counted = unitWords(unit, results.scenario);
    return [{ term: `${upperFirst(clipped(plain(label), 80))}${counted === '' ? '' : `, ${counted}`}`, meaning }];
  });
}

/** On the pages after the first: measures that are compared, and what sets the arms apart from the baseline. */
export function comparisonSections(results: Results, facts: ComparisonFacts): readonly Section[] {
  const measures = measureEntries(results, facts);
  return [
    { title: CHANGES.section(clipped(armLabel(facts, 0), 60)), entries: changeEntries(facts) },
    ...(measures.length === 0 ? [] : [{ title: CHANGES.measures, entries: measures }]),
  ];
}
