import type { FateGroups, Group } from './fate-groups.ts';

/** A piece of a group at one place of the flow: how much of the height it takes. */
export type Piece = {
  readonly group: Group;
  readonly outcome?: number;
  readonly lower: number;
  readonly upper: number;
};

/** One node, or a group that passes through. */
export type Block = {
  readonly pieces: readonly Piece[];
  readonly count: number;
  /** Undefined for what passes through. */
  readonly node: { readonly text: string; readonly of: number } | undefined;
  /** The room that the block has, with its text. */
  readonly lower: number;
  readonly upper: number;
};

/** From left to right: one column per question, then how the runs ended. */
export type FlowColumn = { readonly blocks: readonly Block[] };

/** What a block must hold before it is placed. */
type Wanted = {
  readonly parts: readonly { readonly group: Group; readonly outcome?: number; readonly count: number }[];
  readonly node: Block['node'];
  readonly least: number;
};

/** Of the plot's height: between nodes, and for a node with its text, however few it is of. */
const GAP = 0.035;
const LEAST_NODE = 0.23;
const LEAST_END = 0.05;

const countOf = ({ parts }: Wanted): number => parts.reduce((sum, { count }) => sum + count, 0);

/** What stands in the column of a question: who passed by, who answered no, who answered yes. */
function questionColumn({ groups, questions, base }: FateGroups, k: number): Wanted[] {
  const depth = k + (base === undefined ? 0 : 1);
  const whole = (chosen: readonly Group[]) => chosen.map((group) => ({ group, count: group.count }));
  const asked = groups.filter((group) => group.depth >= depth).reduce((sum, { count }) => sum + count, 0);
  const node = (text = ''): Block['node'] => ({ text, of: asked });
  return [
    ...groups
      .filter((group) => group.depth < depth)
      .map((group): Wanted => ({ parts: whole([group]), node: undefined, least: 0 })),
    {
      parts: whole(groups.filter((group) => group.depth === depth)),
      node: node(questions[k]?.otherwise),
      least: LEAST_NODE,
    },
    {
      parts: whole(groups.filter((group) => group.depth > depth)),
      node: node(questions[k]?.label),
      least: LEAST_NODE,
    },
  ];
}

/** What stands in the last column: one block for each way a run ended. */
function endColumn({ groups, count }: FateGroups, ends: readonly FlowEnd[]): Wanted[] {
  return ends.map(({ text, outcomes }) => ({
    parts: groups.flatMap((group) => outcomes.map((outcome) => ({ group, outcome, count: group.ends[outcome] ?? 0 }))),
    node: { text, of: count },
    least: LEAST_END,
  }));
}

/** A way that runs ended, or several of them. */
export type FlowEnd = { readonly text: string; readonly outcomes: readonly number[] };

/** The largest scale at which every column fits into the height. */
function scaleOf(columns: readonly (readonly Wanted[])[]): number {
  const fits = (scale: number): boolean =>
    columns.every((blocks) => {
      const gaps = GAP * (blocks.length - 1);
      return blocks.reduce((sum, one) => sum + Math.max(scale * countOf(one), one.least), gaps) <= 1;
    });
  const most = Math.max(1, ...columns.map((blocks) => blocks.reduce((sum, one) => sum + countOf(one), 0)));
  let [low, high] = [0, 1 / most];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    [low, high] = fits(middle) ? [middle, high] : [low, middle];
  }
  return low;
}

/** The blocks of a column from the top down, in the middle of the height. */
function placed(blocks: readonly Wanted[], scale: number): FlowColumn {
  const heights = blocks.map((one) => Math.max(scale * countOf(one), one.least));
  const total = heights.reduce((sum, height) => sum + height, GAP * (blocks.length - 1));
  let top = (1 + total) / 2;
  return {
    blocks: blocks.map((one, k): Block => {
      const [upper, lower] = [top, top - (heights[k] as number)];
      top = lower - GAP;
      let at = (upper + lower + scale * countOf(one)) / 2;
      const pieces = one.parts.map(({ group, outcome, count }): Piece => {
        const piece = { group, upper: at, lower: at - scale * count };
        at = piece.lower;
        return outcome === undefined ? piece : { ...piece, outcome };
      });
      return { pieces, count: countOf(one), node: one.node, lower, upper };
    }),
  };
}

/** Where everything of a flow stands, heights from 0 to 1. */
export function flowColumns(groups: FateGroups, ends: readonly FlowEnd[]): FlowColumn[] {
  const wanted = [...groups.questions.map((_, k) => questionColumn(groups, k)), endColumn(groups, ends)];
  const scale = scaleOf(wanted);
  return wanted.map((blocks) => placed(blocks, scale));
}
