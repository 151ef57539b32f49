import type { Command } from 'commander';
import { defined } from '../../engine/experiment/defined.ts';
import type { EvolutionResult } from '../../engine/games/evolution/evolution-result.ts';
import { DYNAMICS, type Dynamic, type EvolveOptions, evolve } from '../../engine/games/evolve.ts';
import type { Game } from '../../engine/games/game.ts';
import { type CommonFlags, jsonFlag, noColorFlag, oneOf, seedFlag, setFlag, someText, wholeNumber } from '../flags.ts';
import { openGame, type StageFlags } from '../open-game.ts';
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

/** What the solver finds wrong with numbers from the command line is the user's to mend. */
const evolved = (game: Game, options: EvolveOptions): EvolutionResult => {
  try {
    return evolve(game, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const other = options.dynamic === 'alpha-rank' ? undefined : 'any game can be ranked: --dynamic alpha-rank';
    throw new Refusal('bad-value', error.message, other);
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
    const { game, scenario } = await openGame(reference, flags, terminal);
    const { population, selection, mutation, start, horizon, dynamic = 'fermi' } = flags;
    const options: EvolveOptions = { dynamic, ...defined({ population, selection, mutation, start, horizon }) };
    const result = evolved(game, options);
    if (flags.json) return terminal.out(jsonDocument(result));
    const individuals = population ?? (dynamic === 'alpha-rank' ? 50 : 100);
    const title = scenario?.model.name ?? game.title;
    terminal.out(`${evolveSummary(title, result, individuals, styleFor(terminal, 'out', flags.color)).join('\n')}\n`);
  });
};
