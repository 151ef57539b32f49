import type { Expression } from '../../model.ts';
import { type Span, textOf } from '../../source.ts';
import { childrenOf } from '../leaves.ts';
import { placeOf } from '../report.ts';
import type { Holder, Inference } from './inference.ts';
import { baseUnit, isSame, pure, quotient, resolved, type Unit, unitInWords, unitText } from './unit.ts';

/** What a formula has to agree with. */
export type Role = {
  /** As the sentence names it: `the state "capability"`. */
  readonly title: string;
  readonly kind: 'flow' | 'chance' | 'other';
  /** What it is, where its unit may be found out from its uses. */
  readonly of?: Holder;
};

const longest = 40;

/** The text of a formula on one line, cut where it is long. */
export const quoted = (span: Span): string => {
  const text = textOf(span).replaceAll(/\s+/gu, ' ');
  return `"${text.length > longest ? `${text.slice(0, longest - 1)}…` : text}"`;
};

/** Something whose unit was found out from its uses, with the place where that was. */
type FoundOut = { readonly label: string; readonly since: Span; readonly unit: Unit };

const foundOutOf = (inference: Inference, holder: Holder | undefined): FoundOut | undefined => {
  const unit = holder && inference.units.get(holder);
  for (const factor of unit?.keys() ?? []) {
    if (typeof factor === 'string' || factor.label === undefined || !factor.since || !unit) continue;
    return { label: factor.label, since: factor.since, unit };
  }
  return undefined;
};

/** The first such thing that a formula reads in its own text. */
const foundOutIn = (inference: Inference, formula: Expression): FoundOut | undefined => {
  if (formula.kind === 'attribute') return foundOutOf(inference, formula.attribute);
  if (formula.kind === 'read') return foundOutOf(inference, formula.of);
  const inside = formula.kind === 'apply' ? formula.arguments : childrenOf(formula);
  for (const child of inside) {
    const found = foundOutIn(inference, child);
    if (found) return found;
  }
  return undefined;
};

const year = baseUnit('year');
const perYear = quotient(pure, year);

const advice = (actual: Unit, wanted: Unit, kind: Role['kind']): string => {
  const excess = resolved(quotient(actual, wanted));
  if (kind === 'chance' && isSame(actual, perYear)) return 'a rate becomes a chance in a tick by 1 - exp(-dt * rate)';
  if (kind === 'flow' && isSame(excess, year)) return 'a flow is per year; the engine multiplies it by dt itself';
  if (isSame(excess, year)) return 'divide by a time in years, or leave out a dt';
  if (isSame(excess, perYear)) return 'multiply by a time in years: dt is the years of a tick';
  const [more, less] = [unitText(excess), unitText(quotient(pure, excess))];
  return `correct a unit, or put in what is missing: the two differ by a factor in ${less.startsWith('1/') ? more : less}`;
};

/** Tells of something whose unit is not the one that its place needs. */
export const reportAt = (
  inference: Inference,
  span: Span,
  actual: Unit,
  wanted: Unit,
  role: Role,
  found = foundOutOf(inference, role.of),
): void => {
  const [is, should] = [resolved(actual), resolved(wanted)];
  const since = found && `; "${found.label}" counts as ${unitInWords(found.unit)} since ${placeOf(found.since)}`;
  inference.report.warn(
    'unit-mismatch',
    span,
    `${quoted(span)} is ${unitInWords(is)}, but ${role.title} is ${unitInWords(should)}`,
    `${advice(is, should, role.kind)}${since ?? ''}`,
  );
};

/** Tells of a formula whose unit is not the one that its place needs. */
export const reportMismatch = (
  inference: Inference,
  formula: Expression,
  actual: Unit,
  wanted: Unit,
  role: Role,
): void => {
  const found = foundOutOf(inference, role.of) ?? foundOutIn(inference, formula);
  reportAt(inference, formula.span, actual, wanted, role, found);
};
