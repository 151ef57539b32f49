import type { Model } from '../../engine/language/model.ts';
import type { Failure } from '../../engine/run/story.ts';
import { dateOf } from './calendar.ts';
import { numberText } from './numbers.ts';

/** `tick 3 (t = 2) · 2027-03` */
export const tickText = (model: Model, tick: number): string => {
  const date = dateOf(model.time, tick - 1);
  return `tick ${tick} (t = ${tick - 1})${date === undefined ? '' : ` · ${date}`}`;
};

/** `failed in tick 3 (t = 2): the payoff labs.stance of Leader for race is infinite` */
export const failureWords = (model: Model, { kind, name, player, option, value }: Failure, ticks: number): string => {
  const whose = player === undefined ? '' : ` of ${player}`;
  const which = option === undefined ? '' : ` for ${option}`;
  const what = { payoff: 'the payoff', weights: 'the weight', draw: 'the draw', state: 'the state' }[kind];
  return `failed in ${tickText(model, ticks)}: ${what} ${name}${whose}${which} is ${numberText(value, 17)}`;
};
