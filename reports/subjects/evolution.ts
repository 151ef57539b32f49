import type { EvolutionFacts, EvolveDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import { directionOfChange } from '../charts/direction-of-change.ts';
import { basinBars, longRunShares, takeoverBars } from '../charts/evolution-bars.ts';
import { simplex } from '../charts/simplex.ts';
import { strategyShares } from '../charts/strategy-shares.ts';
import { evolutionEvidence, evolutionFindings, isPath } from '../evolution/findings.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import { evolutionWords as say } from '../wording/evolution.ts';
import { present } from './present.ts';
import type { Subject } from './subject.ts';

function drawnOf(results: Results, document: EvolveDocument, options: ChartOptions): Figure[] {
  const { portrait } = document;
  if (portrait === undefined)
    return present([
      ...(isPath(document) ? [strategyShares(results, document, options)] : []),
      longRunShares(results, document, options),
      takeoverBars(results, document, options),
    ]);
  const draw = document.strategies.length === 3 ? simplex : directionOfChange;
  return present([
    draw(results, document, portrait, options),
    basinBars(results, document, portrait, options),
    strategyShares(results, document, options),
  ]);
}

function sizeText({ strategies, players, population, portrait }: EvolveDocument): string[] {
  const count = formatCount(strategies.length);
  return [
    players === undefined ? say.size.strategies(count) : say.size.profiles(count),
    population === undefined ? say.size.large : say.size.population(formatCount(population)),
    ...(portrait === undefined ? [] : [say.size.starts(formatCount(portrait.starts.length))]),
  ];
}

/** How a population that plays a game evolves. */
export const evolution: Subject<EvolutionFacts> = {
  figures: (results, { document }, options) => drawnOf(results, document, options),
  roomy: (count) => (count > 2 ? undefined : {}),
  findings: (_, { document }) => evolutionFindings(document),
  evidence: (_, { document }) => evolutionEvidence(document),
  reading: say.reading,
  readingInShort: say.readingInShort,
  size: (_, { document }) => sizeText(document),
  which: () => say.which,
};
