import { chanceOf } from './chance.ts';
import { type Subject, type Verdict, Wrong } from './subject.ts';

/** What a case came to. */
export type Outcome =
  | { readonly kind: Verdict }
  | { readonly kind: 'crash' | 'wrong'; readonly detail: string; readonly input: string };

const hurt = 'hurt';

/** What code in an input would leave behind, were it executed. */
const traces = (): readonly string[] => [
  ...(hurt in globalThis ? ['something in the input was executed'] : []),
  ...(Object.keys(Object.prototype).length > 0 ? ['Object.prototype has been changed'] : []),
];

/**
 * Tries one case.
 *
 * @param key the same key makes the same case
 */
export const tryCase = async (subject: Subject, key: string): Promise<Outcome> => {
  const one = subject.draw(chanceOf(key));
  try {
    const kind = await subject.judge(one);
    const [trace] = traces();
    if (trace !== undefined) throw new Wrong(trace);
    return { kind };
  } catch (error) {
    const isWrong = error instanceof Wrong;
    const detail = error instanceof Error ? (isWrong ? error.message : (error.stack ?? error.message)) : String(error);
    return { kind: isWrong ? 'wrong' : 'crash', detail, input: subject.show(one) };
  }
};
