import type { Check } from './claim.ts';
import { type Equations, equationsOf, type Library } from './equations.ts';
import type { CheckResult } from './judge-checks.ts';
import type { FiledClaim } from './page.ts';
import type { ClaimResults } from './results.ts';

/** A claim with its file as written, so that links go to lines. */
export type WrittenClaim = FiledClaim & { readonly content: string };

const AS_STATED = 'as stated';

const count = (number: number, one: string, several: string): string => `${number} ${number === 1 ? one : several}`;

const moduleLinks = (modules: readonly string[]): string =>
  modules.map((module) => `[${module}](scenarios/modules/${module}.yaml)`).join(', ');

const equationsCell = ({ changed, measured }: Equations): string =>
  [changed, measured]
    .filter((modules) => modules.length > 0)
    .map(moduleLinks)
    .join(' → ');

/** The line on which a check begins. */
const lineOf = (content: string, id: string): number => {
  const index = content.split('\n').findIndex((line) => line.startsWith(`  ${id}:`));
  if (index < 0) throw new Error(`expected a line with the check ${id}`);
  return index + 1;
};

const verdict = (
  { id }: Check,
  { agreeing, points, verdict: word }: CheckResult,
  { file, content }: WrittenClaim,
): string => {
  const link = `[${Math.round(agreeing * points)}/${points}](docs/claims/${file}#L${lineOf(content, id)})`;
  // Unbroken, so that a narrow cell does not part a word from its number.
  return word === AS_STATED ? link : `${link}&nbsp;*${word.replaceAll(' ', '&nbsp;')}*`;
};

const resultOf = ({ claims }: ClaimResults, number: number, id: string): CheckResult | undefined =>
  claims.find((one) => one.number === number)?.checks.find((one) => one.id === id);

const row = (written: WrittenClaim, results: ClaimResults, library: Library): string => {
  const { claim, file } = written;
  const verdicts = claim.checks.flatMap((check) => {
    const result = resultOf(results, claim.number, check.id);
    return result === undefined ? [] : [verdict(check, result, written)];
  });
  const cells = [
    `[${claim.claim}](docs/claims/${file})`,
    equationsCell(equationsOf(library, claim)),
    verdicts.join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
};

/** How the checks came out, the commonest first. */
const tally = (results: ClaimResults): string => {
  const verdicts = results.claims.flatMap(({ checks }) => checks.map((check) => check.verdict));
  return [...new Set(verdicts)]
    .map((word) => ({ word, times: verdicts.filter((one) => one === word).length }))
    .sort((a, b) => b.times - a.times)
    .map(({ word, times }) => `${times} ${word}`)
    .join(', ');
};

/** Claim, the equations that carry it, and in how many worlds it holds: one row for each claim. */
export const claimsTable = (claims: readonly WrittenClaim[], results: ClaimResults, library: Library): string => {
  const checks = results.claims.flatMap((claim) => claim.checks).length;
  const { direction, band, spread } = results.plan;
  return [
    `${count(claims.length, 'claim', 'claims')} of public debate, in our words, asked of the model as ${count(checks, 'check', 'checks')}: ${tally(results)}.`,
    `Each is played in ${direction.points} worlds (${band.points} where nothing should happen), which have all assumptions moved at once by up to`,
    `${Math.round(100 * spread)} %. *On average*: in the mean of all worlds, but in fewer than nine of ten. A check shows what the model`,
    'expresses; it is no evidence that a claim is true.',
    '',
    '| claim | equations: changed → looked at | worlds in which its checks hold |',
    '|---|---|---|',
    ...claims.map((written) => row(written, results, library)),
  ].join('\n');
};
