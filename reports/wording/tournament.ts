/** Printed words of tournaments of decision rules and of strategies: strings in, sentences out. */

export const amongRules = (rules: string): string => `among these ${rules} rules`;

export const allResamples = (resamples: string): string => `in all ${resamples} resamples of the runs`;
export const someResamples = (share: string, resamples: string): string =>
  `in ${share} of ${resamples} resamples of the runs`;

export const isEquilibrium = (profile: string, among: string, resamples: string): string =>
  `“${profile}” is an equilibrium ${among} (${resamples})`;

export const severalEquilibria = (count: string, among: string, first: string, resamples: string): string =>
  `${count} profiles are equilibria ${among}, most surely “${first}” (${resamples})`;

export const unsettled = (profile: string, among: string, resamples: string): string =>
  `whether “${profile}” is an equilibrium ${among}, these runs do not settle (it is one ${resamples})`;

export const noEquilibrium = (among: string, resamples: string): string =>
  `no profile of unmixed rules is an equilibrium ${among} (${resamples})`;

export const noneButUnsettled = (among: string, resamples: string): string =>
  `by the means no profile of unmixed rules is an equilibrium ${among}, which these runs do not settle (none is ${resamples})`;

export const oneRun = (profile: string, among: string): string =>
  `by a single run “${profile}” is an equilibrium ${among}`;

export const mostPaid = (profile: string): string =>
  `“${profile}” pays everybody more than any other profile, by the means`;

export const leftOut = (failed: string, runs: string): string =>
  `${failed} of ${runs} runs failed under some profile and count in none`;

export const mixedToo = (count: string, one: boolean): string =>
  `The estimated game also has ${one ? 'a mixed equilibrium' : `${count} mixed equilibria`}`;

export const othersUnsure = (reason: string): string => `whether there are others is open: ${reason}`;

export const reading =
  'Payoffs and scores are of this model, not forecasts, and hold among what was played: another rule or strategy may do better. How sure an equilibrium among rules is, runs drawn anew (resamples) say; intervals (95 %): sampling error only.';

export const size = {
  players: (count: string): string => `${count} players`,
  rules: (count: string): string => `${count} rules each`,
  profiles: (count: string): string => `${count} profiles`,
  runs: (count: string): string => `the same ${count} run${count === '1' ? '' : 's'} of each`,
  seed: (seed: string): string => `seed ${seed}`,
  which: (seed: string, last: string): string =>
    `seed ${seed}, ${last === '0' ? 'run 0' : `runs 0–${last}`} of each profile`,
  strategies: (count: string): string => `${count} strategies`,
  turns: (count: string): string => `${count} turns played`,
};

export const played = {
  title: 'How it was played',
  fold: (mean: boolean): string =>
    `A payoff is the ${mean ? 'mean' : 'sum'} over the ticks of a run, averaged over runs; all profiles are played in the same worlds.`,
  alike: (played: string, profiles: string): string =>
    `${played} of ${profiles} profiles were played, as players are alike.`,
  ties: 'Of profiles that differ by who of like players follows what, one is played: rules that pay the same seem to differ by luck.',
};

export const table = {
  axes: (row: string, column: string, decision: string): string =>
    `Rules for ${decision}; rows: ${row}, paid the upper number · columns: ${column}, the lower`,
  title: 'What the rules pay against each other',
  subject: 'Payoffs of rules',
  error: (text: string): string => `, standard error at most ${text}`,
  method: (runs: string, error: string, framed: boolean): string =>
    `Mean payoff of ${runs} runs${error}; violet to yellow: each player’s worst to best; dot: best reply by the means${framed ? '; frame: an equilibrium, by its number' : ''}`,
  columns: (runs: string, error: string): string =>
    `Mean payoff of ${runs} runs${error}; equilibria by number, framed, and where all follow one rule; violet to yellow: each player’s worst to best of all profiles; dot: best reply by the means`,
  alternative: (finding: string, each: string): string =>
    `Table of what decision rules pay against each other, in this model; a star marks a best reply by the means. ${finding}. ${each}.`,
};

export const shares = {
  axis: 'Share of resamples in which it is an equilibrium',
  title: 'How sure the equilibria are',
  gain: (text: string): string => `gain ${text}`,
  method: (resamples: string, rest: string | undefined): string =>
    [
      `The runs drawn anew ${resamples} times; in brackets: an equilibrium in some resamples only, not by the means; gain: what somebody has by leaving it, and 95 % of the resamples`,
      ...(rest === undefined ? [] : [`${rest} rarer ones only in the table`]),
    ].join('; '),
  alternative: (finding: string, each: string): string =>
    `Bar chart of the share of resamples in which a profile of rules is an equilibrium, in this model. ${finding}. ${each}.`,
};

export const rank = {
  axis: 'Share of time in the long run',
  title: (profile: string, share: string): string => `In the long run most time is spent at “${profile}” (${share})`,
  method: (rest: string | undefined): string =>
    [
      'Alpha-rank: players try other rules now and then and keep what pays more; whiskers: where 95 % of the resamples lie',
      ...(rest === undefined ? [] : [`${rest} more only in the table`]),
    ].join('; '),
  alternative: (finding: string, each: string): string =>
    `Bar chart of the share of time that each profile of rules has in the long run, in this model. ${finding}. ${each}.`,
};

export const scores = {
  axis: 'Payoff in all matches with the others',
  best: (name: string, score: string): string => `“${name}” scores most: ${score} in all matches with the others`,
  tied: (names: string, score: string): string => `${names} score most, ${score} each`,
  unclear: (name: string, other: string): string =>
    `“${name}” scores most by the means, not clearly more than “${other}”`,
  method: (exact: boolean, rest: string | undefined): string =>
    [
      'Sum of the payoffs of all matches with each other strategy',
      exact ? 'computed, not sampled' : 'whiskers: 95 % interval, sampling error only',
      ...(rest === undefined ? [] : [`${rest} that score less only in the table`]),
    ].join('; '),
  alternative: (finding: string, each: string): string =>
    `Bar chart of the scores of strategies in a round robin, in this model. ${finding}. ${each}.`,
};

export const pairs = {
  axes: 'Rows: who is paid · columns: against whom, in order of score',
  title: (name: string): string => `Who earns what against whom: “${name}” on top`,
  colours: 'Payoff a turn',
  method: 'Mean payoff a turn of the strategy of the row against that of the column, in order of score',
  alternative: (each: string): string =>
    `Table of the mean payoff a turn of each strategy against each, in this model. ${each}.`,
};

export const definitions = {
  equilibrium: {
    term: 'Equilibrium among rules',
    meaning:
      'a profile of the rules played from which nobody gains by following another of them, while the others keep theirs',
  },
  resample: {
    term: 'Resample',
    meaning: 'as many runs drawn anew from those made, some twice and some not at all, which shows what luck could do',
  },
  rule: { term: 'Decision rule', meaning: 'how a player chooses each tick, from what it knows' },
  score: { term: 'Score', meaning: 'what a strategy is paid in all its matches with the other strategies' },
} as const;
