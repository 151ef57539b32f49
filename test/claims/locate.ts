import type { Distribution, Expression, Model, Parameter } from '../../engine/language/model.ts';

/** What moves the draws of a parameter: a number that they are multiplied by, or that is added to them. */
export type Location = {
  /** Whose draws are moved. */
  readonly of: Parameter;
  /** How it stood. */
  readonly values: Parameter['values'];
  /** A parameter without which the scenario is as it was: its value is 1, or 0. */
  readonly parameter: Parameter;
  /** The number that moves the draws by a share of their size. */
  readonly at: (share: number) => number;
};

/** Draws of either sign are shifted, others multiplied; of a choice between values nothing lies in between. */
const kindOf = ({ dist }: Distribution): 'factor' | 'shift' | undefined => {
  if (dist === 'choice') return undefined;
  return dist === 'normal' ? 'shift' : 'factor';
};

const distributionOf = ({ values }: Parameter): Distribution | undefined => {
  const [first] = values;
  return first?.kind === 'distribution' && values.every(({ kind }) => kind === first.kind)
    ? first.distribution
    : undefined;
};

const movedFormula = (drawn: Parameter, location: Parameter, operator: '*' | '+'): Expression => {
  const { span, range } = drawn;
  const read = (of: Parameter): Expression => {
    const player = of.owner === undefined ? undefined : ({ kind: 'me' } as const);
    return { kind: 'read', of, player, seen: false, span };
  };
  const moved: Expression = { kind: 'arithmetic', operator, left: read(drawn), right: read(location), span };
  if (range === undefined) return moved;
  const [low, high] = range.map((value): Expression => ({ kind: 'number', value, span })) as [Expression, Expression];
  return { kind: 'clamp', value: moved, low, high, span };
};

/**
 * Lets the draws of parameters be moved without another kernel for each place: a drawn parameter becomes the formula
 * `draw * location` (or `draw + location`), cut to its range, of a parameter that is drawn as it was and of one that is
 * a number.
 *
 * @param model is changed, and draws other numbers than before under the same seed
 */
export const locate = (model: Model): { readonly model: Model; readonly locations: readonly Location[] } => {
  const added: Parameter[] = [];
  const locations = model.parameters.flatMap((of): readonly Location[] => {
    const distribution = distributionOf(of);
    const kind = distribution && kindOf(distribution);
    if (distribution === undefined || kind === undefined) return [];
    const drawn: Parameter = { ...of, name: `${of.name} drawn`, id: `${of.id} drawn` };
    const neutral = kind === 'factor' ? 1 : 0;
    const parameter: Parameter = {
      ...{ ...of, name: `${of.name} location`, id: `${of.id} location`, range: undefined, owner: undefined },
      values: [{ kind: 'number', value: neutral }],
    };
    const formula = movedFormula(drawn, parameter, kind === 'factor' ? '*' : '+');
    const { values } = of;
    // Formulas know the parameter by what it is, not by its name.
    Object.assign(of, { values: values.map(() => ({ kind: 'formula', formula })) });
    added.push(drawn, parameter);
    const size = distribution.dist === 'normal' ? Math.abs(distribution.mean) : 1;
    return [{ of, values, parameter, at: (share) => neutral + share * size }];
  });
  return { model: { ...model, parameters: [...model.parameters, ...added] }, locations };
};
