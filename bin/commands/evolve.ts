import type { Command } from 'commander';
import { defined } from '../../engine/experiment/defined.ts';
import type { OpenedGame } from '../../engine/experiment/solutions/opened-game.ts';
import type { EvolutionResult } from '../../engine/games/evolution/evolution-result.ts';
import { DYNAMICS, type Dynamic, type EvolveOptions, evolve } from '../../engine/games/evolution/evolve.ts';
import { evolveGame } from '../../engine/games/evolution/evolve-game.ts';
import { populationOf } from '../../engine/games/files/encounter.ts';
import {
  amount,
  amounts,
  type CommonFlags,
  decimal,
  jsonFlag,
  noColorFlag,
  oneOf,
  someText,
  stageFlags,
  wholeNumber,
} from '../flags.ts';
import { openGame, type StageFlags } from '../open-game.ts';
import { refusable } from '../refusable.ts';
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

const mutation = (value: string): number | 'small' => {
  const text = someText('--mutation')(value);
  if (text === 'small') return 'small';
  const number = decimal(text);
  if (number > 0 && number <= 1) return number;
  throw new Refusal('bad-value', `--mutation: expected small, or a number above 0 and at most 1, got "${value}"`);
};

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

/** The game as somebody named it, and what he types to call this program. */
type Called = { readonly reference: string; readonly calledAs: string };

const evolvedBy = (opened: OpenedGame, { reference, calledAs }: Called, options: EvolveOptions): EvolutionResult => {
  if (opened.kind === 'population') return evolve(populationOf(opened.built), options);
  if (opened.kind === 'normal-form') return evolveGame(opened.game, options);
  throw new Refusal(
    'usage',
    `${reference} is a game of the kind ${opened.kind}, which no population plays`,
    `${calledAs} ${opened.kind === 'treaty' ? 'coalition' : 'solve'} ${reference}`,
  );
};

const hintFor = (message: string): string | undefined =>
  message.startsWith('populationOfGame') ? 'any game can be ranked: --dynamic alpha-rank' : undefined;

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
    .argument('<yaml|nfg>', 'a scenario, a game in YAML, or a .nfg file')
    .option('--dynamic <name>', `${DYNAMICS.join(', ')}; default: fermi`, oneOf('--dynamic', DYNAMICS))
    .option(
      '--population <number>',
      'individuals; default: 100, of alpha-rank 50',
      wholeNumber('--population', 2, 100_000),
    )
    .option(
      '--selection <number>',
      'intensity of selection per unit of payoff; default: 1',
      amount('--selection', { infinite: true }),
    )
    .option('--mutation <chance>', 'small, or a probability in each step; default: small', mutation)
    .option(
      '--start <shares>',
      'shares at the start, with commas between them; default: all alike',
      amounts('--start', '0.2,0.8'),
    )
    .option('--horizon <time>', 'how long a path is followed; default: 100', amount('--horizon'))
    .addHelpText('after', notes);
  for (const flag of [...stageFlags(), jsonFlag(), noColorFlag()]) command.addOption(flag);
  command.action(async (reference: string, flags: Flags) => {
    const opened = await openGame(reference, flags, terminal);
    const options = optionsOf(opened, flags);
    const result = refusable(() => evolvedBy(opened, { reference, calledAs: terminal.calledAs }, options), hintFor);
    if (flags.json) return terminal.out(jsonDocument(result));
    const individuals = options.population ?? (options.dynamic === 'alpha-rank' ? 50 : 100);
    const title = titleOf(opened);
    const isProfiles = options.dynamic === 'alpha-rank' && opened.kind === 'normal-form';
    const shown = {
      population: individuals,
      style: styleFor(terminal, 'out', flags.color),
      width: terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY,
    };
    const players = isProfiles ? opened.game.players : undefined;
    terminal.out(`${evolveSummary(title, result, players, shown).join('\n')}\n`);
  });
};
