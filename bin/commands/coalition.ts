import { type Command, Option } from 'commander';
import { defined } from '../../engine/experiment/defined.ts';
import { coalitionDocument, treatyDocument } from '../../engine/experiment/solutions/coalition-document.ts';
import { gameCoalitions } from '../../engine/games/coalition/game-coalitions.ts';
import { type MembershipRules, stableSizes } from '../../engine/games/coalition/stable-sizes.ts';
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
import { openGame, type StageFlags } from '../open-game.ts';
import { isPlayed, type PlayedCoalitionFlags, playCoalition } from '../play-coalition.ts';
import { refusable } from '../refusable.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { coalitionSummary } from '../terminal/coalition/coalition-summary.ts';
import { sizePayoffs, treatySummary } from '../terminal/coalition/treaty-summary.ts';
import { jsonDocument } from '../terminal/json.ts';
import { stageWords } from '../terminal/solve/stage-words.ts';
import { styleFor } from '../terminal/style.ts';

type Flags = CommonFlags & StageFlags & MembershipRules & PlayedCoalitionFlags;

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
    .addOption(jsonFlag())
    .addOption(noColorFlag())
    .addHelpText('after', notes);
  command.action(async (reference: string, flags: Flags) => {
    const { membership, minimum, ties } = flags;
    const rules: MembershipRules = defined({ membership, minimum, ties });
    if (isPlayed(flags)) return playCoalition(reference, flags, rules, terminal);
    const opened = await openGame(reference, flags, terminal);
    const style = styleFor(terminal, 'out', flags.color);
    const width = terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY;
    if (opened.kind === 'treaty') {
      const sizes = refusable(() => stableSizes(sizePayoffs(opened.built), rules));
      if (flags.json) return terminal.out(jsonDocument(treatyDocument(opened.built, sizes, rules)));
      return terminal.out(`${treatySummary(opened.built, sizes, style, width).join('\n')}\n`);
    }
    if (opened.kind !== 'normal-form')
      throw new Refusal(
        'usage',
        `${reference} is a game of the kind ${opened.kind}, in which nobody agrees on anything`,
        `${terminal.calledAs} solve ${reference}`,
      );
    const { game, scenario } = opened;
    const found = refusable(() => gameCoalitions(game, rules));
    if (flags.json) return terminal.out(jsonDocument(coalitionDocument(game, found, rules)));
    const title = scenario?.model.name ?? game.title;
    terminal.out(`${coalitionSummary(title, game, stageWords(opened), found, { style, width }).join('\n')}\n`);
  });
};
