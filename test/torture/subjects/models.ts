import { join } from 'node:path';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { examine } from '../../../engine/experiment/results/examine.ts';
import { examineGame } from '../../../engine/games/files/build-game.ts';
import type { Files } from '../../../engine/language/load.ts';
import type { Chance } from '../chance.ts';
import { mutate, mutateBytes } from '../mutate.ts';
import { playBoth } from '../play-both.ts';
import { hostilePieces } from '../shipped-texts.ts';
import { checkProblems, refusable, type Subject, subject, type Verdict, Wrong } from '../subject.ts';

/** One shipped file is replaced by other bytes; `opened` is the scenario that comes to it. */
type Case = { readonly path: string; readonly opened: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Shipped files with one of them replaced. */
const withReplaced = (shipped: Files, { path, bytes }: Pick<Case, 'path' | 'bytes'>): Files => ({
  list: (kind) => shipped.list(kind),
  read: async (reference, kind, from) => {
    const found = await shipped.read(reference, kind, from);
    return found?.name === `scenarios/${path}` ? { ...found, bytes } : found;
  },
});

const shippedFiles = (root: string): Files => nodeFiles(root, root);

const judgeScenario = async (shipped: Files, one: Case): Promise<Verdict> =>
  refusable(async () => {
    const { understood, problems } = await examine(one.opened, withReplaced(shipped, one), []);
    const verdict = checkProblems(problems);
    if ((understood === undefined) !== (verdict === 'refused')) throw new Wrong('neither understood nor refused');
    if (understood !== undefined) await playBoth(understood.model);
    return verdict;
  });

const judgeGame = async (shipped: Files, one: Case): Promise<Verdict> =>
  refusable(async () => {
    const { built, problems } = await examineGame(one.opened, withReplaced(shipped, one));
    const verdict = checkProblems(problems);
    if ((built === undefined) !== (verdict === 'refused')) throw new Wrong('neither built nor refused');
    return verdict;
  });

const hurt = (chance: Chance, text: string, others: readonly string[]): Uint8Array<ArrayBuffer> => {
  const encode = (one: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(one);
  return chance.is(0.1)
    ? mutateBytes(chance, encode(text))
    : encode(mutate(chance, text, { pieces: hostilePieces, others }));
};

const show = ({ path, bytes }: Case): string => `${path}: ${JSON.stringify(new TextDecoder().decode(bytes))}`;

const openedFor = (path: string): string => {
  if (/^(modules|rules)\//.test(path)) return 'pause-verified';
  return path.replace(/\.yaml$/, '');
};

const isGameText = (text: string): boolean => /^game:/m.test(text);

/** Scenarios, modules and rules with mutations; what is still accepted is played. */
export const scenarios = (root: string, texts: ReadonlyMap<string, string>): Subject => {
  const shipped = shippedFiles(root);
  const paths = [...texts].flatMap(([path, text]) => (isGameText(text) ? [] : [path]));
  // Small ones are played as well, so they come more often.
  const often = paths.filter((path) => /tutorial|two-labs|repeated-pause|pact/.test(path));
  const others = paths.map((path) => texts.get(path) ?? '');
  return subject<Case>({
    draw: (chance) => {
      const path = chance.pick(chance.is(0.6) ? often : paths);
      return {
        path,
        opened: join('scenarios', `${openedFor(path)}.yaml`),
        bytes: hurt(chance, texts.get(path) ?? '', others),
      };
    },
    judge: (one) => judgeScenario(shipped, one),
    show,
  });
};

/** Files of games with mutations. */
export const games = (root: string, texts: ReadonlyMap<string, string>): Subject => {
  const shipped = shippedFiles(root);
  const paths = [...texts].flatMap(([path, text]) => (isGameText(text) ? [path] : []));
  const others = paths.map((path) => texts.get(path) ?? '');
  return subject<Case>({
    draw: (chance) => {
      const path = chance.pick(paths);
      return { path, opened: join('scenarios', path), bytes: hurt(chance, texts.get(path) ?? '', others) };
    },
    judge: (one) => judgeGame(shipped, one),
    show,
  });
};
