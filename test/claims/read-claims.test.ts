import { describe, expect, it } from 'vitest';
import { readClaim } from './read-claims.ts';

const text = `
number: 2
claim: A claim.
measures: {late: {unit: "1", final: t}}
arms:
  none: frontier
  less: {extends: frontier, parameters: {growth.spill: 0}, measures: {own: {unit: "1", final: t}}}
checks:
  F2: {says: Less., output: catastrophe, expect: less < none, without: [horizon], remark: So it is.}
  F2b: {says: Alike., output: late, same: less - none, within: 0.02, relative: none}
maps:
  M2:
    says: A map.
    output: late
    value: less - none
    rows: {path: a.b, label: a, values: [1, 2]}
    columns: {path: c.d, label: c, times: [0.5, 2], against: e.f, arms: [less]}
`;

describe('a file of a claim', () => {
  it('is read', () => {
    const { arms, checks, maps } = readClaim('02.yaml', text);
    const late = { unit: '1', final: 't' };
    expect(arms.get('none')).toEqual({ extends: 'frontier', measures: { late } });
    expect(arms.get('less')).toMatchObject({ parameters: { 'growth.spill': 0 }, measures: { late, own: late } });
    expect(checks.map(({ id, kind }) => [id, kind])).toEqual([
      ['F2', 'direction'],
      ['F2b', 'band'],
    ]);
    expect(maps[0]?.columns).toEqual({
      path: 'c.d',
      label: 'c',
      values: [0.5, 2],
      times: true,
      against: 'e.f',
      arms: ['less'],
    });
  });

  it.each([
    ['expect: less < none', 'expects: less < none', '02.yaml.checks.F2: expected one of says, output'],
    ['within: 0.02', 'within: a', '02.yaml.checks.F2b.within: expected a number, got "a"'],
    ['claim: A claim.', '', '02.yaml.claim: expected a text, got undefined'],
    ['none: frontier', 'none: [1]', '02.yaml.arms.none: expected a map, got [1]'],
    ['values: [1, 2]', 'values: 3', '02.yaml.maps.M2.rows.values: expected a list, got 3'],
  ])('with %s changed to %s is refused, with the place', (from, to, message) => {
    expect(() => readClaim('02.yaml', text.replace(from, to))).toThrow(message);
  });
});
