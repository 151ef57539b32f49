// The utility of a lab written out a second time, with plain numbers, after the equations and not after the YAML.

/** What is true of a lab; others see `capability - hidden` and `assurance + unassured`. */
export type Lab = {
  readonly capability: number;
  readonly hidden: number;
  readonly assurance: number;
  readonly unassured: number;
  readonly funding: number;
  readonly diligence: number;
  readonly belief: number;
};

export type Work = { readonly lab: Lab; readonly option: number };

/** What the tests below set, so that no parameter is drawn. */
export const FIXED = {
  'growth.rate': 1.1,
  'automation.feedback': 1,
  'automation.half': 6,
  'hazard.peak': 0.04,
  'hazard.threshold': 8.5,
} as const;

export const PAUSE = 0;
export const SLOW = 1;
export const RACE = 2;

export const TAU = 3;
const THRESHOLD = FIXED['hazard.threshold'];
const EFFORT = [0.05, 0.4, 1];
const ACTIVITY = [0.1, 0.5, 1];
const SAFETY = [0.9, 0.75, 0.55];

const at = (values: readonly number[], option: number): number => values[option] as number;
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** 1 at human speed, 2 when AI does all it can; half of it at 6 OOM. */
const speedup = (c: number): number => 1 + FIXED['automation.feedback'] * logistic(c - FIXED['automation.half']);

const danger = (c: number, s: number, option: number): number =>
  FIXED['hazard.peak'] * speedup(c) * at(ACTIVITY, option) * logistic(1.6 * (c - s - 2.5)) * logistic((c - 2.5) / 0.5);

/** Capability after `years` at today's pace; secrecy leaves the share `hide` of it. */
const forecast = (lab: { capability: number; funding: number }, option: number, years: number, hide: number): number =>
  Math.min(
    Math.max(lab.capability, THRESHOLD),
    lab.capability + years * FIXED['growth.rate'] * lab.funding * speedup(lab.capability) * at(EFFORT, option) * hide,
  );

/** Danger of a lab at 0.7 of the horizon; in secret with the shares `hide` of pace and `dark` of assurance. */
const peril = (lab: Lab, option: number, hide: number, dark: number): number => {
  const c = forecast(lab, option, 0.7 * TAU, hide);
  const research = lab.diligence * at(SAFETY, option) * (1 + 0.25 * (speedup(lab.capability) - 1)) * 0.7 * TAU * dark;
  return danger(c, Math.min(lab.assurance + research, Math.max(lab.assurance, c + 1)), option);
};

export const shown = (lab: Lab): Lab => ({
  ...lab,
  capability: lab.capability - lab.hidden,
  assurance: lab.assurance + lab.unassured,
});

/** Secret work under the default concealment of 0.4: a quarter of 0.6 of the pace is lost, half of assurance. */
export const SECRET = { hide: 1 - 0.25 * 0.6, dark: 0.5 };
export const OPEN = { hide: 1, dark: 1 };

/** Utility per year of keeping to an option while selling what one declares, the others doing as given. */
export const worthByHand = (
  me: Work & { readonly declared: number; readonly hide: number; readonly dark: number },
  others: readonly Work[],
  pressure: number,
): number => {
  const rivals = others.map(({ lab, option }) => ({ lab: shown(lab), option }));
  const theirs = rivals.map(({ lab, option }) => forecast(lab, option, TAU, 1));
  const best = Math.max(...theirs);
  const sold = forecast(shown(me.lab), me.declared, TAU, 1);
  const sales = Math.exp(sold) / (Math.exp(sold) + theirs.reduce((sum, c) => sum + Math.exp(c), 0));
  const market = (others.length + 1) * sales * (1 + 0.05 * Math.max(sold, best, 0));
  const standing = 0.5 * (1 + 3 * pressure) * Math.tanh((forecast(me.lab, me.option, TAU, me.hide) - best) / 1.5);
  const feared =
    peril(me.lab, me.option, me.hide, me.dark) +
    rivals.reduce((sum, { lab, option }) => sum + peril(lab, option, 1, 1), 0);
  return market + standing - (me.lab.belief * 80 * (1 - Math.exp(-TAU * feared))) / TAU;
};
