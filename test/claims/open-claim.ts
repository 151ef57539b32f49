import { compile } from '../../engine/compile/compile.ts';
import { shardColumns, shardProgram } from '../../engine/experiment/batch/shard-program.ts';
import type { PointPlay } from '../../engine/experiment/study/programs.ts';
import { armModel } from './arm-model.ts';
import type { Claim } from './claim.ts';
import { fingerprintOf } from './fingerprint.ts';
import { locate } from './locate.ts';
import { type Move, movesIn } from './moves.ts';

/** An arm ready to be played: one kernel for all points. */
export type Arm = {
  readonly play: Omit<PointPlay, 'held'>;
  /** By their paths. */
  readonly moves: ReadonlyMap<string, Move>;
};

export type OpenedClaim = {
  readonly claim: Claim;
  readonly fingerprint: string;
  readonly arms: ReadonlyMap<string, Arm>;
};

const readArms = async ({ arms }: Claim) => {
  const models = [];
  for (const [name, overlay] of arms) models.push([name, await armModel(overlay)] as const);
  return new Map(models);
};

/** What the results of a claim hang on, with nothing compiled. */
export const presentFingerprint = async (claim: Claim): Promise<string> => fingerprintOf(claim, await readArms(claim));

/** @throws DetenteError where an arm is wrong */
export const openClaim = async (claim: Claim, seed: string): Promise<OpenedClaim> => {
  const models = await readArms(claim);
  const fingerprint = fingerprintOf(claim, models);
  const arms = new Map<string, Arm>();
  for (const [name, own] of models) {
    const { model, locations } = locate(own);
    const kernel = compile(model);
    const columns = { ...shardColumns(kernel), drawn: [] };
    const program = await shardProgram(kernel, seed, columns, { ticks: false });
    arms.set(name, { play: { kernel, columns, program }, moves: movesIn(model, locations) });
  }
  return { claim, fingerprint, arms };
};
