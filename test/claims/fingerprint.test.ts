import { expect, it } from 'vitest';
import { armModel } from './arm-model.ts';
import type { Claim, Overlay } from './claim.ts';
import { fingerprintOf } from './fingerprint.ts';

const claim = (says = 'less'): Claim => ({
  ...{ number: 1, claim: 'c', move: [], keep: [], maps: [] },
  arms: new Map(),
  checks: [{ id: 'F1', says, output: 'catastrophe', kind: 'direction', expect: 'a < b', without: [], remark: says }],
});

const fingerprint = async (overlay: Record<string, unknown>, of = claim()): Promise<string> => {
  const model = await armModel({ extends: 'pause-verified', ...overlay } as Overlay);
  return fingerprintOf(of, new Map([['a', model]]));
};

it('changes with equations and numbers, not with words or measures that nobody asks for', async () => {
  const own = await fingerprint({});
  expect(await fingerprint({ title: 'Another', limits: ['none'] })).toBe(own);
  expect(await fingerprint({ measures: { more: { unit: '1', final: 't' } } })).toBe(own);
  expect(await fingerprint({}, claim('fewer'))).toBe(own);
  expect(await fingerprint({ parameters: { 'growth.spill': 0.51 } })).not.toBe(own);
  expect(await fingerprint({ measures: { catastrophe: { final: 'accident' } } })).not.toBe(own);
  expect(await fingerprint({ time: { horizon: 60 } })).not.toBe(own);
  expect(await fingerprint({ parameters: { 'verification.inspect': 0 } })).not.toBe(own);
});
