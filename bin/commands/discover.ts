import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { Condition } from '../../engine/analysis/condition.ts';
import { type ConditionName, conditionNames, writtenName } from '../../engine/analysis/condition-names.ts';
import type { PrimOptions } from '../../engine/analysis/prim.ts';
import { readCondition } from '../../engine/analysis/read-condition.ts';
import { defined } from '../../engine/experiment/defined.ts';
import { ResultsError } from '../../engine/experiment/results/results-error.ts';
import type { SweepDesign } from '../../engine/experiment/study/design.ts';
import { discover, type Question } from '../../engine/experiment/study/discover.ts';
import { readPoints, type StudyPoints } from '../../engine/experiment/study/read-points.ts';
import { DetenteError, didYouMean } from '../../engine/language/problem.ts';
import { type CommonFlags, jsonFlag, noColorFlag, share, someText, wholeNumber } from '../flags.ts';
import { publish } from '../publish.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { cautionedNames } from '../terminal/caution-lines.ts';
import { type Discovered, discoverySummary } from '../terminal/discover-summary.ts';
import { jsonDocument } from '../terminal/json.ts';
import { styleFor } from '../terminal/style.ts';

type Flags = CommonFlags & {
  readonly where?: string;
  readonly share?: string;
  readonly boxes?: number;
  readonly mass?: number;
  readonly box?: number;
  readonly out?: string;
  readonly force?: true;
};

const sweepOf = (directory: string, { manifest }: StudyPoints): SweepDesign => {
  if (manifest.design.kind === 'sweep') return manifest.design;
  const kind = manifest.design.kind === 'sensitivity' ? 'a sensitivity analysis' : 'a search for a threshold';
  throw new ResultsError(
    'not-results',
    `${directory}: holds ${kind}, whose points do not fill the space of what was varied`,
    'discover takes the results of detente sweep, best with --design lhs or sobol',
  );
};

const nameOf = (text: string, names: readonly ConditionName[]): ConditionName => {
  const shares = names.filter(({ isShare, missing }) => isShare && missing === undefined);
  const found = shares.find((name) => writtenName(name) === text.trim());
  if (found !== undefined) return found;
  const isKnown = names.some((name) => writtenName(name) === text.trim());
  const near = didYouMean(text, shares.map(writtenName));
  throw new Refusal(
    'bad-value',
    isKnown ? `--share ${text}: it is no share of runs` : `--share ${text}: no end or measure is called so`,
    isKnown
      ? `write --where '${text} > …'`
      : near === undefined
        ? `there are: ${shares.map(writtenName).join(', ')}`
        : `did you mean "${near}"?`,
  );
};

const questionOf = ({ where, share: name }: Flags, { model }: StudyPoints): { question: Question; event: string } => {
  const names = conditionNames(model);
  if (name !== undefined) {
    const found = nameOf(name, names);
    return { question: { kind: 'share', name: found }, event: writtenName(found) };
  }
  const { condition, problems } = readCondition({ name: '--where', text: where as string }, names);
  if (condition === undefined || problems.length > 0) throw new DetenteError(problems);
  return { question: { kind: 'where', condition }, event: conditionText(condition, where as string) };
};

/** As it was written, on one line. */
const conditionText = (condition: Condition, text: string): string =>
  condition.kind === 'comparison' ? condition.text : text.replace(/\s+/g, ' ').trim();

/** The ends and measures that a condition compares. */
const comparedIn = (condition: Condition): readonly ConditionName[] => {
  if (condition.kind === 'comparison') return [condition.name];
  if (condition.kind === 'not') return comparedIn(condition.of);
  return [...comparedIn(condition.left), ...comparedIn(condition.right)];
};

const namesIn = (question: Question): readonly ConditionName[] =>
  question.kind === 'share' ? [question.name] : comparedIn(question.condition);

