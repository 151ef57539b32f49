// Decision rules of a scenario against each other: an empirical game.
//
// Definitions. The players are the members of the class that takes a decision; their actions are decision rules. A
// profile gives each player a rule. Its payoffs are what the decision pays each player (`realised`), the mean over the
// ticks of a run or their sum, averaged over R runs. A run that ends early has fewer ticks: what it would have paid after
// its end counts for nothing in the sum, and not at all in the mean.
//
// Method: all profiles are played in the same worlds (run r has the same random numbers in each), so that differences
// between profiles are those of paired runs. Players who are alike (`alike-members.ts`) are interchangeable: what is paid
// for a rule among given rules of the others is averaged over who of them follows what, and above 256 profiles only one
// of those that differ by that is played. A run that fails in any profile is left out of all.
//
// Source: empirical games of simulated strategies, Wellman 2006, AAAI 1552; common random numbers, Law and Kelton.
//
// Cost: R runs per profile, rⁿ profiles of r rules, fewer where players are alike; one kernel per n + 1 rules. A rule
// may be named more than once, with other values. Limits: 20,000 profiles, 50 million numbers.

import { availableParallelism } from 'node:os';
import type { CompileOptions } from '../../compile/compile.ts';
import { profileCount } from '../../games/game.ts';
import { findDeclared } from '../../games/stage/find-declared.ts';
import type { Files } from '../../language/load.ts';
import type { Setting } from '../../language/loading/settings.ts';
import type { Decision, Model } from '../../language/model.ts';
import { DetenteError, type Problem } from '../../language/problem.ts';
import { playInOrder } from '../batch/play-shards.ts';
import { SHARD_RUNS, type Shard } from '../batch/shard.ts';
import type { ThreadOptions } from '../batch/threads.ts';
import { withCrew } from '../batch/with-crew.ts';
import { defined } from '../defined.ts';
import { nodeFiles } from '../files.ts';
import { packageRoot } from '../package.ts';
import { examine } from '../results/examine.ts';
import { ResultsError } from '../results/results-error.ts';
import { runsAsked } from '../run-experiment.ts';
import { heldFiles } from '../study/open-study.ts';
import { alikeMembers } from './alike-members.ts';
import { readRules, USUAL_RULES } from './named-rules.ts';
import { createRuleKernels, type PayoffFold } from './rule-kernels.ts';
import { ruleProfiles } from './rule-profiles.ts';
import { type Tournament, tournamentOf } from './tournament.ts';

export type TournamentOptions = {
  /** Path or shipped name of a scenario. */
  readonly reference: string;
  /** Where it is read. Default: the files of this machine. */
  readonly files?: Files;
  readonly set?: readonly Setting[];
  /** `labs.stance`. Default: the scenario's own, else the first decision that has a payoff. */
  readonly decision?: string;
  /**
   * At least two, as `--set labs.stance.rule` takes them: `grim`, `{logit: {precision: 8}}`. Default: the scenario's own,
   * else `USUAL_RULES`.
   */
  readonly rules?: readonly string[];
  /** Default: the scenario's own, else `mean`. */
  readonly payoff?: PayoffFold;
  /** R of each profile. Default: the scenario's own, else 1000. */
  readonly runs?: number;
  /** Any text. Default: the scenario's own, else "1". */
  readonly seed?: string;
  /** `apart`: also players who differ by name only have their own profiles. Default `alike`. */
  readonly roles?: 'alike' | 'apart';
  readonly lanes?: NonNullable<CompileOptions['lanes']>;
  /** Threads that play; leaves no trace in the results. Default: one per core. */
  readonly workers?: number;
  readonly threads?: ThreadOptions;
  readonly signal?: AbortSignal;
  /** Told once, before anything is played. */
  readonly opened?: (tournament: {
    model: Model;
    problems: readonly Problem[];
    profiles: number;
    played: number;
  }) => void;
  readonly progress?: (advance: { readonly done: number; readonly total: number }) => void;
  /** Where relative paths begin. Default: the process's working folder. */
  readonly cwd?: string;
};

const MOST_PROFILES = 20_000;
const MOST_NUMBERS = 50_000_000;

const badRules = (message: string, hint: string): ResultsError => new ResultsError('bad-design', message, hint);

