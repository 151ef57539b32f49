import type { RulesDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import type { PureEquilibrium } from '../solution/payoff-rows.ts';
import { payoffTexts } from '../solution/payoff-text.ts';
import { mostPaid, rulesFindings, rulesText } from '../tournament/findings.ts';
import { ruleDefinitions } from '../tournament/rule-names.ts';
import { placeOf, ruleEquilibria, ruleTable } from '../tournament/rule-table.ts';
import * as profiles from '../wording/profile-payoffs.ts';
import * as wording from '../wording/tournament.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { pairPlot, payoffRows, toldRows } from './payoff-table.ts';
import { type ProfileColumn, profilePlot } from './profile-payoffs.ts';

/** More profiles of two players than this are too many cells to draw. */
const MOST_CELLS = 400;

/** Columns of profiles, of more than two players. */
const MOST_COLUMNS = 8;
const COLUMNS_IN_PANEL = 5;

/** More players than this have no row each. */
const MOST_PLAYERS = 14;

/** Equilibria that pay everybody the same share a column. */
function tiedTogether({ payoffs }: RulesDocument, equilibria: readonly PureEquilibrium[]) {
  const groups = new Map<string, { place: number; numbers: number[] }>();
  for (const { place, number = 0 } of equilibria) {
    const paid = JSON.stringify(payoffs[place]);
    const group = groups.get(paid) ?? { place, numbers: [] };
    group.numbers.push(number);
    groups.set(paid, group);
  }
  return [...groups.values()];
}

/** Equilibria first, then where all follow one rule. */
function columnsOf(document: RulesDocument, most: number): ProfileColumn[] {
  const { players, rules } = document;
  const table = ruleTable(document);
  const of = (place: number, name: string, framed: boolean): ProfileColumn[] => {
    const row = table.rows[place];
    return row === undefined ? [] : [{ ...row, name, text: rulesText(document, row.profile), framed }];
  };
  const equilibria = ruleEquilibria(document);
  const places = equilibria.map(({ place }) => place);
  const common = rules.flatMap((rule) => {
    const place = placeOf(
      document,
      players.map(() => rule),
    );
    return places.includes(place) ? [] : of(place, profiles.all(clipped(plain(rule), 30)), false);
  });
  const shown = tiedTogether(document, equilibria).slice(0, Math.max(1, most - Math.min(3, common.length)));
  const listed = shown.flatMap(({ place, numbers }) => of(place, wording.table.numbers(numbers), true));
  return [...listed, ...common].slice(0, most);
}

/** `, standard error at most 0.008`; nothing of a single run, or where nothing is drawn. */
function largestError({ se }: RulesDocument): string {
  const largest = Math.max(...se.flat());
  return largest > 0 ? wording.table.error(payoffTexts([Number(largest.toPrecision(2))])[0] ?? '') : '';
}

/**
 * What do decision rules pay against each other? Of two players a table of all pairs, of more a row per player and a
 * column per profile that is an equilibrium or in which all follow one rule; with standard errors, a dot where a rule is
 * the best reply by the means, and a frame around equilibria.
 *
 * @returns undefined where there are too many pairs or players for a table
 */
export function tournamentTable(
  results: Results,
  document: RulesDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const { players, runs, failedRuns, decision } = document;
  const table = ruleTable(document);
  const [finding = ''] = rulesFindings(document);
  const title = unlessFailed(results, wording.table.subject, upperFirst(finding));
  const most = mostPaid(document);
  const error = largestError(document);
  const counted = runs - failedRuns;
  const { tick } = results.scenario;
  const payoff = wording.table.payoff(document.payoff === 'mean', tick, formatCount(counted), counted === 1);
  const isPair = players.length === 2;
  if (isPair ? table.rows.length > MOST_CELLS : players.length > MOST_PLAYERS) return undefined;
  const told = ruleDefinitions(document);
  const equilibria = ruleEquilibria(document);
  const [row = '', column = ''] = players.map((name) => clipped(plain(name), 30));
  const columns = columnsOf(document, options.bars === undefined ? MOST_COLUMNS : COLUMNS_IN_PANEL);
  const plot = isPair
    ? pairPlot(table, equilibria, options, wording.table.axes(row, column, decision))
    : profilePlot(players, columns, table, options);
  return complete(results, [plot], {
    name: 'payoffs',
    title,
    panelTitle: most === undefined ? wording.table.title : upperFirst(most),
    method: isPair ? wording.table.method(payoff, error, equilibria.length > 0) : wording.table.columns(payoff, error),
    definitions: [...(told.length === 0 ? [wording.definitions.rule] : told), wording.definitions.equilibrium],
    shown: [],
    table: payoffRows(table),
    altText: wording.table.alternative(title, toldRows(table)),
  });
}
