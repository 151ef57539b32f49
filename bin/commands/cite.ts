import type { Command } from 'commander';
import { isComparison } from '../../engine/experiment/compare/comparison-manifest.ts';
import { readCitedComparison } from '../../engine/experiment/compare/read-cited-comparison.ts';
import { type CitedResults, readCited } from '../../engine/experiment/results/read-cited.ts';
import { startedYear } from '../../engine/experiment/results/started-year.ts';
import { readCitedSolution } from '../../engine/experiment/solutions/read-solution.ts';
import { isSolution } from '../../engine/experiment/solutions/solution-manifest.ts';
import { bibtex } from '../../reports/bibtex.ts';
import { type Citation, citation } from '../../reports/citation.ts';
import { csl } from '../../reports/csl.ts';
import { type CommonFlags, jsonFlag, noColorFlag, oneOf } from '../flags.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';

type CiteFlags = CommonFlags & { readonly format: 'bibtex' | 'csl' };

const citedOf = (directory: string): CitedResults | Promise<CitedResults> => {
  if (isComparison(directory)) return readCitedComparison(directory);
  return isSolution(directory) ? readCitedSolution(directory) : readCited(directory);
};

/** @throws Refusal where one key would stand for two: the same experiment with other numbers of runs */
const refuseSameKey = (citations: readonly Citation[], directories: readonly string[]): void => {
  const keys = citations.map(({ results }) => results.key);
  const again = keys.findIndex((key, index) => keys.indexOf(key) < index);
  const first = keys.indexOf(keys[again] ?? '');
  if (again < 0) return;
  throw new Refusal(
    'bad-value',
    `${directories[first]} and ${directories[again]} are results of the same experiment`,
    'cite the one with more runs, which holds the other',
  );
};

export const describeCite = (command: Command, { terminal }: Session): void => {
  command
    .argument('<dir...>', 'results directories')
    .option(
      '--format <kind>',
      'bibtex; csl: the JSON that Zotero and pandoc read',
      oneOf('--format', ['bibtex', 'csl']),
      'bibtex',
    )
    .addOption(jsonFlag())
    .addOption(noColorFlag());
  command.action(async (named: readonly string[], flags: CiteFlags) => {
    const directories = [...new Set(named)];
    const citations: Citation[] = [];
    for (const directory of directories) citations.push(citation(await citedOf(directory), startedYear(directory)));
    refuseSameKey(citations, directories);
    if (flags.json) {
      const keys = citations.map(({ software, results }) => ({ software: software.key, results: results.key }));
      return terminal.out(jsonDocument({ ok: true, keys, bibtex: bibtex(citations), csl: csl(citations) }));
    }
    terminal.out(flags.format === 'csl' ? `${JSON.stringify(csl(citations), undefined, 2)}\n` : bibtex(citations));
  });
};