export const contested = (model: Model, name: string | undefined): Decision => {
  const decision =
    name === undefined ? model.decisions.find(({ payoff }) => payoff) : findDeclared(model.decisions, 'decision', name);
  if (decision === undefined)
    throw badRules(`${model.name}: no decision has a payoff`, 'rules are compared by what the decision pays');
  if (decision.payoff === undefined)
    throw badRules(`decision ${decision.owner.name}.${decision.name} has no payoff`, 'give it one, or name another');
  return decision;
};

const checkSize = (profiles: number, numbers: number): void => {
  if (profiles > MOST_PROFILES)
    throw badRules(`expected at most ${MOST_PROFILES} profiles of rules, got ${profiles}`, 'name fewer rules');
  if (numbers > MOST_NUMBERS)
    throw badRules(`expected at most ${MOST_NUMBERS} payoffs, got ${numbers}`, 'play fewer runs or rules');
};

/** Puts the payoffs of a shard of a profile in their place. */
const collect = (raw: Float64Array, width: number, shard: Shard, first: number): void => {
  for (const [player, payoffs] of shard.measures.entries())
    for (const [at, payoff] of payoffs.entries()) raw[(shard.first + at) * width + first + player] = payoff;
};

/**
 * Plays decision rules of a scenario against each other.
 *
 * @throws DetenteError where the scenario, a rule or the decision is wrong; ResultsError `bad-design` where the rules are
 *   too few, too many or twice the same, or every run fails; the signal's reason when it is aborted
 */
export const playTournament = async (options: TournamentOptions): Promise<Tournament> => {
  const { reference, set = [], roles = 'alike', signal, cwd = process.cwd() } = options;
  const files = heldFiles(options.files ?? nodeFiles(packageRoot(), cwd));
  const open = async (further: readonly Setting[]): Promise<{ model: Model; problems: readonly Problem[] }> => {
    const { understood, problems } = await examine(reference, files, [...set, ...further]);
    if (understood === undefined) throw new DetenteError(problems);
    return { model: understood.model, problems };
  };
  const { model, problems } = await open([]);
  const decision = contested(model, options.decision ?? model.experiment.decision);
  const openModel = async (further: readonly Setting[]): Promise<Model> => (await open(further)).model;
  const own = model.experiment.rules;
  const named = options.rules ?? (own.length > 0 ? own : USUAL_RULES);
  const rules = await readRules(named, decision, openModel);
  const payoff = options.payoff ?? model.experiment.payoff ?? 'mean';
  const seed = options.seed ?? model.experiment.seed ?? '1';
  const runs = runsAsked(model, defined({ runs: options.runs }));
  const players = decision.owner.members.map(({ name }) => name);
  checkSize(profileCount(players.map(() => rules.length)), 0);
  const alike =
    roles === 'alike' ? alikeMembers(model, decision.owner, decision.ruleChoice.id) : players.map((_, at) => [at]);
  const profiles = ruleProfiles(players.length, rules.length, alike);
  checkSize(profiles.all.length, runs * profiles.played.length * players.length);
  options.opened?.({ model, problems, profiles: profiles.all.length, played: profiles.played.length });
  const kernels = createRuleKernels({
    ...{ decision, rules, fold: payoff, seed },
    open: openModel,
    ...defined({ lanes: options.lanes }),
  });
  const width = profiles.played.length * players.length;
  const raw = new Float64Array(runs * width);
  const shardsEach = Math.ceil(runs / SHARD_RUNS);
  const workers = Math.min(options.workers ?? availableParallelism(), shardsEach * profiles.played.length);
  async function* items() {
    for (const profile of profiles.played) {
      const { program, held } = await kernels.of(profile);
      for (let first = 0; first < runs; first += SHARD_RUNS) {
        signal?.throwIfAborted();
        yield { program, job: { first, count: Math.min(SHARD_RUNS, runs - first), held }, known: undefined };
      }
    }
  }
  let finished = 0;
  await withCrew(
    workers,
    signal,
    async (crew) => {
      for await (const shard of playInOrder(crew, items(), () => () => signal?.throwIfAborted())) {
        signal?.throwIfAborted();
        const place = Math.floor(finished / shardsEach);
        collect(raw, width, shard, place * players.length);
        finished += 1;
        options.progress?.({ done: place * runs + shard.first + shard.count, total: profiles.played.length * runs });
      }
    },
    options.threads,
  );
  return tournamentOf({ model, decision, payoff, seed, rules, players, alike, runs, profiles, raw });
};
