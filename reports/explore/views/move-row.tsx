import { chosen, chosenByHand, type Hand, left } from '../hand.ts';
import type { Coming } from '../messages.ts';

/** `72 %`, and never 0 or 100 of what is neither. */
function chance(probability: number): string {
  const percent = Math.round(100 * probability);
  if (probability > 0 && percent === 0) return '<1 %';
  if (probability < 1 && percent === 100) return '>99 %';
  return `${percent} %`;
}

const words = (name: string): string => name.replaceAll('_', ' ');

type RowProps = {
  readonly coming: Coming;
  readonly several: boolean;
  readonly hand: Hand;
  readonly move: (hand: Hand) => void;
};

/** One player's next choice: what its rule makes of it, and what can be put in its place. */
export function MoveRow({ coming, several, hand, move }: RowProps) {
  const { player, decision, options, probabilities, decides } = coming;
  const byHand = chosenByHand(hand, { player, decision });
  const keys = (event: KeyboardEvent): void => {
    const option = options[Number(event.key) - 1];
    if (/^[1-9]$/.test(event.key) && option !== undefined) move(chosen(hand, { player, decision, option }));
    else if (event.key === '0' || event.key === 'Delete') move(left(hand, { player, decision }));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const what = several ? `${player}, ${words(decision)}` : player;
  const standing = options[probabilities.indexOf(1)] ?? '';
  const how = decides ? 'by its rule' : `stays with ${words(standing)}`;
  // What stands has no chance beside it.
  const weighs = decides && byHand === undefined;
  return (
    <fieldset class={byHand === undefined ? 'move' : 'move forced'} onKeyDown={keys}>
      <legend class="hidden">{what}</legend>
      <span class="who">
        <span aria-hidden="true">
          {player}
          {several && <span class="quiet"> {words(decision)}</span>}
        </span>
        <span class="how">{byHand === undefined ? how : 'by hand'}</span>
      </span>
      <span class="options">
        {options.map((option, k) => (
          <button
            type="button"
            key={option}
            aria-pressed={byHand === option}
            onClick={() => move(chosen(hand, { player, decision, option }))}
          >
            <span class="option">
              <span>
                <kbd>{k + 1}</kbd> {words(option)}
              </span>
              {weighs && <span class="chance">{chance(probabilities[k] ?? 0)}</span>}
            </span>
            <span class="bar-of" style={{ width: weighs ? `${100 * (probabilities[k] ?? 0)}%` : '0' }} />
          </button>
        ))}
      </span>
    </fieldset>
  );
}
