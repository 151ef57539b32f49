import type { Attribute, Decision, Define, Draw, Let, Memory, Parameter, State } from '../../model.ts';
import type { Span } from '../../source.ts';
import type { Report } from '../report.ts';
import { resolved, type Unit, type Unknown } from './unit.ts';

/** What has one unit in the whole model. A decision's is that of its payoff. */
export type Holder = Parameter | State | Draw | Let | Attribute | Decision | Memory;

/** An argument that has to be a pure number or OOM; judged once all units are found out. */
export type Want = {
  readonly unit: Unit;
  readonly span: Span;
  /** `exp`, or `exp in hazard.danger`. */
  readonly taker: string;
};

/** A definition as its uses see it: local unknowns are replaced by new ones at each. */
export type Scheme = { readonly arguments: readonly Unit[]; readonly result: Unit; readonly wants: readonly Want[] };

/** What is known of units so far. */
export type Inference = {
  readonly report: Report;
  readonly units: Map<Holder, Unit>;
  readonly schemes: Map<Define, Scheme>;
  /** The definition being read. */
  readonly inside: Define | undefined;
  readonly wants: Want[];
  /** Those of the model, whatever is being read. */
  readonly globalWants: Want[];
  /** Words that are no unit. */
  readonly pureWords: ReadonlySet<string>;
};

/** Something unknown; with a label where people can see what it is. */
export const newUnknown = ({ inside }: Inference, label?: string): Unit => {
  const unknown: Unknown = { label, local: inside !== undefined, solution: undefined, since: undefined };
  return new Map([[unknown, 1]]);
};

/** The unit of something that has one in the whole model. */
export const unitFor = (inference: Inference, holder: Holder): Unit => {
  const known = inference.units.get(holder);
  if (known) return known;
  const unit = newUnknown({ ...inference, inside: undefined }, holder.name);
  inference.units.set(holder, unit);
  return unit;
};

/** The scheme with new unknowns, for one use. */
export const instantiate = (inference: Inference, scheme: Scheme): Scheme => {
  const renamed = new Map<Unknown, Unit>();
  const rename = (unit: Unit): Unit => {
    const result = new Map<string | Unknown, number>();
    for (const [factor, exponent] of resolved(unit)) {
      if (typeof factor === 'string' || !factor.local) result.set(factor, exponent);
      else {
        const fresh = renamed.get(factor) ?? newUnknown(inference, factor.label);
        renamed.set(factor, fresh);
        for (const unknown of fresh.keys()) result.set(unknown, exponent);
      }
    }
    return result;
  };
  return {
    arguments: scheme.arguments.map(rename),
    result: rename(scheme.result),
    wants: scheme.wants.map((want) => ({ ...want, unit: rename(want.unit) })),
  };
};
