import { defined } from '../engine/experiment/defined.ts';
import { playTournament } from '../engine/experiment/empirical/play-tournament.ts';
import { nodeFiles } from '../engine/experiment/files.ts';
import { packageRoot } from '../engine/experiment/package.ts';
import {
  agreementDocument,
  agreementOf,
  agreementOptions,
  type FoundPlayed,
  type PlayedFlags,
  preparePlayed,
  weighAgreement,
} from '../engine/experiment/solutions/prepare-played.ts';
import type { RulesOf } from '../engine/experiment/solutions/prepare-tournament.ts';
import type { MembershipRules } from '../engine/games/coalition/stable-sizes.ts';
import { whileInterruptible } from './interrupt.ts';
import type { StageFlags } from './open-game.ts';
import { tellWarnings } from './open-model.ts';
import { refusable } from './refusable.ts';
import { Refusal } from './refusal.ts';
import { type KeepFlags, tellFound } from './tell-found.ts';
import { playedSummary } from './terminal/coalition/played-summary.ts';
import { createStudyProgress } from './terminal/study-progress.ts';
import { styleFor } from './terminal/style.ts';
import type { Terminal } from './terminal/terminal.ts';

export type PlayedCoalitionFlags = StageFlags &
  KeepFlags & {
    readonly runs?: number;
    readonly member?: string;
    readonly outsider?: string;
    readonly workers?: number;
  };

/** Whether an agreement is to be played in runs rather than weighed in the stage game. */
export const isPlayed = ({ runs, member, outsider }: PlayedCoalitionFlags): boolean =>
  runs !== undefined || member !== undefined || outsider !== undefined;

/** Agreements to follow a rule, each played in the same worlds. */
export const playCoalition = (
  reference: string,
  flags: PlayedCoalitionFlags,
  membership: MembershipRules,
  terminal: Terminal,
): Promise<void> => {
  const { decision, seed, set, runs, workers, member } = flags;
  const given = (['at', 'run', 'payoff'] as const).find((flag) => flags[flag] !== undefined);
  if (given !== undefined) throw new Refusal('usage', `--${given} goes with the stage game, not with runs`);
  if (member === undefined)
    throw new Refusal(
      'usage',
      'in runs an agreement is a decision rule: --member says which',
      "write --member '{fixed: {play: pause}}'",
    );
  const of: RulesOf = { reference, files: nodeFiles(packageRoot()), set: set ?? [], seed };
  const asked: PlayedFlags = { member, ...defined({ outsider: flags.outsider, decision, runs }), ...membership };
  const agreement = agreementOf(asked);
  return whileInterruptible(async (signal) => {
    const progress = flags.json ? undefined : createStudyProgress(terminal, () => performance.now());
    const find = async (): Promise<FoundPlayed> => {
      const tournament = await playTournament({
        ...agreementOptions(of, asked, { signal, ...defined({ workers }) }),
        opened: ({ problems }) => tellWarnings(problems, terminal, flags.color),
        progress: ({ done, total }) => progress?.advance({ runs: done, total }),
      });
      progress?.end();
      return { tournament, coalitions: refusable(() => weighAgreement(tournament, asked)) };
    };
    const shown = {
      style: styleFor(terminal, 'out', flags.color),
      width: terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY,
    };
    return tellFound(terminal, flags, {
      prepare: () => preparePlayed(of, asked),
      find,
      document: (found) => agreementDocument(found, asked),
      summary: ({ tournament, coalitions }, seconds) =>
        playedSummary(tournament, coalitions, agreement, seconds, shown),
    });
  });
};
