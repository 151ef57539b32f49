import { attribute, type Given } from './given.ts';
import { speedup } from './growth.ts';
import type { Work } from './lab.ts';

/** OOM of assurance a year from own research, were there always something left to assure. */
export const research = (given: Given, { capability, diligence, option }: Work): number =>
  given('alignment.rate') *
  diligence *
  attribute('safety', option) *
  (1 + given('alignment.assist') * (speedup(given, capability) - 1));

/** The same, where one cannot assure far beyond what exists, and what others publish. */
export const care = (given: Given, work: Work, bestAssurance: number): number => {
  const headroom = given('alignment.headroom');
  const ready = Math.min(1, Math.max(0, (work.capability + headroom - work.assurance) / headroom));
  return research(given, work) * ready + given('alignment.sharing') * Math.max(0, bestAssurance - work.assurance);
};
