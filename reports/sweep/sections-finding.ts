import { independentDifference } from '../../engine/analysis/independent-difference.ts';
import type { GridCell } from '../../engine/experiment/study/swept-grid.ts';
import type { Plane } from '../plane/finding.ts';
import { axisValue, axisWord, subject } from '../plane/names.ts';
import type { Results } from '../results.ts';
import { sections } from '../wording/sweep.ts';
import { countSigns } from './grids.ts';

/** The same plane with its axes exchanged. */
export function turned({ x, y, cells, ...rest }: Plane): Plane {
  return { ...rest, x: y, y: x, cells: x.levels.map((_, k) => cells.map((row) => row[k] as GridCell)) };
}

/** Whether the last row lies above the first, at how many columns, as far as their intervals tell. */
export function sectionsFinding({ quantity, x, y, cells, runs }: Plane, { scenario }: Results): string {
  const [first, last] = [cells[0] ?? [], cells.at(-1) ?? []];
  const differences = first.map((cell, k) => ({ ...independentDifference(cell, last[k] ?? cell), n: cell.n }));
  const { raised, lowered, all } = countSigns(differences);
  const [low, high] = [y.levels[0] as number, y.levels.at(-1) as number];
  const [lo, hi] = [axisValue(y, low, scenario), `${axisWord(y)} ${axisValue(y, high, scenario)}`];
  const [of, along] = [subject(quantity), axisWord(x)];
  if (raised === 0 && lowered === 0) return sections.none(of, along, hi, lo, runs);
  if (raised > 0 && lowered > 0) return sections.both(of, raised, lowered, all, along, hi, lo);
  return sections.moved(of, raised > 0 ? 'higher' : 'lower', Math.max(raised, lowered), all, along, hi, lo);
}
