import type { Contrast } from './contrast.ts';
import type { OpenedClaim } from './open-claim.ts';

/** The arms that a check names. @throws Error where there is none of that name */
export const armsOf = ({ claim }: OpenedClaim, { weights }: Contrast, relative?: string): readonly string[] => {
  const names = [...new Set([...weights.keys(), ...(relative === undefined ? [] : [relative])])];
  const unknown = names.find((name) => !claim.arms.has(name));
  if (unknown !== undefined) throw new Error(`claim ${claim.number}: expected an arm, got ${unknown}`);
  return names;
};
