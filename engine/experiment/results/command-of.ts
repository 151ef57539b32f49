import { shellWord } from '../shell-word.ts';
import type { StudyDesign } from '../study/design.ts';
import type { Factor, FactorValue } from '../study/factor.ts';
import { readVary } from '../study/vary.ts';
import { type Manifest, runsDone } from './manifest.ts';

/** As many levels as are longer to list than to count. */
const MANY_LEVELS = 7;

/** Even levels as `lo:hi:n`, where that means the very same numbers; else all of them. */
const levelsText = (path: string, levels: readonly FactorValue[]): string => {
  const counted = `${levels[0]}:${levels.at(-1)}:${levels.length}`;
  const isEven = (): boolean => {
    const { values } = readVary(`${path}=${counted}`);
    return values.kind === 'levels' && values.levels.every((level, k) => Number(level) === levels[k]);
  };
  const isAscending = levels.every(
    (level, k) => typeof level === 'number' && (k === 0 || level > (levels[k - 1] as number)),
  );
  return levels.length >= MANY_LEVELS && isAscending && isEven() ? counted : levels.join(',');
};

const varyWords = ({ path, values }: Factor): readonly string[] => {
  if (values.kind === 'distribution') return ['--vary', path];
  if (values.kind === 'levels') return ['--vary', `${path}=${levelsText(path, values.levels)}`];
  return ['--vary', `${path}=${values.lo}:${values.hi}${values.log ? ':log' : ''}`];
};

/** The flags that say which study it was. */
const studyWords = (design: StudyDesign, table: string | undefined): readonly string[] => {
  const { factors, runs } = design;
  const varied = factors.flatMap(varyWords);
  if (design.kind === 'sensitivity')
    return [
      ...varied,
      '--method',
      design.method,
      '--output',
      design.output,
      '--rows',
      String(design.rows),
      '--runs',
      String(runs),
    ];
  if (design.kind === 'threshold') {
    const searched = design.crossing ? varyWords(factors[0] as Factor) : [];
    const moved = factors.slice(design.crossing ? 1 : 0).map(({ path }) => path);
    return [...searched, '--until', design.until, '--flips', moved.join(',') || 'none', '--runs', String(runs)];
  }
  if (design.method === 'table') return ['--design', table ?? 'table.csv', '--runs', String(runs)];
  const points = design.method === 'grid' ? [] : ['--points', String(design.points)];
  const pairs = (design.correlations ?? []).flatMap(({ between, correlation }) => [
    '--correlate',
    `${between.join(',')}=${correlation}`,
  ]);
  return [...varied, '--design', design.method, ...points, ...pairs, '--runs', String(runs)];
};

/** The command that makes results again. @param reference what names their scenario */
export const commandOf = (manifest: Manifest, reference: string): string => {
  const { design, seed } = manifest;
  const set = manifest.set.flatMap(({ path, value }) => ['--set', `${path}=${value}`]);
  const table = manifest.sources.find(({ role }) => role === 'table')?.name;
  const [kind, words] =
    design.kind === 'replicates'
      ? ['run', ['--runs', String(runsDone(manifest))]]
      : [design.kind, studyWords(design, table)];
  return ['detente', kind, reference, ...words, '--seed', seed, ...set].map(shellWord).join(' ');
};

/** The flags that decide the bytes besides what is played: ` --draft --trace none`. */
export const kindFlags = ({ draft, trace, design }: Manifest): string => {
  const isUsual = trace === 'sample' || trace === undefined || design.kind !== 'replicates';
  return `${draft ? ' --draft' : ''}${isUsual ? '' : ` --trace ${trace}`}`;
};