const refusePairs = ({ where, share: name, box, boxes }: Flags): void => {
  if ((where === undefined) === (name === undefined))
    throw new Refusal(
      'usage',
      where === undefined ? 'what is to be looked for is missing' : '--where does not go with --share',
      "write --where 'catastrophe > 0.2' for points, or --share catastrophe for the runs of all points",
    );
  if (box !== undefined && boxes !== undefined && boxes > 1)
    throw new Refusal(
      'usage',
      '--box does not go with --boxes',
      '--box takes one box of the first search as it stands',
    );
};

const optionsOf = ({ boxes, mass, box }: Flags): PrimOptions =>
  defined({ maximumBoxes: boxes, minimumMass: mass, pick: box });

const discovered = (points: StudyPoints, design: SweepDesign, flags: Flags): Discovered => {
  const { question, event } = questionOf(flags, points);
  const { manifest } = points;
  try {
    const discovery = discover(points.points, design.factors, question, optionsOf(flags), manifest.seed);
    const isCondition = question.kind === 'where';
    const sought = cautionedNames(namesIn(question), points.model);
    return { scenario: manifest.scenario, design, event, isCondition, discovery, sought, picked: flags.box };
  } catch (error) {
    // Only the trajectory tells how many boxes it has.
    if (error instanceof RangeError && flags.box !== undefined)
      throw new Refusal('bad-value', `--box: ${error.message.replace(/^prim: /, '')}`);
    throw error;
  }
};

const documentOf = (
  results: string,
  { manifestSha256 }: StudyPoints,
  { design, event, isCondition, discovery }: Discovered,
): object => {
  const { result, factors, unknown, unclear, byChance } = discovery;
  const { boxes, ...whole } = result;
  return {
    results,
    ...(isCondition ? { where: event } : { share: event }),
    factors: factors.map((factor, place) => ({ ...factor, role: design.factors[place]?.role })),
    ...whole,
    unknown,
    ...(isCondition ? { unclear } : {}),
    boxes,
    ...defined({ byChance }),
    manifestSha256,
  };
};

const write = (file: string, text: string, isForced: boolean): void => {
  if (existsSync(file) && !isForced)
    throw new Refusal('file-exists', `--out: ${file} is there already`, 'replace it with --force');
  publish(file, text);
};

const notes = `
The condition is asked of each point's estimates, and the box, found by the patient
rule induction method (PRIM), is where it mostly holds: coverage is how many of such
points are inside, density how many of those inside are such. Any search finds
something in noise: the last lines say how often chance would have done as well.
`;

export const describeDiscover = (command: Command, { terminal }: Session): void => {
  command
    .argument('<dir>', 'results of detente sweep')
    .option('--where <condition>', "points where it holds, as in 'catastrophe > 0.2'", someText('--where'))
    .option('--share <name>', 'instead: an end, by its share of the runs of each point', someText('--share'))
    .addOption(
      new Option('--boxes <number>', 'look for further boxes outside the first; default: 1').argParser(
        wholeNumber('--boxes', 1, 100),
      ),
    )
    .addOption(
      new Option('--mass <share>', 'the least share of all points in a box; default: 0.05').argParser(share('--mass')),
    )
    .addOption(
      new Option('--box <number>', 'this box of the way to the smallest, as it stands; 0: all points').argParser(
        wholeNumber('--box', 0, 1_000_000),
      ),
    )
    .option('--out <file>', 'write what --json prints into a file as well', someText('--out'))
    .option('--force', 'replace the file')
    .addOption(jsonFlag())
    .addOption(noColorFlag())
    .addHelpText('after', notes);
  command.action(async (directory: string, flags: Flags) => {
    refusePairs(flags);
    const results = directory.replace(/(?<=.)\/+$/, '');
    const points = await readPoints(results);
    const found = discovered(points, sweepOf(results, points), flags);
    const document = documentOf(results, points, found);
    if (flags.out !== undefined) write(flags.out, jsonDocument(document), flags.force === true);
    if (flags.json) return terminal.out(jsonDocument(document));
    terminal.out(`${discoverySummary(found, styleFor(terminal, 'out', flags.color)).join('\n')}\n`);
    if (flags.out !== undefined) terminal.err(`  written: ${flags.out}\n`);
  });
};
