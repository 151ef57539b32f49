import type { Axis, Check, Claim, Plan, SignMap } from './claim.ts';
import type { CheckResult } from './judge-checks.ts';
import type { MapResult } from './judge-maps.ts';
import type { ClaimResults } from './results.ts';

/** A claim with the file it is written in, as a page names it. */
export type FiledClaim = { readonly file: string; readonly claim: Claim };

const BEGIN = '<!-- claims: written by npm run claims from docs/claims; change those, not this -->';
const END = '<!-- end of claims -->';

const MINUS = '−';
const whole = (number: number): string => number.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

/** Enough digits to tell it from nothing. */
const digits = (size: number): number => {
  if (size >= 100) return 0;
  if (size >= 10) return 1;
  return size >= 1 ? 2 : 3;
};

const isShare = (unit: string): boolean => unit === 'share';
const shown = (value: number, unit: string): string => {
  if (isShare(unit)) return (100 * value).toFixed(1);
  return value >= 1000 ? whole(value) : value.toFixed(digits(Math.abs(value)));
};

const signed = (value: number, unit: string): string => {
  const text = shown(Math.abs(value), unit);
  if (Number(text) === 0) return text;
  return value < 0 ? `${MINUS}${text}` : `+${text}`;
};

/** `1/year` is read "a year", and time has a plural. */
const named = (unit: string, isDifference: boolean): string => {
  if (isShare(unit)) return isDifference ? ' points' : ' %';
  if (unit.startsWith('1/')) return ` a ${unit.slice(2)}`;
  if (unit === 'year' || unit === 'month') return ` ${unit}s`;
  return unit === '1' ? '' : ` ${unit}`;
};

const level = (value: number, unit: string): string =>
  `${value < 0 ? MINUS : ''}${shown(Math.abs(value), unit)}${named(unit, false)}`;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const asked = (check: Check): string => {
  const inPairs = check.without.length === 0 ? '' : `, in pairs of runs without ${check.without.join(' or ')}`;
  const of = `${check.output}${inPairs}`;
  if (check.kind === 'direction') return `${of}: \`${check.expect}\``;
  const by = check.relative === undefined ? '' : ` of \`${check.relative}\``;
  return `${of}: \`${check.same}\` within ± ${check.within}${by}`;
};

/** In the order of the claim's arms. */
const levelsOf = ({ levels, unit }: CheckResult, check: Check, arms: readonly string[]): string => {
  // A relative difference has no unit; its levels have.
  const own = check.kind === 'band' && check.relative !== undefined ? '1' : unit;
  return arms.flatMap((arm) => (levels[arm] === undefined ? [] : [`${arm} ${level(levels[arm], own)}`])).join(', ');
};

const answers = ({ kind }: Check, { agreeing, clear, contrary, points, unanswered }: CheckResult): string => {
  const without = unanswered === 0 ? '' : `, ${unanswered} without an answer`;
  if (kind === 'band') return `${percent(agreeing)} of ${points} inside, ${percent(contrary)} outside${without}`;
  return `${percent(agreeing)} of ${points} (${percent(clear)} clearly, ${percent(contrary)} clearly not${without})`;
};

const checkRow = (check: Check, result: CheckResult, { file, claim }: FiledClaim): string => {
  const { mean, lo, hi, unit, verdict } = result;
  const effect = `${signed(mean, unit)}${named(unit, true)} (${signed(lo, unit)} to ${signed(hi, unit)})`;
  const question = `${check.says}<br>${asked(check)}`;
  return row([
    `[${check.id}](claims/${file})`,
    question,
    levelsOf(result, check, [...claim.arms.keys()]),
    effect,
    answers(check, result),
    verdict,
  ]);
};

const axisText = ({ label, times }: Axis, value: number): string => `${label} ${times ? '× ' : ''}${value}`;

const mapTable = (map: SignMap, { cells, unit }: MapResult): string => {
  const isLevel = !/[-+]/.test(map.value);
  const cell = ({ estimate, half95 }: MapResult['cells'][number][number]): string => {
    if (isLevel) return level(estimate, unit);
    return `${signed(estimate, unit)}${Math.abs(estimate) > half95 ? '' : ' ·'}`;
  };
  const unitText = isLevel
    ? ''
    : `, in ${named(unit, true).trim() || 'its own unit'}; a dot: the 95 % interval holds 0`;
  return [
    `**${map.id}.** ${map.says} Of ${map.output}: \`${map.value}\`${unitText}.`,
    '',
    row(['', ...map.columns.values.map((value) => axisText(map.columns, value))]),
    row(['---', ...map.columns.values.map(() => '---:')]),
    ...map.rows.values.map((value, at) => row([axisText(map.rows, value), ...(cells[at] ?? []).map(cell)])),
    ...(map.remark === undefined ? [] : ['', map.remark]),
  ].join('\n');
};

const introduction = ({ seed, spread, direction, band, cell }: Plan): string =>
  [
    `Assumptions are moved by up to ${percent(spread)} of themselves, up or down. Directions: ${direction.points} points of`,
    `${whole(direction.runs)} paired runs. No effect: ${band.points} points of ${whole(band.runs)}. Cells of maps: ${whole(cell)} runs.`,
    `Seed \`${seed}\`. Shares are in per cent, their differences in points.`,
  ].join('\n');

/** All results, in words and tables. */
export const claimsPart = (claims: readonly FiledClaim[], { plan, claims: results }: ClaimResults): string => {
  const all = claims.flatMap(({ file, claim }) => {
    const result = results.find(({ number }) => number === claim.number);
    return result === undefined ? [] : [{ file, claim, result }];
  });
  const rows = all.flatMap(({ file, claim, result }) => [
    row([`**${claim.number}**`, `**${claim.claim}**`, '', '', '', '']),
    ...claim.checks.flatMap((check) => {
      const found = result.checks.find(({ id }) => id === check.id);
      return found === undefined ? [] : [checkRow(check, found, { file, claim })];
    }),
  ]);
  const remarks = all.flatMap(({ claim, result }) =>
    claim.checks.flatMap(({ id, remark }) => {
      const verdict = result.checks.find((one) => one.id === id)?.verdict;
      return remark === undefined || verdict === undefined ? [] : [`* **${id}, ${verdict}.** ${remark}`];
    }),
  );
  const maps = all.flatMap(({ claim, result }) =>
    claim.maps.flatMap((map) => {
      const found = result.maps.find(({ id }) => id === map.id);
      return found === undefined ? [] : [mapTable(map, found)];
    }),
  );
  const table = [
    row(['check', 'what is asked', 'mean of each arm', 'left minus right side', 'points that agree', 'outcome']),
    row(['---', '---', '---', '---:', '---', '---']),
    ...rows,
  ].join('\n');
  const parts = [introduction(plan), table];
  if (remarks.length > 0) parts.push('### Remarks on checks', remarks.join('\n'));
  if (maps.length > 0) parts.push('### Where an assumption decides', ...maps);
  return parts.join('\n\n');
};

/** @throws Error where the page has no place for it */
export const withClaims = (page: string, part: string): string => {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`docs/validation.md: expected the lines ${BEGIN} and ${END}`);
  return `${page.slice(0, from)}${BEGIN}\n\n${part}\n\n${page.slice(to)}`;
};
