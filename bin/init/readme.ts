import { shellWord } from '../../engine/experiment/shell-word.ts';

/** What to type next, from the folder of the scenario. */
export const nextCommands = (file: string, calledAs: string): readonly (readonly [command: string, what: string])[] => {
  const results = shellWord(`results/${file.replace(/\.yaml$/, '')}`);
  const scenario = shellWord(file);
  return [
    [`${calledAs} check ${scenario}`, 'everything wrong with the file, each with its line and a hint'],
    [`${calledAs} run ${scenario} --out ${results}`, '1,000 worlds: how often each end comes, with intervals'],
    [`${calledAs} report ${results}`, 'a page and its figures as pictures, in its folder report'],
    [`${calledAs} trace ${results} --run 7`, 'one of those worlds, told tick by tick'],
  ];
};

/** The README beside a new scenario. */
export const readme = (name: string, file: string): string => {
  const commands = nextCommands(file, 'detente');
  const width = Math.max(...commands.map(([command]) => command.length));
  return [
    `# ${name}`,
    '',
    `A scenario for Detente. The model is \`${file}\`: change a number or a formula, save, and run it again. An editor`,
    'that knows YAML schemas marks mistakes and explains keys while you type, from `schema.json` beside it, offline.',
    '',
    '```sh',
    ...commands.map(([command, what]) => `${command.padEnd(width)}   # ${what}`),
    '```',
    '',
    'Every number that comes out depends on the assumptions written in the scenario; none is a forecast.',
    '',
  ].join('\n');
};
