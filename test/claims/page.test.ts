import { expect, it } from 'vitest';
import { claimsPart, withClaims } from './page.ts';
import { readClaim } from './read-claims.ts';
import type { ClaimResults } from './results.ts';

const claim = readClaim(
  '02-pause.yaml',
  `
number: 2
claim: A claim.
arms: {none: frontier, pause: pause-verified}
checks:
  F2: {says: Fewer., output: catastrophe, expect: pause < none, without: [horizon], remark: Since so it is.}
  F2c: {says: Later., output: arrival, expect: pause > none}
  F2b: {says: Alike., output: gap, same: pause - none, within: 0.02, relative: none}
maps:
  M2:
    says: A map.
    output: catastrophe
    value: pause - none
    rows: {path: a.b, label: a, values: [1, 2]}
    columns: {path: c.d, label: c, times: [0.5, 2]}
`,
);

const results: ClaimResults = {
  plan: { seed: 's', spread: 0.3, direction: { points: 64, runs: 512 }, band: { points: 12, runs: 4096 }, cell: 2048 },
  claims: [
    {
      ...{ number: 2, fingerprint: 'f' },
      checks: [
        {
          ...{ id: 'F2', unit: 'share', verdict: 'on average', points: 63, unanswered: 1, moved: 50 },
          ...{ mean: -0.1234, lo: -0.2, hi: -0.05, agreeing: 0.75, clear: 0.5, contrary: 0.01 },
          levels: { pause: 0.1, none: 0.2234 },
        },
        {
          ...{ id: 'F2c', unit: '1/year', verdict: 'opposite', points: 60, unanswered: 0, moved: 50 },
          ...{ mean: -1234.5, lo: -2000, hi: 56.7, agreeing: 0, clear: 0, contrary: 0.2 },
          levels: { pause: 12, none: 1246.5 },
        },
        {
          ...{ id: 'F2b', unit: '1', verdict: 'as stated', points: 12, unanswered: 0, moved: 50 },
          ...{ mean: 0.001, lo: -0.002, hi: 0.004, agreeing: 1, clear: 1, contrary: 0 },
          levels: { pause: 1.234, none: -12.34 },
        },
      ],
      maps: [
        {
          ...{ id: 'M2', unit: 'share' },
          cells: [
            [
              { estimate: 0.1, half95: 0.02 },
              { estimate: -0.01, half95: 0.02 },
            ],
            [
              { estimate: -0.3, half95: 0.02 },
              { estimate: 0, half95: 0 },
            ],
          ],
        },
      ],
    },
  ],
};

it('shows what was asked and what came of it', () => {
  expect(claimsPart([{ file: '02-pause.yaml', claim }], results)).toMatchInlineSnapshot(`
    "Assumptions are moved by up to 30 % of themselves, up or down. Directions: 64 points of
    512 paired runs. No effect: 12 points of 4,096. Cells of maps: 2,048 runs.
    Seed \`s\`. Shares are in per cent, their differences in points.

    | check | what is asked | mean of each arm | left minus right side | points that agree | outcome |
    | --- | --- | --- | ---: | --- | --- |
    | **2** | **A claim.** |  |  |  |  |
    | [F2](claims/02-pause.yaml) | Fewer.<br>catastrophe, in pairs of runs without horizon: \`pause < none\` | none 22.3 %, pause 10.0 % | −12.3 points (−20.0 to −5.0) | 75 % of 63 (50 % clearly, 1 % clearly not, 1 without an answer) | on average |
    | [F2c](claims/02-pause.yaml) | Later.<br>arrival: \`pause > none\` | none 1,247 a year, pause 12.0 a year | −1,235 a year (−2,000 to +56.7) | 0 % of 60 (0 % clearly, 20 % clearly not) | opposite |
    | [F2b](claims/02-pause.yaml) | Alike.<br>gap: \`pause - none\` within ± 0.02 of \`none\` | none −12.3, pause 1.23 | +0.001 (−0.002 to +0.004) | 100 % of 12 inside, 0 % outside | as stated |

    ### Remarks on checks

    * **F2, on average.** Since so it is.

    ### Where an assumption decides

    **M2.** A map. Of catastrophe: \`pause - none\`, in points; a dot: the 95 % interval holds 0.

    |  | c × 0.5 | c × 2 |
    | --- | ---: | ---: |
    | a 1 | +10.0 | −1.0 · |
    | a 2 | −30.0 | 0.0 · |"
  `);
});

it('stands between its marks and leaves the rest of the page', () => {
  const page = `a\n<!-- claims: written by npm run claims from docs/claims; change those, not this -->\nold\n<!-- end of claims -->\nb\n`;
  const twice = withClaims(withClaims(page, 'one'), 'two');
  expect(twice).toMatch(/^a\n<!-- claims[^\n]*\n\ntwo\n\n<!-- end of claims -->\nb\n$/);
  expect(() => withClaims('a', 'b')).toThrow('expected the lines');
});
