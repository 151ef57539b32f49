import type { PlayedDocument } from '../../engine/experiment/solutions/coalition-document.ts';
import type { CoalitionDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import { formatCount, formatPercent } from '../format.ts';
import {
  allAgainstNone,
  allCommitted,
  found,
  incomplete,
  noneGains,
  paidThere,
  paidThereAll,
  played,
  tieRule,
  tiesDecide,
  togetherLess,
  togetherMore,
  togetherUnclear,
  whyNone,
  whyNotLarger,
  whyPlayed,
  whyPlayedLeave,
} from '../wording/coalition.ts';
import { plain } from '../words.ts';
import { holdsOf } from './moves.ts';
import { isBySet, isPlayed, LEAST_MEMBERS, type SizeRow, signOf, sizeRows, stableSizesOf } from './sizes.ts';
import { listed, membersText, numbersText, payoffText, ruleText, sizesText } from './texts.ts';

type Row = { readonly size: number; readonly stable: boolean; readonly idle: boolean };
type SetRow = Row & { readonly members: readonly string[]; readonly internal: boolean; readonly external: boolean };

/** An agreement is between two at least. */
const isAgreement = ({ size }: Row): boolean => size >= LEAST_MEMBERS;

/** What a member and an outsider get there. */
function paidText(document: CoalitionDocument, row: SizeRow | undefined): string {
  const say = payoffText(document);
  if (row?.member === undefined) return '';
  if (row.outsider === undefined) return paidThereAll(say(row.member.mean));
  return paidThere(say(row.member.mean), say(row.outsider.mean));
}

/** Why none of the coalitions is stable. */
function whyNoneText(coalitions: readonly Pick<SetRow, 'internal' | 'external' | 'stable'>[]): string {
  const moving = coalitions.filter(({ stable }) => !stable);
  if (moving.length === 0) return whyNone.nothing;
  if (moving.every(({ internal }) => !internal)) return whyNone.leave;
  return moving.every(({ external }) => !external) ? whyNone.join : whyNone.both;
}

function bySize(document: CoalitionDocument, rows: readonly SizeRow[]): string[] {
  const stable = stableSizesOf(rows);
  const n = document.players.length;
  if (stable.length > 0) {
    const head = (stable.length === 1 ? found.oneSize : found.severalSizes)(sizesText(stable, n));
    const largest = rows.find(({ size }) => size === stable.at(-1));
    return stable.length === 1 ? [`${head}${paidText(document, largest)}`, head] : [head];
  }
  const all = rows.find(({ size }) => size === n);
  const say = payoffText(document);
  const gain = all?.leaving;
  const reason =
    gain !== undefined && gain.mean > 0 ? [`${found.none}${noneGains(sizesText([n], n), say(gain.mean))}`] : [];
  return [...reason, found.none];
}

function bySet(players: readonly string[], table: readonly SetRow[]): string[] {
  const agreements = table.filter(isAgreement);
  const stable = agreements.filter((one) => one.stable && !one.idle);
  const [only] = stable;
  if (only === undefined) {
    const changing = agreements.filter(({ idle, stable }) => !(idle && stable));
    return [`${found.none}${whyNoneText(changing)}`, found.none];
  }
  const several = found.severalSets(formatCount(stable.length), formatCount(agreements.length));
  if (stable.length > 1) {
    const largest = Math.max(...stable.map(({ size }) => size));
    return [found.severalLargest(several, sizesText([largest], players.length)), several];
  }
  return [found.oneSet(membersText(only.members, players)), several];
}

/** Said only where the paired intervals of all who could move agree. */
function byRuns(document: PlayedDocument): string[] {
  const { players, table, member, runs, failedRuns } = document;
  const rule = ruleText(member);
  const agreements = table
    .filter((one) => isAgreement(one) && !one.idle)
    .map((one) => ({ ...one, holds: holdsOf(document, one) }));
  if (agreements.length === 0) return [played.none(rule)];
  const sure = agreements.filter(({ holds }) => holds.stable);
  const [only] = sure;
  const share = (value: number): string => formatPercent(value);
  if (only !== undefined) {
    return sure.length === 1
      ? [played.one(rule, membersText(only.members, players), share(only.share))]
      : [played.several(rule, formatCount(sure.length))];
  }
  const open = agreements.filter(({ holds }) => holds.unclear).sort((a, b) => b.share - a.share);
  const [likeliest] = open;
  if (likeliest !== undefined) {
    const name = membersText(likeliest.members, players);
    return [played.unclear(rule, formatCount(runs - failedRuns), name, share(likeliest.share))];
  }
  const why = agreements.every(({ holds }) => holds.leave === 'somebody') ? whyPlayedLeave : whyPlayed;
  return [`${played.none(rule)}${why(formatCount(agreements.length))}`, played.none(rule)];
}

/** Which memberships are stable, in full and in fewer words. */
export function coalitionFindings(document: CoalitionDocument): readonly string[] {
  if (isPlayed(document)) return byRuns(document);
  if (document.kind === 'sets') return bySet(document.players, document.table);
  return bySize(document, sizeRows(document));
}

/** Sizes of an agreement that changes something in which a member is indifferent between staying and leaving. */
function tiedSizes(document: CoalitionDocument, rows: readonly SizeRow[]): number[] {
  if (isBySet(document)) return [];
  const atStake = new Set(document.table.filter(({ idle }) => !idle).map(({ size }) => size));
  return rows.filter(({ size, leaving }) => leaving?.mean === 0 && atStake.has(size)).map(({ size }) => size);
}

/** How much more all are paid together where all are committed than where nobody is, in the same runs. */
function togetherText({ againstNone: more }: SizeRow): string {
  if (more === undefined || !Number.isFinite(more.error)) return '';
  const say = numbersText([more.mean, more.mean - more.error, more.mean + more.error]);
  const interval = [say(more.mean - more.error), say(more.mean + more.error)] as const;
  const sign = signOf(more);
  if (sign === 0 && more.error > 0) return togetherUnclear(...interval);
  return sign === 0 ? '' : (sign > 0 ? togetherMore : togetherLess)(say(Math.abs(more.mean)), ...interval);
}

/** All against none, why the stable agreement is no larger, and whether ties decide. */
export function coalitionEvidence(document: CoalitionDocument): readonly string[] {
  const rows = sizeRows(document);
  const say = payoffText(document);
  const n = document.players.length;
  const full = rows.find(({ size }) => size === n);
  const [all, none] = [full?.member, rows.find(({ size }) => size === 0)?.outsider];
  const largest = stableSizesOf(rows).at(-1);
  const next = largest === undefined ? undefined : rows.find(({ size }) => size === largest + 1);
  const gain = next?.leaving;
  const tied = tiedSizes(document, rows);
  const reason = document.kind === 'sets' ? document.reason : undefined;
  const said = [
    ...(reason === undefined ? [] : [incomplete(plain(reason))]),
    ...(all === undefined || none === undefined
      ? []
      : [
          isPlayed(document) && full !== undefined
            ? allCommitted(say(all.mean), say(none.mean), togetherText(full))
            : allAgainstNone(say(all.mean), say(none.mean), isBySet(document)),
        ]),
    ...(tied.length === 0 ? [] : [tiesDecide(sizesText(tied, n), tieRule[document.membership.ties])]),
    ...(isBySet(document) || next === undefined || gain === undefined || signOf(gain) <= 0
      ? []
      : [whyNotLarger(listed([next.size]), say(gain.mean))]),
  ];
  return said.slice(0, 2);
}
