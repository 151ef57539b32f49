import type { Setting } from '../../language/loading/settings.ts';
import type { Manifest } from '../results/manifest.ts';
import { referenceOf } from '../results/repeat-command.ts';
import { shellWord } from '../shell-word.ts';
import type { ComparisonManifest } from './comparison-manifest.ts';

const written = ({ path, value }: Setting): string => `${path}=${value}`;

/** What all arms set, which the command says once and ahead of what each sets by itself. */
const shared = (sets: readonly (readonly Setting[])[]): readonly Setting[] => {
  const [first = [], ...others] = sets;
  const differs = first.findIndex((one, k) =>
    others.some((set) => set[k] === undefined || written(set[k]) !== written(one)),
  );
  return differs < 0 ? first : first.slice(0, differs);
};

/**
 * The command that makes a comparison again. Arms that are scenarios come first, that of the other arms ahead.
 *
 * @param manifests of the arms, in their order
 */
export const repeatComparison = (comparison: ComparisonManifest, manifests: readonly Manifest[]): string => {
  const { arms, baseline, seed } = comparison;
  const common = shared(arms.map(({ set }) => set));
  const named = arms.map((arm, k) => ({
    ...arm,
    own: arm.set.slice(common.length),
    manifest: manifests[k] as Manifest,
  }));
  const isScenario = ({ name, scenario, own }: (typeof named)[number]): boolean =>
    name === scenario && own.length === 0;
  const variants = named.filter((arm) => !isScenario(arm));
  const varied = variants[0]?.scenario;
  const scenarios = named
    .filter(isScenario)
    .toSorted((a, b) => Number(b.scenario === varied) - Number(a.scenario === varied));
  const order = [...scenarios, ...variants];
  const words = [
    ...scenarios.map(({ manifest }) => referenceOf(manifest)),
    ...variants.flatMap(({ name, own }) => ['--arm', `${name}:${own.map(written).join(',')}`]),
    ...(order[0]?.name === baseline ? [] : ['--baseline', baseline]),
    ...['--runs', String(Math.max(...arms.map(({ runs }) => runs))), '--seed', seed],
    ...common.flatMap((one) => ['--set', written(one)]),
  ];
  return ['detente', 'compare', ...words].map(shellWord).join(' ');
};
