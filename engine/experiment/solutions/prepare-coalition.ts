import { type GameCoalitions, gameCoalitions } from '../../games/coalition/game-coalitions.ts';
import {
  type CoalitionSize,
  type MembershipRules,
  type SizePayoffs,
  stableSizes,
} from '../../games/coalition/stable-sizes.ts';
import { toNumber } from '../../games/exact/to-number.ts';
import type { Setting } from '../../language/loading/settings.ts';
import { coalitionDocument, treatyDocument } from './coalition-document.ts';
import type { OpenedFile } from './open-game.ts';
import type { Built, OpenedGame, OpenedNormalForm } from './opened-game.ts';
import type { StageAsked } from './prepare-solve.ts';
import { askedOf, type Prepared } from './prepared.ts';

/** All flags of `coalition` without runs that what is found depends on. */
export type CoalitionFlags = MembershipRules & StageAsked;

/** A game in which it can be asked who agrees. */
export type Agreeable = Extract<OpenedGame, { readonly kind: 'normal-form' | 'treaty' }>;

/** What was found, by the kind of game. */
export type FoundCoalitions =
  | { readonly kind: 'sizes'; readonly built: Built<'treaty'>; readonly sizes: readonly CoalitionSize[] }
  | { readonly kind: 'sets'; readonly opened: OpenedNormalForm; readonly found: GameCoalitions };

/** A treaty file's tables as functions of the size. */
export const sizePayoffs = ({ players, member, outsider }: Built<'treaty'>): SizePayoffs => ({
  players: players.length,
  payoffMember: (size) => toNumber(member[size]!),
  payoffOutsider: (size) => toNumber(outsider[size]!),
});

/** @throws RangeError where the rules of membership do not go with the game, or it has too many players */
export const findCoalitions = (opened: Agreeable, rules: MembershipRules): FoundCoalitions =>
  opened.kind === 'treaty'
    ? { kind: 'sizes', built: opened.built, sizes: stableSizes(sizePayoffs(opened.built), rules) }
    : { kind: 'sets', opened, found: gameCoalitions(opened.game, rules) };

export const coalitionsDocument = (found: FoundCoalitions, rules: MembershipRules) =>
  found.kind === 'sizes'
    ? treatyDocument(found.built, found.sizes, rules)
    : coalitionDocument(found.opened.game, found.found, rules);

/**
 * @param file as opened with the same flags
 * @param opened what it holds
 */
export const prepareCoalition = (
  { archive, facts, seed }: OpenedFile,
  opened: Agreeable,
  flags: CoalitionFlags,
  set: readonly Setting[],
): Prepared<FoundCoalitions> => ({
  plan: { analysis: 'coalition', scenario: facts.name, seed, set, asked: askedOf(flags), sources: archive.files },
  ...{ archive, facts },
  find: async () => findCoalitions(opened, flags),
  findings: (found) => ({ document: coalitionsDocument(found, flags), tables: [], runs: 0, failedRuns: 0 }),
});
