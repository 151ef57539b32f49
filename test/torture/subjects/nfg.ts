import type { Game } from '../../../engine/games/game.ts';
import { readNfg } from '../../../engine/games/nfg/read-nfg.ts';
import { writeNfg } from '../../../engine/games/nfg/write-nfg.ts';
import { chanceOf } from '../chance.ts';
import { mutate } from '../mutate.ts';
import { hostilePieces } from '../shipped-texts.ts';
import { refusable, type Subject, subject, type Verdict, Wrong } from '../subject.ts';

const read = (text: string): Game => readNfg({ name: 'game.nfg', text });

/** Games of up to three players and payoffs of every form, in both versions of the format. */
const wholeGames = (): readonly string[] =>
  Array.from({ length: 60 }, (_, number) => {
    const chance = chanceOf(`a game ${number}`);
    const shape = Array.from({ length: 1 + chance.below(3) }, () => 1 + chance.below(4));
    const players = shape.map((_, player) => `"P${player}"`).join(' ');
    const actions = shape.map((count) => (chance.is(0.5) ? count : `{ ${'"a" '.repeat(count)}}`)).join(' ');
    const profiles = shape.reduce((product, count) => product * count, 1);
    const payoff = (): string => chance.pick(['0', '-1', '2.5', '1/3', '-7/11', '1e3', '-2.5e-4', '.5']);
    const payoffs = Array.from({ length: profiles * shape.length }, payoff).join(' ');
    const outcomes = `{ { "x" ${shape.map(payoff).join(', ')} } } ${'1 0 '.repeat(profiles).slice(0, 2 * profiles)}`;
    return `NFG 1 R "Game ${number}" { ${players} } { ${actions} } "words" ${chance.is(0.3) ? outcomes : payoffs}\n`;
  });

const pieces = [
  ...hostilePieces,
  ...[
    'NFG',
    'R',
    'D',
    '2',
    '3/0',
    '1/3',
    '0/0',
    '1e400',
    '1e-400',
    '1e999999999',
    '-',
    '--1',
    '{ ',
    ' }',
    '"\\"',
    ' " ',
  ],
  ...['100000', '2000000', '{ "a" "b" }', '1, 2, 3', '0x10', 'NaN', 'Infinity', '9'.repeat(1300), '1 '.repeat(300)],
];

/** What a reader must get back: names as they are, payoffs to the last digit. */
const facts = ({ title, players, actions, exact }: Game): string =>
  JSON.stringify([title, players, actions, exact], (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );

const MOST_WRITTEN = 100_000;

const judge = (text: string): Promise<Verdict> =>
  refusable(() => {
    const game = read(text);
    const profiles = game.actions.reduce((product, { length }) => product * length, 1);
    if (game.payoffs.some(({ length }) => length !== profiles)) throw new Wrong('payoffs are missing');
    if (game.payoffs.some((ofOne) => !ofOne.every(Number.isFinite))) throw new Wrong('a payoff is no number');
    if (profiles * game.players.length > MOST_WRITTEN) return 'accepted';
    if (facts(read(writeNfg(game))) !== facts(game)) throw new Wrong('another game comes back from its own file');
    return 'accepted';
  });

/** Gambit's files with mutations: the same game comes back from its own file. */
export const nfg = (): Subject => {
  const games = wholeGames();
  return subject<string>({
    draw: (chance) => mutate(chance, chance.pick(games), { pieces, others: games }),
    judge,
    show: JSON.stringify,
  });
};
