import { expect, test } from 'vitest';
import { modelOf, problemsOf, problemWith, scenario, stance } from './checked.ts';

const told = (rest: string, more = ''): string => scenario(`${more}${stance}end: {e: t > 3}\n${rest}`);

const module = {
  'modules/pact.yaml': `module: pact
parameters: {start: {default: 3}}
let: {world: {on: t >= start}}
story:
  world:
    pact: {when: on, begins: the pact began, summary: "The pact began {when}"}
  labs:
    hasty: {when: stance == race and on, begins: "{name} raced"}
`,
};

test('a sentence is its pieces: text, words, values with their form and their options', async () => {
  const line =
    'story: {labs: {hasty: {when: stance == race, begins: "{name} went {stance} at {effort[stance]|percent}"}}}';
  const { story } = await modelOf(told(line));
  const pieces = story.lines[0]?.begins?.map((piece) =>
    piece.kind === 'value' ? { form: piece.form, kind: piece.formula.kind, options: piece.options } : piece,
  );
  expect(pieces).toEqual([
    { kind: 'word', word: 'name' },
    { kind: 'text', text: ' went ' },
    { form: 'number', kind: 'read', options: ['pause', 'slow', 'race'] },
    { kind: 'text', text: ' at ' },
    { form: 'percent', kind: 'attribute', options: undefined },
  ]);
});

test('a scenario replaces lines of a module key by key', async () => {
  const use = 'use: [pact]\n';
  const { story } = await modelOf(told(`${use}story: {world: {pact.pact: {begins: all signed}}}`), module);
  expect(story.lines.map(({ id, summary, begins }) => ({ id, summary: summary !== undefined, begins }))).toEqual([
    { id: 'pact.pact', summary: true, begins: [{ kind: 'text', text: 'all signed' }] },
    {
      id: 'pact.hasty',
      summary: false,
      begins: [
        { kind: 'word', word: 'name' },
        { kind: 'text', text: ' raced' },
      ],
    },
  ]);
});

test('what only a story reads is unused', async () => {
  const problems = await problemsOf(
    told('story: {world: {much: {when: rich > 2, begins: it was much}}}', '  rich: {default: 3}\n'),
  );
  expect(problems).toEqual(['warning unused-parameter 14:3']);
});

test('realised payoffs can be told, where there is a payoff', async () => {
  const line = 'story: {labs: {well: {when: realised(stance) > 0, begins: "{name} earned {realised(stance)}"}}}';
  expect(await problemsOf(told(line))).toEqual([]);
  const without = told(line).replace('      payoff: effort[stance]\n', '').replace('rule: logit', 'rule: fixed');
  expect((await problemWith('no-payoff', without)).message).toMatch('"stance" has no payoff to realise');
});

test('a line of the world has no name to tell', async () => {
  const { message, span } = await problemWith(
    'unknown-name',
    told('story: {world: {late: {when: t > 2, begins: "{name} is late"}}}'),
  );
  expect(message).toMatch('"name"');
  expect(span?.source.text.slice(span.start, span.end)).toBe('name');
});

test('words of options without a sentence leave the others as they are', async () => {
  const { story } = await modelOf(told('story: {labs: {stance: {words: {race: raced}}}}'));
  expect(story.choices.map(({ words }) => words)).toEqual([[undefined, undefined, 'raced']]);
});
