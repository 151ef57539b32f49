import { beforeAll, describe, expect, it } from 'vitest';
import { type Story, tellRun } from '../../../engine/run/story.ts';
import { openWith } from '../open-with.ts';

const LABS = 4;
let stories: readonly Story[];

beforeAll(async () => {
  const model = await openWith('conference', { 'negotiation.quorum': 2, 'negotiation.opens': 12 });
  stories = await Promise.all([0, 1, 2].map((run) => tellRun(model, { seed: '1', run })));
}, 60_000);

/** Members after each tick, lab by lab; nobody before the first. */
const membersOf = (story: Story): readonly (readonly boolean[])[] => [
  new Array<boolean>(LABS).fill(false),
  ...story.rows.map(({ decisions }) =>
    decisions.filter(({ decision }) => decision.name === 'membership').map(({ choice }) => choice === 0),
  ),
];

describe('a conference', () => {
  it('asks one lab each quarter, in turn, the month before labs decide', () => {
    for (const story of stories)
      story.rows.forEach(({ decisions }, t) => {
        const asked = decisions.flatMap(({ decision, player, decides }) =>
          decision.name === 'membership' && decides ? [player] : [],
        );
        const round = (t + 1) / 3;
        const due = t >= 11 && Number.isInteger(round);
        expect(asked).toEqual(due ? [['Leader', 'Entrant', 'Challenger', 'Follower'][round % LABS]] : []);
      });
  });

  it('is in force while enough are members, from the month after on, and suspended after proof for good', () => {
    let months = 0;
    for (const story of stories) {
      const members = membersOf(story);
      story.rows.forEach(({ events }, t) => {
        const suspended = t > 0 && (story.rows[t - 1]?.states['treaty.suspended']?.[0] as number) > 0;
        const enough = (members[t] as readonly boolean[]).filter(Boolean).length >= 2;
        const active = events.find(({ name }) => name === 'agreement')?.active;
        expect(active).toBe(t >= 12 && enough && !suspended);
        if (active) months += 1;
      });
    }
    expect(months).toBeGreaterThan(0);
  });

  it('binds nobody who has not decided under it: no first month of membership is a violation by default', () => {
    let entries = 0;
    for (const story of stories) {
      const members = membersOf(story);
      story.rows.forEach((row, t) => {
        const under = row.states['labs.treaty.under'] as readonly number[];
        const active = row.events.find(({ name }) => name === 'agreement')?.active === true;
        under.forEach((bound, lab) => {
          expect(bound === 1).toBe(active && (members[t] as readonly boolean[])[lab] === true);
          const before = story.rows[t - 1]?.states['labs.treaty.under']?.[lab] === 1;
          if (bound === 0 || before) return;
          expect(row.decisions.filter(({ decision }) => decision.name === 'stance')[lab]?.decides).toBe(true);
          entries += 1;
        });
      });
    }
    expect(entries).toBeGreaterThan(0);
  });
});
