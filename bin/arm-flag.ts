import { Option } from 'commander';
import type { ArmSettings } from '../engine/experiment/compare/open-arms.ts';
import { partsOf } from '../engine/experiment/study/vary.ts';
import { setting } from './flags.ts';
import { Refusal } from './refusal.ts';

const example = 'write --arm careful:labs.caution=2,rate=0.5';

const refuse = (text: string): never => {
  throw new Refusal('bad-value', `--arm: expected name:path=value,path=value, got ${JSON.stringify(text)}`, example);
};

/** `cautious:labs.caution=2,growth.rate=0.5` */
export const readArm = (text: string): ArmSettings => {
  const at = text.indexOf(':');
  const name = text.slice(0, at).trim();
  if (at < 0 || name === '' || name.includes('=')) return refuse(text);
  const parts = partsOf(text.slice(at + 1));
  for (const part of parts) {
    if (part.trim() === '') return refuse(text);
    if (!part.includes('='))
      throw new Refusal(
        'bad-value',
        `--arm ${name}: ${JSON.stringify(part)} is no path=value`,
        'a comma parts settings; a list stands in brackets or quotes',
      );
  }
  return { name, set: parts.flatMap((part) => setting('--arm')(part)) };
};

export const armFlag = (): Option =>
  new Option('--arm <name:path=value,...>', 'an arm: the first scenario with other values; repeatable').argParser(
    (text: string, before: readonly ArmSettings[] = []) => [...before, readArm(text)],
  );
