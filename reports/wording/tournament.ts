/** Printed words of tournaments of decision rules and of strategies: strings in, sentences out. */

export const amongRules = (rules: string): string => `among these ${rules} rules`;

export const allResamples = (resamples: string): string => `in all ${resamples} resamples of the runs`;
export const someResamples = (share: string, resamples: string): string =>
  `in ${share} of ${resamples} resamples of the runs`;

export const named = (profile: string): string => `“${profile}”`;
/** In place of who follows what: as it is numbered in pictures. */
export const oneProfile = 'profile 1 of the table';

export const isEquilibrium = (profile: string, among: string, resamples: string): string =>
  `${profile} is an equilibrium ${among} (${resamples})`;

export const severalEquilibria = (
  count: string,
  among: string,
  first: string,
  resamples: string,
  alike: boolean,
): string =>
  `${count} profiles are equilibria ${among}, ${alike ? `among them ${first} (each ${resamples})` : `most surely ${first} (${resamples})`}`;

export const severalInShort = (count: string, among: string, resamples: string, alike: boolean): string =>
  `${count} profiles are equilibria ${among}, ${alike ? 'each' : 'the surest'} ${resamples}`;

export const unsettled = (profile: string, among: string, resamples: string): string =>
  `whether ${profile} is an equilibrium ${among}, these runs do not settle (it is one ${resamples})`;

export const noEquilibrium = (among: string, resamples: string): string =>
  `no profile of unmixed rules is an equilibrium ${among} (${resamples})`;

export const noneButUnsettled = (among: string, resamples: string): string =>
  `by the means no profile of unmixed rules is an equilibrium ${among}, which these runs do not settle (none is ${resamples})`;

export const oneRun = (profile: string, among: string): string =>
  `by a single run ${profile} is an equilibrium ${among}`;

export const mostPaid = (profile: string): string =>
  `“${profile}” pays everybody more than any other profile, by the means`;

export const betterForAll = (profile: string, several: boolean, isLeft: boolean): string =>
  `“${profile}” clearly pays every player more than ${several ? 'the first of these' : 'this'}${isLeft ? ', but somebody gains by deviating alone, by the means' : ', and nobody gains by deviating alone either, by the means'}`;

export const costsAlone = (margin: string): string =>
  `deviating alone from the equilibrium costs at least ${margin}, by the means`;

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
  fold: (mean: boolean, tick: string): string =>
    `A payoff is what the player weighs when it decides, in units of its own (utility): the ${mean ? 'mean' : 'sum'} over the ${tick}s of a run, averaged over runs; all profiles are played in the same worlds.`,
  equilibria: 'Equilibria by number',
  alike: (played: string, profiles: string): string =>
    `${played} of ${profiles} profiles were played, as players are alike.`,
  ties: 'Of profiles that differ by who of like players follows what, one is played: rules that pay the same seem to differ by luck.',
};

export const table = {
  /** `3`, `1 to 8`, `1, 4, …`: equilibria that pay the same. */
  numbers: (all: readonly number[]): string => {
    const [first = 0, second, ...more] = all;
    if (second === undefined) return String(first);
    const last = all.at(-1) ?? first;
    if (last - first === all.length - 1) return `${first} to ${last}`;
    return `${first}, ${second}${more.length === 0 ? '' : ', …'}`;
  },
  axes: (row: string, column: string, decision: string): string =>
    `Rules for ${decision}; rows: ${row}, paid the upper number · columns: ${column}, the lower`,
  title: 'What the rules pay against each other',
  subject: 'Payoffs of rules',
  error: (text: string): string => `, standard error at most ${text}`,
  /** What the numbers are. */
  payoff: (mean: boolean, tick: string, runs: string, one: boolean): string =>
    `${mean ? `Payoff a ${tick}: what the player weighs, mean over play` : `Payoff: what the player weighs, sum over the ${tick}s of play`}${one ? ' in 1 run' : mean ? ` and ${runs} runs` : `, mean of ${runs} runs`}`,
  method: (payoff: string, error: string, framed: boolean): string =>
    `${payoff}${error}; violet to yellow: each player’s worst to best; dot: best reply by the means${framed ? '; frame: an equilibrium, by its number' : ''}`,
  columns: (payoff: string, error: string): string =>
    `${payoff}${error}; framed: equilibria, by number; violet to yellow: each player’s worst to best of all profiles; dot: best reply by the means`,
  alternative: (finding: string, each: string): string =>
    `Table of what decision rules pay against each other, in this model; a star marks a best reply by the means. ${finding}. ${each}.`,
};

/** What each rule pays who alone follows it. */
export const alone = {
  title: 'What each rule pays a player while all others keep to equilibrium 1',
  axis: (mean: boolean, tick: string): string => (mean ? `Payoff a ${tick}` : 'Payoff of all of play'),
  method: (whiskers: boolean): string =>
    whiskers
      ? 'Means with 95 % intervals of each; all rules met the same runs, so differences in a row are surer than these show'
      : 'Payoffs of 1 run',
  pays: (rule: string, payoff: string, kept: boolean): string => `${rule}${kept ? ' (kept)' : ''} ${payoff}`,
  of: (player: string, pays: readonly string[]): string => `${player}: ${pays.join(', ')}`,
  alternative: (title: string, profile: string, each: string): string =>
    `Dots with whiskers, a row for each player, in this model. ${title} (${profile}). ${each}.`,
};

export const ruleWith = (rule: string, option: string): string => `${rule} (${option})`;
export const setting = (name: string, value: string): string => `${name} ${value}`;
export const ofPlayer = (player: string, value: string): string => `${value} (${player})`;
export const ruleMeaning = (summary: string, settings: readonly string[]): string =>
  `${summary}${settings.length === 0 ? '' : `; here ${settings.join('; ')}`}`;

export const shares = {
  axis: 'Share of resamples in which it is an equilibrium',
  title: 'How sure the equilibria are',
  gain: (text: string): string => `gain ${text}`,
  numbered: (number: string, profile: string): string => `${number}: ${profile}`,
  margin: (text: string): string => `margin ${text}`,
  tie: 'a tie: margin 0',
  method: (
    resamples: string,
    some: { readonly now: boolean; readonly other: boolean },
    rest: string | undefined,
  ): string =>
    [
      `The runs drawn anew ${resamples} times`,
      ...(some.now ? ['numbers as in the table; margin: what deviating alone costs at least, by the means'] : []),
      ...(some.other
        ? ['in brackets: none by the means; gain: what deviating alone gives, with 95 % of resamples']
        : []),
      ...(rest === undefined ? [] : [`${rest} more only in the table`]),
    ].join('; '),
  alternative: (finding: string, each: string): string =>
    `Bar chart of the share of resamples in which a profile of rules is an equilibrium, in this model. ${finding}. ${each}.`,
};

export const rank = {
  axis: 'Share of time in the long run',
  title: (profile: string, share: string): string =>
    `Under alpha-rank “${profile}” is played most in the long run (${share})`,
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
