/** What is printed of agreements and who joins them. */

/** `4 of 10 players`. */
export const ofPlayers = (members: string, players: string): string => `${members} of ${players} players`;
export const everybody = (players: string): string => `all ${players} players`;

export const found = {
  severalLargest: (several: string, largest: string): string => `${several}, the largest of ${largest}`,
  oneSize: (sizes: string): string => `An agreement of ${sizes} is stable`,
  severalSizes: (sizes: string): string => `Agreements of ${sizes} are stable`,
  oneSet: (members: string): string => `One agreement is stable, that of ${members}`,
  severalSets: (count: string, all: string): string => `${count} of ${all} possible agreements are stable`,
  none: 'No agreement that changes anything is stable',
} as const;

/** What it would mean that the largest is not stable. */
export const paidThere = (member: string, outsider: string): string =>
  `: a member gets ${member}, an outsider ${outsider}`;
export const paidThereAll = (member: string): string => `: each member gets ${member}`;
export const whyNone = {
  leave: ': in each a member gains by leaving',
  join: ': in each an outsider gains by joining',
  both: ': in each a member gains by leaving or an outsider by joining',
  nothing: ': nobody gains by moving, but none of them changes what anybody gets',
} as const;
export const noneGains = (largest: string, gain: string): string =>
  `: in the largest, ${largest}, a member gains ${gain} by leaving`;

/** Played in runs. */
export const played = {
  one: (rule: string, members: string, share: string): string =>
    `A commitment of ${members} to follow ${rule} is stable: nobody gains by moving (stable in ${share} of resampled runs)`,
  several: (rule: string, count: string): string =>
    `${count} commitments to follow ${rule} are stable: nobody gains by moving, in at least 95 % of resampled runs each`,
  none: (rule: string): string => `No commitment to follow ${rule} is stable`,
  unclear: (rule: string, runs: string, members: string, share: string): string =>
    `Whether a commitment to follow ${rule} is stable is not clear at ${runs} runs: that of ${members} is stable in ${share} of resampled runs`,
} as const;
const inAll = (coalitions: string): string => (coalitions === '1' ? 'in the only one' : `in all ${coalitions}`);
export const whyPlayed = (coalitions: string): string => `: ${inAll(coalitions)} somebody gains by leaving or joining`;
export const whyPlayedLeave = (coalitions: string): string =>
  `: ${inAll(coalitions)} a committed player gains by giving it up`;

/** Below the finding. */
export const allAgainstNone = (all: string, none: string, isMean: boolean): string =>
  `With everybody a member each gets ${all}${isMean ? ' on average' : ''}; without any agreement each gets ${none}.`;
export const allCommitted = (all: string, none: string, together: string): string =>
  `With everybody committed each gets ${all} on average; with nobody committed each gets ${none}${together}. A player that is not committed follows its own rule; what the scenario itself agrees stays in force.`;
export const togetherMore = (more: string, from: string, to: string): string =>
  `; committed, all together get ${more} more (95 % interval ${from} to ${to}, same runs)`;
export const togetherLess = (less: string, from: string, to: string): string =>
  `; committed, all together get ${less} less (95 % interval of the difference ${from} to ${to}, same runs)`;
export const togetherUnclear = (from: string, to: string): string =>
  `; no clear difference in what all get together (95 % interval ${from} to ${to}, same runs)`;
export const whyNotLarger = (members: string, gain: string): string =>
  `It is no larger because with ${members} members one that leaves gains ${gain}.`;
export const tiesDecide = (sizes: string, rule: string): string =>
  `With ${sizes} somebody is indifferent, and ${rule}.`;
export const tieRule = {
  stay: 'an indifferent player stays where it is',
  in: 'an indifferent player is a member',
  out: 'an indifferent player is no member',
} as const;
export const membershipRule = {
  open: 'open membership',
  exclusive: 'exclusive membership',
} as const;
export const minimumRule = (minimum: string): string => `with fewer than ${minimum} members there is no agreement`;
export const incomplete = (reason: string): string => `Left out: ${reason}.`;

/** Axes and lines. */
export const axes = {
  size: 'Members of the agreement',
  payoff: 'Payoff',
  meanPayoff: 'Mean payoff per player',
  gain: 'Gain from moving',
  total: 'Payoff of all together',
} as const;
export const lines = { member: 'A member', outsider: 'An outsider', leave: 'Leaving', join: 'Joining' } as const;
export const stableFlag = (size: string): string => `stable: ${size}`;
export const stableFlagOf = (size: string, some: string, all: string): string => `stable: ${some} of ${all} of ${size}`;

