/** Words of 32 bits that hold one bit for each of `count` labels. */
export const wordsFor = (count: number): number => (count + 31) >>> 5;

const hashOf = (items: Uint32Array, from: number, words: number): number => {
  let hash = 0x9e3779b9;
  for (let word = 0; word < words; word++) {
    hash = Math.imul(hash ^ items[from + word]!, 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/**
 * A growing set of sets of labels, each a bit set of W words, numbered in the order they came. Open addressing with
 * linear probing over one flat array: about 4·W + 12 bytes per element, where a Set of texts takes a hundred.
 */
export class LabelSets {
  /** Words per element, W. */
  readonly words: number;
  /** Elements so far. */
  size = 0;
  /** Element k is `items[k·W] … items[k·W + W − 1]`. */
  items: Uint32Array;
  /** Number of an element plus 1 at its hash, 0 where nothing is. */
  #table = new Uint32Array(64);

  constructor(words: number) {
    this.words = words;
    this.items = new Uint32Array(32 * words);
  }

  #isAt(element: number, key: Uint32Array): boolean {
    const from = element * this.words;
    for (let word = 0; word < this.words; word++) if (this.items[from + word] !== key[word]) return false;
    return true;
  }

  /** The number of an element, or -1. */
  indexOf(key: Uint32Array): number {
    const mask = this.#table.length - 1;
    let slot = hashOf(key, 0, this.words) & mask;
    for (;;) {
      const entry = this.#table[slot]!;
      if (entry === 0) return -1;
      if (this.#isAt(entry - 1, key)) return entry - 1;
      slot = (slot + 1) & mask;
    }
  }

  /** Takes an element in, by copying; false where it is there already. */
  add(key: Uint32Array): boolean {
    if (this.indexOf(key) >= 0) return false;
    if ((this.size + 1) * this.words > this.items.length) {
      const larger = new Uint32Array(2 * this.items.length);
      larger.set(this.items);
      this.items = larger;
    }
    this.items.set(key, this.size * this.words);
    this.size++;
    if (this.size * 2 > this.#table.length) this.#grow();
    else this.#enter(this.size - 1);
    return true;
  }

  /** Element k; a view, not a copy, that the next `add` may leave behind. */
  at(element: number): Uint32Array {
    return this.items.subarray(element * this.words, (element + 1) * this.words);
  }

  #enter(element: number): void {
    const mask = this.#table.length - 1;
    let slot = hashOf(this.items, element * this.words, this.words) & mask;
    while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
    this.#table[slot] = element + 1;
  }

  #grow(): void {
    this.#table = new Uint32Array(2 * this.#table.length);
    for (let element = 0; element < this.size; element++) this.#enter(element);
  }
}
