// The stage game of a decision at a state: every member of the class chooses an option at once, everything else stands.
//
// Each player's payoff in each profile is the decision's payoff at the moment *profile* (docs/meaning.md, "Stage games"):
// my own choice and everybody else's are the profile's, wherever the payoff reads them, however deep; states of others
// are read through their masks, as when deciding; all other decisions stand as last taken (or as an event in force has
// them); draws of a tick have no value and are refused. The same compiler makes it as makes the simulation: one more
// function of the kernel, with profiles side by side in lanes.
//
// Cost: one compilation, `at` ticks of one run, options^members evaluations of the payoff. Limits: `MOST_PROFILES`.

import { compile, type Kernel } from '../../compile/compile.ts';
import { type ProfilePayoff, profileFormula } from '../../compile/lower/profile.ts';
import { FOR_EVER, termRanges, wrongTerm } from '../../language/check/declare/solving.ts';
import type { Decision, Expression, Let, Model, SolveTerm } from '../../language/model.ts';
import { DetenteError } from '../../language/problem.ts';
import type { Fixed } from '../../run/image.ts';
import { type Instance, instantiate } from '../../run/instance.ts';
import { type Game, MOST_PROFILES, numericGame } from '../game.ts';
import { payoffIndex, pureProfiles } from '../profiles.ts';
import { findDeclared } from './find-declared.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { weighProfiles } from './weigh-profiles.ts';
import { playTo, spread, type Where, whereOf } from './world-at.ts';

export type StageOptions = {
  /** `labs.stance`; default: the first decision of the model. */
  readonly decision?: string;
  /** The tick at whose start it is played, from 0 to the horizon; default 0. */
  readonly at?: number;
  /** The run whose state it is; default: the median world. */
  readonly run?: number;
  /** Any text; default "1". */
  readonly seed?: string;
  /** `labs.name`: a `let` of the class that is solved instead of the payoff. */
  readonly payoff?: string;
  readonly fixed?: readonly Fixed[];
};

export type StageGame = {
  /** Players are the members of the decision's class, actions its options. */
  readonly game: Game;
  readonly decision: Decision;
  /** The `let` weighed instead of the payoff. */
  readonly payoff: Let | undefined;
  readonly where: Where;
  /** How the scenario says it would be watched, were it played again and again. */
  readonly terms: TermValues;
};

/** A number per term that the scenario gives; a breakdown for ever has no `snapBack`. */
export type TermValues = { readonly [term in SolveTerm]?: number };

const refuse = (code: 'no-payoff' | 'no-decision' | 'bad-value' | 'game-too-large', message: string, hint?: string) =>
  new DetenteError([{ code, severity: 'error', message, ...(hint === undefined ? {} : { hint }) }]);

/** The decision that is played and what it is weighed by. */
export const stagePayoff = (model: Model, { decision, payoff }: StageOptions): ProfilePayoff => {
  const of = decision === undefined ? model.decisions[0] : findDeclared(model.decisions, 'decision', decision);
  if (of === undefined) throw refuse('no-decision', `${model.name} has no decision`);
  const terms = model.experiment.solve?.terms ?? {};
  if (payoff !== undefined) {
    const lets = model.lets.filter(({ owner }) => owner === of.owner);
    return { decision: of, payoff: findDeclared(lets, `let of ${of.owner.name}`, payoff), terms };
  }
  if (of.payoff === undefined)
    throw refuse('no-payoff', `${of.owner.name}.${of.id} has no payoff`, 'name a let of the class instead: --payoff');
  return { decision: of, terms };
};

const whole = (what: string, value: number, most: number): number => {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw refuse('bad-value', `${what}: expected a whole number from 0 to ${most}, got ${value}`);
};

const refuseLarge = ({ owner, options }: Decision): void => {
  let profiles = 1;
  for (const _ of owner.members) {
    profiles *= options.length;
    if (profiles * owner.members.length > MOST_PROFILES)
      throw refuse(
        'game-too-large',
        `expected at most ${MOST_PROFILES} payoffs, got ${options.length} options of ${owner.members.length} ${owner.name}`,
        'solve it with fewer players',
      );
  }
};

/** What every profile pays: `payoffs[player]`, own action first. */
const evaluateProfiles = (instance: Instance, decision: Decision, tick: number): number[][] => {
  const shape = decision.owner.members.map(() => decision.options.length);
  const payoffs = shape.map((): number[] => []);
  weighProfiles(instance, decision, tick, pureProfiles(shape), (profile, player, payoff) => {
    payoffs[player]![payoffIndex(shape, player, profile)] = payoff;
  });
  return payoffs;
};

const refuseNotFinite = ({ owner, id }: Decision, payoffs: readonly (readonly number[])[]): void => {
  for (const [player, tensor] of payoffs.entries()) {
    const bad = tensor.find((payoff) => !Number.isFinite(payoff));
    if (bad !== undefined)
      throw refuse('bad-value', `the payoff ${id} of ${owner.members[player]?.name} is ${bad} in some profile`);
  }
};

/** The terms in the world whose profiles have been weighed. */
const termsIn = (
  { kernel, numbers, place }: Instance & { readonly kernel: Kernel },
  given: ProfilePayoff,
): TermValues => {
  const found: { [term in SolveTerm]?: number } = {};
  for (const [term, formula] of Object.entries(given.terms ?? {}) as [SolveTerm, Expression][]) {
    const value = numbers[place(kernel.program.slots.profileTerm(term))] as number;
    const wrong = wrongTerm(termRanges[term], value);
    if (wrong !== undefined)
      throw new DetenteError([{ code: 'bad-value', severity: 'error', message: wrong, span: formula.span }]);
    if (term !== 'snapBack' || value < FOR_EVER) found[term] = value;
  }
  return found;
};

/** The kernel of a stage game; the same for all states of a model. */
export const stageKernel = (model: Model, profile: ProfilePayoff, median: boolean): Kernel =>
  compile(model, { lanes: 16, median, profile });

/**
 * The stage game of a decision.
 *
 * @param model a checked model
 * @returns the game with the world it is of, in words
 * @throws DetenteError where there is no such decision, let, tick or run; where the payoff reads a draw of a tick; where
 * a payoff is not finite; where there are too many profiles
 * @example
 * const { game, where } = await stageGame(model, { decision: 'labs.stance', at: 12 });
 */
export const stageGame = async (model: Model, options: StageOptions = {}): Promise<StageGame> => {
  const profile = stagePayoff(model, options);
  const { decision } = profile;
  const tick = whole('at', options.at ?? 0, model.time.horizon - 1);
  const run = options.run === undefined ? undefined : whole('run', options.run, Number.MAX_SAFE_INTEGER);
  const seed = options.seed ?? '1';
  refuseLarge(decision);
  const formula = profileFormula(profile);
  if (formula !== undefined) refuseUnreadable(formula);
  const where = whereOf(tick, run, seed, model.time.tick);
  const instance = await instantiate(stageKernel(model, profile, run === undefined), seed, options.fixed);
  playTo(instance, where);
  spread(instance);
  const payoffs = evaluateProfiles(instance, decision, tick);
  refuseNotFinite(decision, payoffs);
  const game = numericGame({
    title: `${model.title}: ${profile.payoff === undefined ? decision.name : `${decision.name} for ${profile.payoff.name}`}`,
    players: decision.owner.members.map(({ name }) => name),
    actions: decision.owner.members.map(() => decision.options),
    payoffs,
  });
  return { game, decision, payoff: profile.payoff, where, terms: termsIn(instance, profile) };
};
