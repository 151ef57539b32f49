import { Option } from 'commander';
import type { RankCorrelation } from '../engine/designs/correlation-matrix.ts';
import { Refusal } from './refusal.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** `rate,labs.caution=0.6` */
export const readCorrelation = (text: string): RankCorrelation => {
  const at = text.lastIndexOf('=');
  const [first = '', second = '', ...more] = text
    .slice(0, Math.max(0, at))
    .split(',')
    .map((path) => path.trim());
  const number = text.slice(at + 1).trim();
  if (at < 0 || first === '' || second === '' || more.length > 0 || !NUMBER.test(number))
    throw new Refusal(
      'bad-value',
      `--correlate: expected path,path=correlation, got ${JSON.stringify(text)}`,
      'write --correlate rate,labs.caution=0.6',
    );
  const correlation = Number(number);
  if (Math.abs(correlation) >= 1)
    throw new Refusal(
      'bad-value',
      `--correlate ${first},${second}: a rank correlation lies between -1 and 1, got ${number}`,
    );
  return { between: [first, second], correlation };
};

export const correlateFlag = (): Option =>
  new Option(
    '--correlate <a,b=number>',
    'a rank correlation between two of them, for lhs and sobol; repeatable',
  ).argParser((text: string, before: readonly RankCorrelation[] = []) => [...before, readCorrelation(text)]);
