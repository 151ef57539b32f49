import { listed } from './comparison.ts';

/** What is printed of a search for a threshold. */
export const thresholdWords = {
  /** `“x” 0.355 per month (95 % interval 0.33–0.38)`, and from which side on. */
  turnsOnce: (rises: boolean, place: string, interval: string) =>
    `${rises ? 'from' : 'up to'} ${place} (95 % interval ${interval})`,
  orMore: (from: string) => `${from} or more`,
  orLess: (to: string) => `${to} or less`,
  anything: (range: string) => `anything in ${range}`,
  turnsWithin: (times: string, name: string, stretch: string) =>
    `the answer turns ${times} times along ${name}, all within ${stretch}: these runs do not tell whether that is one threshold`,
  turnsOften: (times: string, name: string, near: readonly string[]) =>
    `the answer turns ${times} times along ${name}${near.length === 0 ? '' : `, near ${listed(near)}`}: no single threshold where these runs looked`,
  missing: (name: string, at: string) => `cannot be told along ${name}, a number is missing at ${at}`,
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
  theOneDoesNot: 'the one parameter that was moved does not change the answer',
  noneTurns: (many: string) => `none of ${many}, each moved alone, changes the answer`,
  someTurn: (count: string, many: string, soonest: string, clear: boolean) =>
    `${count} of ${many}, each moved alone, would change the answer, soonest ${soonest}${clear ? '' : ', not clearly'}`,

  /** The same for a headline. */
  someTurnBriefly: (count: string, many: string) => `${count} of ${many}, each alone, would change that`,

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
  asked: (requirement: string) => `asked: ${requirement}`,

  bounded: (number: string, interval: string) => `${number} (${interval})`,

  /** Pictures of all kinds. */
  movedAlone: (parameters: string, runs: string) =>
    `Each of ${parameters} parameters (once per player where players differ) moved alone, the same ${runs} runs at each value`,
  shareOfRuns: ', share of runs',
  row: (name: string, role: string, said: string) => `${name} (${role}): ${said}`,

  /** The smallest moves that turn the answer. */
  flips: {
    failed: 'Moves of single parameters',
    title: 'Smallest move of each parameter that changes the answer',
    axis: 'Smallest move, share of its range (− down, + up)',
    dashed: 'dashed or white: chance could have changed it',
    diamond: 'diamond: another option, or held at its median',
    larger: (count: string) => `${count} that need a larger move only in the table`,
    steady: (count: string) => `${count} never change it`,
    missing: (count: string) => `of ${count} it cannot be told`,
    table: { notMoved: 'not moved', steady: 'does not change the answer', missing: 'a number is missing' },
    clear: 'clear',
    clearFartherOut: 'clear farther out',
    notClear: 'not clear',
    turns: (from: string, to: string) => `${from} → ${to}`,
    heldAt: (value: string) => `held at ${value}`,
    drawn: (median: string) => `drawn, median ${median}`,
    said: (move: string, there: string, sure: string) => `${move}, ${there} there, ${sure}`,
    altText: (title: string, rows: string) =>
      `Bar chart of the smallest move of each parameter that changes the answer, in this model, as a share of its range. ${title}. ${rows}.`,
  },

  /** How far each parameter moves the number. */
  ends: {
    failed: 'Numbers over single parameters',
    title: (quantity: string) => `${quantity} over the range of each parameter`,
    axis: (quantity: string, asked: string) => `${quantity}; dashed: ${asked}`,
    bar: 'bar: lowest and highest number at the values tried',
    whiskers: 'whiskers: 95 % intervals',
    line: 'line: as things stand',
    less: (count: string) => `${count} with less effect only in the table`,
    idle: (count: string) => `${count} change nothing`,
    numberAt: (number: string, value: string) => `${number} at ${value}`,
    numbers: (low: string, high: string) => `${low} to ${high}`,
    values: (low: string, high: string) => `at ${low} and ${high}`,
    own: 'its own value',
    finding: (quantity: string, now: string, name: string, near: string, far: string) =>
      `${quantity} is ${now} as things stand; ${name} moves it farthest: ${near}, ${far}`,
    altText: (quantity: string, title: string, rows: string) =>
      `Bar chart of ${quantity} at the values tried of each parameter by itself, in this model; in brackets 95 % intervals. ${title}. ${rows}.`,
  },

  /** The searched curve. */
  curve: {
    failed: 'Values along a parameter',
    title: (quantity: string, parameter: string) => `${quantity} along ${parameter}`,
    turnsAt: (place: string, interval?: string) => `turns at ${place}${interval === undefined ? '' : ` (${interval})`}`,
    values: (count: string, runs: string) => `${count} values tried, the same ${runs} runs at each`,
    dots: (isShare: boolean) => `dots: ${isShare ? 'share of runs' : 'mean'}`,
    band: 'band: 95 % interval of each',
    shaded: 'shaded: the answer is not clear (interval of the place)',
    ring: 'ring: as things stand',
    ended: 'the search ended before it was narrow',
    altText: (quantity: string, parameter: string, asked: readonly string[], title: string, values: string) =>
      `Line chart of ${quantity} along ${parameter}, in this model, with 95 % intervals; asked for is ${asked.join(' and ')}. ${title}. ${values}.`,
  },

  /** What the reader may take from the pictures, and what not. */
  reading:
    'Shares of runs in this model, not chances in the world. Each parameter is moved alone, within its own range: what changes the answer only together with another is not seen, and no range says how likely a move is. Intervals (95 %): sampling error only.',
} as const;
