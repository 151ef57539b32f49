/** A SHA-256 hash of bytes given in order: `#hash` is that of Node in Node, and the portable one elsewhere. */
export type Hash = {
  readonly update: (bytes: Uint8Array) => void;
  /** @returns 64 hexadecimal digits; nothing is to be added afterwards */
  readonly hex: () => string;
};
