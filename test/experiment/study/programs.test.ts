import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/compile/compile.ts';
import { createShardPlayer, playShard, type Shard } from '../../../engine/experiment/batch/shard.ts';
import { shardColumns, shardProgram } from '../../../engine/experiment/batch/shard-program.ts';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { packageRoot } from '../../../engine/experiment/package.ts';
import { examine } from '../../../engine/experiment/results/examine.ts';
import {
  factorQuantile,
  factorsOf,
  namedParameters,
  type PointValue,
} from '../../../engine/experiment/study/factor.ts';
import { heldFiles } from '../../../engine/experiment/study/open-study.ts';
import { createPrograms, type Programs } from '../../../engine/experiment/study/programs.ts';
import { readVary } from '../../../engine/experiment/study/vary.ts';
import type { Setting } from '../../../engine/language/loading/settings.ts';
import type { Model } from '../../../engine/language/model.ts';
import { DetenteError } from '../../../engine/language/problem.ts';

const files = heldFiles(nodeFiles(packageRoot(), packageRoot()));
const seed = 'held';

const opener =
  (reference: string) =>
  async (set: readonly Setting[]): Promise<Model> => {
    const { understood, problems } = await examine(reference, files, set);
    if (understood === undefined) throw new DetenteError(problems);
    return understood.model;
  };

const plain = ({ outcomes, endTicks, measures, pooled }: Shard) => [outcomes, endTicks, ...measures, ...pooled];

/** The runs of a scenario loaded with settings. */
const bySetting = async (reference: string, set: readonly Setting[], runs: number) => {
  const kernel = compile(await opener(reference)(set));
  const program = await shardProgram(kernel, seed, shardColumns(kernel), { ticks: false });
  return plain(await playShard(await createShardPlayer(program), { first: 0, count: runs }, () => undefined));
};

/** The runs of a point of a design. */
const byPoint = async (programs: Programs, values: readonly PointValue[], runs: number) => {
  const { program, held } = await programs.of(values);
  return plain(await playShard(await createShardPlayer(program), { first: 0, count: runs, held }, () => undefined));
};

const varied = async (reference: string, texts: readonly string[]) => {
  const open = opener(reference);
  const factors = factorsOf(texts.map(readVary), await open([]));
  return { factors, programs: createPrograms(factors, { seed, open }) };
};

describe.each([
  ['frontier', 23],
  ['pause-verified', 47],
  ['tutorial', 1],
  ['test/fixtures/two-labs.yaml', 1],
])('in %s a point is what --set would make of it, bit for bit:', (reference, every) => {
  it('every parameter with a range, of all and of single players', async () => {
    const model = await opener(reference)([]);
    const ranged = [...namedParameters(model)].filter(([, { parameter }]) => parameter.range !== undefined);
    let compared = 0;
    for (const [path, { parameter }] of ranged.filter((_, index) => index % every === 0)) {
      const [lo, hi] = parameter.range as readonly [number, number];
      const value = lo + (Math.min(hi, lo + 4) - lo) * 0.375;
      const { programs } = await varied(reference, [`${path}=${lo}:${hi}`]);
      expect(await byPoint(programs, [value], 16), path).toEqual(
        await bySetting(reference, [{ path, value: String(value) }], 16),
      );
      compared += 1;
    }
    expect(compared).toBeGreaterThan(2);
  });
});

describe('what is drawn is held where it is read, however narrow its range:', () => {
  const reference = 'test/experiment/study/drawn.yaml';
  it.each(['low', 'high', 'far', 'large', 'part', 'peak', 'free', 'open', 'some'])('%s', async (path) => {
    const { factors, programs } = await varied(reference, [path]);
    const quantile = await factorQuantile(factors[0] as (typeof factors)[number]);
    for (const u of [0.1, 0.9]) {
      const value = quantile(u);
      expect(await byPoint(programs, [value], 4)).toEqual(
        await bySetting(reference, [{ path, value: String(value) }], 4),
      );
    }
  });
});

describe('points of several factors', () => {
  it('hold numbers, options and players in one kernel, and compile rules', async () => {
    const texts = ['verification.power=0:1', 'labs.stance.rule=logit,best-reply', 'Leader.home=Aurora,Borealis'];
    const { programs } = await varied('pause-verified', texts);
    const kernels = new Set();
    for (const values of [
      [0.25, 'logit', 'Aurora'],
      [0.75, 'logit', 'Aurora'],
      [0.25, 'best-reply', 'Borealis'],
    ] as const) {
      const set = ['verification.power', 'labs.stance.rule', 'Leader.home'].map((path, index) => ({
        path,
        value: String(values[index]),
      }));
      expect(await byPoint(programs, values, 16)).toEqual(await bySetting('pause-verified', set, 16));
      kernels.add((await programs.of(values)).kernel);
    }
    expect(kernels.size).toBe(2);
  });

  it('leave factors that are not set as the scenario has them', async () => {
    const { programs } = await varied('frontier', ['hazard.peak', 'labs.stance.logit.precision=1:8']);
    expect(await byPoint(programs, [undefined, undefined], 16)).toEqual(await bySetting('frontier', [], 16));
    expect(await byPoint(programs, [undefined, 3], 16)).toEqual(
      await bySetting('frontier', [{ path: 'labs.stance.logit.precision', value: '3' }], 16),
    );
  });

  it('are refused where a value is wrong, in the words of --set', async () => {
    const { programs } = await varied('frontier', ['hazard.peak=-1:1']);
    await expect(programs.of([0])).rejects.toThrow(/--set hazard\.peak=-1/);
    const unknown = await varied('frontier', ['hazard.pique=0:1']);
    await expect(unknown.programs.of([0])).rejects.toThrow(/hazard\.pique/);
  });
});
