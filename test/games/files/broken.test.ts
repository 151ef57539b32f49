// Whatever is wrong with a file of a game is told, with its place: nothing is thrown, whatever an editor leaves behind.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../engine/experiment/package.ts';
import { readNfg } from '../../../engine/games/nfg/read-nfg.ts';
import { writeNfg } from '../../../engine/games/nfg/write-nfg.ts';
import { DetenteError } from '../../../engine/language/problem.ts';
import * as fc from '../../properties/seeded.ts';
import { gameOf, oracleGames } from '../oracle-games.ts';
import { examineText } from './text-game.ts';

const folder = join(packageRoot(), 'scenarios/games');
const shipped = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));

/** A text with pieces of it taken out, doubled or put elsewhere, and signs struck by accident. */
const spoilt = (texts: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(
        fc.tuple(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.nat({ max: 30 }),
          fc.constantFrom('', 'twice', '-', '}', '[', ': ', ' own', '"', '1e9', '\n'),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([text, changes]) =>
      changes.reduce((now, [place, length, what]) => {
        const at = Math.floor(place * now.length);
        const piece = now.slice(at, at + length);
        return now.slice(0, at) + (what === 'twice' ? piece + piece : what) + now.slice(at + length);
      }, text),
    );

it('a spoilt game file is built, or everything wrong with it has a place', async () => {
  let built = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(spoilt(shipped), async (text) => {
      const result = await examineText(text);
      if (result.built !== undefined) built++;
      else {
        refused++;
        expect(result.problems.some(({ severity }) => severity === 'error')).toBe(true);
      }
      for (const problem of result.problems) expect(problem.span ?? problem.file).toBeDefined();
    }),
    { numRuns: 400 },
  );
  expect(Math.min(built, refused)).toBeGreaterThan(10);
});

it('a spoilt .nfg is read, or refused with its place', () => {
  const texts = oracleGames.slice(0, 12).map((oracle) => writeNfg(gameOf(oracle)));
  fc.assert(
    fc.property(spoilt(texts), (text) => {
      try {
        expect(readNfg({ name: 'x.nfg', text }).players.length).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof DetenteError)) throw error;
        expect(error.problems[0]?.span).toBeDefined();
      }
    }),
    { numRuns: 300 },
  );
});
