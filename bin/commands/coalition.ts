import { type Command, Option } from 'commander';
import { defined } from '../../engine/experiment/defined.ts';
import {
  type CoalitionFlags,
  coalitionsDocument,
  type FoundCoalitions,
  findCoalitions,
  prepareCoalition,
} from '../../engine/experiment/solutions/prepare-coalition.ts';
import type { MembershipRules } from '../../engine/games/coalition/stable-sizes.ts';
import {
  type CommonFlags,
  jsonFlag,
  noColorFlag,
  oneOf,
  someText,
  stageFlags,
  wholeNumber,
  workersFlag,
} from '../flags.ts';
import { openGameFile, type StageFlags } from '../open-game.ts';
import { isPlayed, type PlayedCoalitionFlags, playCoalition } from '../play-coalition.ts';
import { refusable } from '../refusable.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { type KeepFlags, keepFlags, tellFound } from '../tell-found.ts';
import { coalitionSummary } from '../terminal/coalition/coalition-summary.ts';
import { treatySummary } from '../terminal/coalition/treaty-summary.ts';
import { stageWords } from '../terminal/solve/stage-words.ts';
import { type Style, styleFor } from '../terminal/style.ts';

type Flags = CommonFlags & KeepFlags & StageFlags & MembershipRules & PlayedCoalitionFlags;

const summaryOf = (found: FoundCoalitions, style: Style, width: number): readonly string[] => {
  if (found.kind === 'sizes') return treatySummary(found.built, found.sizes, style, width);
  const { game, scenario } = found.opened;
  const title = scenario?.model.name ?? game.title;
  return coalitionSummary(title, game, stageWords(found.opened), found.found, { style, width });
};

const notes = `
A coalition is stable when no member gains by leaving and no outsider by joining, the
others staying in or out as they are. Members choose together what is best for their sum,
each outsider what is best for himself, all at once.

--membership exclusive   who wants to join needs that no member loses by it
--minimum 3              with fewer members there is no agreement
--ties in                whoever is indifferent is a member (out: is none; stay: stays)

With --member the agreement is to follow a decision rule, and every coalition of a
scenario is played in the same worlds:
--member '{fixed: {play: pause}}' --outsider logit --runs 400
`;

export const describeCoalition = (command: Command, { terminal }: Session): void => {
  command.argument('<yaml|nfg>', 'a scenario, a game in YAML, or a .nfg file');
  for (const flag of stageFlags()) command.addOption(flag);
  command
    .addOption(
      new Option('--membership <rule>', 'open or exclusive; default: open').argParser(
        oneOf('--membership', ['open', 'exclusive']),
      ),
    )
    .option('--minimum <members>', 'that an agreement needs; default: 0', wholeNumber('--minimum', 0, 100_000))
    .addOption(
      new Option('--ties <rule>', 'stay, in or out; default: stay').argParser(oneOf('--ties', ['stay', 'in', 'out'])),
    )
    .option('--runs <number>', 'play each coalition in so many runs', wholeNumber('--runs', 1, 1_000_000_000))
    .option('--member <rule>', 'in runs: the decision rule of members', someText('--member'))
    .option('--outsider <rule>', 'in runs: that of the others; default: logit', someText('--outsider'))
    .addOption(workersFlag())
    .addHelpText('after', notes);
  for (const flag of [...keepFlags(), jsonFlag(), noColorFlag()]) command.addOption(flag);
  command.action(async (reference: string, flags: Flags) => {
    const { membership, minimum, ties } = flags;
    const rules: MembershipRules = defined({ membership, minimum, ties });
    if (isPlayed(flags)) return playCoalition(reference, flags, rules, terminal);
    const file = await openGameFile(reference, flags, terminal);
    const { opened } = file;
    if (opened.kind !== 'treaty' && opened.kind !== 'normal-form')
      throw new Refusal(
        'usage',
        `${reference} is a game of the kind ${opened.kind}, in which nobody agrees on anything`,
        `${terminal.calledAs} solve ${reference}`,
      );
    const style = styleFor(terminal, 'out', flags.color);
    const width = terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY;
    const { decision, at, run, payoff, set = [] } = flags;
    const asked: CoalitionFlags = { ...rules, ...defined({ decision, at, run, payoff }) };
    return tellFound(terminal, flags, {
      prepare: () => prepareCoalition(file, opened, asked, set),
      find: async () => refusable(() => findCoalitions(opened, rules)),
      document: (found) => coalitionsDocument(found, rules),
      summary: (found) => summaryOf(found, style, width),
    });
  });
};
