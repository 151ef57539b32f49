import { Command, Option } from 'commander';
import { defined } from '../../engine/experiment/defined.ts';
import { type PlanDocument, planRun, planStudy } from '../../engine/experiment/pieces/plan-pieces.ts';
import type { Problem } from '../../engine/language/problem.ts';
import { didYouMean } from '../../engine/language/problem.ts';
import type { Describe } from '../commands.ts';
import { crashAt } from '../crash-at.ts';
import { type CommonFlags, wholeNumber } from '../flags.ts';
import { tellWarnings } from '../open-model.ts';
import type { RunFlags } from '../play.ts';
import type { StudyFlags, StudyHooks } from '../play-study.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { type SweepFlags, sweepPlan } from '../sweep-plan.ts';
import { jsonDocument } from '../terminal/json.ts';
import { planCommands, planWords } from '../terminal/plan-words.ts';
import { styleFor } from '../terminal/style.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { describeRun } from './run.ts';
import { describeSensitivity, type SensitivityFlags, sensitivityPlan } from './sensitivity.ts';
import { describeSweep } from './sweep.ts';

type Pieces = { readonly pieces: number };

const mostPieces = 100_000;

/** Flags of commands that play, which say nothing where nothing is played. */
const idle = ['--watch', '--fail-if', '--resume', '--format', '--workers', '--precision', '--report'];

/** A command of its own below `plan`, with the flags of the one that plays at once. */
const describePlanned = <Flags extends CommonFlags>(
  command: Command,
  session: Session,
  name: string,
  describe: Describe,
  act: (reference: string, flags: Flags & Pieces) => Promise<void>,
): void => {
  const planned = command.command(name).summary(`as detente ${name}, to be played later`);
  const playing = new Command(name);
  describe(playing, session);
  for (const argument of playing.registeredArguments) planned.addArgument(argument);
  for (const option of playing.options) planned.addOption(option);
  planned.description(`what detente ${name} would play, written down in pieces that others can play`);
  for (const option of planned.options) if (idle.includes(option.long ?? '')) option.hideHelp();
  planned.addOption(
    new Option('--pieces <number>', 'how many pieces')
      .argParser(wholeNumber('--pieces', 1, mostPieces))
      .makeOptionMandatory(),
  );
  planned.action((reference: string, flags: Flags & Pieces) => {
    for (const option of planned.options.filter(({ long }) => idle.includes(long ?? '')))
      if (planned.getOptionValueSource(option.attributeName()) === 'cli') refuseIdle(name, option.long ?? '');
    return act(reference, flags);
  });
};

const refuseIdle = (name: string, flag: string): never => {
  if (flag === '--precision')
    throw new Refusal(
      'usage',
      '--precision does not go with plan: how many runs it takes is known only when they are played',
      `plan a number of runs, or let detente ${name} --precision play them`,
    );
  throw new Refusal('usage', `${flag} does not go with plan: nothing is played yet`);
};

const tell = (
  document: PlanDocument,
  { json, quiet, color }: CommonFlags & { readonly quiet?: true },
  terminal: Terminal,
): void => {
  if (json) terminal.out(jsonDocument({ ...document, commands: planCommands(document, terminal.calledAs) }));
  else if (quiet) terminal.out(`${document.results}\n`);
  else terminal.out(`${planWords(document, terminal.calledAs, styleFor(terminal, 'out', color)).join('\n')}\n`);
};

const warnings =
  ({ color }: CommonFlags, terminal: Terminal) =>
  ({ problems }: { readonly problems: readonly Problem[] }): void =>
    tellWarnings(problems, terminal, color);

const planRuns =
  ({ terminal }: Session) =>
  async (reference: string, flags: RunFlags & Pieces): Promise<void> => {
    const { runs, seed, set, out, draft, trace, force, pieces } = flags;
    const document = await planRun({
      ...defined({ runs, seed, set, out, draft, trace, force }),
      ...crashAt(process.env.DETENTE_CRASH_AT),
      ...{ reference, pieces, opened: warnings(flags, terminal) },
    });
    tell(document, flags, terminal);
  };

const planPoints =
  <Flags extends StudyFlags>({ terminal }: Session, planOf: (flags: Flags) => StudyHooks['plan']) =>
  async (reference: string, flags: Flags & Pieces): Promise<void> => {
    const { seed, set, out, draft, force, pieces } = flags;
    const document = await planStudy({
      ...defined({ seed, set, out, draft, force }),
      ...crashAt(process.env.DETENTE_CRASH_AT),
      ...{ reference, pieces, plan: planOf(flags), opened: warnings(flags, terminal) },
    });
    tell(document, flags, terminal);
  };

/** Why some commands cannot be planned. */
const unplannable: { readonly [name: string]: readonly [message: string, hint: string] } = {
  threshold: [
    'a threshold cannot be planned: which points it plays depends on what came of those before',
    'detente threshold --workers uses all cores of one machine',
  ],
  compare: [
    'a comparison cannot be planned as one',
    'plan each arm by itself with detente plan run, into DIR/arms/NAME of one folder; detente compare --out DIR then pairs them',
  ],
};

const refuse = (name: string, plannable: readonly string[]): never => {
  const [message, hint] = unplannable[name] ?? [];
  if (message !== undefined) throw new Refusal('usage', message, hint);
  const near = didYouMean(name, plannable);
  const names = `there are ${plannable.join(', ')}`;
  throw new Refusal(
    'unknown-command',
    `"${name}" cannot be planned`,
    near === undefined ? names : `did you mean "${near}"?`,
  );
};

const notes = `
A plan is written into the folder of the results, with copies of all files that it is
of. detente shard plays a piece of it, detente merge puts them together: the results
are the same, to the last byte, as those of the command that plays all by itself.
`;

export const describePlan = (command: Command, session: Session): void => {
  command.usage('<command> <yaml> --pieces <number> [flags]').helpCommand(false).addHelpText('after', notes);
  describePlanned(command, session, 'run', describeRun, planRuns(session));
  describePlanned(command, session, 'sweep', describeSweep, planPoints<SweepFlags>(session, sweepPlan));
  const sensitivity = planPoints<SensitivityFlags>(session, sensitivityPlan);
  describePlanned(command, session, 'sensitivity', describeSensitivity, sensitivity);
  command
    .argument('<command>')
    .allowUnknownOption()
    .allowExcessArguments()
    .action((name: string) =>
      refuse(
        name,
        command.commands.map((one) => one.name()),
      ),
    );
};
