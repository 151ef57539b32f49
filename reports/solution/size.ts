import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import type { Section } from '../subjects/subject.ts';
import * as wording from '../wording/solution.ts';
import { sentence, upperFirst } from '../words.ts';
import type { SolutionFacts } from './facts.ts';
import { payoffTexts } from './payoff-text.ts';
import { profileText } from './profile-text.ts';

/** `2 players · 3 actions each · 9 profiles`. */
export function solutionSize(_: Results, { players, actions, stage }: SolutionFacts): string[] {
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
    ...(stage === undefined ? [] : [wording.stage(stage.decision, stage.world, stage.payoff)]),
  ];
}

/** Nothing is drawn by chance where no run is asked for; where one is, the world says which. */
export function solutionWhich(_: Results, { stage }: SolutionFacts): string {
  return stage === undefined ? wording.computed : wording.computedAt(stage.world);
}

const MOST_TOLD = 24;

/** Every equilibrium with what it pays, on the pages after the first. */
export function solutionSections(_: Results, facts: SolutionFacts): Section[] {
  const { equilibria, players, complete, reason } = facts;
  if (equilibria.length === 0) return [];
  const told = equilibria.slice(0, MOST_TOLD).map((one, k) => {
    const texts = payoffTexts(one.payoffs);
    const pays = players.map((name, player) => `${name} ${texts[player]}`).join(' · ');
    return { term: wording.equilibriumName(k + 1), meaning: wording.pays(profileText(facts, one.profile), pays) };
  });
  const more = equilibria.length - told.length;
  return [
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
