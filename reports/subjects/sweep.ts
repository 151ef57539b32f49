import type { GridAxis } from '../../engine/experiment/study/swept-grid.ts';
import { planeCells } from '../charts/plane-cells.ts';
import { planeSections } from '../charts/plane-sections.ts';
import { policiesInWorlds, policyDifferences } from '../charts/policies-in-worlds.ts';
import { rankCorrelations } from '../charts/rank-correlations.ts';
import { signMap } from '../charts/sign-map.ts';
import { sweepCurve } from '../charts/sweep-curve.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results, SweepFacts, SweptNumber } from '../results.ts';
import { inOrder } from '../sweep/counterpart.ts';
import { curveOf } from '../sweep/curve.ts';
import { sweepEvidence, sweepFindings } from '../sweep/findings.ts';
import { planeOf } from '../sweep/grids.ts';
import { turned } from '../sweep/sections-finding.ts';
import { variedEntries } from '../sweep/varied.ts';
import { duration } from '../time-axis.ts';
import { runsWords } from '../wording/runs.ts';
import { reading, size, varied } from '../wording/sweep.ts';
import { present } from './present.ts';
import { roomyBars } from './roomy-bars.ts';
import type { Subject } from './subject.ts';

/** Lines are asked for of the number that the page is about. */
function asked({ lines, numbers }: SweepFacts, of: SweptNumber): readonly number[] | undefined {
  return of === numbers[0] ? lines : undefined;
}

function withoutOwn({ own: _, ...axis }: GridAxis): GridAxis {
  return axis;
}

/** The pictures of these numbers: first those of the number that the page is about and of its counterpart. */
function drawnOf(
  results: Results,
  facts: SweepFacts,
  numbers: readonly [SweptNumber, ...SweptNumber[]],
  options: ChartOptions,
): Figure[] {
  const { layout } = facts;
  const [first, second, ...others] = numbers;
  const beside = second === undefined ? [] : [second];
  switch (layout.kind) {
    case 'curve':
      return numbers.map((of) => sweepCurve(results, curveOf(facts, layout.x, of), options, asked(facts, of)));
    case 'plane': {
      const plane = (of: SweptNumber): Figure =>
        planeCells(results, planeOf(facts, layout, of), options, asked(facts, of));
      const along = planeOf(facts, layout, first);
      const sections = [along, turned(along)].map((one) => planeSections(results, one, options));
      return [...[first, ...beside].map(plane), ...sections, ...others.map(plane)];
    }
    case 'worlds': {
      const both = (of: SweptNumber): (Figure | undefined)[] => [
        policiesInWorlds(results, facts, layout, of, options),
        policyDifferences(results, facts, layout, of, options),
      ];
      return present(numbers.flatMap(both));
    }
    case 'signs': {
      const map = (of: SweptNumber): Figure => signMap(results, facts, layout, of, options);
      // The scenario's own values lie in the plane of one of them only.
      const axes = { x: withoutOwn(layout.x), y: withoutOwn(layout.y) };
      const planes = layout.policy.names.map((value, k): Figure => {
        const policy = { path: layout.policy.path, value };
        return planeCells(results, planeOf(facts, axes, first, k), options, asked(facts, first), policy);
      });
      return [map(first), ...beside.map(map), ...planes, ...others.map(map)];
    }
    case 'points':
      return present(numbers.map((of) => rankCorrelations(results, facts, of, options)));
  }
}

/** Points of a model, each a world of its own: over one or two parameters, with several policies, or anywhere between. */
export const sweep: Subject<SweepFacts> = {
  figures: (results, facts, options) => drawnOf(results, facts, inOrder(facts), options),
  roomy: roomyBars,
  findings: sweepFindings,
  evidence: sweepEvidence,
  reading,
  size: ({ scenario, seed, failedRuns }, { points, runs }) => [
    size.points(points, runs),
    ...(failedRuns === 0 ? [] : [size.failed(failedRuns)]),
    duration(scenario, scenario.horizon),
    runsWords.seed(seed),
  ],
  sections: (results, facts) => [
    { title: varied.title(formatCount(facts.points)), entries: variedEntries(results, facts) },
  ],
};
