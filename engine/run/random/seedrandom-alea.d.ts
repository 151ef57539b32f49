/** The part of seedrandom that @types/seedrandom leaves out. */
declare module 'seedrandom/lib/alea.js' {
  type Alea = {
    /** A number in [0, 1) with 32 bits. */
    (): number;
    /** A signed 32-bit whole number. */
    int32(): number;
    /** A number in [0, 1) with 53 bits. */
    double(): number;
  };
  const alea: (seed: string) => Alea;
  export = alea;
}
