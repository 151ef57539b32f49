// Files of other kinds: logs of moves, Gambit's games, plans, saved results.
import { changed, type Entry, words } from './entry.ts';

const log = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const head = ['detente-moves: 1', 'version: 0.1.0', 'scenario: two-labs', 'seed: "1"', 'run: 0'];

const moves: readonly (readonly [name: string, content: string | Uint8Array, expected: string])[] = [
  ['an empty log', '', '2 empty-file 1:1'],
  ['a scenario for a log', changed('', ''), '2 missing-key 1:1'],
  ['a log of another version', log('detente-moves: 2', ...head.slice(1), 'moves: []'), '2 newer-format 1:16'],
  ['a log without a run', log(...head.slice(0, 4), 'moves: []'), '2 missing-key 1:1'],
  ['a log with run −1', log(...head.slice(0, 4), 'run: -1', 'moves: []'), '2 wrong-value 5:6'],
  [
    'a move of nobody',
    log(...head, 'moves:', '  - {tick: 1, player: Nobody, decision: stance, option: race}'),
    '2 unknown-player 7:23',
  ],
  ['a move that is none', log(...head, 'moves: race'), '2 wrong-kind 6:8'],
  ['a log that ends in no key', log(...head, 'moves: []>izon, digest: "0"}'), '2 yaml-syntax 6:1'],
  ['a log of 2 MB', 'x'.repeat(2_000_000), '2 bad-value'],
  ['bytes for a log', Uint8Array.from([0xff, 0xfe, 0, 1]), '2 encoding'],
];

const nfg: readonly (readonly [name: string, content: string | Uint8Array, expected: string])[] = [
  ['an empty .nfg', '', '2 nfg-syntax 1:1'],
  ['no .nfg', 'hello', '2 nfg-syntax 1:1'],
  ['an extensive form', 'EFG 2 R "x" { "a" "b" }', '2 nfg-syntax 1:1'],
  ['an unknown version', 'NFG 9 R "x" { "a" "b" } { 2 2 } 1 2 3 4 5 6 7 8', '2 nfg-syntax 1:5'],
  ['payoffs too few', 'NFG 1 R "x" { "a" "b" } { 2 2 } 1 2 3', '2 nfg-syntax 1:38'],
  ['payoffs too many', 'NFG 1 R "x" { "a" "b" } { 2 2 } 1 2 3 4 5 6 7 8 9', '2 nfg-syntax 1:49'],
  ['a payoff of 3/0', 'NFG 1 R "x" { "a" "b" } { 2 2 } 1 2 3 4 5 6 7 3/0', '2 nfg-syntax 1:47'],
  ['a payoff of letters', 'NFG 1 R "x" { "a" "b" } { 2 2 } 1 2 3 4 5 6 7 x', '2 nfg-syntax 1:47'],
  ['a payoff of 1e999999999', 'NFG 1 R "x" { "a" "b" } { 2 2 } 1 2 3 4 5 6 7 1e999999999', '2 nfg-syntax 1:47'],
  ['no players', 'NFG 1 R "x" { } { } 1', '2 nfg-syntax 1:13'],
  ['a player without actions', 'NFG 1 R "x" { "a" "b" } { 2 0 } 1', '2 nfg-syntax 1:29'],
  ['100,000 actions each', 'NFG 1 R "x" { "a" "b" } { 100000 100000 } 1', '2 nfg-syntax 1:25'],
  ['40 players', `NFG 1 R "x" { ${'"a" '.repeat(40)}} { ${'2 '.repeat(40)}} 1`, '2 nfg-syntax 1:177'],
  ['an unclosed name', 'NFG 1 R "x', '2 nfg-syntax 1:9'],
  ['bytes for a game', Uint8Array.from([0xff, 0xfe, 0, 1]), '2 nfg-syntax 1:1'],
];

const games: readonly (readonly [name: string, content: string, expected: string])[] = [
  ['a game of another kind', 'detente: 1\ntitle: X\ngame: {kind: chess}\n', '2 wrong-value 3:14'],
  [
    'a game without payoffs',
    'detente: 1\ntitle: X\ngame: {kind: table, players: [A, B], options: [x, y]}\n',
    '2 missing-key 1:1',
  ],
  [
    'a ragged game',
    'detente: 1\ntitle: X\ngame: {kind: table, players: [A, B], options: [x, y]}\npayoffs:\n  - [[0, 0], [1, 1]]\n  - [[0, 0]]\n',
    '2 wrong-length 6:5',
  ],
  [
    'a game with an endless payoff',
    'detente: 1\ntitle: X\ngame: {kind: table, players: [A, B], options: [x, y]}\npayoffs:\n  - [[1/0, 0], [1, 1]]\n  - [[0, 0], [1, 1]]\n',
    '2 bad-value 5:7',
  ],
  [
    'a game of no number of players',
    'detente: 1\ntitle: X\ngame: {kind: formula, players: {count^ 2, name: Lab}, options: [x, y]}\npayoff: 1\n',
    '2 wrong-kind 3:33',
  ],
];

const plans: readonly (readonly [name: string, content: string, expected: string])[] = [
  ['an empty plan', '', '2 no-plan'],
  ['a plan cut short', '{"kind": "detente-plan", "schemaVersion": 1', '2 no-plan'],
  ['a plan of another version', '{"kind": "detente-plan", "schemaVersion": 99}', '2 no-plan'],
  ['a list for a plan', '[]', '2 no-plan'],
  ['a plan of nothing', '{"kind": "detente-plan", "schemaVersion": 1}', '2 no-plan'],
  [
    'a plan that reaches out',
    '{"kind": "detente-plan", "schemaVersion": 1, "sources": {"../../x": {}}, "runs": 1e12}',
    '2 no-plan',
  ],
];

const manifests: readonly (readonly [name: string, content: string, expected: string])[] = [
  ['an empty manifest', '', '2 not-results'],
  ['a manifest cut short', '{"kind": ', '2 not-results'],
  ['a manifest of the future', '{"kind": "detente-results", "schemaVersion": 99}', '2 newer-results'],
  ['a manifest of nothing', '{}', '2 not-results'],
  ['a manifest of null', 'null', '2 not-results'],
  ['a manifest with __proto__', '{"__proto__": {"polluted": true}}', '2 not-results'],
];

const each = <Content extends string | Uint8Array>(
  table: readonly (readonly [name: string, content: Content, expected: string])[],
  file: string,
  ...lines: readonly string[]
): readonly Entry[] =>
  table.flatMap(([name, content, expected]) =>
    lines.map((line) => ({
      name: lines.length > 1 ? `${name}: ${line}` : name,
      files: { 'x.yaml': changed('', ''), [file]: content },
      argv: words(line),
      expected,
    })),
  );

export const others: readonly Entry[] = [
  ...each(moves, 'log.yaml', 'trace @/x.yaml --moves @/log.yaml'),
  ...each(nfg, 'game.nfg', 'solve @/game.nfg'),
  ...each(games, 'game.yaml', 'solve @/game.yaml'),
  ...each(plans, 'out/plan.json', 'shard --plan @/out --index 0', 'merge @/out'),
  ...each(manifests, 'out/manifest.json', 'report @/out'),
];
