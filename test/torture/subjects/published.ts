import { readPublished } from '../../literature/read-published.ts';
import { mutate } from '../mutate.ts';
import { hostilePieces } from '../shipped-texts.ts';
import { type Subject, subject, type Verdict, Wrong } from '../subject.ts';

const NAME = 'published.yaml';

/** Said of a place in the file; a mistake of the reader itself names none. */
const isRefusal = (error: unknown): error is Error =>
  error instanceof Error && error.constructor === Error && error.message.startsWith(NAME);

const judge = (text: string): Verdict => {
  try {
    const { rows } = readPublished(NAME, text);
    if (rows.length === 0) throw new Wrong('accepted without a number');
    for (const { where, command, quantity, at } of rows)
      if (!where.startsWith(NAME) || command === '' || quantity === '' || at.length === 0)
        throw new Wrong(`a number without a place: ${where}`);
    return 'accepted';
  } catch (error) {
    if (isRefusal(error)) return 'refused';
    throw error;
  }
};

/** Files of published results with mutations: refused at a place, or read with every number in its own. */
export const published = (texts: readonly string[]): Subject =>
  subject<string>({
    draw: (chance) => mutate(chance, chance.pick(texts), { pieces: hostilePieces, others: texts }),
    judge,
    show: JSON.stringify,
  });
