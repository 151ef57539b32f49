import type { PageSetting } from './messages.ts';

/** A step of the tour: one idea, one control. */
export type TourStep = {
  readonly title: string;
  readonly idea: string;
  /** What to try, and what to look at. */
  readonly task: string;
  readonly scenario: string;
  /** The one control, by the path of its dial. */
  readonly control: string;
  readonly set: readonly PageSetting[];
};

export const TOUR: readonly TourStep[] = [
  {
    title: 'Two labs race',
    idea: 'Each month two labs pause, slow down or race. Racing earns more, and a lead pulls; but the faster all go, the likelier an accident that both fear.',
    task: 'Change how much the labs care about the risk that they share. Where do they stop racing, and what becomes of accidents?',
    scenario: 'tutorial',
    control: 'labs.caution',
    set: [],
  },
  {
    title: 'A pledge',
    idea: 'Three labs promise to pause. Now and then a breach comes to light, and the pact is over: a promise is kept as long as keeping it pays.',
    task: 'Change what a lead is worth to a lab. How much pressure does the promise stand?',
    scenario: 'pact',
    control: 'pressure',
    set: [],
  },
  {
    title: 'Cheating',
    idea: 'Now labs can promise in public and race in secret. A penalty for violations is agreed, but nothing can be proven.',
    task: 'Raise the penalty. Does it keep labs from cheating if nobody can prove it?',
    scenario: 'pause-unverified',
    control: 'treaty.penalty',
    set: [],
  },
  {
    title: 'Checks',
    idea: 'The same agreement with inspectors, who prove a violation with some chance each month.',
    task: 'Lower the chance of proof. How little detection is enough for the agreement to hold?',
    scenario: 'pause-verified',
    control: 'verification.power',
    set: [],
  },
  {
    title: 'Self-improvement',
    idea: 'No agreement. AI speeds up research on AI, and the risk grows with the gap between what systems can do and what is understood of them.',
    task: 'Change how strongly AI feeds back on AI research. What does that leave of the time to get ready?',
    scenario: 'frontier',
    control: 'automation.feedback',
    set: [],
  },
];
