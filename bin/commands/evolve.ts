import type { Command } from 'commander';
import { defined } from '../../engine/experiment/defined.ts';
import type { EvolutionResult } from '../../engine/games/evolution/evolution-result.ts';
import { DYNAMICS, type Dynamic, type EvolveOptions, evolve } from '../../engine/games/evolution/evolve.ts';
import { evolveGame } from '../../engine/games/evolve-game.ts';
import { populationOf } from '../../engine/games/files/encounter.ts';
import { type CommonFlags, jsonFlag, noColorFlag, oneOf, seedFlag, setFlag, someText, wholeNumber } from '../flags.ts';
import { type OpenedGame, openGame, type StageFlags } from '../open-game.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { evolveSummary } from '../terminal/evolve/evolve-summary.ts';
import { jsonDocument } from '../terminal/json.ts';
import { styleFor } from '../terminal/style.ts';

type Flags = CommonFlags &
  StageFlags & {
    readonly dynamic?: Dynamic;
    readonly population?: number;
    readonly selection?: number;
    readonly mutation?: number | 'small';
    readonly start?: readonly number[];
    readonly horizon?: number;
  };

const amount =
  (flag: string, infinite: boolean) =>
  (value: string): number => {
    const text = someText(flag)(value);
    if (infinite && /^(inf|infinity|∞)$/i.test(text)) return Number.POSITIVE_INFINITY;
    if (/^(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) && Number.isFinite(Number(text))) return Number(text);
    throw new Refusal(
      'bad-value',
      `${flag}: expected a number of at least 0${infinite ? ' or inf' : ''}, got "${value}"`,
    );
  };

const mutation = (value: string): number | 'small' => {
  const text = someText('--mutation')(value);
  if (text === 'small') return 'small';
  const number = amount('--mutation', false)(text);
  if (number > 0 && number <= 1) return number;
  throw new Refusal('bad-value', `--mutation: expected small, or a number above 0 and at most 1, got "${value}"`);
};

const shares = (value: string): readonly number[] =>
  someText('--start')(value).split(',').map(amount('--start', false));

/** What the flags ask for, else what the file says. */
const optionsOf = (opened: OpenedGame, flags: Flags): EvolveOptions => {
  const own = opened.kind === 'population' ? opened.built.evolve : {};
  const { dynamic = own.dynamic ?? 'fermi', start, horizon } = flags;
  // What the file says of one dynamic means nothing to another.
  const { population, selection, mutation } =
    dynamic === (own.dynamic ?? 'fermi') ? { ...own, ...defined(flags) } : flags;
  return { dynamic, gradients: true, ...defined({ population, selection, mutation, start, horizon }) };
};

const titleOf = (opened: OpenedGame): string => {
  if (opened.kind !== 'normal-form') return opened.built.title;
  return opened.scenario?.model.name ?? opened.game.title;
};

const evolvedBy = (opened: OpenedGame, reference: string, options: EvolveOptions): EvolutionResult => {
  if (opened.kind === 'population') return evolve(populationOf(opened.built), options);
  if (opened.kind === 'normal-form') return evolveGame(opened.game, options);
  throw new Refusal('usage', `${reference} is a game of the kind ${opened.kind}, which no population plays`);
};

/** What the solver finds wrong with numbers from the command line is the user's to mend. */
const evolved = (opened: OpenedGame, reference: string, options: EvolveOptions): EvolutionResult => {
  try {
    return evolvedBy(opened, reference, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const isPair = error.message.startsWith('populationOfGame');
    throw new Refusal(
      'bad-value',
      error.message.replace(/^\w+: /, ''),
      isPair ? 'any game can be ranked: --dynamic alpha-rank' : undefined,
    );
  }
};

const notes = `
fermi, moran      a finite population (--population 100) in which better paid strategies
                  are copied with --selection (β, w); --mutation small, or a probability
replicator,       a large population followed from --start 0.2,0.8 over --horizon 100;
best-reply,       of logit --selection is the precision
logit
alpha-rank        how often each profile is visited, a population in each player's place;
                  --selection inf is the limit in which the better action always wins

The game is symmetric and of two players, but for alpha-rank. A scenario is read as its
stage game, as by solve.
`;

export const describeEvolve = (command: Command, { terminal }: Session): void => {
  command
    .argument('<game>', 'a game in YAML, a .nfg file, or a scenario')
    .option('--dynamic <name>', `${DYNAMICS.join(', ')}; default: fermi`, oneOf('--dynamic', DYNAMICS))
    .option(
      '--population <number>',
      'individuals; default: 100, of alpha-rank 50',
      wholeNumber('--population', 2, 100_000),
    )
    .option(
      '--selection <number>',
      'intensity of selection per unit of payoff; default: 1',
      amount('--selection', true),
    )
    .option('--mutation <chance>', 'small, or a probability in each step; default: small', mutation)
    .option('--start <shares>', 'shares at the start, with commas between them; default: all alike', shares)
    .option('--horizon <time>', 'how long a path is followed; default: 100', amount('--horizon', false))
    .option('--decision <name>', 'of a scenario: whose stage game', someText('--decision'))
    .option('--at <tick>', 'of a scenario: at which tick', wholeNumber('--at', 0, 1e9))
    .addOption(seedFlag())
    .addOption(setFlag())
    .addOption(jsonFlag())
    .addOption(noColorFlag())
    .addHelpText('after', notes);
  command.action(async (reference: string, flags: Flags) => {
    const opened = await openGame(reference, flags, terminal);
    const options = optionsOf(opened, flags);
    const result = evolved(opened, reference, options);
    if (flags.json) return terminal.out(jsonDocument(result));
    const individuals = options.population ?? (options.dynamic === 'alpha-rank' ? 50 : 100);
    const title = titleOf(opened);
    terminal.out(`${evolveSummary(title, result, individuals, styleFor(terminal, 'out', flags.color)).join('\n')}\n`);
  });
};
