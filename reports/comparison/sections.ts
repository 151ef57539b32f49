import { changedLine } from '../changes.ts';
import type { Definition } from '../figure.ts';
import { allDefinitions, valueWithUnit } from '../page/register-words.ts';
import type {
  ArmFacts,
  ChangedParameter,
  ComparisonFacts,
  ParameterFacts,
  Results,
  StructuralChange,
} from '../results.ts';
import type { Section } from '../subjects/subject.ts';
import { CHANGES, listed } from '../wording/comparison.ts';
import { clipped, plain, sentence, upperFirst } from '../words.ts';

/** Names of modules that a line has room for. */
const MOST_MODULES = 12;

function names(all: readonly string[]): string {
  const kept = all.slice(0, MOST_MODULES);
  return listed(all.length > kept.length ? [...kept, `${all.length - kept.length} more`] : kept);
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

function termOf({ name, label }: ParameterFacts): string {
  const words = upperFirst(plain(label));
  return name.endsWith(label.replaceAll(' ', '_')) ? name : `${words} (${name})`;
}

function parameterEntry({ before, after }: ChangedParameter): Definition[] {
  const one = after ?? before;
  if (one === undefined) return [];
  const value = (facts: ParameterFacts): string => clipped(valueWithUnit(facts), 200);
  const meaning =
    before === undefined
      ? CHANGES.added(value(one))
      : after === undefined
        ? CHANGES.removed(value(one))
        : CHANGES.changed(value(before), value(after));
  return [{ term: termOf(one), meaning: upperFirst(meaning) }];
}

/** Events are told where they are not those of the baseline. */
function eventLine({ results }: ArmFacts, baseline: ArmFacts): string | undefined {
  const text = (one: ArmFacts): string | undefined => {
    const { set: _set, parent: _parent, own: _own, ...rest } = one.results.scenario;
    return changedLine({ scenario: rest });
  };
  const own = text({ results } as ArmFacts);
  return own === text(baseline) ? undefined : own;
}

/** Ends and measures that only one of the two has. */
function unmatchedLines({ unmatched, arms }: ComparisonFacts, arm: ArmFacts): string[] {
  const labels = (where: 'arm' | 'baseline', whose: Results): string => {
    const all = unmatched.filter((one) => one.arm === arm.name && one.in === where);
    const known = [...whose.outcomes, ...whose.ticks.map(({ measure, label }) => ({ name: measure, label }))];
    return [...new Set(all.map(({ measure }) => known.find(({ name }) => name === measure)?.label ?? measure))].join(
      ', ',
    );
  };
  const [mine, theirs] = [labels('arm', arm.results), labels('baseline', arms[0].results)];
  return [...(mine === '' ? [] : [CHANGES.only(mine)]), ...(theirs === '' ? [] : [CHANGES.lacks(theirs)])];
}

function entriesOf(facts: ComparisonFacts, arm: ArmFacts): Section['entries'] {
  const events = eventLine(arm, facts.arms[0]);
  const mismatches = facts.mismatches.filter((one) => one.arm === arm.name);
  const parameters = arm.parameters.flatMap(parameterEntry);
  const settings = arm.settings.map(({ path, value }) => ({
    term: path,
    meaning: CHANGES.set(clipped(plain(value), 200)),
  }));
  const entries = [
    ...(arm.structure.length === 0 ? [] : [CHANGES.structure(arm.structure.map(structureText))]),
    ...mismatches.map(({ what, name, detail }) =>
      CHANGES.mismatch(plain(`${what === 'time' ? 'time' : `${what} ${name}`} (${detail})`)),
    ),
    ...(events === undefined ? [] : [sentence(upperFirst(events))]),
    ...unmatchedLines(facts, arm),
    ...parameters,
    ...settings,
  ];
  return entries.length === 0 ? [CHANGES.nothing] : entries;
}

/** What the measures are that only a whole run has, which no series over time defines. */
function measureEntries(results: Results, { quantities }: ComparisonFacts): Definition[] {
  const known = new Set(allDefinitions(results).map(({ term }) => term.toLowerCase()));
  const told = new Map<string, Definition>();
  for (const { label, definition, unit, isEnd } of quantities) {
    const term = upperFirst(clipped(plain(label), 80));
    const whole = unit === '1' ? term : `${term}, ${unit}`;
    if (isEnd || definition === undefined || known.has(whole.toLowerCase())) continue;
    told.set(term, { term: whole, meaning: sentence(upperFirst(plain(definition))) });
  }
  return [...told.values()];
}

/** On the pages after the first: measures that are compared, and what sets each arm apart from the baseline. */
export function comparisonSections(results: Results, facts: ComparisonFacts): readonly Section[] {
  const measures = measureEntries(results, facts);
  return [
    ...(measures.length === 0 ? [] : [{ title: CHANGES.measures, entries: measures }]),
    ...facts.arms.slice(1).map((arm): Section => {
      const name = arm.label === arm.name ? '' : ` (${arm.name})`;
      return { title: CHANGES.section(clipped(arm.label, 60), name), entries: entriesOf(facts, arm) };
    }),
  ];
}
