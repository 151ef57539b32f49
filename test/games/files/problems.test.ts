import { describe, expect, it } from 'vitest';
import { complaintsOf, examineText } from './text-game.ts';

const formula = (payoff: string, more = '', head = ''): string =>
  `detente: 1
game: {kind: formula, players: {count: 2, name: Lab}, options: [pause, race]${head}}
effort: [0, 1]
payoff: ${payoff}
${more}`;

describe('a formula of a game', () => {
  it.each([
    ['efort[own]', 'game.yaml:4:9 error unknown name "efort"  [unknown-name]'],
    [
      'effort[others]',
      'game.yaml:4:9 error this is a number for each of the others, where one is wanted  [collection-in-scalar-place]',
    ],
    ['effort', 'game.yaml:4:9 error "effort" has a number for each option  [attribute-without-option]'],
    [
      'sum(effort[others] * effort[all])',
      'game.yaml:4:13 error this is about each of the others and about each of all at once  [two-collections]',
    ],
    ['sum(effort[own])', 'game.yaml:4:9 error sum wants something about each player  [no-collection]'],
    [
      'max(where(others, others > own))',
      'game.yaml:4:9 error max has no value where nobody is left over  [needs-orelse]',
    ],
    ['where(others, 1)', 'game.yaml:4:9 error where stands in a reduction  [misplaced-where]'],
    ['maen(effort[all])', 'game.yaml:4:9 error unknown function "maen"  [unknown-function]'],
    ['exp(1, 2)', 'game.yaml:4:9 error exp takes 1 argument, got 2  [argument-count]'],
    ['labs.effort', 'game.yaml:4:9 error a game has no classes and modules  [member-form]'],
    ['own[1]', 'game.yaml:4:9 error only an attribute, a list with a number per option, has an index  [index-form]'],
    ['1 / own', 'game.yaml:4:9 error this payoff is Infinity at pause, pause; a payoff is finite  [bad-value]'],
    ['own +', 'game.yaml:4:14 error something is missing after "+"  [formula-syntax]'],
  ])('says what is wrong with %s', async (text, said) => {
    const complaints = await complaintsOf(formula(text));
    expect(complaints).toHaveLength(1);
    // How the grammar puts it is its own affair; the place and the code are told.
    if (said.includes('[formula-syntax]'))
      expect(complaints[0]).toMatch(/^game\.yaml:4:\d+ error .*\[formula-syntax\]$/);
    else expect(complaints[0]).toBe(said);
  });

  it('says everything at once, and what was meant', async () => {
    const { problems } = await examineText(
      formula('efort[own] - rsk * mean(others[2])', 'parameters: {risk: {unit: "1", default: 1}}'),
    );
    expect(problems.map(({ code }) => code)).toEqual(['unknown-name', 'unknown-name', 'index-form']);
    expect(problems[0]?.hint).toBe('did you mean "effort"?');
    expect(problems[1]?.hint).toBe('did you mean "risk"?');
  });
});