export const curveTitle = 'What a member and an outsider get, by the number of members';
export const curveMethod = {
  exact: 'computed exactly',
  means: 'means over the coalitions of a size, computed exactly',
  runs: (runs: string): string => `means over the coalitions of a size, the same ${runs} runs of each`,
} as const;
export const curveErrors = 'bands: 95 % interval, sampling error only';
export const rings = 'ring: stable';
export const ringsClear = 'ring: some coalition of this size is stable, as the paired intervals tell';
/** `comparisons`: of how many gains from moving all intervals hold at once. */
export const stableClear = (comparisons: string): string =>
  `white: not clear; by 95 % intervals of paired differences, widened for ${comparisons} comparisons`;
export const cellUnclear = (count: string): string => `${count} unclear`;
export const ringsSome = 'ring: some coalition of this size is stable';

export const gainsTitle = {
  leave: (size: string): string => `From ${size} members on, a member gains by leaving`,
  never: 'At no size does a member gain by leaving',
  always: 'At every size a member gains by leaving',
  mixed: 'What a member gains by leaving, an outsider by joining, by size',
} as const;
/** Where members differ, a mean says nothing of each of them. */
export const meanGainsTitle = {
  leave: (size: string): string => `From ${size} members on, members gain on average by leaving`,
  never: 'At no size do members gain on average by leaving',
  always: 'At every size members gain on average by leaving',
  mixed: 'What members gain on average by leaving, outsiders by joining, by size',
} as const;
export const gainsMethod = 'above 0 it pays to move, all others staying as they are';
export const gainsErrors = 'whiskers: 95 % interval of paired differences, sampling error only';

export const totalTitle = {
  most: (size: string, total: string): string => `Together all get most with ${size}: ${total}`,
  gap: (size: string, total: string, stable: string, less: string): string =>
    `Together all get most with ${size}, ${total}; with the ${stable} that are stable ${less}`,
  flat: 'No number of members clearly pays all together most',
} as const;
export const totalMethod = 'payoffs of all players added up';
export const totalErrors = 'band: 95 % interval, sampling error only';

export const stabilityTitle = 'Which sizes hold: no member would leave, no outsider join';
export const stabilityTitleSets = 'Which coalitions hold, of each size';
export const stabilityRows = {
  internal: 'No member would leave',
  external: 'No outsider would join',
  stable: 'Both: stable',
} as const;
export const stabilityMethod = 'blue: yes; grey: no';
export const stabilityMethodSets = 'in how many coalitions of each size it is so; blue: all, grey: none';

export const size = {
  players: (players: string): string => `${players} players`,
  runs: (runs: string, coalitions: string): string => `the same ${runs} runs of each of ${coalitions} coalitions`,
  seed: (seed: string): string => `seed ${seed}`,
  exact: 'computed, not sampled',
} as const;
export const which = {
  exact: 'computed exactly, no seed',
  runs: (seed: string, last: string, coalitions: string): string =>
    `seed ${seed}, runs 0–${last} of each of ${coalitions} coalitions`,
} as const;

export const reading =
  'Payoffs in this model, not of the world. Stable: of two or more, no member gains by leaving and no outsider by joining, each expecting all others to stay as they are. Nobody bargains, pays another or punishes except as the model says. Intervals (95 %), where there are any: sampling error only.';

export const ofAll = (count: string, all: string): string => `${count} of ${all}`;

export const legends = {
  curve: 'Lines of the payoffs of members and outsiders',
  gains: 'Bars of what a member gains by leaving and an outsider by joining, by size',
  total: 'Line of the payoff of all players together',
  stability: 'Table of how many coalitions no member leaves, no outsider joins, and both, by size',
} as const;
export const altWords = (kind: string, players: string, title: string, sizes: string): string =>
  `${kind} of agreements among ${players} players, in this model. ${title}. ${sizes}.`;
export const sizeAlt = (members: string, said: string): string =>
  `${members} member${members === '1' ? '' : 's'}: ${said}`;
export const memberAlt = (value: string): string => `a member ${value}`;
export const outsiderAlt = (value: string): string => `an outsider ${value}`;
export const leaveAlt = (value: string): string => `leaving ${value}`;
export const joinAlt = (value: string): string => `joining ${value}`;
export const stableAlt = 'stable';

export const definitions = {
  stable: {
    term: 'Stable',
    meaning:
      'no member gains by leaving (internally) and no outsider by joining (externally), the others staying in or out as they are; ties are settled as stated',
  },
  open: { term: 'Open membership', meaning: 'whoever gains by joining joins' },
  exclusive: { term: 'Exclusive membership', meaning: 'who would join is let in only if no member loses by it' },
} as const;
