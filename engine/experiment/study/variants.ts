import type { Setting } from '../../language/loading/settings.ts';
import type { StudyDesign } from './design.ts';

/** Settings of a design that may need files of their own: values that are no numbers, such as rules. */
export const variantsOf = ({ factors }: StudyDesign): readonly (readonly Setting[])[] =>
  factors.flatMap(({ path, values }) =>
    values.kind === 'levels'
      ? values.levels.filter((level) => typeof level === 'string').map((value) => [{ path, value }])
      : [],
  );
