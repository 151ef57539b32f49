import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../engine/experiment/package.ts';
import { type Equations, equationsOf, readLibrary } from './equations.ts';
import { readClaim, readClaims } from './read-claims.ts';

const library = readLibrary(packageRoot());

const equations = (arms: string, measures = ''): Equations =>
  equationsOf(
    library,
    readClaim(
      'x.yaml',
      `{number: 1, claim: A claim., ${measures} arms: {${arms}}, checks: {F1: {says: Less., output: ${measures === '' ? 'catastrophe' : 'own'}, expect: a < b}}}`,
    ),
  );

describe('the equations of a claim', () => {
  it('are those in which its arms differ, and those of what is looked at', () => {
    expect(equations('a: frontier, b: pause-verified')).toEqual({
      changed: ['treaty', 'covert', 'verification', 'deterrence'],
      measured: ['hazard'],
    });
    expect(equations('a: pause-verified, b: pause-unverified').changed).toEqual(['verification']);
    expect(equations('a: pause-verified, b: summit').changed).toEqual(['rivalry']);
  });

  it('leave out what all arms have, unless that is all there is', () => {
    const set = (value: number) => `{extends: pause-verified, parameters: {verification.conceal: ${value}}}`;
    expect(equations(`a: ${set(0.1)}, b: ${set(0.7)}`).changed).toEqual(['verification']);
    expect(equations('a: pre-release-review, b: pre-release-review').changed).toEqual(['review']);
  });

  it('tell a lab’s parameter from a government’s of the same name', () => {
    const fined = (path: string) => `a: frontier, b: {extends: frontier, parameters: {${path}: 6}}`;
    expect(equations(fined('Aurora.fine')).changed).toEqual(['mandate']);
    expect(equations(fined('Leader.demand')).changed).toEqual(['market']);
    expect(equations(fined('hazard.peak'))).toEqual({ changed: ['hazard'], measured: [] });
  });

  it('find what a measure of the claim reads, through its own names', () => {
    const own =
      '{extends: frontier, let: {labs: {gain: lab_payoff.worth(pause, pause, 0, 0)}, world: {any_gain: any(labs.gain > 0)}}, measures: {own: {unit: "1", final: any_gain and hazard.arrived}}}';
    expect(equations(`a: ${own}, b: {extends: frontier, parameters: {rivalry.usual: 1}}`, 'measures: {},')).toEqual({
      changed: ['rivalry'],
      measured: ['lab-payoff', 'hazard'],
    });
  });

  it('are found for every claim', () => {
    const lost = readClaims(join(packageRoot(), 'docs/claims'))
      .filter(({ claim }) => equationsOf(library, claim).changed.length === 0)
      .map(({ file }) => file);
    expect(lost).toEqual([]);
  });

  it('are refused of a scenario that is not shipped', () => {
    expect(() => equations('a: frontier, b: nowhere')).toThrow('nowhere: expected a shipped scenario');
  });
});
