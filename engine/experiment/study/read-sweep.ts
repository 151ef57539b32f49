import type { ConditionName } from '../../analysis/condition-names.ts';
import type { Model } from '../../language/model.ts';
import { defined } from '../defined.ts';
import { parseJson } from '../json.ts';
import { damaged } from '../results/kept-files.ts';
import { keptIn } from '../results/kept-in.ts';
import { quantityOf } from '../results/quantity-of.ts';
import { readChecked } from '../results/read-checked.ts';
import { provenanceOf } from '../results/read-cited.ts';
import type { Results } from '../results/results.ts';
import { ResultsError } from '../results/results-error.ts';
import { changes } from '../results/results-of.ts';
import { scenarioFacts } from '../results/summary.ts';
import { checkSummary } from '../results/summary-differences.ts';
import type { StudySummary } from './conduct-study.ts';
import type { SweepDesign } from './design.ts';
import { type Factor, type FactorValue, isNumeric } from './factor.ts';
import { type NumberRuns, pointRuns } from './point-runs.ts';
import { policyDifferences } from './policy-differences.ts';
import { quantityFacts } from './quantity-facts.ts';
import { modelOf, type PointDocument, readPoints } from './read-points.ts';
import { standingOf } from './standing-of.ts';
import type { NamedAxis, SweepFacts, SweptLayout, SweptNumber } from './sweep-facts.ts';
import { sweepFindings } from './sweep-findings.ts';
import { isHeld, isSweepDesign, type SweepLayout, sweepLayout } from './sweep-layout.ts';
import { endKind, numberNamed, sweepNumbers } from './sweep-numbers.ts';
import type { GridAxis, GridCell } from './swept-grid.ts';

const levelsOf = ({ values }: Factor): readonly FactorValue[] => (values.kind === 'levels' ? values.levels : []);

/** Numbers ascending, names in their order. */
const ordered = (factor: Factor): readonly FactorValue[] =>
  isNumeric(factor) ? levelsOf(factor).toSorted((a, b) => Number(a) - Number(b)) : levelsOf(factor);

const gridAxis = (factor: Factor, own: Model): GridAxis => {
  const { path, label, unit } = factor;
  return { path, label, unit, levels: ordered(factor).map(Number), ...standingOf(path, own) };
};

const namedAxis = ({ path, label, unit, values }: Factor, own: Model): NamedAxis => {
  const names = values.kind === 'levels' ? values.levels.map(String) : [];
  return { path, label, unit, names, ...defined({ doc: standingOf(path, own).doc }) };
};

/** The layout with its axes in the scenario's words. */
const sweptLayout = (layout: SweepLayout, own: Model): SweptLayout => {
  switch (layout.kind) {
    case 'curve':
      return { kind: 'curve', x: gridAxis(layout.x, own) };
    case 'plane':
      return { kind: 'plane', x: gridAxis(layout.x, own), y: gridAxis(layout.y, own) };
    case 'worlds': {
      const { policy, world } = layout;
      const among = world === undefined ? undefined : isNumeric(world) ? gridAxis(world, own) : namedAxis(world, own);
      return { kind: 'worlds', policy: namedAxis(policy, own), ...defined({ world: among }) };
    }
    case 'signs': {
      const { policy, x, y } = layout;
      return { kind: 'signs', policy: namedAxis(policy, own), x: gridAxis(x, own), y: gridAxis(y, own) };
    }
    case 'points':
      return { kind: 'points' };
  }
};

/** Parameters from the outermost on, each with its values in the order of the cells. */
const nesting = (layout: SweepLayout): readonly (readonly [Factor, readonly FactorValue[]])[] => {
  const inOrder = (factor: Factor) => [factor, ordered(factor)] as const;
  switch (layout.kind) {
    case 'curve':
      return [inOrder(layout.x)];
    case 'plane':
      return [inOrder(layout.y), inOrder(layout.x)];
    case 'worlds':
      return [[layout.policy, levelsOf(layout.policy)], ...(layout.world === undefined ? [] : [inOrder(layout.world)])];
    case 'signs':
      return [[layout.policy, levelsOf(layout.policy)], inOrder(layout.y), inOrder(layout.x)];
    case 'points':
      return [];
  }
};

/**
 * The places among all points of the cells of a layout, in their order.
 *
 * @returns undefined where points are missing
 */
