import { LabelSets } from './label-sets.ts';

/** Most words that may wait, 128 MiB. */
const MOST_WORDS = 33_554_432;
/** Words from which it pays to look for what waits in vain. */
const MANY_WORDS = 262_144;

/**
 * A stack of bases that wait for a visit. The same basis may wait more than once, or be visited while it waits; when the
 * memory is full these go first, and only then does it double, up to a limit.
 */
export class WaitingBases {
  readonly #words: number;
  readonly #visited: LabelSets;
  readonly #most: number;
  #items: Uint32Array;
  #size = 0;
  /** A basis had no place any more: not all will be visited. */
  isOverfull = false;

  /**
   * @param visited bases that need not wait
   * @param most words that may be held
   */
  constructor(visited: LabelSets, most = MOST_WORDS) {
    this.#words = visited.words;
    this.#visited = visited;
    this.#most = most;
    this.#items = new Uint32Array(64 * visited.words);
  }

  push(basis: Uint32Array): void {
    const words = this.#words;
    if ((this.#size + 1) * words > this.#items.length && !this.#makeRoom()) {
      this.isOverfull = true;
      return;
    }
    this.#items.set(basis, this.#size * words);
    this.#size++;
  }

  /** Takes the last one off, into `basis`; false where there is none. */
  pop(basis: Uint32Array): boolean {
    if (this.#size === 0) return false;
    const words = this.#words;
    const from = --this.#size * words;
    for (let word = 0; word < words; word++) basis[word] = this.#items[from + word]!;
    return true;
  }

  #makeRoom(): boolean {
    const length = this.#items.length;
    if (length >= Math.min(MANY_WORDS, this.#most)) this.#tidy();
    if (2 * this.#size * this.#words <= length) return true;
    if (2 * length > this.#most) return (this.#size + 1) * this.#words <= length;
    const larger = new Uint32Array(2 * length);
    larger.set(this.#items);
    this.#items = larger;
    return true;
  }

  /** Keeps of each basis not visited the place nearest the top. */
  #tidy(): void {
    const kept = new LabelSets(this.#words);
    for (let at = this.#size - 1; at >= 0; at--) {
      const basis = this.#items.subarray(at * this.#words, (at + 1) * this.#words);
      if (this.#visited.indexOf(basis) < 0) kept.add(basis);
    }
    this.#size = kept.size;
    for (let at = 0; at < kept.size; at++) this.#items.set(kept.at(kept.size - 1 - at), at * this.#words);
  }
}
