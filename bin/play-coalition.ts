import { defined } from '../engine/experiment/defined.ts';
import { playTournament } from '../engine/experiment/empirical/play-tournament.ts';
import { tournamentCoalitions } from '../engine/experiment/empirical/tournament-coalitions.ts';
import { playedDocument } from '../engine/experiment/solutions/coalition-document.ts';
import type { MembershipRules } from '../engine/games/coalition/stable-sizes.ts';
import { whileInterruptible } from './interrupt.ts';
import type { StageFlags } from './open-game.ts';
import { tellWarnings } from './open-model.ts';
import { refusable } from './refusable.ts';
import { Refusal } from './refusal.ts';
import { playedSummary } from './terminal/coalition/played-summary.ts';
import { jsonDocument } from './terminal/json.ts';
import { createStudyProgress } from './terminal/study-progress.ts';
import { styleFor } from './terminal/style.ts';
import type { Terminal } from './terminal/terminal.ts';

export type PlayedCoalitionFlags = StageFlags & {
  readonly json?: true;
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
  const { decision, seed, set, runs, workers, member, outsider = 'logit' } = flags;
  const given = (['at', 'run', 'payoff'] as const).find((flag) => flags[flag] !== undefined);
  if (given !== undefined) throw new Refusal('usage', `--${given} goes with the stage game, not with runs`);
  if (member === undefined)
    throw new Refusal(
      'usage',
      'in runs an agreement is a decision rule: --member says which',
      "write --member '{fixed: {play: pause}}'",
    );
  return whileInterruptible(async (signal) => {
    const started = performance.now();
    const progress = flags.json ? undefined : createStudyProgress(terminal, () => performance.now());
    const tournament = await playTournament({
      reference,
      rules: [member, outsider],
      signal,
      opened: ({ problems }) => tellWarnings(problems, terminal, flags.color),
      progress: ({ done, total }) => progress?.advance({ runs: done, total }),
      ...defined({ decision, runs, seed, set, workers }),
    });
    progress?.end();
    const found = refusable(() =>
      tournamentCoalitions(tournament, { member, outsider, seed: tournament.seed, ...membership }),
    );
    const seconds = (performance.now() - started) / 1000;
    if (flags.json)
      return terminal.out(jsonDocument(playedDocument(tournament, found, { member, outsider }, membership)));
    const shown = {
      style: styleFor(terminal, 'out', flags.color),
      width: terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY,
    };
    terminal.out(`${playedSummary(tournament, found, { member, outsider }, seconds, shown).join('\n')}\n`);
  });
};
