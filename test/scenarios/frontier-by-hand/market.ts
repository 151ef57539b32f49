import { type Given, sum } from './given.ts';

const OPEN = 0;
const VETTED = 2;

/** Share of the market that a release policy leaves: only who is vetted may buy. */
export const reach = (given: Given): number =>
  given('release.policy') === VETTED ? 1 - given('release.vetting_cost') : 1;

/** Incomes from what each lab offers; 1 is an average lab's. */
export const incomes = (given: Given, offered: readonly number[]): readonly number[] => {
  const pulls = offered.map((c) => Math.exp(given('market.theta') * c));
  return pulls.map(
    (pull, index) => (given('labs.market.demand', index) * reach(given) * offered.length * pull) / sum(pulls),
  );
};

/** Ticks by which open models are behind the best on offer. */
export const behind = (given: Given): number => {
  const policy = given('release.policy');
  if (policy === OPEN) return 0;
  return given('diffusion.open_lag') + (policy === VETTED ? given('release.vetting_lag') : 0);
};

/** OOM a year by which defence grows. */
export const defenceGrowth = (given: Given): number =>
  given('misuse.defence_rate') + (given('release.policy') === VETTED ? given('release.vetting_defence') : 0);