const orderOf = (layout: SweepLayout, points: readonly PointDocument[]): readonly number[] | undefined => {
  if (layout.kind === 'points') return points.map((_, k) => k);
  const nested = nesting(layout);
  const key = (values: readonly (FactorValue | null | undefined)[]): string => JSON.stringify(values);
  const places = new Map(points.map(({ parameters }, k) => [key(nested.map(([{ path }]) => parameters[path])), k]));
  const combinations = nested.reduce<readonly (readonly FactorValue[])[]>(
    (before, [, levels]) => before.flatMap((values) => levels.map((level) => [...values, level])),
    [[]],
  );
  const order = combinations.map((values) => places.get(key(values)));
  return order.every((place) => place !== undefined) ? order : undefined;
};

const policiesIn = (layout: SweepLayout): number =>
  layout.kind === 'worlds' || layout.kind === 'signs' ? levelsOf(layout.policy).length : 0;

type Read = {
  readonly points: readonly PointDocument[];
  readonly order: readonly number[];
  readonly design: SweepDesign;
  readonly policies: number;
  readonly model: Model;
};

const numberOf = (name: ConditionName, runs: NumberRuns | undefined, read: Read): SweptNumber => {
  const { points, order, design, policies, model } = read;
  const cells = order.map((place): GridCell => {
    const point = points[place] as PointDocument;
    return { ...quantityOf(point, name), runs: point.runs, failedRuns: point.failedRuns };
  });
  const varied = design.factors.filter((factor) => !isHeld(factor));
  return {
    quantity: quantityFacts(name, model),
    ...defined({ kind: endKind(name, model) }),
    cells,
    ...(policies === 0 ? {} : policyDifferences(cells, order, policies, runs)),
    associations: sweepFindings(points, varied, name).associations,
  };
};

/** What is wanted of a sweep; without a name its headline, else its first harm, benefit, end or measure. */
export type SweepWish = {
  readonly of?: string;
  readonly lines?: readonly number[];
  /** The directory as people are told it. Default: as it is given. */
  readonly shown?: string;
};

/**
 * Reads a sweep, and what a picture says around it.
 *
 * @returns results without the outcomes and series that only runs of one world have
 * @throws ResultsError where there are no finished results, damaged ones, or none that can be drawn
 */
export const readSweep = async (
  directory: string,
  { of, lines, shown = directory }: SweepWish = {},
): Promise<Results> => {
  const { manifest, manifestSha256, model, points } = await readPoints(directory);
  const { design, seed, draft } = manifest;
  if (!isSweepDesign(design)) throw new ResultsError('not-results', `${directory}: a study that is no sweep`);
  const layout = sweepLayout(design, shown);
  const order = orderOf(layout, points);
  if (order === undefined) throw damaged(directory, 'points.parquet lacks points of its grid');
  const policies = policiesIn(layout);
  const names = sweepNumbers(numberNamed(shown, of, model), model);
  const runs = policies === 0 ? [] : await pointRuns(directory, names, points, design.runs);
  const own = await modelOf(directory, manifest.set);
  const text = new TextDecoder().decode(readChecked(directory, manifest, 'summary.json'));
  const summary = parseJson(text) as StudySummary & Pick<SweepFacts, 'inputCorrelations'>;
  checkSummary(directory, manifest, summary);
  const read: Read = { points, order, design, policies, model };
  const [first, ...others] = names.map((name, k) => numberOf(name, runs[k], read));
  const held = design.factors.filter(isHeld).map((one) => ({ path: one.path, value: levelsOf(one)[0] ?? '' }));
  const varied = design.factors.filter((factor) => !isHeld(factor));
  const facts: SweepFacts = {
    kind: 'sweep',
    method: design.method,
    factors: varied,
    places: order.map((place) => varied.map(({ path }) => points[place]?.parameters[path] ?? null)),
    held,
    layout: sweptLayout(layout, own),
    numbers: [first as SweptNumber, ...others],
    ...{ points: points.length, runs: design.runs },
    ...defined({ lines, asked: design.correlations, inputCorrelations: summary.inputCorrelations }),
  };
  return {
    // The summary has the values of the first point.
    scenario: {
      ...summary.scenario,
      register: scenarioFacts(own).register ?? [],
      ...changes(manifest, keptIn(directory, manifest)),
    },
    ...{
      runs: summary.runs - summary.failedRuns,
      failedRuns: summary.failedRuns,
      seed,
      draft,
      outcomes: [],
      ticks: [],
    },
    sweep: { points: points.length, runs: design.runs },
    subject: facts,
    provenance: provenanceOf(directory, manifest, manifestSha256),
  };
};
