import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MissingPieces, mergePieces } from '../../../engine/experiment/pieces/merge-pieces.ts';
import { plannedState } from '../../../engine/experiment/pieces/planned-state.ts';
import { ResultsError } from '../../../engine/experiment/results/results-error.ts';
import { say } from '../../bin/command-line.ts';
import { mutate, mutateBytes } from '../mutate.ts';
import { hostilePieces } from '../shipped-texts.ts';
import { refusable, type Subject, subject, type Verdict, Wrong } from '../subject.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Planned = { readonly directory: string; readonly bytes: Bytes };
type Case = { readonly planned: Planned; readonly bytes: Bytes };

const plan = async (folder: string, name: string, argv: readonly string[]): Promise<Planned> => {
  const directory = join(folder, name);
  const { code, out, err } = await say(['plan', ...argv, '--out', directory, '--quiet']);
  if (code !== 0) throw new Error(`detente plan ${argv.join(' ')}: exit ${code}\n${out}${err}`);
  return { directory, bytes: new Uint8Array(readFileSync(join(directory, 'plan.json'))) };
};

/** No piece was played, so a plan that is understood misses some. */
const judge = async ({ planned: { directory, bytes: whole }, bytes }: Case): Promise<Verdict> => {
  const path = join(directory, 'plan.json');
  writeFileSync(path, bytes);
  try {
    const state = plannedState(directory, 'plan');
    if (state.kind === 'complete') throw new Wrong('complete, and nothing was played');
    // As few runs as that are all played where the pieces are put together.
    if (state.plan.design.kind === 'replicates' && state.plan.runs <= 4096) return 'accepted';
    return await refusable(async () => {
      await mergePieces({ directory, workers: 1 });
      throw new Wrong('put together, and nothing was played');
    });
  } catch (error) {
    if (error instanceof MissingPieces) return 'accepted';
    if (error instanceof ResultsError) return 'refused';
    throw error;
  } finally {
    writeFileSync(path, whole);
  }
};

const pieces = [...hostilePieces, '0', '-1', '1e9', '1e18', '"1"', 'null', '[]', '{}', '"../../x"', '[[[[[['];

/**
 * Plans with mutations: refused in words, or a plan of which pieces are missing.
 *
 * @param folder an empty one, for plans of runs and of a sweep
 */
export const plans = async (root: string, folder: string): Promise<Subject> => {
  const labs = join(root, 'test/fixtures/two-labs.yaml');
  const all = [
    await plan(folder, 'planned-runs', ['run', labs, '--runs', '6000', '--pieces', '3']),
    await plan(folder, 'planned-sweep', ['sweep', labs, '--vary', 'rate=0,1,2', '--runs', '600', '--pieces', '2']),
  ];
  const texts = all.map(({ bytes }) => new TextDecoder().decode(bytes));
  return subject<Case>({
    draw: (chance) => {
      const planned = chance.pick(all);
      const text = new TextDecoder().decode(planned.bytes);
      const bytes = chance.is(0.2)
        ? mutateBytes(chance, planned.bytes)
        : new TextEncoder().encode(mutate(chance, text, { pieces, others: texts }));
      return { planned, bytes };
    },
    judge,
    show: ({ bytes }) => JSON.stringify(new TextDecoder().decode(bytes)),
  });
};
