import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examine } from '../../../engine/experiment/results/examine.ts';
import { readMovesLog } from '../../../engine/experiment/story/moves-log.ts';
import { examineGame } from '../../../engine/games/files/build-game.ts';
import type { Files } from '../../../engine/language/load.ts';
import { games } from '../../../engine/language/shape/game.ts';
import { module, ruleFile } from '../../../engine/language/shape/module.ts';
import { movesLog } from '../../../engine/language/shape/moves-log.ts';
import { scenario } from '../../../engine/language/shape/scenario.ts';
import type { RecordShape } from '../../../engine/language/shape/shape.ts';
import { readYaml } from '../../../engine/language/yaml/read.ts';
import { filesOfTexts } from '../../properties/files-of-texts.ts';
import { playBoth } from '../play-both.ts';
import { checkProblems, refusable, type Verdict, Wrong } from '../subject.ts';

/** A kind of file, with a whole one of it, and who reads it. */
export type Host = {
  readonly name: string;
  readonly shape: RecordShape;
  readonly text: string;
  readonly judge: (text: string) => Promise<Verdict>;
};

/** A file without one of its blocks, and with this instead. */
export const withBlock = (text: string, block: string, value: string): string => {
  const { root } = readYaml({ name: 'whole.yaml', text });
  const entries = root?.kind === 'map' ? root.entries : [];
  const place = entries.findIndex(({ key }) => key === block);
  const [start, end] = [entries[place]?.keySpan.start, entries[place + 1]?.keySpan.start ?? text.length];
  const others = start === undefined ? text : text.slice(0, start) + text.slice(end);
  return `${others.trimEnd()}\n${block}: ${value}\n`;
};

const judgeModel = (files: Files, reference: string): Promise<Verdict> =>
  refusable(async () => {
    const { understood, problems } = await examine(reference, files, []);
    const verdict = checkProblems(problems);
    if ((understood === undefined) !== (verdict === 'refused')) throw new Wrong('neither understood nor refused');
    if (understood !== undefined) await playBoth(understood.model);
    return verdict;
  });

const judgeLog = async (text: string): Promise<Verdict> => {
  const { read, problems } = readMovesLog('log.yaml', new TextEncoder().encode(text));
  const verdict = checkProblems(problems);
  if ((read === undefined) !== (verdict === 'refused')) throw new Wrong('neither a log nor refused');
  return verdict;
};

const judgeGame = (text: string): Promise<Verdict> =>
  refusable(async () => {
    const bytes = new TextEncoder().encode(text);
    const files: Files = { list: async () => [], read: async (name) => ({ name, key: name, bytes }) };
    const { built, problems } = await examineGame('game.yaml', files);
    const verdict = checkProblems(problems);
    if ((built === undefined) !== (verdict === 'refused')) throw new Wrong('neither built nor refused');
    return verdict;
  });

const MODULE = `module: thing
summary: What a test puts in.
parameters:
  speed: {unit: "1", range: [0, 1], default: 0.5, doc: how fast, source: assumption}
state:
  labs:
    wealth: {unit: "1", initial: 0}
flow:
  labs:
    wealth: speed
`;

const LOG = `detente-moves: 1
version: "0.1.0"
scenario: two-labs
seed: "1"
run: 3
set: {labs.caution: "0.7"}
moves: [{tick: 1, player: Leader, decision: stance, option: pause}]
came-to: {ticks: 12, outcome: horizon, digest: "${'0123456789abcdef'.repeat(4)}"}
`;

/** A shipped game of each kind. */
const GAMES: { readonly [kind in keyof typeof games]: string } = {
  table: 'games/chicken',
  formula: 'games/pause-slow-race',
  population: 'literature/dsair',
  inspection: 'literature/inspection',
  treaty: 'literature/pause-treaty',
  race: 'literature/precipice',
  contest: 'literature/safety-performance',
};

/** Every kind of file that somebody writes. */
export const hosts = (root: string): readonly Host[] => {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const twoLabs = read('test/fixtures/two-labs.yaml');
  const model = (parts: Partial<Parameters<typeof filesOfTexts>[0]>): Promise<Verdict> =>
    judgeModel(filesOfTexts({ scenario: twoLabs, modules: {}, rules: {}, ...parts }), 'random');
  return [
    { name: 'scenario', shape: scenario, text: twoLabs, judge: (text) => model({ scenario: text }) },
    {
      name: 'module',
      shape: module,
      text: MODULE,
      judge: (text) => model({ scenario: `${twoLabs}use: [thing]\n`, modules: { thing: text } }),
    },
    {
      name: 'rule',
      shape: ruleFile,
      text: read('scenarios/rules/logit.yaml'),
      judge: (text) => model({ rules: { logit: text } }),
    },
    { name: 'log of moves', shape: movesLog, text: LOG, judge: judgeLog },
    ...Object.entries(GAMES).map(([kind, file]) => ({
      name: `game: ${kind}`,
      shape: games[kind as keyof typeof games],
      text: read(`scenarios/${file}.yaml`),
      judge: judgeGame,
    })),
  ];
};
