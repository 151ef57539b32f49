import type { Interval } from '../../engine/analysis/bootstrap.ts';
import { formatCount } from '../format.ts';
import type { Results, ScenarioFacts, SensitivityFacts } from '../results.ts';
import { behind } from '../unit-words.ts';
import { sensitivityWords as say } from '../wording/sensitivity.ts';
import { plain, quoted } from '../words.ts';
import { factorNames, factorQuoted, intervalText, percentText } from './names.ts';
import { isExact, type Ranked, rankedEffects, rankedIndices } from './ranking.ts';

type Clock = Pick<ScenarioFacts, 'tick'>;

/** Effects of shares are told in percentage points. */
export function effectScale({ quantity }: SensitivityFacts): number {
  return quantity.isShare ? 100 : 1;
}

/** ` percentage points`, ` months`, or nothing. */
export function effectUnit({ quantity }: SensitivityFacts, clock: Clock): string {
  return quantity.isShare ? say.percentagePoints : behind(quantity.unit, clock);
}

/** Those that may be the largest: no clear one lies clearly above them. */
function foremost<Numbers>(all: readonly Ranked<Numbers>[], of: (numbers: Numbers) => Interval): Ranked<Numbers>[] {
  const clear = all.filter(({ standing }) => standing === 'clear');
  const bar = Math.max(...clear.map(({ numbers }) => of(numbers).lo95));
  return clear.filter(({ numbers }) => of(numbers).hi95 >= bar);
}

/** More than these are not named in a headline. */
const MOST_NAMED = 3;

function namesOf(facts: SensitivityFacts, all: readonly Ranked<unknown>[]): string {
  const names = factorNames(facts.factors);
  const said = all.map(({ factor }) => factorQuoted(names, factor.path));
  return said.length < 2 ? said.join('') : say.and(said);
}

/** What the finding is of, however the sizes were found. */
type Told<Numbers> = {
  readonly all: readonly Ranked<Numbers>[];
  readonly of: (numbers: Numbers) => Interval;
  readonly words: (interval: Interval) => string;
};

function sentences<Numbers>(facts: SensitivityFacts, { all, of, words }: Told<Numbers>): string[] {
  const subject = quoted(plain(facts.quantity.label));
  const clear = all.filter(({ standing }) => standing === 'clear');
  const total = formatCount(all.length);
  const first = foremost(all, of);
  const [top] = first;
  if (top === undefined) return [];
  const chance = isExact(facts) ? say.chanceIncluded : '';
  const told = clear.length === 1 ? say.theOnly(total) : say.moreThanAny;
  if (first.length === 1) {
    const name = namesOf(facts, [top]);
    const said = `${say.dependsOn(subject, name, told)}${chance}`;
    return [say.withNumbers(said, words(of(top.numbers))), said];
  }
  if (first.length <= MOST_NAMED) return [`${say.dependsMost(subject, namesOf(facts, first))}${chance}`];
  return [`${say.dependsOnMany(subject, formatCount(clear.length), total)}${chance}`];
}

/** `“Turned” depends on “x”, the only one of 10 parameters (109 percentage points over its range, 95 % interval 92–122)`. */
export function sensitivityFindings(results: Results, facts: SensitivityFacts): readonly string[] {
  const { found, quantity } = facts;
  const subject = quoted(plain(quantity.label));
  if (found.method === 'none') return [say.notToBeTold(subject, found.why)];
  const unit = effectUnit(facts, results.scenario);
  const interval = (text: string, what: string): string => text.replace(/ \((.*)\)$/, say.interval(what, '$1'));
  const said =
    found.method === 'morris'
      ? sentences(facts, {
          all: rankedEffects(facts),
          of: ({ muStar }) => muStar,
          words: (one) => interval(intervalText(one, effectScale(facts)), say.overItsRange(unit)),
        })
      : sentences(facts, {
          all: rankedIndices(facts),
          of: ({ total }) => total,
          words: (one) => interval(percentText(one), say.ofWhatChanges),
        });
  if (said.length > 0) return said;
  return [say.noEffect(subject, formatCount(results.runs), formatCount(facts.factors.length))];
}

/** What stands below the headline: how much is luck, and what levers and assumptions do together. */
export function sensitivityEvidence({ found, quantity }: SensitivityFacts): readonly string[] {
  if (found.method !== 'sobol') return [];
  const { noiseShare } = found.indices;
  const subject = quoted(plain(quantity.label));
  const luck = noiseShare === undefined ? [] : [say.luck(percentText(noiseShare), subject)];
  const groups = found.groups;
  if (groups === undefined || !groups.indices.resolved) return luck;
  const shares = groups.indices.factors.map(({ total }, k) => say.group(`${groups.names[k]}`, percentText(total)));
  return [...luck, say.groups(shares.join(', '))];
}
