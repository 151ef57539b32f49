/** What is printed of a search for a threshold. */
export const thresholdWords = {
  /** `“x” 0.355 per month (95 % interval 0.33–0.38)`, and from which side on. */
  turnsOnce: (rises: boolean, place: string, interval: string) =>
    `${rises ? 'from' : 'up to'} ${place} (95 % interval ${interval})`,
  orMore: (from: string) => `${from} or more`,
  orLess: (to: string) => `${to} or less`,
  anything: (range: string) => `anything in ${range}`,
  turnsWithin: (times: string, name: string, stretch: string) =>
    `turns ${times} times along ${name}, all within ${stretch}: whether that is one threshold these runs do not tell`,
  turnsOften: (times: string, name: string, near: readonly string[]) =>
    `turns ${times} times along ${name}${near.length === 0 ? '' : `, near ${near.slice(0, -1).join(', ')} and ${near.at(-1)}`}: there is no single threshold`,
  missing: (name: string, at: string) => `not to be told along ${name}, a number is missing at ${at}`,
  throughout: (holds: boolean, name: string, range: string, clear: boolean) =>
    `${holds ? 'everywhere' : 'nowhere'} along ${name} in ${range}${clear ? '' : ', though not clearly'}`,

  /** A move of one parameter. */
  fromTo: (from: string, to: string) => `from ${from} to ${to}`,
  ofItsRange: (share: string) => ` (${share} of its range)`,
  tiny: 'less than 0.1 %',
  heldAt: (value: string) => `held at its median ${value}`,
  median: (value: string) => `its median ${value}`,

  /** How many parameters turn the answer alone. */
  parameters: (count: string, one: boolean) => `${count} parameter${one ? '' : 's'}`,
  theOneDoesNot: 'the one parameter that was moved does not turn that',
  noneTurns: (many: string) => `none of ${many} turns that alone`,
  someTurn: (count: string, many: string, soonest: string, clear: boolean) =>
    `${count} of ${many} would turn that alone, soonest ${soonest}${clear ? '' : ', not clearly'}`,

  /** The answer as things stand. */
  itHolds: (holds: boolean) => (holds ? 'it holds' : 'it does not hold'),
  standing: (claim: string, state: string, none: boolean, moves: string) =>
    `${claim}: as things stand ${state}${none ? ', and' : ';'} ${moves}`,
  holds: 'holds',
  doesNotHold: 'does not hold',
  cannotBeTold: 'cannot be told',
  standsAlone: (claim: string, state: string) => `${claim}: as things stand it ${state}`,
  now: (number: string, state: string, clear: boolean) =>
    `As things stand it is ${number}: the condition ${state}${clear ? '' : ', not clearly'}.`,

  /** What is asked for. */
  operators: {
    '>=': 'at least',
    '>': 'more than',
    '<=': 'at most',
    '<': 'less than',
    '==': 'exactly',
    '!=': 'anything but',
  },
  shareAsked: (label: string, asked: string) => `${label} in ${asked} of runs`,
  levelAsked: (label: string, asked: string) => `${label} of ${asked}`,
  noNumber: 'no number',
  bounded: (number: string, interval: string) => `${number} (${interval})`,
} as const;
