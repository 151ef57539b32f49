import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import type { Section } from '../subjects/subject.ts';
import * as wording from '../wording/solution.ts';
import { sentence, upperFirst } from '../words.ts';
import type { SolvedGame } from './facts.ts';
import { decisionText, whenText } from './findings.ts';
import { payoffTexts } from './payoff-text.ts';
import { profileText } from './profile-text.ts';

function worldText({ run, seed }: NonNullable<SolvedGame['stage']>): string {
  return run === null ? wording.medianWorld : wording.worldOfRun(formatCount(run), seed ?? '');
}

/** `2 players · 3 actions each · 9 profiles`. */
export function solutionSize(results: Results, { players, actions, stage }: SolvedGame): string[] {
  const counts = actions.map((labels) => labels.length);
  const [first = 0] = counts;
  const each = counts.every((count) => count === first);
  const profiles = counts.reduce((product, count) => product * count, 1);
  return [
    wording.playerCount(formatCount(players.length), players.length === 1),
    each
      ? wording.actionsEach(formatCount(first), first === 1)
      : wording.actionsOf(counts.map(formatCount).join(' × ')),
    wording.profileCount(formatCount(profiles), profiles === 1),
    ...(stage === undefined ? [] : [wording.stage(decisionText(stage), whenText(results, stage), worldText(stage))]),
  ];
}

/** Nothing is drawn by chance where no run is asked for; where one is, the world says which. */
export function solutionWhich(results: Results, { stage }: SolvedGame): string {
  return stage === undefined ? wording.computed : wording.computedAt(whenText(results, stage), worldText(stage));
}

const MOST_TOLD = 24;

/** Every equilibrium with what it pays, on the pages after the first. */
export function solutionSections(facts: SolvedGame): Section[] {
  const { equilibria, players, complete, reason, stage } = facts;
  const told = equilibria.slice(0, MOST_TOLD).map((one, k) => {
    const texts = payoffTexts(one.payoffs);
    const pays = players.map((name, player) => `${name} ${texts[player]}`).join(' · ');
    return { term: wording.equilibriumName(k + 1), meaning: wording.pays(profileText(facts, one.profile), pays) };
  });
  const more = equilibria.length - told.length;
  const game =
    stage === undefined
      ? []
      : [{ title: wording.stageTitle, entries: [wording.stageSentence(stage.decision, stage.world, stage.payoff)] }];
  if (equilibria.length === 0) return game;
  return [
    ...game,
    {
      title: wording.sectionTitle,
      entries: [
        ...told,
        ...(more > 0 ? [wording.moreEquilibria(formatCount(more))] : []),
        ...(complete || reason === undefined ? [] : [sentence(upperFirst(`${wording.perhapsMore}: ${reason}`))]),
      ],
    },
  ];
}
