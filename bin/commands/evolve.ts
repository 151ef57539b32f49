import type { Command } from 'commander';
import { defined } from '../../engine/experiment/defined.ts';
import type { OpenedGame } from '../../engine/experiment/solutions/opened-game.ts';
import {
  type EvolveFlags,
  type Evolving,
  evolveDocument,
  findEvolution,
  prepareEvolve,
} from '../../engine/experiment/solutions/prepare-evolve.ts';
import { DYNAMICS } from '../../engine/games/evolution/evolve.ts';
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
import { openGameFile, type StageFlags } from '../open-game.ts';
import { refusable } from '../refusable.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { type KeepFlags, keepFlags, tellFound } from '../tell-found.ts';
import { evolveSummary } from '../terminal/evolve/evolve-summary.ts';
import { styleFor } from '../terminal/style.ts';

type Flags = CommonFlags & KeepFlags & StageFlags & EvolveFlags;

const mutation = (value: string): number | 'small' => {
  const text = someText('--mutation')(value);
  if (text === 'small') return 'small';
  const number = decimal(text);
  if (number > 0 && number <= 1) return number;
  throw new Refusal('bad-value', `--mutation: expected small, or a number above 0 and at most 1, got "${value}"`);
};

const names = (value: string): readonly string[] =>
  someText('--strategies')(value)
    .split(',')
    .map((name) => name.trim());

/** @throws Refusal of a game that no population plays */
const evolving = (opened: OpenedGame, reference: string, calledAs: string): Evolving => {
  if (opened.kind === 'population' || opened.kind === 'normal-form') return opened;
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
    .option('--strategies <names>', 'only these are played, with commas between them; default: all', names)
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
      '--fitness <form>',
      'of moran: linear, 1 − w + w π, or exponential, e^(w π); default: exponential',
      oneOf('--fitness', ['linear', 'exponential']),
    )
    .option(
      '--start <shares>',
      'shares at the start, with commas between them; default: all alike',
      amounts('--start', '0.2,0.8'),
    )
    .option('--horizon <time>', 'how long a path is followed; default: 100', amount('--horizon'))
    .addHelpText('after', notes);
  for (const flag of [...stageFlags(), ...keepFlags(), jsonFlag(), noColorFlag()]) command.addOption(flag);
  command.action(async (reference: string, flags: Flags) => {
    const file = await openGameFile(reference, flags, terminal);
    const opened = evolving(file.opened, reference, terminal.calledAs);
    const { dynamic, strategies, population, selection, mutation, fitness, start, horizon } = flags;
    const { decision, at, run, payoff, set = [] } = flags;
    const asked: EvolveFlags = defined({
      ...{ dynamic, strategies, population, selection, mutation, fitness, start, horizon, decision, at, run, payoff },
    });
    const style = styleFor(terminal, 'out', flags.color);
    const width = terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY;
    return tellFound(terminal, flags, {
      prepare: () => prepareEvolve(file, opened, asked, set),
      find: async () => refusable(() => findEvolution(opened, asked), hintFor),
      document: evolveDocument,
      summary: (found) => evolveSummary(evolveDocument(found), { style, width }),
    });
  });
};
