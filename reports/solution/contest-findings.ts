import type {
  ContestDocument,
  InspectionDocument,
  RaceDocument,
} from '../../engine/experiment/solutions/race-documents.ts';
import { formatCount } from '../format.ts';
import * as wording from '../wording/contests.ts';
import { sentence } from '../words.ts';
import { payoffTexts } from './payoff-text.ts';
import { probabilityText } from './profile-text.ts';

/** `3/7` as a number. */
export function fractionValue(text: string): number {
  const [numerator = 'NaN', denominator = '1'] = text.split('/');
  return Number(numerator) / Number(denominator);
}

const number = (value: number): string => payoffTexts([value])[0] ?? '';

/** How likely a disaster is; where it is no equilibrium, up to which gain it is one. */
export function raceFinding({ information, risk, certificate, regret }: RaceDocument): string {
  const [knows, chance] = [wording.knowing[information], probabilityText(risk)];
  return certificate === 'equilibrium'
    ? wording.race.finding(chance, knows)
    : wording.race.approximate(chance, knows, number(regret));
}

/** The same where other things are known. */
export function raceEvidence({ all, information }: RaceDocument): string[] {
  const each = all
    .filter((one) => one.information !== information)
    .map((one) => wording.race.one(wording.knowing[one.information], probabilityText(one.risk)));
  return each.length === 0 ? [] : [sentence(wording.race.others(each.join(', ')))];
}

/** How likely a disaster is in what was found, which need not be all. */
export function contestFinding({ outcomes }: ContestDocument): string {
  const risks = outcomes.map(({ risk }) => risk);
  const [first] = risks;
  if (first === undefined) return wording.contest.none;
  if (risks.length === 1) return wording.contest.one(probabilityText(first));
  const [low, high] = [Math.min(...risks), Math.max(...risks)].map(probabilityText) as [string, string];
  return wording.contest.several(formatCount(risks.length), low, high);
}

export function contestEvidence({ outcomes }: ContestDocument): string[] {
  const [first, ...others] = outcomes;
  if (first === undefined || others.length > 0) return [];
  const [safety = '', performance = '', payoff = ''] = [
    first.bought.safety,
    first.bought.performance,
    first.payoff,
  ].map(number);
  return [sentence(wording.contest.bought(safety, performance, payoff))];
}

const chance = (text: string): string => probabilityText(fractionValue(text));

export function inspectionFinding({ acts, caught }: InspectionDocument): string {
  return wording.inspection.finding(chance(acts), chance(caught));
}

export function inspectionEvidence({ leadership, value }: InspectionDocument): string[] {
  const [inspector, inspectee] = [value.inspector, value.inspectee].map((text) => number(fractionValue(text))) as [
    string,
    string,
  ];
  return [wording.inspection.committed(chance(leadership.acts)), wording.inspection.gets(inspector, inspectee)].map(
    sentence,
  );
}
