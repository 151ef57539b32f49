import { formatCount } from './format.ts';
import type { ScenarioFacts } from './results.ts';
import type { Scale } from './scale.ts';
import { tidy } from './scale.ts';
import { numberWords as say } from './wording/numbers.ts';
import { upperFirst } from './words.ts';

type Tick = ScenarioFacts['tick'];
type Clock = Pick<ScenarioFacts, 'tick' | 'horizon' | 'start'>;

/** The horizontal axis of every picture over time. */
export type TimeAxis = {
  readonly scale: Scale;
  readonly title: string;
  /** The place of tick k on the axis. */
  at(tick: number): number;
  label(value: number): string;
};

const TICKS_PER_YEAR: Readonly<Record<Tick, number>> = {
  day: 365.25,
  week: 365.25 / 7,
  month: 12,
  quarter: 4,
  year: 1,
};

/** Distances between labels in which people think, per tick length. */
const STEPS: Readonly<Record<Tick, readonly number[]>> = {
  day: [1, 2, 5, 7, 14, 28, 91, 182],
  week: [1, 2, 4, 13, 26, 52, 104, 260],
  month: [1, 2, 3, 6, 12, 24, 36, 60],
  quarter: [1, 2, 4, 8, 12, 20, 40],
  year: [1, 2, 5, 10, 20, 50],
};

/** `2026`, `2026-01` or `2026-01-15` as a decimal year; undefined without a start. */
function startYear(start: string | undefined): number | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(start ?? '');
  if (match === null) return undefined;
  const [, year, month = '01', day = '01'] = match;
  return Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / 365.25;
}

/** When tick k ends, in words: `month 100`, or `May 2034` where the scenario gives a start and ticks fit the calendar. */
export function moment(clock: Clock, tick: number): string {
  const start = startYear(clock.start);
  if (start === undefined || clock.tick === 'day' || clock.tick === 'week')
    return say.atTick(clock.tick, formatCount(tick));
  const months = Math.round(start * 12 + (tick * 12) / TICKS_PER_YEAR[clock.tick]);
  return say.inMonth(`${say.months[months % 12]}`, Math.floor(months / 12));
}

/** `in month 100`, `in May 2034`, `on day 3`. */
export function atMoment(clock: Clock, tick: number): string {
  return say.atMoment(clock.tick === 'day' ? say.at.day : say.at.other, moment(clock, tick));
}

/** `120 months`, `1 year`. */
export function duration(clock: Pick<Clock, 'tick'>, ticks: number): string {
  return say.duration(formatCount(ticks), clock.tick, ticks === 1);
}

function stepFor(steps: readonly number[], span: number, atMost: number): number {
  let scale = 1;
  for (;;) {
    const step = steps.find((candidate) => span / (candidate * scale) <= atMost);
    if (step !== undefined) return step * scale;
    scale *= 10;
  }
}

/**
 * The time axis of a scenario: calendar years where it gives a start and lasts two years or more, model time otherwise.
 *
 * @param atMost most labels that fit
 */
export function timeAxis(clock: Clock, atMost = 10): TimeAxis {
  const perYear = TICKS_PER_YEAR[clock.tick];
  const start = startYear(clock.start);
  const last = Math.max(1, clock.horizon);
  if (start !== undefined && last / perYear >= 2) {
    const at = (tick: number): number => tidy(start + tick / perYear);
    const step = stepFor([1, 2, 5, 10, 20, 50], last / perYear, atMost);
    return { scale: { min: at(0), max: at(last), step }, title: say.yearAxis, at, label: (value) => value.toFixed(0) };
  }
  const tickName = upperFirst(clock.tick);
  return {
    scale: { min: 0, max: last, step: stepFor(STEPS[clock.tick], last, atMost) },
    title: say.tickAxis(tickName, clock.start ?? say.theStart),
    at: (tick) => tick,
    label: formatCount,
  };
}
