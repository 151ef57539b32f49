import type { EvolveDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import type { PhasePortrait, PortraitEnd } from '../../engine/games/evolution/phase-portrait.ts';
import { formatCount, formatNumber } from '../format.ts';
import { probabilityText } from '../solution/profile-text.ts';
import { evolutionWords as say } from '../wording/evolution.ts';
import { listed } from '../wording/lists.ts';
import { endText, isBorder, nameText, sharesText } from './texts.ts';

/** Shares nearer to each other than this are told as alike. */
const ALIKE = 5e-4;
/** More than this share is hardly anything else. */
const NEARLY_ALL = 0.999;
/** Of more ends only how many starts they have. */
const MOST_ENDS = 3;

/** A time as it is printed. */
export function timeText(time: number): string {
  return formatNumber(time, Number.isInteger(time) ? 0 : time < 10 ? 2 : 0);
}

function leadsText(document: EvolveDocument, portrait: PhasePortrait, end: PortraitEnd, isFirst: boolean): string {
  const lead = isFirst ? say.found.lead : '';
  const where =
    end.kind === 'mixes'
      ? listed(end.strategies.map((name) => nameText(name)))
      : end.kind === 'point'
        ? endText(document, portrait, end)
        : '';
  return say.found.leads[end.kind](formatCount(end.starts), where, lead);
}

function oneEnd(document: EvolveDocument, portrait: PhasePortrait, end: PortraitEnd): string {
  const [all, dynamic] = [formatCount(portrait.starts.length), say.dynamics[portrait.dynamic]];
  switch (end.kind) {
    case 'point':
      return say.found.point(all, dynamic, endText(document, portrait, end));
    case 'mixes':
      return say.found.mixes(all, dynamic, listed(end.strategies.map((name) => nameText(name))));
    case 'moving':
      return say.found.moving(all, dynamic, timeText(end.time));
    case 'several':
      return say.found.several(all, dynamic);
  }
}

function portraitFindings(document: EvolveDocument, portrait: PhasePortrait): string[] {
  const { ends, starts } = portrait;
  const [first] = ends;
  if (first === undefined) return [];
  if (ends.length === 1) return [oneEnd(document, portrait, first)];
  const dynamic = say.dynamics[portrait.dynamic];
  const sum = (some: readonly PortraitEnd[]): string =>
    formatCount(some.reduce((total, { starts: count }) => total + count, 0));
  const borders = ends.filter((end) => isBorder(portrait, end));
  const own = ends.filter((end) => !isBorder(portrait, end));
  const others = own.slice(MOST_ENDS);
  const main = own.slice(0, MOST_ENDS).map((end, k) => leadsText(document, portrait, end, k === 0));
  const parts = [
    ...main,
    ...(borders.length === 0 ? [] : [say.found.leads.borders(sum(borders))]),
    ...(others.length === 0 ? [] : [say.found.leads.others(sum(others))]),
  ];
  const all = formatCount(starts.length);
  const rests = own.filter(({ kind }) => kind === 'point').length;
  return [
    say.found.start(dynamic, say.ofStartsLead(all, listed(parts))),
    say.found.startCounts(dynamic, say.ofStartsLead(all, listed(main))),
    own.length === rests && rests > 1
      ? say.found.startShort(dynamic, formatCount(rests))
      : say.found.startOnly(dynamic),
  ];
}

function longRunFindings({ strategies, stationary, players }: EvolveDocument): string[] {
  const most = Math.max(...stationary);
  const leaders = strategies.filter((_, k) => most - (stationary[k] ?? 0) < ALIKE).map((name) => nameText(name, 60));
  const [first = ''] = leaders;
  if (leaders.length > 1 && leaders.length <= 4) return [say.found.even(listed(leaders), probabilityText(most))];
  if (leaders.length > 1) return [say.found.manyEven(formatCount(leaders.length), probabilityText(most))];
  if (most > NEARLY_ALL) return [say.found.only(first)];
  return [(players === undefined ? say.found.most : say.found.mostProfile)(first, probabilityText(most))];
}

/** Whether a path was followed, rather than a long run computed. */
export function isPath({ trajectory }: EvolveDocument): boolean {
  return trajectory !== undefined && trajectory.length > 0;
}

/** Where the path that was asked for leads, in one clause. */
export function pathText({ strategies, stationary, complete }: EvolveDocument): string {
  return complete ? say.path.title(sharesText(strategies, stationary)) : say.path.moving;
}

/** The finding in full and in fewer words. */
export function evolutionFindings(document: EvolveDocument): readonly string[] {
  const { portrait, stationary } = document;
  if (portrait !== undefined) return portraitFindings(document, portrait);
  if (isPath(document)) return [pathText(document)];
  if (stationary.length === 0) return [say.found.none];
  return longRunFindings(document);
}

/** What stands below it: at most two sentences. */
export function evolutionEvidence(document: EvolveDocument): readonly string[] {
  const { portrait, trajectory = [], strategies, stationary, complete, dynamic, reason } = document;
  const [first, last] = [trajectory[0], trajectory.at(-1)];
  if (first === undefined || last === undefined)
    return [say.evidence.how(dynamic), ...(complete || reason === undefined ? [] : [say.evidence.reason(reason)])];
  const start = sharesText(strategies, first.shares);
  const path = complete
    ? say.evidence.path(start, sharesText(strategies, stationary), timeText(last.time))
    : say.evidence.moving(start, timeText(last.time));
  if (portrait === undefined) return [path];
  const attracting = portrait.rest.filter(({ stability }) => stability === 'attracting').length;
  return [path, say.evidence.points(formatCount(attracting), formatCount(portrait.rest.length))];
}
