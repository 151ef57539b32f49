import type {
  ContestDocument,
  InspectionDocument,
  RaceDocument,
  RaceRegime,
} from '../../engine/experiment/solutions/race-documents.ts';
import { INFORMATION, type Information } from '../../engine/games/race/rank-contest.ts';
import { formatCount } from '../format.ts';
import * as wording from '../wording/contests.ts';
import { listed } from '../wording/lists.ts';
import { sentence } from '../words.ts';
import { payoffTexts } from './payoff-text.ts';
import { probabilityText } from './profile-text.ts';

/** `3/7` as a number. */
export function fractionValue(text: string): number {
  const [numerator = 'NaN', denominator = '1'] = text.split('/');
  return Number(numerator) / Number(denominator);
}

const number = (value: number): string => payoffTexts([value])[0] ?? '';

const regimeFinding = ({ risk, certificate, regret }: RaceRegime, knows: string): string => {
  const chance = probabilityText(risk);
  return certificate === 'equilibrium'
    ? wording.race.finding(chance, knows)
    : wording.race.approximate(chance, knows, number(regret));
};

const riskIn = ({ regimes }: RaceDocument, information: Information): string =>
  wording.race.one(wording.knowing[information], probabilityText(regimes[information].risk));

/** Where several states are asked about, those that are no equilibrium are told as such. */
const isEquilibrium = ({ information, regimes }: RaceDocument): boolean =>
  information.every((one) => regimes[one].certificate === 'equilibrium');

/** How likely a disaster is; where it is no equilibrium, up to which gain it is one. */
export function raceFinding(document: RaceDocument): string {
  const { information, regimes } = document;
  const [first, ...others] = information;
  if (first === undefined) throw new RangeError('raceFinding: expected a state of information, got none');
  if (others.length > 0 && isEquilibrium(document))
    return wording.race.several(listed(information.map((one) => riskIn(document, one))));
  return information.map((one) => regimeFinding(regimes[one], wording.knowing[one])).join('; ');
}

/** The same where other things are known. */
export function raceEvidence(document: RaceDocument): string[] {
  const others = INFORMATION.filter((one) => !document.information.includes(one));
  const each = others.map((one) => riskIn(document, one));
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
