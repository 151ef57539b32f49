import { learned } from './beliefs.ts';
import { grown } from './covert.ts';
import { boundOf, decide, type Payoffs } from './decide.ts';
import { DT, type Given } from './given.ts';
import { chances, endOf } from './hazard.ts';
import { type Lab, shown } from './lab.ts';
import { behind, defenceGrowth, incomes } from './market.ts';
import { incidentRate, worstOf } from './misuse.ts';
import { nextPressure } from './rivalry.ts';
import { claimed, inForce, nextLedger } from './treaty.ts';
import { detection, excess, falseAlarm } from './verification.ts';
import { HOMES, type Uses, type World } from './world.ts';

/** What is told of a tick: what everybody chose and what chance did. */
export type Told = {
  readonly stances: readonly number[];
  readonly mandates: readonly number[];
  /** Members of a negotiated treaty. */
  readonly joined: readonly boolean[];
  readonly shock: number;
  readonly incidents: number;
  readonly fortune: number;
  readonly accident: boolean;
  readonly shot: boolean;
  /** Whether anybody was caught or accused. */
  readonly alarm: boolean;
};

/** What follows by hand from a world and what is told of a tick. */
export type Tick = {
  readonly next: World;
  readonly payoffs: Payoffs;
  readonly bound: readonly boolean[];
  readonly hidden: readonly boolean[];
  readonly odds: {
    readonly accident: number;
    readonly shot: number;
    readonly incidents: number;
    readonly caught: readonly number[];
    readonly accused: readonly number[];
  };
  readonly worst: number;
  readonly end: string | undefined;
};

export const play = (given: Given, uses: Uses, world: World, told: Told, luck: number): Tick => {
  const { t } = world;
  const enough = !uses.negotiation || world.labs.filter(({ joined }) => joined).length >= given('negotiation.quorum');
  const active = uses.treaty && enough && inForce(given, t, world.ledger.suspended);
  const payoffs = decide(given, uses, world, active);

  const labs: readonly Lab[] = world.labs.map((lab, index) => ({
    ...lab,
    stance: told.stances[index] as number,
    joined: told.joined[index] as boolean,
  }));
  const bound = boundOf(given, uses, active, world.labs);
  const hidden = labs.map(({ stance }, index) => claimed(given, bound[index] as boolean, stance) !== stance);
  const history = [...world.history, { shown: labs.map((lab) => shown(lab).capability), alarm: told.alarm }];
  const offeredAt = (tick: number): readonly number[] =>
    history[Math.max(0, tick - given('review.months'))]?.shown as readonly number[];
  const open = Math.max(...offeredAt(t - behind(given)));
  const proven = uses.treaty && history[t - given('verification.lag')]?.alarm === true;
  const money = incomes(given, offeredAt(t));

  const after = labs.map((lab, index) => ({
    ...lab,
    ...grown(given, labs, index, { bound: bound[index] as boolean, proven }),
    income: money[index] as number,
    belief: learned(given, lab.belief, told.shot),
  }));
  const tick = { active, proven, bound: bound.filter(Boolean).length, hidden: hidden.filter(Boolean).length };
  return {
    payoffs,
    bound,
    hidden,
    odds: {
      ...chances(given, labs),
      incidents: incidentRate(given, open, world.defence),
      caught: labs.map(({ stance }, index) => (hidden[index] ? detection(given) * excess(given, stance) : 0)),
      accused: bound.map((one) => (one ? falseAlarm(given) : 0)),
    },
    worst: worstOf(given, told.incidents, told.fortune),
    end: endOf(given, after, told.accident, luck),
    next: {
      t: t + 1,
      labs: after,
      governments: world.governments.map(({ belief }, bloc) => ({
        belief: learned(given, belief, told.shot),
        mandate: told.mandates[bloc] as number,
      })),
      pressure: nextPressure(given, world.pressure, labs, HOMES, told.shock),
      defence: world.defence + DT * defenceGrowth(given),
      enjoyed: world.enjoyed + DT * Math.max(...offeredAt(t)),
      ledger: uses.treaty ? nextLedger(given, world.ledger, tick) : world.ledger,
      active,
      history,
    },
  };
};
