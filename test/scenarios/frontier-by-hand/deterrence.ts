import { DT, type Given, RACE } from './given.ts';
import type { Work } from './lab.ts';
import { type Mine, worth } from './lab-payoff.ts';
import { detection, excess, falseAlarm } from './verification.ts';

/** A rival as seen, and whether it is a member. */
export type Rival = { readonly work: Work; readonly member: boolean };

/** Share of the weighted future spent in suspension if proof or alarm comes with chance x a tick. */
export const suspendedShare = (given: Given, x: number): number => {
  const rate = DT / given('lab_payoff.tau');
  const d = 1 / (1 + rate);
  const [L, K] = [given('verification.lag'), given('treaty.snap_back')];
  return (d ** L * x * (1 - d ** K)) / (rate + x * (1 - d ** (L + K)));
};

/** Expected fines, as a stream per year: one at each proof. */
export const fine = (given: Given, alarm: number, proof: number): number => {
  const tau = given('lab_payoff.tau');
  const d = 1 / (1 + DT / tau);
  const [L, K] = [given('verification.lag'), given('treaty.snap_back')];
  return ((given('treaty.penalty') / tau) * d ** L * proof) / (DT / tau + alarm * (1 - d ** (L + K)));
};

/** What the option of `mine` is worth to a member while the agreement is in force. */
export const promise = (given: Given, mine: Mine, rivals: readonly Rival[], pressure: number): number => {
  const proof = detection(given) * excess(given, mine.work.option);
  const alarm = 1 - (1 - proof) * (1 - falseAlarm(given));
  const doubt = given('deterrence.suspicion') * (1 - suspendedShare(given, detection(given)));
  const trusting = rivals.map(({ work }) => work);
  const suspecting = rivals.map(({ work, member }) => (member ? { ...work, option: RACE } : work));
  const stands =
    (1 - doubt) * worth(given, mine, trusting, pressure) + doubt * worth(given, mine, suspecting, pressure);
  const racing = { ...mine, work: { ...mine.work, option: RACE }, declared: RACE, hidden: 0, secret: false };
  const raced = worth(
    given,
    racing,
    trusting.map((work) => ({ ...work, option: RACE })),
    pressure,
  );
  const over = suspendedShare(given, alarm);
  return (1 - over) * stands + over * raced - fine(given, alarm, proof);
};
