import { Option } from 'commander';
import type { ArmSettings } from '../engine/experiment/compare/open-arms.ts';
import { setting } from './flags.ts';
import { Refusal } from './refusal.ts';

const OPENING = '([{';
const CLOSING = ')]}';

/** Parts between commas; those inside brackets and quotes part nothing. */
export const splitAtCommas = (text: string): readonly string[] => {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const character of text) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (OPENING.includes(character)) depth += 1;
    else if (CLOSING.includes(character)) depth -= 1;
    if (character === ',' && quote === '' && depth <= 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
};

const example = 'write --arm careful:labs.caution=2,rate=0.5';

const refuse = (text: string): never => {
  throw new Refusal('bad-value', `--arm: expected name:path=value,path=value, got ${JSON.stringify(text)}`, example);
};

/** `cautious:labs.caution=2,growth.rate=0.5` */
export const readArm = (text: string): ArmSettings => {
  const at = text.indexOf(':');
  const name = text.slice(0, at).trim();
  if (at < 0 || name === '' || name.includes('=')) return refuse(text);
  const parts = splitAtCommas(text.slice(at + 1));
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
