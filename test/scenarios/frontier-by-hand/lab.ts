import type { Given } from './given.ts';
import { resources } from './growth.ts';

/** What is true of a lab. */
export type Lab = {
  readonly capability: number;
  readonly hidden: number;
  readonly assurance: number;
  readonly unassured: number;
  readonly income: number;
  readonly belief: number;
  /** The option in force, of the last tick or of this one. */
  readonly stance: number;
  readonly joined: boolean;
};

/** A lab at work, as it is or as others take it to be. */
export type Work = {
  readonly capability: number;
  readonly assurance: number;
  readonly resources: number;
  readonly diligence: number;
  readonly option: number;
};

/** Capability and assurance as others see them: without what was built in secret and with what was missed by it. */
export const shown = (lab: Lab): { readonly capability: number; readonly assurance: number } => ({
  capability: lab.capability - lab.hidden,
  assurance: lab.assurance + lab.unassured,
});

export const asItIs = (given: Given, labs: readonly Lab[], index: number, option: number): Work => {
  const lab = labs[index] as Lab;
  return {
    capability: lab.capability,
    assurance: lab.assurance,
    resources: resources(given, lab.income, index),
    diligence: given('labs.alignment.diligence', index),
    option,
  };
};

export const asSeen = (given: Given, labs: readonly Lab[], index: number, option: number): Work => ({
  ...asItIs(given, labs, index, option),
  ...shown(labs[index] as Lab),
});

export const bestShown = (labs: readonly Lab[]): number => Math.max(...labs.map((lab) => shown(lab).capability));