describe('a game file', () => {
  it.each<[string, string, string[], Record<string, string>?]>([
    [
      'names no kind',
      'detente: 1\ngame: {}',
      [
        'game.yaml:2:1 error game.kind is missing: expected table, formula, population, inspection, treaty, race or contest  [missing-key]',
      ],
    ],
    [
      'names no known kind',
      'detente: 1\ngame: {kind: tabel}',
      [
        'game.yaml:2:14 error kind: expected table, formula, population, inspection, treaty, race or contest, got the text "tabel"  [wrong-value]',
      ],
    ],
    [
      'is a scenario',
      'detente: 1\ntitle: x',
      ['game.yaml:1:1 error this file is a scenario, expected a game  [other-file-kind]'],
    ],
    [
      'lacks a payoff, and has a mistyped key',
      'detente: 1\ngame: {kind: formula, players: [A, B], options: [x, y]}\npayof: own',
      ['game.yaml:3:1 error unknown key "payof"  [unknown-key]'],
    ],
    [
      'has attributes of another length',
      formula('effort[own] + speed[own]', 'speed: [1, 2, 3]'),
      ['game.yaml:5:1 error "speed" has 3 numbers for 2 options  [wrong-length]'],
    ],
    [
      'has a player twice, and options twice',
      'detente: 1\ngame: {kind: formula, players: [A, A], options: [x, x]}\npayoff: own',
      [
        'game.yaml:2:36 error "A" stands here twice  [declared-twice]',
        'game.yaml:2:53 error "x" stands here twice  [declared-twice]',
      ],
    ],
    [
      'has parameters in a circle',
      formula('a * own', 'parameters:\n  a: {default: b}\n  b: {default: a}'),
      ['game.yaml:6:16 error the parameter "a" depends on itself  [parameter-cycle]'],
    ],
    [
      'has lets in a circle',
      formula('a * own', 'let: {a: c, c: a}'),
      ['game.yaml:5:10 error "a" depends on itself  [let-cycle]'],
    ],
    [
      'has a parameter out of its range',
      formula('a * own', 'parameters: {a: {default: 3, range: [0, 2]}}'),
      ['game.yaml:5:27 error "a" lies in [0, 2], not at 3  [out-of-range]'],
    ],
    [
      'has a parameter without a value',
      formula('a * own', 'parameters: {a: {range: [0, 2]}}'),
      ['game.yaml:5:14 error the parameter "a" has no value  [missing-value]'],
    ],
    [
      'has a parameter that reads a choice',
      formula('a', 'parameters: {a: {default: own}}'),
      ['game.yaml:5:27 error this hangs on who does what; here only parameters can be read  [wrong-moment]'],
    ],
    [
      'has a distribution',
      formula('a * own', 'parameters: {a: {default: {dist: uniform, min: 0, max: 1}}}'),
      ['game.yaml:5:27 error default: expected a formula, got a map  [wrong-kind]'],
    ],
    [
      'calls a parameter a word',
      formula('own', 'parameters: {others: 1}'),
      ['game.yaml:5:14 error "others" has a meaning of its own in formulas  [reserved-name]'],
    ],
    [
      'is symmetric with a payoff for each',
      formula('{Lab 1: own, Lab 2: -own}', '', ', symmetric: true'),
      ['game.yaml:4:1 error players of a symmetric game have one payoff formula  [wrong-value]'],
    ],
    [
      'is symmetric and reads numbers',
      formula('own * number', '', ', symmetric: true'),
      [
        'game.yaml:2:90 error players of a symmetric game differ in nothing, yet a formula reads their number  [wrong-value]',
      ],
    ],
    [
      'has a payoff for somebody else',
      formula('{Lab 1: own, Lab 3: own}'),
      [
        'game.yaml:4:1 error the payoff of Lab 2 is missing  [missing-key]',
        'game.yaml:4:22 error there is no player "Lab 3"  [unknown-player]',
      ],
    ],
    [
      'has too many players',
      formula('own').replace('count: 2', 'count: 40'),
      [
        'game.yaml:4:1 error expected at most 2000000 payoffs, got 1099511627776 profiles of 40 players  [game-too-large]',
      ],
    ],
    [
      'has half a player',
      formula('own').replace('count: 2', 'count: 2.5'),
      ['game.yaml:2:40 error count: expected a whole number from 1 to 200, got 2.5  [wrong-value]'],
    ],
    [
      'gives a value nobody declared',
      formula('own'),
      ['error the game has no parameter "x" in --set x=1  [bad-set]'],
      { x: '1' },
    ],
    [
      'gives no number',
      formula('a * own', 'parameters: {a: {default: 1}}'),
      ['error expected a number in --set a=one  [bad-set]'],
      { a: 'one' },
    ],
    [
      'gives a number out of range',
      formula('a * own', 'parameters: {a: {default: 1, range: [0, 1]}}'),
      ['a error "a" lies in [0, 1], not at 2, as --set has it  [out-of-range]'],
      { a: '2' },
    ],
    [
      'is a ragged table',
      'detente: 1\ngame: {kind: table, players: [A, B], options: [x, y]}\npayoffs: [[[1, 2], [3]], [[1, 2]], 7]',
      ['game.yaml:3:10 error payoffs: expected 2 entries, one for each option of A, got 3  [wrong-length]'],
    ],
    [
      'is a table with holes',
      'detente: 1\ngame: {kind: table, players: [A, B], options: [x, y]}\npayoffs: [[[1, 2], [3]], [[1, [2]], 7]]',
      [
        'game.yaml:3:20 error payoffs: expected 2 entries, the payoff of each player, got 1  [wrong-length]',
        'game.yaml:3:31 error payoffs: expected a number or a formula  [wrong-kind]',
        'game.yaml:3:37 error payoffs: expected a list with the payoff of each player  [wrong-kind]',
      ],
    ],
    [
      'is a table with options of strangers',
      'detente: 1\ngame: {kind: table, players: [A], options: {B: [x]}}\npayoffs: [[1]]',
      [
        'game.yaml:2:44 error the options of A are missing  [missing-key]',
        'game.yaml:2:45 error there is no player "B"  [unknown-player]',
      ],
    ],
    [
      'is a population without a row',
      'detente: 1\ngame: {kind: population, options: [a, b]}\npayoffs: {a: [1, 2, 3], c: [1]}',
      [
        'game.yaml:3:1 error the payoffs of b are missing  [missing-key]',
        'game.yaml:3:11 error a has 3 payoffs for 2 options  [wrong-length]',
        'game.yaml:3:25 error there is no option "c"  [unknown-option]',
      ],
    ],
    [
      'changes in an odd way',
      'detente: 1\ngame: {kind: population, options: [a]}\npayoffs: {a: [1]}\nevolve: {dynamic: fermy, population: 1, mutation: 2}',
      [
        'game.yaml:4:19 error dynamic: expected fermi, moran, replicator, logit, best-reply or alpha-rank, got the text "fermy"  [wrong-value]',
      ],
    ],
    [
      'changes with odd numbers',
      'detente: 1\ngame: {kind: population, options: [a]}\npayoffs: {a: [1]}\nevolve: {population: 1, mutation: 2}',
      [
        'game.yaml:4:22 error population: expected a whole number from 2 to 1000000, got 1  [wrong-value]',
        'game.yaml:4:35 error mutation: expected a number from 0 to 1, got 2  [wrong-value]',
      ],
    ],
    [
      'follows no path',
      'detente: 1\ngame: {kind: population, options: [a, b]}\npayoffs: {a: [1, 1], b: [1, 1]}\nevolve: {start: [0.5, 0.4], horizon: 0, fitness: cubic}',
      ['game.yaml:4:50 error fitness: expected linear or exponential, got the text "cubic"  [wrong-value]'],
    ],
    [
      'follows a path from shares that are none',
      'detente: 1\ngame: {kind: population, options: [a, b]}\npayoffs: {a: [1, 1], b: [1, 1]}\nevolve: {start: [0.5, 0.4], horizon: 0}',
      [
        'game.yaml:4:17 error start: expected 2 shares that sum to 1, got 0.5, 0.4  [wrong-value]',
        'game.yaml:4:38 error horizon: expected a number above 0, got 0  [wrong-value]',
      ],
    ],
    [
      'is played in turns by nobody',
      'detente: 1\ngame: {kind: population, options: [a, b]}\npayoffs: {a: [1, 1], b: [1, 1]}\ntournament: {rules: [grim, tit-for-ta, grim], turns: 0.5, noise: 2}',
      [
        'game.yaml:4:28 error there is no strategy "tit-for-ta" of iterated play  [unknown-name]',
        'game.yaml:4:40 error "grim" stands here twice  [declared-twice]',
        'game.yaml:4:54 error turns: expected a whole number from 1 to 10000000, got 0.5  [wrong-value]',
        'game.yaml:4:66 error noise: expected a number from 0 to 1, got 2  [wrong-value]',
      ],
    ],
    [
      'inspects nothing',
      'detente: 1\ngame: {kind: inspection}\nparameters: {n: {default: 2.5}, m: {default: 1}}',
      [
        'game.yaml:2:1 error the parameter b is missing: what a caught act costs  [missing-key]',
        'game.yaml:3:14 error n: expected a whole number from 0 to 100, got 2.5  [wrong-value]',
      ],
    ],
    [
      'treats half',
      'detente: 1\ngame: {kind: treaty, players: {count: 3, name: S}}\nbenefit: k\noutsider: k',
      ['game.yaml:2:1 error expected benefit and cost, or member and outsider  [missing-key]'],
    ],
    [
      'treats nobody',
      'detente: 1\ngame: {kind: treaty, players: {count: 3, name: S}}\nbenefit: 1 / k\ncost: 1',
      ['game.yaml:3:10 error this payoff is Infinity where 0 take part; a payoff is finite  [bad-value]'],
    ],
  ])('%s', async (_, text, said, set = {}) => {
    expect(await complaintsOf(text, set)).toEqual(said);
  });
});
