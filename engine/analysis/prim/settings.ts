export type PrimOptions = {
  /** Share of the points inside that one peel takes off, in (0, 1); 0.05 unless given. */
  readonly alpha?: number;
  /** Least share of all points that a box has, in (0, 1]; 0.05 unless given. */
  readonly minimumMass?: number;
  /** Limits with a larger quasi-p-value are lifted, in (0, 1]; 0.05 unless given, 1 keeps all. */
  readonly largestP?: number;
  /** How many boxes are looked for, each among the points outside the earlier ones; 1 unless given. */
  readonly maximumBoxes?: number;
  /** Take this box of the first trajectory, as it stands: no pasting, nothing lifted. */
  readonly pick?: number;
};

export type Settings = Required<Omit<PrimOptions, 'pick'>> & Pick<PrimOptions, 'pick'>;

/**
 * The options with their defaults.
 *
 * @throws RangeError where one is out of its range
 */
export const settingsOf = (options: PrimOptions): Settings => {
  const settings = { alpha: 0.05, minimumMass: 0.05, largestP: 0.05, maximumBoxes: 1, ...options };
  const { alpha, minimumMass, largestP, maximumBoxes } = settings;
  const fail = (name: string, range: string, value: number): never => {
    throw new RangeError(`prim: expected ${name} ${range}, got ${value}`);
  };
  if (!(alpha > 0 && alpha < 1)) fail('alpha', 'between 0 and 1', alpha);
  if (!(minimumMass > 0 && minimumMass <= 1)) fail('minimumMass', 'above 0 and at most 1', minimumMass);
  if (!(largestP > 0 && largestP <= 1)) fail('largestP', 'above 0 and at most 1', largestP);
  if (!(Number.isInteger(maximumBoxes) && maximumBoxes >= 1)) fail('maximumBoxes', 'a whole number ≥ 1', maximumBoxes);
  return settings;
};
